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
    page.locator(":target h3").wait_for()


def test_on_a_phone_the_lanes_scroll_in_their_window(visit: Callable[..., Page]) -> None:
    page = visit("timeline.html", width=390, script=False)
    window = page.locator(".lanes-window")
    assert window.evaluate("(view) => view.scrollWidth > view.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("script", [True, False])
def test_an_entry_shows_the_passages_that_speak_of_it(
    visit: Callable[..., Page], script: bool
) -> None:
    page = visit("timeline.html", script=script)
    entry = page.locator(".event-entry:has(.passages)").first
    line = entry.locator(".passages li").first
    if script:
        assert not line.is_visible()
        entry.get_by_role("button").click()
    assert line.is_visible()
    words = line.locator("b").first.inner_text()
    line.locator("a").click()
    page.wait_for_url("**/texts/*")
    assert words.split()[0] in page.locator(":target").inner_text()


def shown(page: Page) -> list[str]:
    return page.locator(".event-entry:visible").evaluate_all("(all) => all.map((one) => one.id)")


def test_events_of_a_category_or_of_a_text_may_be_shown_alone(visit: Callable[..., Page]) -> None:
    page = visit("timeline.html")
    all_events = shown(page)
    page.get_by_role("checkbox", name="Treaty").check()
    treaties = shown(page)
    kinds = page.locator(".event-entry:visible").evaluate_all(
        "(all) => all.map((e) => e.dataset.category)"
    )
    assert set(kinds) == {"treaty"}
    page.get_by_role("checkbox", name="Speech").check()
    assert set(treaties) < set(shown(page))
    page.get_by_role("checkbox", name="Liu Jianfei 2017").check()
    texts = page.locator(".event-entry:visible").evaluate_all(
        "(all) => all.map((e) => e.dataset.texts)"
    )
    assert texts
    assert all("liu-jianfei-2017" in of.split() for of in texts)
    assert (
        page.locator(".timeline-shown output").inner_text()
        == f"{len(texts)} of {len(all_events)} events"
    )
    years = page.locator(".timeline-year:visible")
    assert all(years.nth(i).locator(".event-entry:visible").count() for i in range(years.count()))
    assert page.locator(".lane:visible").count() == 2
    assert page.locator(".lane a:visible").count() == len(texts)
    address = page.url
    page.reload()  # the address says what is shown
    assert page.url == address
    assert len(shown(page)) == len(texts)
    page.get_by_role("button", name="Show all").click()
    assert shown(page) == all_events
    assert "?" not in page.url


def test_by_keyboard_alone_one_chooses_and_unfolds(visit: Callable[..., Page]) -> None:
    page = visit("timeline.html")
    page.get_by_role("checkbox", name="Party Congress").focus()
    page.keyboard.press("Space")
    assert len(shown(page)) == 4
    assert "category=party-congress" in page.url
    button = page.locator(".event-entry:visible .event-toggle").first
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    body = page.locator(".event-entry:visible .event-body").first
    assert body.is_visible()
    page.keyboard.press("Enter")
    assert not body.is_visible()


def test_what_an_address_names_and_there_is_not_is_passed_over(visit: Callable[..., Page]) -> None:
    whole = shown(visit("timeline.html"))
    assert shown(visit("timeline.html?category=battle&text=nobody&show=half")) == whole


def test_an_event_that_a_link_leads_to_is_shown_and_unfolded(visit: Callable[..., Page]) -> None:
    page = visit("timeline.html?category=treaty#event-macartney-embassy-1793")
    entry = page.locator("#event-macartney-embassy-1793")
    entry.locator(".event-body").wait_for(state="visible")
    assert "category" not in page.url
    box = entry.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 844


def test_all_may_be_shown_in_full_and_so_they_are_printed(visit: Callable[..., Page]) -> None:
    page = visit("timeline.html")
    bodies = page.locator(".event-body")
    assert not page.locator(".event-body:visible").count()
    page.emulate_media(media="print")
    assert page.locator(".event-body:visible").count() == bodies.count()
    page.emulate_media(media="screen")
    page.get_by_role("checkbox", name="in full").check()
    assert page.locator(".event-body:visible").count() == bodies.count()
    assert "show=full" in page.url


def test_without_script_all_is_shown(visit: Callable[..., Page]) -> None:
    page = visit("timeline.html?category=treaty", script=False)
    assert page.locator(".event-body:visible").count() == page.locator(".event-entry").count() > 80
    assert not page.locator(".timeline-filter").is_visible()


@pytest.mark.parametrize("width", [1440, 390])
def test_no_name_is_cut_off(visit: Callable[..., Page], width: int) -> None:
    page = visit("timeline.html", width=width)
    cut = page.locator(".named .lane-label").evaluate_all(
        "(all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1 || one.clientHeight > 37)"
        ".map((one) => one.textContent)"
    )
    assert page.locator(".named").count()
    assert cut == []


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
