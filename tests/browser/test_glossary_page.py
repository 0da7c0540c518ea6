"""Find a term or a person as a reader types, go to a letter, read the passages in context."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

FUTURE = "term-community-of-shared-future"


def visible_entries(page: Page) -> list[str]:
    return page.evaluate(
        "[...document.querySelectorAll('.term-entry, .person-entry')]"
        ".filter((entry) => !entry.hidden).map((entry) => entry.id)"
    )


@pytest.mark.parametrize(
    "typed",
    [
        "community of common destiny",  # a wording of one text
        "Shared FUTURE",
        "人类命运共同体",
        "人類命運",
        "mingyun gongtongti",
        "mingyungongtong",
        "mìngyùn gòngtóngtǐ",
    ],
)
def test_an_entry_is_found_by_whatever_a_reader_knows(
    visit: Callable[..., Page], typed: str
) -> None:
    page = visit("glossary.html")
    everything = visible_entries(page)
    page.locator("#find-entry").press_sequentially(typed)
    found = visible_entries(page)
    assert FUTURE in found
    assert len(found) < len(everything) / 4
    assert (
        page.locator(".finder output").inner_text() == f"{len(found)} of {len(everything)} entries"
    )
    page.locator("#find-entry").press("Escape")
    assert visible_entries(page) == everything


def test_a_wrong_tone_finds_nothing(visit: Callable[..., Page]) -> None:
    page = visit("glossary.html")
    page.fill("#find-entry", "míngyún gōngtōngtī")
    assert visible_entries(page) == []


def test_people_are_found_too(visit: Callable[..., Page]) -> None:
    page = visit("people.html")
    page.fill("#find-entry", "lin ken")
    assert "person-abraham-lincoln" in visible_entries(page)
    page.fill("#find-entry", "胡锦涛")
    assert len(visible_entries(page)) == 1


def test_a_link_to_an_entry_that_is_hidden_shows_it(visit: Callable[..., Page]) -> None:
    from playwright.sync_api import expect

    page = visit("glossary.html")
    page.fill("#find-entry", "anti-globalization")
    link = page.locator(".letters a", has_text="W")
    target = page.locator(link.get_attribute("href") or "")
    assert not target.is_visible()
    link.click()
    expect(target).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_every_letter_leads_to_an_entry_that_begins_with_it(
    visit: Callable[..., Page], script: bool
) -> None:
    page = visit("glossary.html", script=script)
    assert page.locator("#find-entry").is_visible() == script
    for link in page.locator(".letters a").all():
        entry = page.locator(link.get_attribute("href") or "")
        assert entry.locator("h2").inner_text().upper().startswith(link.inner_text())


@pytest.mark.parametrize("width", [1440, 390])
def test_a_passage_in_context_leads_to_its_paragraph(
    visit: Callable[..., Page], width: int
) -> None:
    page = visit(f"glossary.html#{FUTURE}", width=width, script=False)
    entry = page.locator(f"#{FUTURE}")
    assert not entry.locator(".kwic").first.is_visible()
    entry.locator("summary").click()
    line = entry.locator(".kwic li").first
    assert line.is_visible()
    words = [line.locator(part).inner_text() for part in ("a + span", "b", "b + span")]
    boxes = [line.locator(part).bounding_box() for part in ("a + span", "b", "b + span")]
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
    if width > 1000:  # before, words, after stand beside one another
        left, middle, right = (box["x"] for box in boxes if box)
        assert left < middle < right
    line.locator("a").click()
    page.wait_for_url("**/texts/*")
    paragraph = page.locator(":target")
    assert " ".join(words[1].split()) in " ".join(paragraph.inner_text().split())


@pytest.mark.parametrize("width", [1440, 390])
def test_the_lines_of_a_first_use_all_begin_at_the_edge(
    visit: Callable[..., Page], width: int
) -> None:
    """The date opens the first of them: it stands in the same line, and pushes no other in."""
    page = visit("glossary.html", width=width)
    date, words, edge = page.evaluate("""() => {
      const date = document.querySelector(".first-use-date");
      const lines = [...date.nextElementSibling.getClientRects()];
      const left = date.parentElement.getBoundingClientRect().left;
      return [date.getBoundingClientRect().top, lines.map(({ top, left }) => [top, left]), left];
    }""")
    assert abs(words[0][0] - date) < 4
    assert len(words) > 1
    assert all(abs(left - edge) < 1 for _top, left in words[1:])
