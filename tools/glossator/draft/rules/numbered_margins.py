"""Transcripts of courts, in which every printed line has its number in the margin, anew on each page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal, of_lines
from glossator.draft.rules.dates import say_date
from glossator.draft.speaker_shapes import BRACKETS, CAPITALS, TITLED
from glossator.draft.state import Draft
from glossator_schema.blocks import (
    DATE,
    FURNITURE,
    HEADING,
    LIST,
    PARAGRAPH,
    PUBLICATION,
    SPEECH,
    STAGE,
    TITLE,
    LineKind,
)

NUMBERED = re.compile(r"(?P<number>\d{1,2})(?:(?P<room>\s+)(?P<words>\S.*))?")
SPEAKER = re.compile(rf"(?P<name>(?:{TITLED}?{CAPITALS}\s?:|[QA][.:]?(?=\s)))\s*(?=\S)")
VERSUS = re.compile(r"(?:v|vs|versus)\.?", re.I)
COLUMN = re.compile(r"(?:\s{2,}|^)[:)|].*$|(?<=\S)\s{4,}\S.*$")
"""The drawn side of a caption, and what stands beyond it."""
MANY = 30
"""So many lines have a number at the least."""
FULL = 20
"""So many lines a page has at the least."""
STEP = 3
"""So many columns further in than the other lines the first of a paragraph stands."""
DIVIDED = re.compile(r"(?:[^\W\d_] ){3,60}[^\W\d_]")
"""A word set with a space after each letter."""


@dataclass(frozen=True)
class Numbered:
    """A line with what stands in a column beyond its number; ``cut``: the number and the room after it."""

    line: Line
    words: str
    column: int
    cut: str

    @property
    def is_capitals(self) -> bool:
        """Whether it is in capitals and opens nothing."""
        return self.words.isupper() and not self.words.endswith((".", ",", ";"))


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose what all lines are, where nearly all have their number in the margin."""
    lines = [line for line in draft.manuscript.lines if draft.is_free(line)]
    read = {line.number: NUMBERED.fullmatch(line.words) for line in lines}
    numbers = [int(match["number"]) for match in read.values() if match]
    if not _count_pages(numbers) or len(numbers) < 0.7 * len(lines):
        return
    body: list[Numbered] = []
    for line in lines:
        match = read[line.number]
        if match is None or not match["words"]:
            yield _block(draft, [line], FURNITURE, "a number of a line without words, or none")
            continue
        cut = match["number"] + match["room"]
        column = line.indent + len(cut.expandtabs())
        body.append(Numbered(line, match["words"], column, cut))
    columns = Counter(each.column for each in body)
    margin = min(column for column, count in columns.items() if 10 * count >= len(body))
    first = next((n for n, each in enumerate(body) if _is_begun(each, margin)), len(body))
    yield from _read_head(draft, body[:first], margin)
    yield from _read_body(draft, body[first:], margin)


def _count_pages(numbers: Sequence[int]) -> int:
    """Return how many pages the numbers of lines begin anew for; 0 where they are none."""
    if len(numbers) < MANY:
        return 0
    pairs = list(pairwise(numbers))
    fits = sum(b == a + 1 or b == 1 for a, b in pairs)
    anew = sum(b == 1 and a >= FULL for a, b in pairs)
    return anew if fits >= 0.95 * len(pairs) else 0


def _is_begun(each: Numbered, margin: int) -> bool:
    """Tell whether what is said begins: at a name, or at a word in capitals with room between its letters."""
    named = each.column >= margin + STEP and SPEAKER.match(each.words) is not None
    return named or DIVIDED.fullmatch(each.words) is not None


def _read_body(draft: Draft, lines: Sequence[Numbered], margin: int) -> Iterator[BlockProposal]:
    kind: LineKind | None = None
    part: list[Numbered] = []
    for each in lines:
        begins = each.column >= margin + STEP
        heads = begins and each.is_capitals and not SPEAKER.match(each.words)
        asks = each.words.isupper() and each.words.endswith(":")
        if (BRACKETS.fullmatch(each.words) and begins) or asks:
            new: LineKind | None = STAGE
        elif heads:
            new = None if kind is HEADING and part else HEADING
        elif begins and SPEAKER.match(each.words):
            new = SPEECH
        else:
            new = PARAGRAPH if begins or kind in (HEADING, STAGE) else None
        if new is not None and part and kind is not None:
            yield _write(draft, part, kind)
            part = []
        kind = new or kind or PARAGRAPH
        part.append(each)
    if part and kind is not None:
        yield _write(draft, part, kind)


def _read_head(draft: Draft, lines: Sequence[Numbered], margin: int) -> Iterator[BlockProposal]:
    """Yield what stands above the first words: the court, the case, the day, paragraphs, those who appear."""
    drawn = [
        n for n, each in enumerate(lines) if not any(map(str.isalnum, _strip(each.words)[:-1]))
    ]
    versus = next((n for n, each in enumerate(lines) if VERSUS.fullmatch(_strip(each.words))), -1)
    top = max((n for n in drawn if n < versus), default=-1)
    foot = min((n for n in drawn if n > versus), default=-1)
    begun = versus < 0
    part: list[Numbered] = []
    kind: LineKind = PARAGRAPH
    for n, each in enumerate(lines):
        inner = top < n < foot and versus >= 0
        begins = each.column >= margin + STEP
        heads = each.words.isupper() and (each.words.endswith(":") or (begins and n > foot))
        if n in drawn:
            new: LineKind | None = FURNITURE
        elif inner:
            new = None if kind is TITLE and part else TITLE
        elif not begun and n < top:
            new = PUBLICATION
        elif say_date(each.words):
            new = DATE
        elif heads:
            new = HEADING
        elif kind in (HEADING, LIST):
            new = LIST if kind is HEADING else None
        else:
            new = PARAGRAPH if begins or kind is not PARAGRAPH else None
        if new is not None and part:
            yield _write(draft, part, kind)
            part = []
        kind = new or kind
        part.append(each)
    if part:
        yield _write(draft, part, kind)


def _strip(words: str) -> str:
    return COLUMN.sub("", words).strip()


def _write(draft: Draft, part: Sequence[Numbered], kind: LineKind) -> BlockProposal:
    """Return the block of some lines, without their numbers."""
    lines = [each.line for each in part]
    if kind is FURNITURE:
        return _block(draft, lines, kind, "a line that is drawn")
    cuts = [each.cut for each in part]
    if kind is TITLE:
        sides = (COLUMN.search(each.words) for each in part)
        cuts = [
            one
            for cut, side in zip(cuts, sides, strict=True)
            for one in (cut, side and side[0])
            if one
        ]
    speaker = SPEAKER.match(part[0].words) if kind is SPEECH else None
    said = {"speaker": speaker["name"]} if speaker else {}
    level = {"level": 1} if kind is HEADING else {}
    more = {"marker": r"(?:[A-Z][A-Z.,']+ ?){2,}"} if kind is LIST else {}
    reason = "each printed line has its number in the margin"
    return _block(draft, lines, kind, reason, cuts=tuple(cuts), **said, **level, **more)


def _block(
    draft: Draft, lines: Sequence[Line], kind: LineKind, reason: str, **fields: Any
) -> BlockProposal:
    own = {line.number for line in lines}
    every = range(lines[0].number, lines[-1].number)
    without = tuple(n for n in every if n in draft.manuscript.by_number and n not in own)
    return of_lines(lines, kind, reason, 0.88, without=without, **fields)
