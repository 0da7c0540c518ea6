"""Author's notes within the words that they are on, in the brackets that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.languages import any_word
from glossator.draft.manuscript import Line
from glossator.draft.note_signs import PAIRED
from glossator.draft.proposals import NoteProposal
from glossator.draft.state import CONTENT, Draft
from glossator_schema.blocks import TITLE

OPENING = re.compile(
    rf"(?P<before>\^)(?P<number>\[(?:\d{{1,3}}\.)?)|(?P<macro>\\footnote)(?P<brace>\{{)|"
    rf"(?P<word>\[{any_word('note')}\s?)(?P<label>[\w*†‡§]{{0,4}}:)|"
    rf"(?P<round>\()(?P<pair>{PAIRED}[.:])(?=\s)",
    re.I,
)
"""``^[words]``, ``\\footnote{words}``, ``[Footnote: words]``, each with a number or none; ``(31/1. words)``."""
PAIRS = {"[": "]", "{": "}", "(": ")"}
BRACKET = re.compile(r"[\[\]{}()]")


def propose(draft: Draft) -> Iterator[NoteProposal]:
    """Propose each such note; what begins its line, and is one by itself, other rules tell."""
    text = draft.manuscript.text
    if not OPENING.search(text):
        return
    pairs = _pair_brackets(text)
    end = 0
    for line in draft.manuscript.lines:
        block = draft.blocks.get(line.number)
        kind = block.kind if block else None
        if kind is not None and kind not in CONTENT | {TITLE}:
            continue
        last = block.last or block.line if block else line.number
        for match in OPENING.finditer(line.words, 1):
            start = line.start + match.start()
            bracket = BRACKET.search(text, start)
            close = pairs.get(bracket.start()) if bracket else None
            if start < end or close is None or close >= draft.manuscript.end_of(last):
                continue
            end = close + 1
            yield _make(text, line, match, close)


def _pair_brackets(text: str) -> dict[int, int]:
    """Return where each bracket is closed, by where it opens."""
    pairs: dict[int, int] = {}
    open_at: dict[str, list[int]] = {closing: [] for closing in PAIRS.values()}
    for match in BRACKET.finditer(text):
        sign = match[0]
        if sign in PAIRS:
            open_at[PAIRS[sign]].append(match.start())
        elif open_at[sign]:
            pairs[open_at[sign].pop()] = match.start()
    return pairs


def _make(text: str, line: Line, match: re.Match[str], close: int) -> NoteProposal:
    before = match["before"] or match["macro"] or match["word"] or match["round"]
    number = match["number"] or match["brace"] or match["label"] or match["pair"]
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
