"""Which notes a book has, and with which words each is set: known before the first word is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from docutils import nodes

from glossator_schema.blocks import AUTHOR_NOTE
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.page.book import (
    find_last_segments,
    group_notes_on_author_notes,
    letter_notes,
    list_elements,
)

Notes = tuple[nodes.Element, ...]


@dataclass(frozen=True)
class BookNotes:
    """The notes of a book or a handout; those of editors and authors by their ids."""

    editorial: Mapping[str, nodes.Element]
    author: Mapping[str, nodes.Element]
    footnotes: Mapping[tuple[str, str], nodes.Element]  # of other pages: by page and id
    letters: Mapping[str, str]  # of editorial notes
    last_segments: Mapping[str, nodes.Element]  # of the words that an editorial note quotes
    on_words: Mapping[nodes.Element, Notes]  # the editorial notes on the words of a block
    on_notes: Mapping[
        nodes.Element, Notes
    ]  # on notes that stand with it: the author's, and the editors'
    unmarked: frozenset[
        str
    ]  # the ids of all of the latter, which are called at the end of the block


def find_notes(book: nodes.document, root: str) -> BookNotes:
    """Return the notes of a book; ``root`` is its root page, whose footnotes are told no page."""
    elements = list_elements(book)
    editorial = {
        note["ids"][0]: note for note in elements if isinstance(note, edition.edition_note)
    }
    last_segments = find_last_segments(elements)
    groups = group_notes_on_author_notes(elements)
    of_author_notes = frozenset(note["ids"][0] for notes in groups.values() for note in notes)
    on_words: dict[nodes.Element, Notes] = {}
    on_notes: dict[nodes.Element, Notes] = {}
    on_others = _group_notes_on_notes(editorial)

    def with_others(notes: Iterable[nodes.Element]) -> Iterator[nodes.Element]:
        """Yield notes, each with those that are on it."""
        for note in notes:
            yield note
            yield from with_others(on_others.get(note["ids"][0], ()))

    unmarked = of_author_notes | {
        note["ids"][0] for notes in on_others.values() for note in with_others(notes)
    }
    author: dict[str, nodes.Element] = {}
    for block in elements:
        if not isinstance(block, edition.edition_block):
            continue
        if edition.is_block(block, AUTHOR_NOTE):
            author[block["ids"][0]] = block
            continue
        names = dict.fromkeys(_quoting(block, last_segments))
        on_words[block] = tuple(
            editorial[name] for name in names if name in editorial and name not in unmarked
        )
        marks = block.findall(edition.edition_note_mark)
        cited = dict.fromkeys(mark["note"] for mark in marks)
        of_author = [
            note
            for name in cited
            for note in groups.pop(name, ())
            if note["target"] not in editorial
        ]
        of_editors = (on_others.get(note["ids"][0], ()) for note in on_words[block])
        on_notes[block] = (
            *(note for notes in of_editors for note in with_others(notes)),
            *with_others(of_author),
        )
    return BookNotes(
        editorial=editorial,
        author=author,
        footnotes={
            (footnote.get("docname", root), identifier): footnote
            for footnote in elements
            if isinstance(footnote, nodes.footnote)
            for identifier in footnote["ids"]
        },
        letters=letter_notes(elements),
        last_segments=last_segments,
        on_words=on_words,
        on_notes=on_notes,
        unmarked=unmarked,
    )


def _group_notes_on_notes(
    editorial: Mapping[str, nodes.Element],
) -> dict[str, list[nodes.Element]]:
    """Return the editorial notes on each editorial note."""
    groups: dict[str, list[nodes.Element]] = {}
    for note in editorial.values():
        if note["target"] in editorial:
            groups.setdefault(note["target"], []).append(note)
    return groups


def _quoting(block: nodes.Element, last_segments: Mapping[str, nodes.Element]) -> Iterator[str]:
    """Yield the notes on words that end in a block, in the order in which the words begin."""
    segments = list(block.findall(edition.edition_quoted))
    for segment in segments:
        for name in segment["notes"]:
            if any(last_segments.get(name) is end for end in segments):
                yield name
