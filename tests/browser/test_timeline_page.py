"""Read the timeline: its lanes, closer and farther; an event's date where a text speaks of it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page


def lanes_width(page: Page) -> float:
    box = page.locator(".lanes").bounding_box()
    assert box
    return box["width"]


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [1440, 390])
def test_every_event_is_in_a_lane_in_the_order_of_time(
    visit: Callable[..., Page], width: int, script: bool
) -> None:
    page = visit("timeline.html", width=width, script=script)
    marked = page.locator(".lane a").all()
    entries = [f"#{entry.get_attribute('id')}" for entry in page.locator(".event-entry").all()]
    places = {
        link.get_attribute("href"): box["x"] for link in marked if (box := link.bounding_box())
    }
    assert sorted(places) == sorted(entries)
    at = [places[entry] for entry in entries]  # entries stand in the order of time
    assert at == sorted(at)


def test_a_reader_comes_closer_and_goes_back(visit: Callable[..., Page]) -> None:
    page = visit("timeline.html")
    whole, named = lanes_width(page), page.locator(".lane .named").count()
    page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="Zoom in").click()
    assert lanes_width(page) == pytest.approx(4 * whole, rel=0.01)
    assert page.locator(".lane .named").count() > named
    page.locator(".lanes-window").focus()
    page.keyboard.press("-")
    page.keyboard.press("-")
    assert lanes_width(page) == pytest.approx(whole, rel=0.01)
    assert page.get_by_role("button", name="Zoom out").is_disabled()


def test_names_and_years_never_stand_on_one_another(visit: Callable[..., Page]) -> None:
    page = visit("timeline.html")
    for _ in range(4):
        for group in (
            ".axis",
            *(f".lane >> nth={i}" for i in range(page.locator(".lane").count())),
        ):
            parts = page.locator(group).locator("span:not([hidden]), .lane-label")
            boxes = parts.evaluate_all(
                "(all) => all.filter((one) => getComputedStyle(one).clipPath === 'none')"
                ".map((one) => one.getBoundingClientRect()).map(({left, right}) => [left, right])"
            )
            boxes.sort()
            assert all(one[1] <= other[0] for one, other in pairwise(boxes))
        page.get_by_role("button", name="Zoom in").click()


def test_the_scale_may_be_even(visit: Callable[..., Page]) -> None:
    page = visit("timeline.html")
    button = page.get_by_role("button", name="To scale")
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    years = page.locator(".axis span:not([hidden])").evaluate_all(
        "(all) => all.map((one) => [Number(one.textContent), one.getBoundingClientRect().left])"
    )
    years.sort()
    (first, left), *_, (last, right) = years
    scale = (right - left) / (last - first)
    assert all(abs(x - left - (year - first) * scale) < 3 for year, x in years)


def test_a_marker_says_its_date_and_leads_to_the_entry(visit: Callable[..., Page]) -> None:
    page = visit("timeline.html")
    link = page.locator(".lane a").first
    link.focus()
    label = link.locator(".lane-label")
    assert label.evaluate("(label) => getComputedStyle(label).clipPath") == "none"
    assert label.inner_text() == "1793 Qianlong’s reply to the Macartney embassy"
    page.keyboard.press("Enter")
    page.locator(":target h2").wait_for()


def test_on_a_phone_the_lanes_scroll_in_their_window(visit: Callable[..., Page]) -> None:
    page = visit("timeline.html", width=390, script=False)
    window = page.locator(".lanes-window")
    assert window.evaluate("(view) => view.scrollWidth > view.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_an_entry_shows_the_passages_that_speak_of_it(visit: Callable[..., Page]) -> None:
    page = visit("timeline.html", script=False)
    entry = page.locator(".event-entry:has(.concordance)").first
    entry.locator("summary").click()
    line = entry.locator(".kwic li").first
    words = line.locator("b").inner_text()
    line.locator("a").click()
    page.wait_for_url("**/texts/*")
    assert words.split()[0] in page.locator(":target").inner_text()


def test_in_a_text_the_date_is_one_hover_away(visit: Callable[..., Page]) -> None:
    page = visit("texts/liu-jianfei-2017.html")
    link = page.locator("a.event-link").first
    popover = page.locator(".term-popover")
    assert not popover.is_visible()
    link.hover()
    popover.wait_for(state="visible")
    assert any(letter.isdigit() for letter in popover.inner_text())
    page.keyboard.press("Escape")
    assert not popover.is_visible()
