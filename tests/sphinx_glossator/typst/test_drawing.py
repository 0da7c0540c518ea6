"""The timeline on pages: every event once, in order, each with the marker of its kind."""

from __future__ import annotations

from sphinx_glossator.typst.drawing import tabulate_events
from sphinx_glossator.views.timeline import Event


def make_event(year: int, number: int = 1, **changes: str) -> Event:
    values = {
        "id": f"event-{year}-{number}",
        "name": f"Conference no. {number} of {year}",
        "start": f"{year}-05-0{number}",
        "certainty": "certain",
        "category": "summit",
    } | changes
    return Event(**{field: values.get(field, "") for field in Event._fields})


def test_every_event_is_drawn_once_in_order() -> None:
    events = [make_event(year) for year in range(2000, 1900, -1)]
    names = [row.name for row in tabulate_events(events).rows]
    assert names == [event.name for event in reversed(events)]


def test_a_year_stands_once_and_an_inferred_date_is_marked() -> None:
    events = [make_event(1999), make_event(1999, 2, certainty="inferred"), make_event(2001)]
    table = tabulate_events(events)
    assert [(row.year, row.inferred) for row in table.rows] == [
        ("1999", False),
        ("", True),
        ("2001", False),
    ]


def test_years_before_the_common_era_stand_before_others() -> None:
    early = [make_event(1, start="-0398"), make_event(2, start="-0430", end="-0403")]
    table = tabulate_events([make_event(1999), *early])
    assert [(row.year, row.date) for row in table.rows] == [
        ("431 BCE", "431–404 BCE"),
        ("399 BCE", "399 BCE"),
        ("1999", "1 May 1999"),
    ]


def test_each_category_has_a_lane_of_its_own() -> None:
    table = tabulate_events([make_event(1999), make_event(2000, category="party-congress")])
    assert table.lanes == ("Summit", "Party Congress")
    assert [row.lane for row in table.rows] == [0, 1]
