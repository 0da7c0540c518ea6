"""Numbers that count lines in the margin: those of a poem, at each line or each fifth.

They belong to no line's words. What tells them from other figures: each is as much greater than the one before
it as there are lines between them, and no words stand so far out.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from glossator.draft.columns import measure_column
from glossator.witness import Range, find_lines, trim

LEFT = re.compile(r"(\d{1,4})(?:\s+(?=\S)|$)")
RIGHT = re.compile(r"(?<=\S)\s{2,}(\d{1,4})$")
GAP = re.compile(r"\S\s{3,}(?=\S)")
MANY = 10
"""So many lines that are numbered one by one, at the least, are no list."""
STEP = 3
"""At every so many lines, at the least, numbers stand that are not at each line."""
SURE_STEP = 5
"""Two numbers are enough where they are multiples of this one."""


@dataclass(frozen=True)
class Margins:
    """The numbers in the margin: ``spans``, by their lines."""

    spans: dict[int, Range] = field(default_factory=dict)

    def blank(self, text: str) -> str:
        """Return a text with white space where these numbers stand."""
        parts, cursor = [], 0
        for start, end in sorted(self.spans.values()):
            parts += [text[cursor:start], " " * (end - start)]
            cursor = end
        return "".join(parts) + text[cursor:]


@dataclass(frozen=True)
class Counted:
    """A figure that may number its line, ``place`` being that of the line among those that are not blank.

    ``column``: where the figure ends; ``rest``: the words beside it; ``within``: where these begin.
    """

    line: int
    place: int
    value: int
    span: Range
    column: int
    rest: str
    within: int


def find_margins(text: str) -> Margins:
    """Find the numbers that count lines, at their beginnings or their ends."""
    contents = [trim(text, start, end) for start, end in find_lines(text)]
    full = [(number, *span) for number, span in enumerate(contents, 1) if span[0] < span[1]]
    indents = [measure_column(text, start) for _, start, _ in full]
    spans: dict[int, Range] = {}
    left = [
        Counted(
            number,
            place,
            int(match[1]),
            match.span(1),
            indents[place] + len(match[1]),
            text[match.end() : end],
            indents[place] + match.end() - start,
        )
        for place, (number, start, end) in enumerate(full)
        if (match := LEFT.match(text, start, end))
    ]
    each = _find_each(left)
    spans |= {one.line: one.span for one in each if one.rest}
    if not each:
        some = _find_some([one for one in left if one.rest], indents)
        spans |= {one.line: one.span for one in some}
    right = [
        Counted(number, place, int(match[1]), match.span(1), 0, text[start : match.start()], 0)
        for place, (number, start, end) in enumerate(full)
        if (match := RIGHT.search(text, start, end))
    ]
    if not spans:
        spans |= {one.line: one.span for one in _find_some(right, None)}
    return Margins(spans)


def _find_groups(counted: Sequence[Counted]) -> list[list[Counted]]:
    """Return the figures that rise from line to line as the lines are counted."""
    groups: dict[int, list[Counted]] = {}
    for one in counted:
        groups.setdefault(one.place - one.value, []).append(one)
    return list(groups.values())


def _find_each(counted: Sequence[Counted]) -> list[Counted]:
    """Return the numbers of lines that are numbered one by one, anew on each page."""
    runs: list[list[Counted]] = []
    for group in _find_groups(counted):
        for one in group:
            if runs and runs[-1][-1].place == one.place - 1 and one.value == runs[-1][-1].value + 1:
                runs[-1].append(one)
            else:
                runs.append([one])
    sure = [run for run in runs if len(run) >= MANY and _are_lines(run)]
    anew = sum(run[0].value <= STEP for run in sure) > 1 or any(
        not one.rest for run in sure for one in run
    )
    if not sure or anew:
        return []  # the pages of a transcript, whose numbers have a rule of their own
    columns = {one.column for run in sure for one in run}
    return [one for run in runs if len(run) > 1 for one in run if one.column in columns]


def _are_lines(run: Sequence[Counted]) -> bool:
    """Tell whether lines are numbered: no items of a list, no rows of a table, no verses of the Bible."""
    words = [one for one in run if one.rest]
    if len(words) < MANY // 2 or sum(one.within - one.column >= 2 for one in words) < len(words):
        return False
    gaps = Counter(match.end() for one in words for match in GAP.finditer(one.rest))
    if gaps and gaps.most_common(1)[0][1] > 0.5 * len(words):
        return False
    small = sum(one.rest[0].islower() for one in words)
    places = Counter(one.within for one in words)
    steps = sum(count >= 0.2 * len(words) for count in places.values()) > 1
    return small >= 0.2 * len(words) or steps


def _find_some(counted: Sequence[Counted], indents: Sequence[int] | None) -> list[Counted]:
    """Return the numbers that stand at every fifth line or so.

    :param indents: of all lines, where the numbers are at the left: words begin further in than these end.
    """
    found: list[Counted] = []
    for group in _find_groups(counted):
        steps = [b.value - a.value for a, b in itertools.pairwise(group)]
        step = min(steps, default=0)
        regular = [one for one in group if step and one.value % step == 0]
        sure = len(regular) >= (2 if step % SURE_STEP == 0 else 3)
        if step >= STEP and sure and len(regular) == len(group) and _is_out(group, indents):
            found += group
    if found:
        step = min(b.value - a.value for a, b in itertools.pairwise(found) if b.value > a.value)
        columns = {one.column for one in found}
        known = {one.line for one in found}
        values = {one.value for one in found}
        found += [
            one
            for one in counted
            if one.line not in known
            and one.value % step == 0
            and one.column in columns
            and (one.value - step in values or one.value == step)
        ]
    return found


def _is_out(group: Sequence[Counted], indents: Sequence[int] | None) -> bool:
    """Tell whether numbers stand further out than the lines between them begin."""
    if indents is None:
        return True
    places = {one.place for one in group}
    between = [n for n in range(group[0].place, group[-1].place) if n not in places]
    column = max(one.column for one in group)
    return sum(indents[n] > column for n in between) >= 0.9 * len(between)
