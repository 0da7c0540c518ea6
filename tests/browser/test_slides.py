"""Slides: one paragraph at a time, large; by keys, clicks and swipes; and back to that paragraph."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from browser.accessible import find_violations
from browser.test_pages import RULES
from browser.waits import wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Visit = Callable[..., Page]

TEXT = "texts/chen-2024.html"


def start(page: Page) -> Page:
    if "#" in page.url:  # the browser goes there slowly
        place = "document.querySelector(':target')?.getBoundingClientRect()"
        wait_until(page, f"{place}.top > 0 && {place}.top < 200")
    page.keyboard.press("s")
    page.locator("dialog.slides").wait_for(state="visible")
    return page


def where(page: Page) -> str:
    return page.locator(".slide-source").inner_text().rpartition(", ")[2]


def words(page: Page) -> str:
    return page.locator(".slide-words").inner_text()


def test_keys_lead_on_and_back_and_escape_to_the_paragraph(visit: Visit) -> None:
    page = start(visit(TEXT))
    assert where(page) == "¶1"
    assert page.locator(".slide-count").inner_text() == "1 of 14"
    assert "Making Sense of China’s Diplomacy" in page.locator(".slide-source").inner_text()
    for key, place in (
        ("ArrowRight", "¶2"),
        ("PageDown", "¶3"),
        (" ", "¶4"),
        ("ArrowLeft", "¶3"),
        ("End", "¶14"),
        ("ArrowRight", "¶14"),
        ("Home", "¶1"),
        ("PageUp", "¶1"),
        ("End", "¶14"),
        ("Shift+ ", "¶13"),
    ):
        page.keyboard.press(key)
        assert where(page) == place, key
    assert page.url.endswith("chen-2024.html")  # an arrow is not the way to the next text here
    page.keyboard.press("Escape")
    assert not page.locator("dialog.slides").is_visible()
    assert page.evaluate("document.activeElement.hash") == "#chen-2024-p13"
    box = page.locator("#chen-2024-p13").bounding_box()
    assert box
    assert -1 <= box["y"] < 900


def test_the_button_is_loaded_when_it_is_wanted(visit: Visit) -> None:
    page = visit(TEXT)
    assert page.locator("dialog.slides").count() == 0
    page.locator(".slides-button").focus()
    page.keyboard.press("Enter")
    page.locator("dialog.slides").wait_for(state="visible")
    assert where(page) == "¶1"


def test_a_click_leads_on_and_at_the_edge_back(visit: Visit) -> None:
    page = start(visit(TEXT))
    page.mouse.click(1380, 450)
    assert where(page) == "¶2"
    page.mouse.click(85, 450)
    assert where(page) == "¶1"
    page.get_by_role("button", name="Next", exact=True).click()
    assert where(page) == "¶2"


def test_a_swipe_leads_on_and_back(visit: Visit) -> None:
    page = start(visit(TEXT, width=390, touch=True))
    swipe = """([from, to]) => {
      const words = document.querySelector(".slide-words");
      const send = (type, clientX) => words.dispatchEvent(
        new PointerEvent(type, { clientX, clientY: 300, pointerType: "touch", bubbles: true }));
      send("pointerdown", from);
      send("pointerup", to);
    }"""
    page.evaluate(swipe, [300, 100])
    assert where(page) == "¶2"
    page.evaluate(swipe, [300, 290])
    assert where(page) == "¶2"
    page.evaluate(swipe, [100, 300])
    assert where(page) == "¶1"


@pytest.mark.parametrize("size", [(1440, 900), (390, 800)])
def test_the_words_are_large_and_all_of_them_are_seen(visit: Visit, size: tuple[int, int]) -> None:
    page = start(visit(TEXT, width=size[0], height=size[1]))
    plain = page.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('#chen-2024-p1')).fontSize)"
    )
    for _ in range(14):
        found = page.locator(".slide-words").evaluate(
            "w => [w.scrollHeight - w.clientHeight, w.scrollWidth - w.clientWidth,"
            " parseFloat(getComputedStyle(w).fontSize)]"
        )
        assert found[1] <= 0, where(page)
        assert found[2] >= plain
        if size[0] > 1000:
            assert found[0] <= 0, where(page)
            assert found[2] > plain * 1.5
        page.keyboard.press("ArrowRight")


def test_noted_words_show_their_note_on_request(visit: Visit) -> None:
    page = start(visit(f"{TEXT}#chen-2024-p5"))
    assert where(page) == "¶5"
    assert not page.locator(".slide-note").is_visible()
    page.locator(".slide-words .note-sign").focus()
    page.keyboard.press("Enter")
    note = page.locator(".slide-note .edition-note")
    assert note.inner_text().startswith("CLAIM CHECKED")
    assert "No conflict, no confrontation" in note.inner_text()
    assert where(page) == "¶5"
    page.keyboard.press("Escape")
    assert not page.locator(".slide-note").is_visible()
    assert page.evaluate("document.activeElement.className").startswith("note-sign")
    page.locator(".slide-words .quoted", has_text="non-conflict").first.click()
    assert "No conflict, no confrontation" in note.inner_text()
    page.keyboard.press("ArrowRight")
    assert where(page) == "¶6"
    assert not page.locator(".slide-note").is_visible()


def test_a_term_shows_its_definition_and_does_not_lead_away(visit: Visit) -> None:
    page = start(visit(f"{TEXT}#chen-2024-p6"))
    page.locator(".slide-words a", has_text="developing countries").click()
    page.locator(".slide-definition").wait_for(state="visible")
    assert page.locator(".slide-definition b").inner_text() == "developing country"
    assert page.locator("dialog.slides").is_visible()


def test_an_authors_note_is_shown_too(visit: Visit) -> None:
    page = start(visit("texts/liu-jianfei-2017.html#liu-jianfei-2017-p1"))
    page.locator(".slide-words .note-mark a").first.click()
    assert "The Central Conference on W" in page.locator(".slide-note .author-note").inner_text()


def test_of_a_part_of_the_text_only_the_part_is_shown(visit: Visit) -> None:
    page = visit(f"{TEXT}?part=p3.p5&notes=none")
    wait_until(page, "document.querySelectorAll('.part-line button').length > 0")
    start(page)
    assert where(page) == "¶3"
    assert page.locator(".slide-count").inner_text() == "1 of 3"
    page.keyboard.press("End")
    assert where(page) == "¶5"
    assert page.locator(".slide-words .note-sign").count() == 0


def test_the_heading_stands_above_its_paragraphs(visit: Visit) -> None:
    page = start(visit("texts/liu-jianfei-2017.html#liu-jianfei-2017-p18"))
    assert page.locator(".slide-heading").inner_text() == "Pursuing world peace."


def test_without_a_script_there_is_no_button(visit: Visit) -> None:
    assert not visit(TEXT, script=False).locator(".slides-button").is_visible()


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing(visit: Visit, width: int) -> None:
    page = start(visit(f"{TEXT}#chen-2024-p5", width=width))
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += find_violations(page, rules=RULES)
        page.locator(".slide-words .note-sign").focus()
        page.keyboard.press("Enter")
        found += find_violations(page, rules=RULES)
        page.keyboard.press("Escape")
    assert [(one["id"], one["nodes"][0]["html"][:160]) for one in found] == []


# --- other forms of text -----------------------------------------------------------------------------


def test_a_stanza_keeps_its_lines_and_a_speech_its_speaker(see: Visit) -> None:
    page = start(see("texts/daffodils.html"))
    assert where(page) == "lines 1–10"
    assert page.locator(".slide-words .line").count() == 10
    tops = page.locator(".slide-words .line").evaluate_all(
        "all => all.map(line => line.getBoundingClientRect().top)"
    )
    assert tops == sorted(set(tops))
    page = start(see("texts/watch.html#watch-v3"))
    assert words(page).startswith("BERNARDO.")


def test_words_that_run_from_right_to_left_do_so(see: Visit) -> None:
    page = start(see("texts/saqi.html"))
    verse = page.locator(".slide-words .verse")
    assert verse.get_attribute("dir") == "rtl"
    assert verse.get_attribute("lang") == "fa"
    page.keyboard.press("ArrowRight")  # the page itself runs from left to right
    assert page.locator(".slide-count").inner_text() == "2 of 7"


def test_in_an_edition_from_right_to_left_the_left_arrow_leads_on(see: Visit) -> None:
    page = see("texts/saqi.html")
    page.evaluate("document.documentElement.dir = 'rtl'")
    start(page)
    page.keyboard.press("ArrowLeft")
    assert page.locator(".slide-count").inner_text() == "2 of 7"


def test_lists_tables_and_figures_are_slides(see: Visit) -> None:
    page = start(see("texts/rivers.html"))
    found = set()
    for _ in range(12):
        for kind in ("table", "figure img", "ul", ".epigraph"):
            if page.locator(f".slide-words {kind}").count():
                found.add(kind)
        page.keyboard.press("ArrowRight")
    assert found == {"table", "figure img", "ul", ".epigraph"}
