"""Lines in context (KWIC): each place where an entry is named, with what stands before and after it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from glossator_schema.likeness import unify
from sphinx_glossator.memory.once import once
from sphinx_glossator.memory.records import MentionRecord, OccurrenceRecord, TextRecord

if TYPE_CHECKING:
    from sphinx_glossator.memory.domain import EditionDomain

REACH = 50
"""How many characters a line has on each side of the words, at most."""


class ContextLine(NamedTuple):
    """One place in context."""

    paragraph: str  # its id
    name: str  # as a reader sees it: "¶3"
    left: str
    words: str
    right: str
    language: str = ""  # of the words, where it is not the edition's


class TextLines(NamedTuple):
    """The places in one text."""

    title: str
    wordings: tuple[tuple[str, int], ...]  # each with how often, the most frequent first
    lines: tuple[ContextLine, ...]


@once
def read_concordance(domain: EditionDomain, entry: str) -> tuple[TextLines, ...]:
    """Return where a term or a person is named or an event is mentioned, by text in reading order."""
    record = domain.entry(entry)
    forms = record.forms if record else ()
    found: list[tuple[TextRecord, Sequence[OccurrenceRecord | MentionRecord]]]
    found = [*domain.occurrences(entry), *domain.mentions(entry)]
    return tuple(
        TextLines(
            text.short_title,
            count_wordings(forms, [p.form for p in places if isinstance(p, OccurrenceRecord)]),
            tuple(make_lines(places, domain)),
        )
        for text, places in found
    )


def describe_concordance(domain: EditionDomain, entry: str) -> list[Any]:
    """Return all that a concordance is made of, which is sooner said than it is made."""
    record = domain.entry(entry)
    found: list[tuple[TextRecord, Sequence[OccurrenceRecord | MentionRecord]]]
    found = [*domain.occurrences(entry), *domain.mentions(entry)]
    blocks, index = list_block_words(domain), domain.index
    told: list[Any] = [record.forms if record else ()]
    for text, places in found:
        told.append(text.short_title)
        for place in places:
            words, block = take_place(place)
            around = blocks.get(block)
            start, end = place.start, place.start + len(words)
            told.append(
                (
                    words,
                    place.paragraph,
                    index[place.paragraph][1].name,
                    # What stands beyond the reach says whether a line is cut within a word.
                    around
                    and (around[max(0, start - REACH - 1) : start], around[end : end + REACH + 1]),
                )
            )
    return told


@once
def list_block_words(domain: EditionDomain) -> dict[str, str]:
    """Return the words of the blocks of all texts that may speak of an entry, by id."""
    return {block: words for text in domain.texts() for block, words in text.block_words.items()}


@once
def list_languages(domain: EditionDomain) -> dict[str, str]:
    """Return the languages of the blocks that are not in the edition's, by id."""
    return {b.id: b.language for text in domain.texts() for b in text.body if b.language}


def make_lines(
    places: Sequence[OccurrenceRecord | MentionRecord], domain: EditionDomain
) -> Iterator[ContextLine]:
    """Yield a line for each place; words outside the body of the text have no context."""
    blocks, languages = list_block_words(domain), list_languages(domain)
    for place in places:
        words, block = take_place(place)
        left = right = ""
        if block in blocks:
            left, right = cut_context(blocks[block], place.start, len(words))
        _, record = domain.index[place.paragraph]
        said = languages.get(block, "")
        yield ContextLine(place.paragraph, record.name, left, _one_line(words), right, said)


def take_place(place: OccurrenceRecord | MentionRecord) -> tuple[str, str]:
    """Return the words of a place, and the id of the block that has them."""
    if isinstance(place, OccurrenceRecord):
        return place.form, place.paragraph
    return place.words, place.block


def count_wordings(forms: Sequence[str], found: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Return the wordings found, spelled as the forms are, the most frequent first."""
    known = {unify(form).casefold(): form for form in forms}
    counts = Counter(known.get(unify(words).casefold(), words) for words in found)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def cut_context(text: str, start: int, length: int, reach: int = REACH) -> tuple[str, str]:
    """Return what stands around some words, cut between words where it is cut, with an ellipsis."""
    end = start + length
    left, right = text[max(0, start - reach) : start], text[end : end + reach]
    if start > reach:
        left = f"…{_drop_part(left, text[start - reach - 1], 1)}"
    if end + reach < len(text):
        right = f"{_drop_part(right, text[end + reach], -1)}…"
    return _one_line(left), _one_line(right)


def _drop_part(piece: str, beyond: str, direction: int) -> str:
    """Drop the part of a word at the cut end of a piece; where no spaces are, nothing."""
    space = (FIRST_SPACE if direction > 0 else LAST_SPACE).search(piece)
    if beyond.isspace() or not space:
        return piece.lstrip() if direction > 0 else piece.rstrip()
    return piece[space.end() :] if direction > 0 else piece[: space.start()]


FIRST_SPACE = re.compile(r"\s")
LAST_SPACE = re.compile(r"\s(?=\S*\Z)")
SPACES = re.compile(r"\s+")


def _one_line(words: str) -> str:
    return SPACES.sub(" ", words)
