"""Which notes a book has, and with which words each is set: known before the first word is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    on_author_notes: Mapping[nodes.Element, Notes]  # on author's notes that it is first to cite
    of_author_notes: frozenset[str]  # the ids of all of the latter


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
    on_author_notes: dict[nodes.Element, Notes] = {}
    author: dict[str, nodes.Element] = {}
    for block in elements:
        if not isinstance(block, edition.edition_block):
            continue
        if edition.is_block(block, AUTHOR_NOTE):
            author[block["ids"][0]] = block
            continue
        names = dict.fromkeys(_quoting(block, last_segments))
        on_words[block] = tuple(
            editorial[name] for name in names if name in editorial and name not in of_author_notes
        )
        marks = block.findall(edition.edition_note_mark)
        cited = dict.fromkeys(mark["note"] for mark in marks)
        on_author_notes[block] = tuple(note for name in cited for note in groups.pop(name, ()))
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
        on_author_notes=on_author_notes,
        of_author_notes=of_author_notes,
    )


def _quoting(block: nodes.Element, last_segments: Mapping[str, nodes.Element]) -> Iterator[str]:
    """Yield the notes on words that end in a block, in the order in which the words begin."""
    segments = list(block.findall(edition.edition_quoted))
    for segment in segments:
        for name in segment["notes"]:
            if any(last_segments.get(name) is end for end in segments):
                yield name
