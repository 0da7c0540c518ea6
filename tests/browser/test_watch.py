"""The preview in a browser: a change comes to the reader, who stays in place; a fault is told and goes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from browser.accessible import find_violations
from built_edition import CONF, INDEX
from tiny_edition import TinyEdition, note_md, term_yaml

playwright = pytest.importorskip("playwright.sync_api")
Error = playwright.Error

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

PARAGRAPHS = 40
BAR = "section.glossator-preview"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> TinyEdition:
    tiny = TinyEdition(tmp_path_factory.mktemp("watched"))
    words = "The harbour lies by the river, and nobody has seen the lantern there. " * 6
    tiny.add_text("alpha", "\n\n".join(f"Paragraph {n}. {words}" for n in range(1, PARAGRAPHS + 1)))
    tiny.write("docs/conf.py", CONF.replace('"basic"', '"furo"'))
    tiny.write("docs/index.md", INDEX.replace("\ntimeline", ""))
    tiny.write("glossary/terms.yaml", term_yaml("lantern: lantern"))
    return tiny


def write_notes(edition: TinyEdition, **bodies: str) -> None:
    """Write a note on each of some paragraphs: ``p20="Words."``."""
    notes = (
        note_md(f"on-{name}", f"alpha-{name}", f"Paragraph {name[1:]}", body=body)
        for name, body in bodies.items()
    )
    edition.write("seeds/alpha/notes.md", "\n".join(notes))


def show_notes(
    edition: TinyEdition, visit_preview: Callable[..., Page], width: int = 1440, **bodies: str
) -> Page:
    """Write such notes and no others, and open the page once it has them.

    It is opened in a browser that has seen no earlier state of it: one that had would lead its
    reader to what has changed since.
    """
    path = "/student/texts/alpha.html"
    write_notes(edition, **bodies)
    shown = [f"alpha-n-on-{name}: {body}" for name, body in bodies.items()]
    notes = "[...document.querySelectorAll('.edition-note')]"
    words = "`${note.id}: ${note.querySelector('p:last-of-type').textContent.trim()}`"
    waiting = visit_preview(path)
    wait_until(waiting, f"{notes}.map((note) => {words}).join() === {json.dumps(','.join(shown))}")
    waiting.context.close()
    return visit_preview(path, width=width)


@pytest.fixture(scope="module")
def address(edition: TinyEdition) -> Iterator[str]:
    write_notes(edition, p2="First words.", p20="First words.")
    command = [sys.executable, "-m", "glossator", "watch", "--port", "0", "-C", str(edition.root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        found = re.search(r"http://[\d.:]+", process.stdout.readline())
        assert found
        yield found[0]
        process.kill()


@pytest.fixture
def visit_preview(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Open a page of the preview; no script on it may fail."""
    contexts = []
    errors: list[str] = []

    def open_page(path: str, width: int = 1440, dark: bool = False) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light"
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(120_000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        page.goto(f"{address}{path}")
        page.wait_for_selector(f"{BAR} :is(.glossator-status:not(:empty), .glossator-count)")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


def wait_until(page: Page, condition: str) -> None:
    """Wait for a condition in the page; the policy of a page forbids Playwright's own way."""
    last: object = None
    for _ in range(1200):
        try:
            if page.evaluate(condition):
                return
            last = page.locator(BAR).text_content()
        except Error as error:  # the page is being loaded again
            last = error
        time.sleep(0.1)
    raise AssertionError(f"{condition}: {last}")


def find_top(page: Page, place: str) -> float:
    return float(
        page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", place)
    )


def is_told(page: Page, place: str) -> bool:
    """Tell whether a page says in time that a place, or what is within it, has changed.

    A machine that is very slow may have left the version behind with which it is to be compared.
    """
    try:
        page.locator(f"{BAR}[data-changed*='{place}']").wait_for(timeout=20_000)
    except Error:
        return False
    return True


def test_a_change_is_shown_and_the_reader_stays_at_the_paragraph(
    edition: TinyEdition, visit_preview: Callable[..., Page]
) -> None:
    page = show_notes(edition, visit_preview, p2="First words.", p20="First words.")
    page.evaluate("document.getElementById('alpha-p20').scrollIntoView({behavior: 'instant'})")
    before = find_top(page, "alpha-p20")
    for words in ("Other words.", "Quite other words.", "And others."):
        write_notes(edition, p2="First words. " * 60, p20=words)  # what is above grows
        wait_until(page, f"document.body.textContent.includes('{words}')")
        if is_told(page, "alpha-n-on-p20"):
            break
    else:
        raise AssertionError("what changed was never told")
    assert abs(find_top(page, "alpha-p20") - before) < 3
    assert page.locator(".glossator-where").is_hidden()
    page.locator("a[href='#term-lantern'], a[href*='term-lantern']").first.hover()  # scripts live


def test_a_change_out_of_sight_is_one_click_away(
    edition: TinyEdition, visit_preview: Callable[..., Page]
) -> None:
    page = show_notes(edition, visit_preview, p2="First words.", p20="First words.")
    write_notes(edition, p2="First words.", p20="Words far below.")
    wait_until(page, "document.body.textContent.includes('Words far below.')")
    lead = page.locator(".glossator-where")
    lead.wait_for()
    assert "changed" in lead.inner_text()
    lead.click()
    wait_until(
        page, "document.getElementById('alpha-n-on-p20').getBoundingClientRect().top < innerHeight"
    )
    assert lead.is_hidden()


def test_of_changes_that_follow_quickly_none_is_lost(
    edition: TinyEdition, visit_preview: Callable[..., Page]
) -> None:
    page = show_notes(
        edition, visit_preview, p2="First words.", p20="First words.", p30="First words."
    )
    notes = edition.root / "seeds/alpha/notes.md"

    def change_again(route: Route) -> None:  # the page was told of one change, and asks for itself
        write_notes(edition, p2="First words.", p20="Second words.", p30="Third words.")
        with httpx.Client() as another:  # which has the next one already
            while "Third words." not in another.get(page.url).text:
                time.sleep(0.05)
        route.continue_()

    page.route("**/alpha.html", change_again, times=1)
    notes.write_text(notes.read_text("utf-8").replace("First", "Second", 2), "utf-8")
    lead = page.locator(".glossator-where")
    lead.wait_for()
    assert "and 1 more have changed" in lead.inner_text()


@pytest.mark.parametrize("width", [1440, 390])
def test_a_fault_stands_in_the_page_until_it_is_mended(
    edition: TinyEdition, visit_preview: Callable[..., Page], width: int
) -> None:
    page = show_notes(edition, visit_preview, width=width, p2="First words.")
    notes = (edition.root / "seeds/alpha/notes.md").read_text("utf-8")
    edition.write("seeds/alpha/notes.md", notes.replace("Paragraph 2", "Paragraph two"))
    alert = page.get_by_role("alert")
    alert.wait_for()
    assert "seeds/alpha/notes.md:4:9 QUOTE_NOT_FOUND" in alert.inner_text()
    assert "First words." in (page.text_content("body") or "")
    box = page.locator(BAR).bounding_box()
    assert box is not None
    assert box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".glossator-count").click()
    assert alert.is_hidden()
    edition.write("seeds/alpha/notes.md", notes)
    page.locator(".glossator-count").wait_for(state="hidden")


def test_the_page_is_one_click_from_that_of_teachers(
    edition: TinyEdition, visit_preview: Callable[..., Page]
) -> None:
    notes = note_md("on-p20", "alpha-p20", "Paragraph 20", ":audience: teacher", body="The key.")
    edition.write("seeds/alpha/notes.md", notes)
    page = visit_preview("/student/texts/alpha.html")
    wait_until(
        page,
        "document.readyState === 'complete' && document.querySelector('.edition-note') === null",
    )
    page.evaluate("document.getElementById('alpha-p20').scrollIntoView({behavior: 'instant'})")
    page.get_by_role("link", name="Teachers").click()
    page.wait_for_url("**/teacher/texts/alpha.html")
    wait_until(page, "document.body.textContent.includes('The key.')")
    wait_until(
        page, "Math.abs(document.getElementById('alpha-p20').getBoundingClientRect().top) < 200"
    )
    assert page.get_by_role("link", name="Teachers").get_attribute("aria-current") == "true"


@pytest.mark.parametrize("dark", [False, True])
def test_the_bar_is_accessible(
    edition: TinyEdition, visit_preview: Callable[..., Page], dark: bool
) -> None:
    write_notes(edition, p2="First words.", p90="On nothing.")
    page = visit_preview("/student/index.html", dark=dark)
    page.get_by_role("alert").wait_for()
    assert find_violations(page, BAR) == []
    write_notes(edition, p2="First words.")


def test_the_preview_is_on_no_published_page(site: Path) -> None:
    assert not [path for path in site.rglob("*.html") if "/-/preview" in path.read_text("utf-8")]
