"""Read two texts side by side, or the passages of one concept in all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

TERM = "term-core-interests"


def test_a_concept_is_marked_wherever_a_text_names_it(visit: Callable[..., Page]) -> None:
    page = visit(f"compare.html#compare-{TERM}")
    assert page.locator("select[name=concept]").input_value() == TERM
    marks = page.locator(".compare-text mark")
    assert marks.count() > 2
    assert {words.lower() for words in marks.all_inner_texts()} == {"core interests"}
    for paragraph in page.locator(".compare-para").all():
        assert paragraph.locator("mark").count() >= 1
    assert page.locator(".compare-status").inner_text().startswith("core interests 核心利益: ")


def test_the_rest_of_a_paragraph_is_one_press_away(visit: Callable[..., Page]) -> None:
    page = visit(f"compare.html#compare-{TERM}")
    paragraph = page.locator(".compare-para:has(button)").first
    anchor = (paragraph.locator("a").get_attribute("href") or "").partition("#")[2]
    paragraph.locator("button").click()
    whole = page.locator(f".compare-para:has([href$='#{anchor}'])").inner_text()
    page.locator(f".compare-para [href$='#{anchor}']").click()
    page.wait_for_url(f"**/texts/*#{anchor}")
    text = page.locator(f"#{anchor}").evaluate(
        "(p) => { for (const mark of p.querySelectorAll('.note-mark')) mark.remove();"
        " return p.textContent; }"
    )
    assert whole.split() == text.split() or "".join(whole.split()) == "".join(text.split())


def test_two_texts_stand_side_by_side(visit: Callable[..., Page]) -> None:
    from playwright.sync_api import expect

    page = visit("compare.html")
    page.select_option("select[name=one]", "chen-2024")
    page.select_option("select[name=other]", "wu-zhengyang")
    page.select_option("select[name=concept]", "")
    panes = page.locator(".pair .compare-text")
    one, other = (panes.nth(i).bounding_box() for i in (0, 1))
    assert one
    assert other
    assert one["y"] == other["y"]
    assert one["x"] + one["width"] <= other["x"]
    numbers = panes.nth(0).locator(".para-number").all_inner_texts()
    assert numbers[:3] == ["1", "2", "3"]
    assert panes.nth(1).locator("h3").count() > 3
    # A shared concept leads to its places in the same two texts; going back leads back.
    panes.nth(0).locator(".compare-mark", has_text="core interests").first.click()
    expect(page.locator("select[name=concept]")).to_have_value(TERM)
    assert [pane.locator("mark").count() > 0 for pane in panes.all()] == [True, True]
    page.check("input[name=only]")
    assert page.locator(".compare-para:not(:has(mark))").count() == 0
    page.go_back()
    expect(page.locator("select[name=concept]")).to_have_value("")
    assert page.locator(".compare-mark").count() > 20


def test_the_address_says_what_is_compared(visit: Callable[..., Page]) -> None:
    page = visit(f"compare.html#texts=chen-2024,wu-zhengyang&concept={TERM}")
    chosen = [page.locator(f"select[name={n}]").input_value() for n in ("concept", "one", "other")]
    assert chosen == [TERM, "chen-2024", "wu-zhengyang"]
    page.select_option("select[name=other]", "conference-2023")
    assert page.evaluate("location.hash") == f"#texts=chen-2024,conference-2023&concept={TERM}"


@pytest.mark.parametrize("address", ["", "#compare-term-none", "#texts=none,chen-2024"])
def test_an_address_that_names_nothing_shows_a_concept(
    visit: Callable[..., Page], address: str
) -> None:
    page = visit(f"compare.html{address}")
    assert page.locator(".compare-text mark").count() > 10


def test_without_a_script_each_shared_concept_lists_its_places(visit: Callable[..., Page]) -> None:
    page = visit(f"compare.html#compare-{TERM}", script=False)
    assert not page.locator(".compare-form").is_visible()
    section = page.locator(f"#compare-{TERM}")
    assert section.is_visible()
    section.locator("li a").first.click()
    page.wait_for_url("**/texts/*")
    assert "core interests" in page.locator(":target").inner_text()


@pytest.mark.parametrize("concept", ["", f"&concept={TERM}"])
def test_on_a_phone_one_text_stands_below_the_other(
    visit: Callable[..., Page], concept: str
) -> None:
    page = visit(f"compare.html#texts=chen-2024,wu-zhengyang{concept}", width=390)
    one, other = (page.locator(".compare-text").nth(i).bounding_box() for i in (0, 1))
    assert one
    assert other
    assert one["y"] + one["height"] <= other["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
