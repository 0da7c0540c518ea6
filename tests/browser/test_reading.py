"""The text begins soon, and the reader sets it as is good for reading."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from benchmarks.page_weight import loaded_files
from browser.accessible import find_violations
from browser.waits import wait_until
from second_edition import build_second_edition

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    Visit = Callable[..., Page]

READOUT = "texts/conference-2023.html"
LONG = "texts/liu-jianfei-2017.html"

BEGINNING = """
() => {
  const section = document.querySelector("article section");
  const others = "h1, .text-header, .headnote, .edition-note, .moved, span";
  const first = [...section.children].find((one) => !one.matches(others));
  return first.getBoundingClientRect().top;
}
"""


@pytest.mark.parametrize("window", [(390, 844), (1440, 900)])
@pytest.mark.parametrize("edition", ["first", "second"])
def test_each_text_begins_in_the_first_window(
    browser: Browser, site: Path, edition: str, window: tuple[int, int]
) -> None:
    """And not at its very end: three lines are seen."""
    folder = site if edition == "first" else build_second_edition() / "html"
    width, height = window
    page = browser.new_page(viewport={"width": width, "height": height})
    begins = {}
    for text in sorted((folder / "texts").glob("*.html")):
        page.goto(text.as_uri())
        begins[text.stem] = page.evaluate(BEGINNING)
    page.close()
    assert len(begins) >= 5
    assert {name: top for name, top in begins.items() if top > height - 90} == {}


def test_the_header_says_for_what_to_read_the_text_and_how_long_that_takes(visit: Visit) -> None:
    header = visit(READOUT).locator(".text-header")
    assert header.locator(".why").inner_text().startswith("Read it for what a governing party")
    assert header.locator(".reading-time").inner_text().startswith("Reading time: ")


HEADNOTES = "JSON.stringify(localStorage).includes('edition-headnotes')"


def test_a_headnote_that_was_opened_stays_open_in_its_text(visit: Visit) -> None:
    page = visit(READOUT)
    headnote = page.locator(".headnote")
    assert headnote.get_attribute("open") is None
    headnote.locator("summary").press("Enter")
    wait_until(page, HEADNOTES)
    page.reload()
    assert headnote.locator("p").first.is_visible()
    page.goto(page.url.replace("conference-2023", "chen-2024"))
    assert headnote.get_attribute("open") is None
    page.go_back()
    headnote.locator("summary").click()
    wait_until(page, f"!{HEADNOTES}")


# --- the face ------------------------------------------------------------------------------------

FACES = """
() => [...document.fonts].filter((face) => face.family.includes("Edition Serif") && face.status === "loaded")
  .map((face) => face.style)
"""


def find_fonts(page: Page, selector: str) -> dict[str, bool]:
    """Return the names of the fonts in which an element's words are drawn, and whether each was loaded."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return {font["familyName"]: font["isCustomFont"] for font in fonts}


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("path", [READOUT, LONG])
def test_a_text_is_in_the_face_of_the_book_and_nothing_moves_when_it_comes(
    visit: Visit, path: str, width: int
) -> None:
    page = visit(path, width=width)
    wait_until(page, "!document.documentElement.matches('.awaiting-face')")
    if page.evaluate("document.documentElement.matches('.without-face')"):
        pytest.skip("the machine is too slow for the face")
    assert True in find_fonts(page, "p.para").values()
    assert {*page.evaluate(FACES)} == {"normal", "italic"}
    assert page.evaluate(SHIFT) < 0.01


def test_a_face_that_comes_late_is_not_waited_for_nor_used(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.add_init_script("document.fonts.load = () => new Promise(() => {})")
    page.goto((site / READOUT).as_uri())
    seen = "checkVisibility({ opacityProperty: true, visibilityProperty: true })"
    wait_until(page, f"document.querySelector('p.para').{seen}")
    assert page.evaluate("document.documentElement.className").split() == ["without-face"]
    assert "Edition Serif" not in page.evaluate(TYPE)[1]
    assert not any(find_fonts(page, "p.para").values())
    page.close()


def test_a_page_loads_the_fonts_that_its_weight_is_told_with(visit: Visit, site: Path) -> None:
    for path in (site / "texts").glob("*.html"):
        page = visit(f"texts/{path.name}")
        wait_until(page, "!document.documentElement.matches('.awaiting-face')")
        page.evaluate("document.fonts.ready")
        weighed = [file for file in loaded_files(path) if file.suffix.startswith(".woff")]
        assert len(page.evaluate(FACES)) == len(weighed) >= 2, path.name


def test_without_serifs_no_font_is_loaded_for_the_text(visit: Visit) -> None:
    page = visit(LONG)
    page.evaluate("editionReading.setType({ face: 'sans' })")
    assert not any(find_fonts(page, "p.para").values())


# --- the type ------------------------------------------------------------------------------------

TYPE = """
() => {
  const words = document.querySelector("p.para");
  const { fontSize, fontFamily, lineHeight } = getComputedStyle(words);
  return [fontSize, fontFamily.split(",")[0], lineHeight, Math.round(words.offsetWidth)];
}
"""

SHIFT = """
() => new Promise((resolve) => {
  let total = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (total += entry.value)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(total), 300);
})
"""


@pytest.mark.parametrize("width", [390, 1440])
def test_the_type_is_set_by_the_keyboard_alone_kept_and_there_from_the_first(
    visit: Visit, width: int
) -> None:
    page = visit(LONG, width=width)
    before = page.evaluate(TYPE)
    page.locator(".type-button").focus()
    page.keyboard.press("Enter")
    page.locator(".type-panel").wait_for()
    page.keyboard.press("Tab")
    for key in ("l", "w", "w", "s"):  # larger, without serifs, wider, shorter
        page.keyboard.press(key)
        page.keyboard.press("Tab")
    found = page.evaluate(TYPE)
    assert float(found[0][:-2]) > float(before[0][:-2])
    assert found[1] != before[1]
    assert float(found[2][:-2]) > float(before[2][:-2]) * 1.2
    assert found[3] < before[3] or width == 390
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "type-button"
    page.reload()
    assert page.evaluate(TYPE) == found
    assert page.evaluate(SHIFT) < 0.02
    page.locator(".type-button").click()
    page.get_by_role("button", name="As the edition has it").click()
    assert page.evaluate(TYPE) == before
    assert page.evaluate("localStorage.getItem('edition-type')") is None


def test_with_the_panel_open_axe_finds_nothing(visit: Visit) -> None:
    page = visit(READOUT, width=390)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.locator(".type-button").click()
        page.locator(".type-panel").wait_for()
        box = page.locator(".type-panel").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert find_violations(page) == []
        page.keyboard.press("Escape")


def test_what_was_kept_by_others_does_no_harm(visit: Visit) -> None:
    page = visit(READOUT)
    before = page.evaluate(TYPE)
    for kept in ("[1", "7", '{"size": {}, "face": "x"}'):
        page.evaluate(
            """kept => {
              const site = new URL("..", location.href).pathname;
              for (const name of ["edition-type", `edition-places ${site}`, `edition-headnotes ${site}`]) {
                localStorage.setItem(name, kept);
              }
            }""",
            kept,
        )
        page.reload()
        assert page.evaluate(TYPE) == before
        page.locator(".type-button").click()
        page.locator(".type-panel").wait_for()
        assert page.locator("[name=type-face]").input_value() == ""


# --- where the reading has stopped ----------------------------------------------------------------

PLACES = "JSON.stringify(localStorage).includes('chen-2024-p')"


def read_on(page: Page, times: int = 1) -> None:
    for _ in range(times):
        page.keyboard.press("PageDown")
    wait_until(page, PLACES)


@pytest.mark.parametrize("width", [390, 1440])
def test_the_reading_goes_on_where_it_stopped(visit: Visit, width: int) -> None:
    page = visit("texts/chen-2024.html", width=width)
    assert page.locator(".continue").count() == 0
    read_on(page, 2)
    place = page.locator(".reading-place").first.text_content() or ""
    page.goto(page.url.replace("texts/chen-2024.html", "index.html"))
    assert page.evaluate(SHIFT) < 0.02
    link = page.locator("p.continue a")
    assert link.inner_text() == f"Making Sense of China’s Diplomacy, {place}"
    link.click()
    page.wait_for_url("**/texts/chen-2024.html#chen-2024-p*")
    anchor = page.url.partition("#")[2]
    page.goto(page.url.partition("#")[0])
    assert page.evaluate(SHIFT) < 0.02
    page.get_by_role("link", name=f"Continue at {place}").click()
    page.wait_for_url(f"**#{anchor}")


def test_a_text_that_was_read_to_its_end_is_not_offered(visit: Visit) -> None:
    page = visit("texts/chen-2024.html")
    read_on(page, 2)
    page.keyboard.press("End")
    wait_until(page, f"!{PLACES}")


def test_no_place_is_kept_where_the_reader_does_not_want_it(visit: Visit) -> None:
    page = visit("texts/chen-2024.html")
    read_on(page, 2)
    page.evaluate("scrollTo(0, 0)")
    page.locator(".type-button").click()
    page.get_by_label("Remember where I stopped").uncheck()
    wait_until(page, f"!{PLACES}")
    page.locator("h1").click()
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    page.wait_for_timeout(600)
    assert not page.evaluate(PLACES)
    page.reload()
    assert page.locator(".continue").count() == 0
