"""Plan which editorial notes stand in the margin, and where.

A note stands beside the words that it is about, or as near below them as the notes above it allow.
Where the notes of a page are more than its margin holds, the longest go to the foot of the page. That
takes room from the text, and so moves what comes after; therefore:

1. :func:`foresee` tells from a setting with all notes in the margin which ones will not fit;
2. :func:`arrange` gives those of the next setting their places, and names the few that still do not fit;
3. those go to the foot, and the book is set again, until all notes have their place;
4. what is still too full after :data:`PATIENCE` such settings is given up by :func:`give_up`.

So a text is set ``PATIENCE + 3`` times at most, and all but the first time only where notes moved. A book
takes over what was planned for each of its texts apart; where that does not hold, what is too full is given
up at once. So it is set once or twice, and once before, in the meantime, by the plan that it had last, if any.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

GAP = 9.0
"""Points between two notes in the margin."""

RISE = 1.5
"""Points by which a note begins above the line of its mark."""

FOOT_SHARE = 0.56
"""The height of a note at the foot, where lines are long, as a part of its height in the margin."""

LEAST_AT_FOOT = 40.0
"""Points of a note that stand on the page of its mark, if it runs on to the next."""

PATIENCE = 4
"""How often the few notes that still do not fit go to the foot before all that follow them go."""


class Mark(NamedTuple):
    """The words that a note is about; lengths in points."""

    note: str
    page: int
    y: float
    height: float  # of the note in the margin


class Column(NamedTuple):
    """The top and the bottom of the margin on each page."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top


class Layout(NamedTuple):
    """What a plan must know of a book that has been set."""

    marks: list[Mark]
    openings: list[int]  # the pages on which chapters begin
    column: Column
    burst: frozenset[int] = frozenset()  # the pages with a note at the foot that runs off them


class Plan(NamedTuple):
    """The notes at the foot; and for each in the margin how far below the page's edge it begins."""

    foot: frozenset[str] = frozenset()
    placed: Mapping[str, float] = MappingProxyType({})


NO_PLAN = Plan()


def join_plans(plans: Iterable[Plan]) -> Plan:
    """Return one plan for texts that were planned apart."""
    whole = list(plans)
    placed = {note: top for plan in whole for note, top in plan.placed.items()}
    return Plan(frozenset().union(*(plan.foot for plan in whole)), placed)


def plan_margins(set_book: Callable[[Plan], Layout], known: Plan = NO_PLAN) -> Plan:
    """Return the plan of a book, which is set again until every note has its place.

    :param known: the plan of the same texts elsewhere, which holds here as a rule.
    """
    foot, patience = known.foot, 0
    layout = set_book(known)
    if known == NO_PLAN:
        patience = PATIENCE
        if foot := foresee(layout):
            layout = set_book(Plan(foot))
    for _ in range(patience):
        placed, crowded = arrange(layout)
        if not crowded:
            return Plan(foot, placed)
        foot |= crowded
        layout = set_book(Plan(foot, placed))
    while crowded := give_up(layout):  # once is enough where a book is set from its first page on
        foot |= crowded
        placed = arrange(layout).placed
        layout = set_book(Plan(foot, {note: placed[note] for note in placed.keys() - foot}))
    return Plan(foot, arrange(layout).placed)


def foresee(layout: Layout) -> frozenset[str]:
    """Return the notes that will have no room in the margin, once others stand at the foot."""
    foot: set[str] = set()
    for marks in divide_by_chapter(layout):
        foot |= _foresee_chapter(marks, layout.column)
    return frozenset(foot)


def divide_by_chapter(layout: Layout) -> Iterator[list[Mark]]:
    """Yield the marks of each chapter: what stands at the foot of its pages moves no other chapter."""
    for _, marks in groupby(layout.marks, lambda mark: bisect_right(layout.openings, mark.page)):
        yield list(marks)


def _foresee_chapter(marks: Sequence[Mark], column: Column) -> set[str]:
    """Fill page after page, taking the chapter for one strip of text that notes at the foot push on.

    Notes go to the margin as long as it has room, then to the foot, unless that would push the note's
    own line to the next page, whose margin is empty.
    """
    foot: set[str] = set()
    first = marks[0].page
    least = column.height / 12  # of text on a page, however much stands at its foot
    begin, at_foot, in_margin = 0.0, 0.0, 0.0  # where the page begins on the strip; what it holds
    for mark in marks:
        at = (mark.page - first) * column.height + mark.y - column.top
        while at >= begin + max(column.height - at_foot, least):
            begin += max(column.height - at_foot, least)
            at_foot, in_margin = max(0.0, at_foot - column.height + least), 0.0
        height = FOOT_SHARE * mark.height
        beginning = min(height, LEAST_AT_FOOT)
        crowded = in_margin + mark.height > column.height >= mark.height
        if crowded and at >= begin + max(column.height - at_foot - beginning, least):
            begin, at_foot, in_margin = at, 0.0, 0.0
        if in_margin + mark.height <= column.height:
            in_margin += mark.height + GAP
        else:
            foot.add(mark.note)
            at_foot += height
    return foot


def _stack_height(marks: Sequence[Mark]) -> float:
    return sum(mark.height + GAP for mark in marks) - GAP


class Arrangement(NamedTuple):
    """Where each note begins that has room, and the notes that have none."""

    placed: dict[str, float]
    crowded: frozenset[str]


def arrange(layout: Layout) -> Arrangement:
    """Give the notes of each page their places; where they are too many, the longest goes first."""
    placed: dict[str, float] = {}
    crowded: set[str] = set()
    for page, on_page in groupby(
        sorted(layout.marks, key=lambda m: (m.page, m.y)), lambda m: m.page
    ):
        marks = list(on_page)
        if page in layout.burst:
            # Typst sets some pages too full where a note that takes no room ends a long paragraph.
            crowded |= {mark.note for mark in marks}
            continue
        while _stack_height(marks) > layout.column.height:
            longest = max(marks, key=lambda mark: mark.height)
            crowded.add(longest.note)
            marks.remove(longest)
        placed |= stack(marks, layout.column)
    return Arrangement(placed, frozenset(crowded))


def give_up(layout: Layout) -> frozenset[str]:
    """Return all notes of a chapter from its first page on that is too full.

    That ends the matter: what precedes them stays as it is, and what follows has no notes in its margin.
    """
    crowded = arrange(layout).crowded
    given_up: set[str] = set()
    for marks in divide_by_chapter(layout):
        full = [mark.page for mark in marks if mark.note in crowded]
        given_up |= {mark.note for mark in marks if full and mark.page >= min(full)}
    return frozenset(given_up)


def stack(marks: Iterable[Mark], column: Column) -> dict[str, float]:
    """Place notes that fit beside one another's words: first downward, then up from the bottom."""
    order = list(marks)
    tops: list[float] = []
    free = column.top
    for mark in order:
        tops.append(max(free, mark.y - RISE))
        free = tops[-1] + mark.height + GAP
    below = column.bottom + GAP
    for index in range(len(order) - 1, -1, -1):
        tops[index] = max(column.top, min(tops[index], below - GAP - order[index].height))
        below = tops[index]
    return {mark.note: round(top, 2) for mark, top in zip(order, tops, strict=True)}
