"""Read the table of renderings: open a cell, sort it, read it on a phone, go on to the comparison."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page


def read_column(page: Page, index: int) -> list[int]:
    cells = page.locator(f"table.renderings tbody tr > :nth-child({index})").all()
    return [int(cell.get_attribute("data-count") or "0") for cell in cells]


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [1440, 390])
def test_a_cell_opens_the_occurrences_that_it_counts(
    visit: Callable[..., Page], width: int, script: bool
) -> None:
    page = visit("renderings.html", width=width, script=script)
    for cell in page.locator("td > button").all()[:12]:
        lines = page.locator(f"#{cell.get_attribute('popovertarget')}")
        assert not lines.is_visible()
        cell.click()
        assert lines.is_visible()
        assert lines.locator("li").count() == int(cell.inner_text())
        box = lines.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        page.keyboard.press("Escape")
        assert not lines.is_visible()


def test_a_cell_opens_from_the_keyboard(visit: Callable[..., Page]) -> None:
    page = visit("renderings.html")
    cell = page.locator("td > button").first
    cell.focus()
    page.keyboard.press("Enter")
    lines = page.locator(f"#{cell.get_attribute('popovertarget')}")
    assert lines.is_visible()
    page.keyboard.press("Tab")
    assert lines.locator(":focus").count() == 1


def test_the_table_is_sorted_by_concept_and_by_total(visit: Callable[..., Page]) -> None:
    page = visit("renderings.html")
    names = page.locator("tbody th > a:first-child")
    first = names.all_inner_texts()
    page.locator("thead button", has_text="All").click()
    totals = read_column(page, 7)
    assert totals == sorted(totals, reverse=True)
    assert totals[0] > totals[-1]
    assert page.locator("th[aria-sort='descending']").inner_text().startswith("All")
    page.locator("thead button", has_text="All").click()
    assert read_column(page, 7) == sorted(totals)
    page.locator("thead button", has_text="Concept").click()
    assert names.all_inner_texts() == first
    page.locator("thead button", has_text="Concept").click()
    assert names.all_inner_texts() == first[::-1]


def test_the_counts_of_a_row_come_to_its_total(visit: Callable[..., Page]) -> None:
    page = visit("renderings.html", script=False)
    columns = [read_column(page, index) for index in range(2, 8)]
    for *counts, total in zip(*columns, strict=True):
        assert sum(counts) == total
        assert sum(map(bool, counts)) > 1


def test_on_a_phone_a_row_is_a_card_that_names_its_texts(visit: Callable[..., Page]) -> None:
    page = visit("renderings.html", width=390)
    assert not page.locator("thead").is_visible()
    card = page.locator("tbody tr").first
    for cell in card.locator("td:has(button)").all():
        assert cell.locator(".cell-text").is_visible()
        box = cell.bounding_box()
        assert box
        assert box["width"] > 120


def test_a_concept_leads_to_its_passages_side_by_side(visit: Callable[..., Page]) -> None:
    page = visit("renderings.html")
    row = page.locator("tbody tr", has_text="core interests").first
    total = int(row.locator(".total").inner_text())
    row.locator(".compare-link").click()
    page.wait_for_selector(".compare-text mark")
    assert page.locator(".compare-result mark").count() == total
