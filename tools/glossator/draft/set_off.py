"""Where words of others are set off within lines without a blank one: further in, or short below a colon."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from operator import attrgetter, itemgetter

from glossator.draft.layout import are_joined, is_begun, is_running, looks_like_verse
from glossator.draft.manuscript import WIDEST, Line, Manuscript
from glossator.draft.state import Draft

SET_IN = 2
"""So many columns further in than most lines, lines are set apart."""
LONGEST = 60
"""So many lines, at the most, has verse that no blank line sets off."""


def divide_run(draft: Draft, run: list[Line], base: int) -> Iterator[list[Line]]:
    """Divide lines where others' words are set below a paragraph: short below a long line, or further in."""
    long = [line.reach > WIDEST for line in run]
    deep = _find_deep(run, base)
    flat = [line for line, inner in zip(run, deep, strict=True) if not inner]
    if any(long) and not draft.manuscript.is_unwrapped and not are_joined(run):
        kinds = long
    elif any(deep) and len(flat) > 1 and is_running(flat, draft.manuscript):
        kinds = deep
    else:
        kinds = _find_sung(run, draft.manuscript)
    for _, group in itertools.groupby(zip(kinds, run, strict=True), key=itemgetter(0)):
        yield [line for _, line in group]


def _find_sung(run: list[Line], manuscript: Manuscript) -> list[bool]:
    """Tell of each line whether it is of verse: short ones after a colon, among lines broken at a width."""
    most = max(line.reach for line in run)
    short = [line.reach < 0.8 * most for line in run]
    found = [False] * len(run)
    for place, line in enumerate(run[:-1]):
        if found[place] or not line.words.rstrip("—–- ").endswith((":", "：")):
            continue
        end = place + 1
        while end < min(len(run), place + LONGEST) and short[end] and is_begun(run[end]):
            end += 1
        sung = end - place > 2 and looks_like_verse(run[place + 1 : end], manuscript)
        if sung and len(run) - end > 0:
            found[place + 1 : end] = [True] * (end - place - 1)
    return found


def _find_deep(run: list[Line], base: int) -> list[bool]:
    """Tell of each line whether it is one of several further in, and no paragraph's first."""
    groups = [list(group) for _, group in itertools.groupby(run, key=attrgetter("indent"))]
    found: list[bool] = []
    for group, following in itertools.zip_longest(groups, groups[1:]):
        inner = [base + SET_IN <= each[0].indent for each in (group, following or group)]
        first = following is not None and len(following) > 1 and all(inner)
        first = first and following[0].indent < group[0].indent
        found += [inner[0] and (len(group) > 1 or first)] * len(group)
    return found
