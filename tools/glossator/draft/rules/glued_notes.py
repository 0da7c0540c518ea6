"""Author's notes that a scan ran into the line: a number after punctuation, a citation, the text again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.manuscript import Line
from glossator.draft.proposals import NoteProposal
from glossator.draft.state import Draft
from glossator_schema.blocks import ABSTRACT, PARAGRAPH, PULL_QUOTE

CITATION = re.compile(
    r"\b(1[5-9]|20)\d\d\b|\bpp?\.\s?\d|https?:|\bIbid\b|\bSee\b|\bop\. cit|[“\"][^”\"]+,[”\"]|"
    r"\b(Vol|No|ed|eds|trans)\.|\bPress\b|\bQuoted\b|[.][”\"]$"
)
"""What a citation has: a year, a page, an address, a quoted title, a publisher."""

RESUMED = re.compile(r"[.?!][”\"’)]?(?=[A-Za-z“])")
"""A note's end: the stop to which the resumed sentence is glued."""

ADDRESS = re.compile(r"https?://(?:[^\s/]+)(?:/ ?[^\s]*)?")
INSIDE = (PARAGRAPH, ABSTRACT, PULL_QUOTE, None)


def propose(draft: Draft) -> Iterator[NoteProposal]:
    """Propose the notes in the order of their numbers, each one more than the last."""
    number = 1
    for line in draft.manuscript.lines:
        if draft.kind(line) not in INSIDE:
            continue
        cursor = 0
        while (mark := find_mark(line, number, cursor)) is not None:
            end = find_end(line.words, mark.end())
            text = line.words[mark.end() : end]
            if not CITATION.search(text):
                cursor = mark.end()
                continue
            resumed = end < len(line.words)
            yield NoteProposal(
                line=line.number,
                number=mark[0],
                text=text,
                start=line.start + mark.start(),
                reason="the next number, glued to a stop and to words like a citation; then "
                + ("the text goes on" if resumed else "the paragraph ends"),
                confidence=0.97 if resumed else 0.93,
            )
            number, cursor = number + 1, end


def find_mark(line: Line, number: int, cursor: int) -> re.Match[str] | None:
    """Return the mark with this number, glued to a stop before it and to words after it."""
    pattern = re.compile(rf"(?<=[.,;:?!”\"’')]){number}(?=[“\"A-Z])")
    return pattern.search(line.words, cursor)


def find_end(words: str, start: int) -> int:
    """Return where a note that begins at ``start`` ends: at a glued stop, or with the line.

    Within an address only a capital ends it; a single capital before the stop is an initial.
    """
    addresses = [match.span() for match in ADDRESS.finditer(words, start)]
    for stop in RESUMED.finditer(words, start):
        before, after = words[stop.start() - 1], words[stop.end()]
        inside = any(first <= stop.start() < last for first, last in addresses)
        initial = before.isupper() and not words[stop.start() - 2].isalpha()
        if (inside and not after.isupper()) or (initial and after.isupper()):
            continue
        return stop.end()
    return len(words)
