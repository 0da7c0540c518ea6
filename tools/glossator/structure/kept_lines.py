"""Lay out what keeps its lines as the witness has them: code; and the paragraphs of an author's note."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from glossator.block_rules import BlockRule
from glossator.model import Point
from glossator.structure.ground import Ground, RawBlock
from glossator.witness import Range
from glossator_schema.blocks import PointKind

TAB = 8
"""So many columns are between the stops of tabs in code."""


def lay_code(ground: Ground, draft: RawBlock, lines: list[Range]) -> list[Range]:
    """Note where the lines of code begin; return them with the white space that sets them in.

    What all have of it is none of the words. Nor is what the first has beyond that: how far it is set in, its
    point says. A blank line is a point at which no words are.
    """
    spaces = [ground.text[_reach_back(ground, start) : start] for start, _ in lines]
    least, most = min(spaces, default=""), max(spaces, default="")
    common = next((at for at, sign in enumerate(least) if most[at] != sign), len(least))
    kept: list[Range] = []
    for index, ((start, end), space) in enumerate(zip(lines, spaces, strict=True)):
        begin = start - len(space) + common if index else start
        if kept:
            for _ in range(_count_blank(ground.text, kept[-1][1], start)):
                draft.points.append((begin, Point(kind=PointKind.LINE)))
        level = 0 if index else len(space[common:].expandtabs(TAB))
        draft.points.append((begin, Point(kind=PointKind.LINE, level=level)))
        kept.append((begin, end))
    return kept


def _reach_back(ground: Ground, start: int) -> int:
    """Return where the white space begins that stands before ``start`` in its line, and is nothing else."""
    while start and ground.text[start - 1].isspace() and ground.text[start - 1] != "\n":
        if ground.characters.role_at(start - 1) is not None:
            break
        start -= 1
    return start


def _count_blank(text: str, end: int, start: int) -> int:
    """Return how many blank lines lie between two lines, none where anything else does."""
    between = text[end:start]
    return 0 if between.strip() else max(between.count("\n") - 1, 0)


def lay_paragraphs(ground: Ground, draft: RawBlock, rule: BlockRule, contents: list[Range]) -> None:
    """Note where the paragraphs of an author's note begin, if it has several."""
    begins = [*_begin_paragraphs(ground, rule, contents)]
    for line in sorted(set(rule.paragraphs) - {line for line, _ in begins}):
        message = f"no paragraph of this note begins in line {line}"
        ground.fault(rule, f"{message}; name some of {rule.lines} after the first, that have words")
    if begins:
        places = [contents[0][0], *(place for _, place in begins)]
        draft.points += [(place, Point(kind=PointKind.PARAGRAPH)) for place in places]


def _begin_paragraphs(
    ground: Ground, rule: BlockRule, contents: list[Range]
) -> Iterator[tuple[int, int]]:
    """Yield the lines with which a paragraph begins after the first, and where in the witness."""
    before = 0
    for start, _ in contents:
        line = bisect_right(ground.lines, start, key=lambda place: place[0])
        after_blank = any(
            part.first <= before < line - 1 and line <= part.last for part in rule.lines.ranges
        )
        if before and (after_blank or line in rule.paragraphs):
            yield line, start
        before = line
