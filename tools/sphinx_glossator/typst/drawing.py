"""Tabulate the timeline for pages: one row for each event, its marker in the lane of its kind.

The template draws, on as many pages as it takes; here it is told what. Its words are text like any
other, so that the drawing needs no alternative.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sphinx_glossator.views.timeline import Event, in_order, name_category, name_year
from sphinx_glossator.words.dates import spell_dates


class EventRow(NamedTuple):
    """One event; ``year`` only where it is not that of the row above."""

    year: str
    date: str
    name: str
    lane: int
    inferred: bool
    target: str


class EventTable(NamedTuple):
    """What the template draws."""

    lanes: tuple[str, ...]  # the kinds of events
    rows: tuple[EventRow, ...]


def tabulate_events(events: Sequence[Event]) -> EventTable:
    """Return the rows of the events, in order of time."""
    ordered = in_order(events)
    lanes = tuple(dict.fromkeys(event.category for event in ordered))
    before = [None, *ordered[:-1]]
    rows = (_make_row(event, last, lanes) for event, last in zip(ordered, before, strict=True))
    return EventTable(tuple(map(name_category, lanes)), tuple(rows))


def _make_row(event: Event, before: Event | None, lanes: Sequence[str]) -> EventRow:
    year = name_year(event.start, event.end)
    same = before is not None and name_year(before.start, before.end) == year
    return EventRow(
        year="" if same else year,
        date=spell_dates(event.start, event.end),
        name=event.name,
        lane=lanes.index(event.category),
        inferred=event.certainty == "inferred",
        target=event.id,
    )
