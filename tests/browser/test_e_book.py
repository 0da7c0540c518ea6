"""The pages of the e-book as an engine of an e-reader shows them: on white and on black, small and large."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

NIGHT = "body { background: #111; color: #ddd; }"

COLOURS = """
() => {
  const visible = (e) => e.getClientRects().length && !e.closest("svg");
  const own = (e) => getComputedStyle(e).color;
  return [...new Set([...document.querySelectorAll("body a, body p")].filter(visible).map(own))];
}
"""

SIZE = "e => parseFloat(getComputedStyle(e).fontSize)"


@pytest.fixture(scope="module")
def folder(outputs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The e-book of the real edition, unpacked."""
    folder = tmp_path_factory.mktemp("e-book")
    with ZipFile(outputs / "epub/edition.epub") as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture
def read(browser: Browser, folder: Path) -> Callable[[str], Page]:
    def open_page(name: str) -> Page:
        page = browser.new_page(viewport={"width": 390, "height": 700})
        page.goto(f"{folder.as_uri()}/{name}")
        return page

    return open_page


@pytest.mark.slow
@pytest.mark.parametrize("name", ["texts/chen-2024", "glossary", "timeline"])
@pytest.mark.parametrize("size", [12, 16, 28])
def test_the_words_have_the_colour_and_the_size_that_the_reader_chose(
    read: Callable[[str], Page], name: str, size: int
) -> None:
    page = read(f"{name}.xhtml")
    page.add_style_tag(content=f"{NIGHT} html {{ font-size: {size}px; }}")
    assert page.evaluate(COLOURS) == ["rgb(221, 221, 221)"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.slow
def test_a_note_looks_like_a_note_and_a_number_stands_by_itself(
    read: Callable[[str], Page],
) -> None:
    page = read("texts/chen-2024.xhtml")
    para, note = page.locator(".para").first, page.locator(".edition-note p").last
    assert note.evaluate(SIZE) < 0.95 * para.evaluate(SIZE)
    gap = "e => parseFloat(getComputedStyle(e).marginInlineEnd)"
    assert page.locator(".para-number").first.evaluate(gap) > 4
    assert page.locator(".headerlink:visible").count() == 0
