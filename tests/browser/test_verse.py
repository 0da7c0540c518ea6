"""A line of verse is cited as a paragraph is, and so is a page of a standard edition."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from second_edition import build_second_edition

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Visit = Callable[..., Page]

PANEL = ".cite-panel"


@pytest.fixture(scope="session")
def site() -> Path:
    return build_second_edition() / "html"


def read_citation(page: Page, style: str) -> str:
    page.get_by_label(style, exact=True).check()
    return page.locator(".cite-words").text_content() or ""


def opacity(page: Page, line: str) -> str:
    return page.locator(f"#{line} > .line-number").evaluate(
        "link => getComputedStyle(link).opacity"
    )


def test_a_line_without_a_printed_number_is_cited(visit: Visit) -> None:
    page = visit("texts/daffodils.html")
    assert opacity(page, "daffodils-l12") == "0"
    page.locator("#daffodils-l12").hover()
    assert opacity(page, "daffodils-l12") == "1"
    page.locator("#daffodils-l12 > .line-number").click()
    page.locator(PANEL).wait_for(state="visible")
    assert page.locator(".cite-title").text_content() == "Line 12"
    assert ", line 12, in Forms" in read_citation(page, "Chicago")
    assert ", line 12." in read_citation(page, "MLA")
    assert "line 12)" in read_citation(page, "APA")
    assert "; line 12}" in read_citation(page, "BibTeX")
    assert "SP  - line 12" in read_citation(page, "RIS")
    address = page.locator(".cite-permalink").get_attribute("href") or ""
    assert address.endswith("texts/daffodils.html#daffodils-l12")


def test_an_address_leads_to_the_line(visit: Visit) -> None:
    page = visit("texts/daffodils.html#daffodils-l12", height=300)
    line = page.locator("#daffodils-l12")
    assert line.evaluate("line => line.matches(':target')")
    box = line.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 300
    assert opacity(page, "daffodils-l12") == "1"


def test_keys_lead_from_stanza_to_stanza_and_line_to_line(visit: Visit) -> None:
    page = visit("texts/daffodils.html", height=300)
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.hash") == "#daffodils-l1"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#daffodils-l2"
    assert opacity(page, "daffodils-l2") == "1"
    page.keyboard.press("Enter")
    page.locator(PANEL).wait_for(state="visible")
    assert page.locator(".cite-title").text_content() == "Line 2"
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.hash") == "#daffodils-l11"


def test_with_a_finger_a_line_shows_its_number(visit: Visit) -> None:
    page = visit("texts/daffodils.html", width=390, touch=True)
    page.locator("#daffodils-l12").tap()
    assert opacity(page, "daffodils-l12") == "1"
    page.locator("#daffodils-l12 > .line-number").tap()
    page.locator(PANEL).wait_for(state="visible")
    page.keyboard.press("Escape")
    page.locator("#daffodils-l3").tap()
    page.mouse.move(5, 5)
    assert opacity(page, "daffodils-l3") == "1"


def test_lines_tell_how_far_one_has_come(visit: Visit) -> None:
    page = visit("texts/daffodils.html#daffodils-l12", height=300)
    page.locator(".sidebar-tree .reading-place", has_text=re.compile(r"line \d+ of 20")).wait_for()


def test_a_part_of_a_line_has_the_number_of_the_line(visit: Visit) -> None:
    page = visit("texts/watch.html")
    for part in ("watch-l3", "watch-l3b"):
        assert page.locator(f"#{part} > .line-number").text_content() == "3"


def test_a_page_of_a_standard_edition_is_cited(visit: Visit) -> None:
    page = visit("texts/cave.html")
    page.locator("#cave-m-514b").click()
    page.locator(PANEL).wait_for(state="visible")
    assert page.locator(".cite-title").text_content() == "Stephanus 514b"
    assert ", Stephanus 514b, in Forms" in read_citation(page, "Chicago")


def test_without_scripts_no_milestone_lies_over_another(visit: Visit) -> None:
    """Two that begin in one line stand in the line: which do is known to the script alone."""
    page = visit("texts/politeia.html", script=False, width=1440)
    marks = [mark.bounding_box() for mark in page.locator(".milestone").all()]
    boxes = [box for box in marks if box is not None]
    assert len(boxes) > 1
    meet = [
        (one, other)
        for one, other in pairwise(boxes)
        if one["x"] < other["x"] + other["width"]
        and other["x"] < one["x"] + one["width"]
        and one["y"] < other["y"] + other["height"]
        and other["y"] < one["y"] + one["height"]
    ]
    assert meet == []
    assert all(box["x"] >= 360 for box in boxes)  # in the column of the words


@pytest.mark.parametrize("width", [390, 1440])
def test_a_title_from_right_to_left_begins_where_its_verses_do(visit: Visit, width: int) -> None:
    page = visit("texts/saqi.html", width=width)
    title, line = page.evaluate("""() => ["h1", ".line"].map((selector) => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector(selector));
      return range.getBoundingClientRect().right;
    })""")
    assert abs(title - line) < 2


def test_a_text_without_a_headnote_stands_apart_from_what_is_above_it(visit: Visit) -> None:
    page = visit("texts/daffodils.html")
    gap = page.evaluate("""() => document.querySelector(".verse").getBoundingClientRect().top
      - document.querySelector(".reading-tools").getBoundingClientRect().bottom""")
    assert gap > 20
