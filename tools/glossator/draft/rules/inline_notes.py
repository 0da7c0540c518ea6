"""Author's notes within the words that they are on, in the brackets that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.languages import any_word
from glossator.draft.manuscript import Line
from glossator.draft.proposals import NoteProposal
from glossator.draft.state import CONTENT, Draft
from glossator_schema.blocks import TITLE

OPENING = re.compile(
    rf"(?P<before>\^)(?P<number>\[(?:\d{{1,3}}\.)?)|(?P<macro>\\footnote)(?P<brace>\{{)|"
    rf"(?P<word>\[{any_word('note')}\s?)(?P<label>[\w*†‡§]{{0,4}}:)",
    re.I,
)
"""``^[words]``, ``\\footnote{words}``, ``[Footnote: words]``, each with or without a number."""
PAIRS = {"[": "]", "{": "}"}
LONGEST = 20_000
"""A note has so many characters at the most."""


def propose(draft: Draft) -> Iterator[NoteProposal]:
    """Propose each such note; what begins its line, and is one by itself, other rules tell."""
    end = 0
    for line in draft.manuscript.lines:
        block = draft.blocks.get(line.number)
        kind = block.kind if block else None
        if kind is not None and kind not in CONTENT | {TITLE}:
            continue
        last = block.last or block.line if block else line.number
        for match in OPENING.finditer(line.words, 1):
            start = line.start + match.start()
            close = _find_close(draft.manuscript.text, start, draft.manuscript.end_of(last))
            if start < end or close is None:
                continue
            end = close + 1
            yield _make(draft.manuscript.text, line, match, close)


def _find_close(text: str, start: int, end: int) -> int | None:
    """Return where the bracket that opens after ``start`` is closed."""
    first = min(place for sign in PAIRS if (place := text.find(sign, start, end)) >= 0)
    opening, closing = text[first], PAIRS[text[first]]
    depth = 0
    for place in range(first, min(end, first + LONGEST)):
        depth += (text[place] == opening) - (text[place] == closing)
        if not depth:
            return place
    return None


def _make(text: str, line: Line, match: re.Match[str], close: int) -> NoteProposal:
    before = match["before"] or match["macro"] or match["word"]
    number = match["number"] or match["brace"] or match["label"]
    if len(number) > 1:  # the bracket is no part of it
        opened = number[0] == "["
        before, number = before + number[: int(opened)], number[int(opened) :]
    start = line.start + match.start() + len(before)
    return NoteProposal(
        line=line.number,
        number=number,
        text=text[start + len(number) : close],
        start=start,
        before=before,
        after=text[close],
        reason="a note within the words, in brackets that say so",
        confidence=0.93,
    )
