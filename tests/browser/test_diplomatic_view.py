"""The diplomatic view: the text as its witness has it, at an address of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Visit = Callable[..., Page]


def emended(page: Page) -> tuple[str, str]:
    """Return what the first emended place shows, and what its witness has."""
    place = page.locator(".emended").first
    return place.text_content() or "", place.get_attribute("data-source") or ""


def test_the_toggle_shows_the_source_readings_and_what_was_left_out(visit: Visit) -> None:
    page = visit("texts/chen-2024.html")
    reading, source = emended(page)
    assert reading != source
    toggle = page.get_by_role("button", name="Source readings")
    toggle.click()
    page.locator(".diplomatic").wait_for()  # what shows it is loaded when it is asked for
    assert emended(page)[0] == source
    assert page.locator(".omitted-shown").count() == page.locator(".apparatus .omitted").count() > 0
    assert page.url.endswith("chen-2024.html?view=source")
    toggle.click()
    assert emended(page)[0] == reading
    assert page.locator(".omitted-shown").count() == 0
    assert page.url.endswith("chen-2024.html")


def test_the_view_has_an_address(visit: Visit) -> None:
    page = visit("texts/chen-2024.html?view=source&notes=claim#chen-2024-p9")
    page.locator(".diplomatic").wait_for()
    assert emended(page)[0] == emended(page)[1]
    toggle = page.get_by_role("button", name="Source readings")
    assert toggle.get_attribute("aria-pressed") == "true"
    top = page.evaluate("document.getElementById('chen-2024-p9').getBoundingClientRect().top")
    assert 0 <= top < 200
    toggle.click()
    assert page.url.endswith("chen-2024.html?notes=claim#chen-2024-p9")


def test_notes_stand_by_their_words_in_this_view_too(visit: Visit) -> None:
    page = visit("texts/conference-2023.html?view=source")
    page.locator(".diplomatic").wait_for()
    away = page.locator(".edition-note").evaluate_all(
        """notes => notes.map(note => {
          const words = document.querySelector(`.quoted[data-notes~="${note.id}"]`);
          return words ? Math.abs(note.getBoundingClientRect().top - words.getClientRects()[0].top) : 0;
        })"""
    )
    assert max(away) < 200


def test_without_script_there_is_no_toggle(visit: Visit) -> None:
    page = visit("texts/chen-2024.html?view=source", script=False)
    assert not page.locator(".diplomatic-toggle").is_visible()
    assert emended(page)[0] != emended(page)[1]
