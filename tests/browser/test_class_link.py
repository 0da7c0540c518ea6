"""A link for the class: a teacher composes an address, and whoever opens it sees the text so."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from browser.accessible import find_violations
from browser.test_pages import RULES, SHIFT
from browser.waits import wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Visit = Callable[..., Page]

TEXT = "texts/chen-2024.html"
FOLDED = "document.querySelectorAll('.part-line button').length > 0"


def shown_numbers(page: Page) -> list[str]:
    """Return the numbers of the paragraphs that are drawn."""
    numbers: list[str] = page.evaluate(
        "[...document.querySelectorAll('.para')].filter((p) => p.checkVisibility())"
        ".map((p) => p.querySelector('.para-number').textContent)"
    )
    return numbers


def shown(page: Page, selector: str) -> list[str]:
    ids: list[str] = page.evaluate(
        "(selector) => [...document.querySelectorAll(selector)]"
        ".filter((one) => !one.closest('[hidden]') && one.checkVisibility()).map((one) => one.id)",
        selector,
    )
    return ids


def open_part(visit: Visit, address: str, **how: object) -> Page:
    page = visit(address, **how)
    wait_until(page, FOLDED)
    return page


# --- from the panel to the page, with keys alone ---------------------------------------------------


def tab_to(page: Page, expression: str) -> None:
    for _ in range(80):
        if page.evaluate(f"document.activeElement.matches({expression!r})"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no key leads to {expression}")


def test_keys_compose_the_address_and_it_opens_the_text_so(visit: Visit) -> None:
    page = visit(TEXT, height=400)
    tab_to(page, ".class-link-button")
    page.keyboard.press("Enter")
    page.locator("dialog.class-link").wait_for(state="visible")
    tab_to(page, "select[name=from]")
    page.keyboard.type("3")
    tab_to(page, "select[name=to]")
    page.keyboard.type("5")
    for kind in ("context", "perspective", "question", "text"):
        tab_to(page, f"input[value={kind}]")
        page.keyboard.press("Space")
    tab_to(page, "input[name=questions]")
    page.keyboard.press("Space")
    tab_to(page, "select[name=start]")
    page.keyboard.type("4")
    address = page.locator(".class-address").input_value()
    assert address.endswith("chen-2024.html?part=p3.p5&notes=claim&questions=none#chen-2024-p4")
    tab_to(page, ".class-result button")
    page.keyboard.press("Enter")
    wait_until(page, "document.querySelector('.class-said').textContent === 'Link copied'")
    tab_to(page, ".class-open")
    page.keyboard.press("Enter")
    page.wait_for_url("**part=p3.p5**")
    wait_until(page, FOLDED)
    assert shown_numbers(page) == ["3", "4", "5"]
    kinds = page.locator(".edition-note:visible").evaluate_all(
        "all => all.map(n => n.dataset.kind)"
    )
    assert set(kinds) == {"claim"}
    assert not page.locator(".self-checks").is_visible()
    box = page.locator("#chen-2024-p4").bounding_box()
    assert box
    assert 0 <= box["y"] < 200


def test_the_panel_begins_with_what_the_page_shows_and_escape_leads_back(visit: Visit) -> None:
    page = open_part(visit, f"{TEXT}?part=p3.&notes=claim+text&questions=none")
    page.locator(".class-link-button").click()
    page.locator("dialog.class-link").wait_for(state="visible")
    assert (
        page.locator(".class-address")
        .input_value()
        .endswith("chen-2024.html?part=p3.&notes=claim+text&questions=none")
    )
    page.get_by_label("Text alone").last.check()
    assert "notes=none" in page.locator(".class-address").input_value()
    page.keyboard.press("Escape")
    assert not page.locator("dialog.class-link").is_visible()
    assert page.evaluate("document.activeElement.className").startswith("class-link-button")


def test_a_note_is_offered_as_the_beginning_only_where_it_is_shown(visit: Visit) -> None:
    page = visit(TEXT)
    page.locator(".class-link-button").click()
    page.locator("dialog.class-link").wait_for(state="visible")
    offered = "select[name=start] option[value*='-n-']"
    before = page.locator(offered).count()
    assert before == page.locator("article .edition-note").count()
    page.select_option("select[name=from]", "p3")
    page.select_option("select[name=to]", "p5")
    assert 0 < page.locator(offered).count() < before
    page.locator("input[value=claim]").last.uncheck()
    targets = page.locator(offered).evaluate_all(
        "all => all.map(o => document.getElementById(o.value).dataset.kind)"
    )
    assert "claim" not in targets


# --- a part of the text ------------------------------------------------------------------------------


def test_the_rest_is_folded_away_and_a_press_shows_it(visit: Visit) -> None:
    page = open_part(visit, f"{TEXT}?part=p3.p5")
    assert shown_numbers(page) == ["3", "4", "5"]
    line = page.locator(".part-line").first
    assert line.inner_text().startswith("Of this text ¶3–5 is shown here.")
    line.get_by_role("button", name="Show the whole text").press("Enter")
    assert shown_numbers(page) == [str(number) for number in range(1, 15)]
    assert "part=" not in page.url
    line.get_by_role("button", name="Show ¶3–5 alone").press("Enter")
    assert shown_numbers(page) == ["3", "4", "5"]
    assert page.url.endswith("?part=p3.p5")


def test_notes_on_what_is_folded_away_are_too(visit: Visit) -> None:
    page = open_part(visit, f"{TEXT}?part=p3.p5")
    targets = page.locator(".edition-note:visible").evaluate_all(
        "all => all.map(note => note.dataset.target)"
    )
    assert targets
    assert set(targets) <= {f"chen-2024-p{n}" for n in (3, 4, 5)}
    page.locator(".part-line button").first.click()
    assert page.locator(".edition-note:visible").count() == page.locator(".edition-note").count()


def test_only_the_authors_notes_of_the_part_are_shown(visit: Visit) -> None:
    page = open_part(visit, "texts/liu-jianfei-2017.html?part=p12.p20")
    marks = page.evaluate(
        "[...document.querySelectorAll('.note-mark a')].filter((m) => m.checkVisibility())"
        ".map((m) => m.hash.slice(1))"
    )
    assert marks
    assert shown(page, ".author-note") == list(dict.fromkeys(marks))


def test_the_heading_above_a_part_belongs_to_it(visit: Visit) -> None:
    page = open_part(visit, "texts/liu-jianfei-2017.html?part=p17.p18")
    visible = page.evaluate(
        "[...document.querySelectorAll('section[id] > :is(h2, h3)')]"
        ".filter((h) => !h.hidden).map((h) => h.textContent)"
    )
    assert len(visible) == 1
    assert visible[0].startswith("Pursuing world peace")


def test_a_heading_stands_for_its_section(visit: Visit) -> None:
    page = open_part(visit, "texts/liu-jianfei-2017.html?part=h3")
    assert shown_numbers(page) == ["17", "18", "19", "20", "21"]


@pytest.mark.parametrize("fragment", ["chen-2024-p9", "chen-2024-n-bipolar", "nothing"])
def test_a_link_to_what_is_folded_away_unfolds_it(visit: Visit, fragment: str) -> None:
    page = visit(TEXT)
    if fragment.count("-n-"):
        fragment = page.locator(".edition-note[data-target=chen-2024-p9]").first.get_attribute("id")
    page = visit(f"{TEXT}?part=p3.p5#{fragment}")
    wait_until(page, FOLDED)
    if fragment == "nothing":
        assert shown_numbers(page) == ["3", "4", "5"]
        return
    assert len(shown_numbers(page)) == 14
    box = page.locator(f"#{fragment}").bounding_box()
    assert box
    assert -10 <= box["y"] < 900


def test_a_link_within_the_page_unfolds_it_too(visit: Visit) -> None:
    page = open_part(visit, f"{TEXT}?part=p3.p5")
    page.locator(".headnote summary").click()
    page.locator(".headnote a", has_text="¶8–9").click()
    wait_until(page, "document.getElementById('chen-2024-p8').checkVisibility()")
    box = page.locator("#chen-2024-p8").bounding_box()
    assert box
    assert 0 <= box["y"] < 900


def test_what_the_address_asks_for_in_vain_is_told(visit: Visit) -> None:
    page = visit(f"{TEXT}?part=p3.p99&notes=claim+gossip")
    words = page.locator(".address-unknown")
    wait_until(page, "document.querySelectorAll('.address-unknown').length === 2")
    assert "“gossip”" in words.all_inner_texts()[1] + words.all_inner_texts()[0]
    assert "“p3.p99”" in words.all_inner_texts()[0] + words.all_inner_texts()[1]
    assert len(shown_numbers(page)) == 14
    kinds = page.locator(".edition-note:visible").evaluate_all(
        "all => all.map(n => n.dataset.kind)"
    )
    assert set(kinds) == {"claim"}


def test_the_address_goes_before_what_the_reader_has_chosen(visit: Visit) -> None:
    """It is whole in itself: what it does not say is not filled in from what is kept."""
    page = visit(TEXT)
    page.locator(".note-filter summary").click()
    page.get_by_label("Text alone").check()
    page.goto(f"{page.url.partition('?')[0]}?part=p3.p5&notes=all")
    wait_until(page, FOLDED)
    assert page.locator(".edition-note:visible").count() > 0
    page.reload()
    wait_until(page, FOLDED)
    assert page.locator(".edition-note:visible").count() > 0


def test_without_a_script_the_whole_text_is_there(visit: Visit) -> None:
    page = visit(f"{TEXT}?part=p3.p5&notes=none&questions=none#chen-2024-p9", script=False)
    assert page.locator(".para:visible").count() == 14
    assert not page.locator(".class-link-button").is_visible()


def test_the_place_in_the_text_is_that_of_what_is_shown(visit: Visit) -> None:
    page = open_part(visit, f"{TEXT}?part=p3.p5", height=500)
    page.locator("#chen-2024-p5").scroll_into_view_if_needed()
    page.mouse.wheel(0, 2000)
    wait_until(page, "document.querySelector('.reading-place').textContent === '¶5 of 14'")


# --- other forms of text -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "lines"), [("l4.l6", (4, 6)), ("l9.l12", (9, 12)), ("v2", (11, 20)), (".l3", (1, 3))]
)
def test_verse_is_cut_by_lines_and_stanzas(see: Visit, part: str, lines: tuple[int, int]) -> None:
    page = see(f"texts/daffodils.html?part={part}")
    wait_until(page, FOLDED)
    first, last = lines
    assert shown(page, ".line[id]") == [f"daffodils-l{n}" for n in range(first, last + 1)]
    said = page.locator(".part-line").first.inner_text()
    assert said.startswith(f"Of this text lines {first}–{last} is shown here.")


@pytest.mark.parametrize(
    ("text", "part", "ids"),
    [
        ("saqi", "v2.v3", ["saqi-v2", "saqi-v3"]),
        ("watch", "v3.v5", ["watch-v3", "watch-v4", "watch-v5"]),
        ("rivers", "p2.p3", ["rivers-p2", "rivers-b4", "rivers-p3"]),
    ],
)
def test_other_forms_are_cut_where_their_blocks_begin(
    see: Visit, text: str, part: str, ids: list[str]
) -> None:
    page = see(f"texts/{text}.html?part={part}")
    wait_until(page, FOLDED)
    assert (
        shown(page, ".verse, .para, .text-list, .text-table, .text-figure, .stage, .epigraph")
        == ids
    )


def test_places_are_offered_by_whatever_the_text_is_numbered_by(see: Visit) -> None:
    page = see("texts/daffodils.html")
    page.locator(".class-link-button").click()
    page.locator("dialog.class-link").wait_for(state="visible")
    offered = page.locator("select[name=from] option").all_inner_texts()
    assert offered[:3] == [
        "the beginning",
        "Stanza: Fair daffodils, we weep to see You haste away…",
        "Line 1: Fair daffodils, we weep to see",
    ]


# --- for everyone ------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_in_panel_and_part(visit: Visit, width: int) -> None:
    page = open_part(visit, f"{TEXT}?part=p3.p5&notes=gossip", width=width)
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += find_violations(page, rules=RULES)
        page.locator(".class-link-button").click()
        page.locator("dialog.class-link").wait_for(state="visible")
        found += find_violations(page, rules=RULES)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.keyboard.press("Escape")
    assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found] == []


@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_moves_when_the_address_is_opened(visit: Visit, width: int) -> None:
    address = f"{TEXT}?part=p3.p9&notes=claim&questions=none#chen-2024-p8"
    assert visit(address, width=width).evaluate(SHIFT) < 0.02
