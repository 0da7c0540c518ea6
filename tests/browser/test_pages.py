"""Every page type in a real browser: accessible by axe-core's rules, still, and within the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from browser.accessible import find_violations

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

PAGES = (
    "index.html",
    "genindex.html",
    "changes.html",
    "editorial-policy.html",
    "teaching/index.html",
    "teaching/questions.html",
    "teaching/lessons/checking-a-claim.html",
    "texts/liu-jianfei-2017.html",
    "texts/conference-2023.html",
    "glossary.html",
    "people.html",
    "timeline.html",
    "renderings.html",
    "compare.html",
    "choose.html",
    "bibliography.html",
    "colophon.html",
    "search.html",
    "how-this-edition-is-checked.html",
    "software/architecture.html",
)
"""One page of each type."""

RULES = {"target-size": {"enabled": True}}

WIDTHS = (360, 390, 768, 1024, 1312, 1440, 1920, 2560)


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(visit: Callable[..., Page], path: str) -> None:
    """No violation of any impact: on a desk and on a phone, light and dark.

    Targets have the size that WCAG 2.2 asks for (2.5.8), which axe by itself leaves out; but the markers of
    the timeline stand where their years are, as close as these.
    """
    page = visit(path)
    found = set()
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            for violation in find_violations(page, rules=RULES):
                for node in violation["nodes"]:
                    if violation["id"] == "target-size" and "#timeline-shape" in node["html"]:
                        continue
                    what = f"{violation['id']} ({violation['impact']}): {node['html'][:120]}"
                    found.add(f"{width} {scheme} {what}")
    assert sorted(found) == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_overflows_the_window(visit: Callable[..., Page], path: str) -> None:
    page = visit(path)
    too_wide = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found = page.evaluate("document.documentElement.scrollWidth")
        if found > width:
            too_wide[width] = found
    assert too_wide == {}


@pytest.mark.slow
def test_the_book_is_two_clicks_away(browser: Browser, outputs: Path) -> None:
    """From any text: the book, the e-book, the handouts of each text, the data; all are there."""
    page = browser.new_page()
    page.goto(f"{(outputs / 'html').as_uri()}/texts/chen-2024.html")
    page.get_by_role("link", name="Download", exact=True).click()
    page.wait_for_url("**/index.html#edition-downloads")
    links = page.locator("#edition-downloads a")
    words = links.all_inner_texts()
    assert words[:2] == ["The book (PDF)", "The e-book (EPUB)"]
    assert words[-1] == "The data (JSON)"
    handouts = page.locator(
        "#edition-downloads li", has_text="Making Sense of China’s Diplomacy"
    ).last
    names = ["Text alone", "Text with notes", "With glossary and sources"]
    assert handouts.locator("a").all_inner_texts() == names
    for address in links.evaluate_all("all => all.map((link) => link.getAttribute('href'))"):
        assert (outputs / "html" / address).stat().st_size > 1000
    assert page.locator("#edition-downloads h2").is_visible()
    page.close()


SHIFT = """
() => new Promise((resolve) => {
  let total = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) total += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(total), 500);
})
"""


WHERE = """
(emptied) => {
  const article = document.querySelector("article");
  if (emptied) article.replaceChildren();
  const { x, y, width } = article.getBoundingClientRect();
  return [x, y, width].map(Math.round);
}
"""


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_once_it_is_drawn(visit: Callable[..., Page], path: str, width: int) -> None:
    """Cumulative layout shift, as browsers report it, stays below 0.02.

    A slow browser draws a page as it comes: its article while nothing is in it, then with its title.
    """
    page = visit(path, width=width)
    assert page.evaluate(SHIFT) < 0.02
    assert page.evaluate(WHERE, False) == page.evaluate(WHERE, True)


def test_a_digest_is_in_lines_that_can_be_read_on_a_phone(visit: Callable[..., Page]) -> None:
    page = visit("colophon.html", width=390)
    digests = page.locator("table.witnesses td:nth-child(3) p")
    for height in digests.evaluate_all("all => all.map((one) => one.clientHeight)"):
        assert height < 60
