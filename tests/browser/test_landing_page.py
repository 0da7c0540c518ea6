"""The landing page: a reader sees what there is, where to begin, and comes there by one click."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_a_reader_begins_with_the_text_that_the_edition_names(visit: Callable[..., Page]) -> None:
    page = visit("index.html")
    first = page.locator(".text-card").first
    assert first.inner_text().upper().startswith("START HERE")
    assert "4 minutes · easy" in first.inner_text()
    box = first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] - 12, box["y"] + 12)  # anywhere on the card
    page.wait_for_url("**/texts/chen-2024.html")


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (390, 844)])
def test_where_to_begin_is_in_the_first_window(
    visit: Callable[..., Page], width: int, height: int
) -> None:
    page = visit("index.html", width=width)
    for words in (".doors .sd-card-title", ".text-card-start", ".first .text-card-title"):
        box = page.locator(words).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < height


def test_the_quotation_of_a_text_leads_to_its_words(visit: Callable[..., Page]) -> None:
    page = visit("index.html", script=False)
    for index in range(page.locator(".text-card").count()):
        card = page.locator(".text-card").nth(index)
        words = card.locator(".text-card-words")
        number = words.locator("a").inner_text()
        said = words.inner_text().removesuffix(number).strip()
        words.locator("a").click()
        page.wait_for_url("**/texts/*#*")
        assert said in page.locator(":target").inner_text()
        page.go_back()


def test_by_keyboard_alone_one_comes_to_a_text(visit: Callable[..., Page]) -> None:
    page = visit("index.html")
    link = page.locator(".text-card.first .text-card-title a")
    for _step in range(60):
        page.keyboard.press("Tab")
        if link.evaluate("(link) => link === document.activeElement"):
            break
    outline = "(link) => getComputedStyle(link, '::after').outlineStyle"
    assert link.evaluate(outline) == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/texts/chen-2024.html")


@pytest.mark.parametrize("door", ["I study", "I teach"])
def test_there_is_a_door_for_who_studies_and_for_who_teaches(
    visit: Callable[..., Page], door: str
) -> None:
    page = visit("index.html", width=390)
    card = page.locator(".doors .sd-card", has_text=door)
    card.click(position={"x": 8, "y": 8})  # beside the words
    page.wait_for_url("**/teaching/index.html" if door == "I teach" else "**/texts/*.html")


def test_a_student_meets_no_page_of_the_software(visit: Callable[..., Page]) -> None:
    page = visit("texts/chen-2024.html")
    links = page.locator(".sidebar-tree a").evaluate_all("(all) => all.map((a) => a.href)")
    assert len(links) > 10
    assert not [link for link in links if "/software/" in link or "how-this-edition" in link]


def test_the_software_has_a_sidebar_of_its_own(visit: Callable[..., Page]) -> None:
    page = visit("colophon.html")
    page.locator("article a", has_text="The software").click()
    page.wait_for_url("**/software/index.html")
    page.locator(".sidebar-tree a", has_text="Settings").click()
    page.wait_for_url("**/software/settings.html")
    current = page.locator(".sidebar-tree .current-page")
    assert current.inner_text() == "Settings"
    assert not page.locator(".sidebar-tree a[href*='texts/']").count()
    page.locator(".sidebar-brand").click()
    page.wait_for_url("**/index.html")
