"""The timeline on pages: every event once, and no drawing higher than a page."""

from __future__ import annotations

import pytest

from sphinx_glossator.records import EventRecord
from sphinx_glossator.typst.drawing import draw_pages


def make_events(number: int) -> list[EventRecord]:
    return [
        EventRecord(
            id=f"event-{year}",
            name=f"Conference no. {year}",
            zh_hans="",
            start=f"{year}-05-01",
            end="",
            certainty="certain",
            basis="",
            place="",
            category="summit",
            summary="",
            sources=(),
        )
        for year in range(1900, 1900 + number)
    ]


def test_no_events_no_drawing() -> None:
    assert draw_pages([]) == []


@pytest.mark.parametrize("number", [1, 5, 60])
def test_every_event_is_drawn_once(number: int) -> None:
    drawings = draw_pages(make_events(number))
    words = " ".join(drawing.alt for drawing in drawings)
    for event in make_events(number):
        assert words.count(event.name) == 1


def test_many_events_take_several_drawings() -> None:
    assert len(draw_pages(make_events(60))) > 1
