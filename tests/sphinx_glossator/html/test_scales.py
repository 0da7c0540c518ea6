"""The scales of the timeline's lanes: in order, within the width, crowded years with more room."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from sphinx_glossator.html.screen import initial_of
from sphinx_glossator.html.timeline import make_scales, write_lanes
from sphinx_glossator.views.timeline import Event, name_year

STARTS = [1793.0, 1839.0, 1945.5, 2005.0, 2005.0, 2005.5, 2005.7, 2020.1]


def test_both_scales_keep_the_order_and_the_width() -> None:
    for scale in make_scales(STARTS, 2025.0):
        places = [scale(1793 + year / 4) for year in range(4 * (2025 - 1793) + 1)]
        assert all(one < other for one, other in pairwise(places))
        assert places[0] >= 0
        assert places[-1] <= 1


def test_crowded_years_have_more_room() -> None:
    crowded, even = make_scales(STARTS, 2025.0)
    assert crowded(2006) - crowded(2005) > 5 * (even(2006) - even(2005))


def test_one_event_is_drawn_and_none_is_not() -> None:
    event = Event("event-a", "A & b", "2014", "", "certain", "speech")
    assert write_lanes([]) == ""
    assert 'href="#event-a"' in write_lanes([event])
    assert "A &amp; b" in write_lanes([event])


def test_years_of_both_eras_are_on_one_axis_and_round_in_their_era() -> None:
    dates = [("-0430", "-0403"), ("-0398", ""), ("18XX", ""), ("1948/..", "")]
    events = [Event(f"event-{n}", "E", *dates[n], "certain", "war") for n in range(len(dates))]
    html = write_lanes(events[::-1])
    assert re.findall(r'href="#(event-\d)', html) == [f"event-{n}" for n in range(4)]
    years = re.findall(r"--t:([\d.]+)\">([\d ABCE]+)</span>", html)
    assert [year for _, year in sorted(years, key=lambda year: float(year[0]))][:5] == [
        *("431 BCE", "400 BCE", "399 BCE", "300 BCE", "200 BCE")
    ]
    lasting = dict(re.findall(r'style="([^"]*)"><a href="#(event-\d)', html))
    assert ["--dt" in style for style in lasting] == [True, False, True, True]
    assert 'aria-label="Events, 431 BCE – 1948 CE"' in html


@pytest.mark.parametrize(
    ("start", "end", "name"),
    [
        ("2014-11-28", "", "2014"),
        ("-0430", "-0403", "431 BCE"),
        ("-04XX", "", "5th century BCE"),
        ("186X", "", "1860s"),
        ("1948/..", "", "1948"),
        ("../1999", "", "1999"),
        ("-0427~", "", "428 BCE"),
    ],
)
def test_an_event_stands_below_the_year_in_which_it_begins(start: str, end: str, name: str) -> None:
    assert name_year(start, end) == name


def test_three_hundred_events_have_one_filter_and_none_has_none() -> None:
    events = [
        Event(f"event-{n}", "E", str(1700 + n), "", "certain", f"kind-{n % 4}") for n in range(300)
    ]
    html = write_lanes(events)
    assert html.count('name="category"') == 4
    assert 'name="text"' not in html  # no text speaks of any: there is nothing to choose
    assert "<output>300 events</output>" in html
    assert 'name="category"' not in write_lanes(events[:1])


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("win-win", "W"),
        ("“Two” camps", "T"),
        ("Élan", "E"),
        ("1949", "#"),
        ("外交", "#"),
        ("", "#"),
    ],
)
def test_a_name_stands_under_its_letter(name: str, letter: str) -> None:
    assert initial_of(name) == letter
