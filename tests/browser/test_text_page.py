"""A text's page as its reader sees it: the lines, the header, the way through it, words explained."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

LONG = "texts/liu-jianfei-2017.html"
READOUT = "texts/conference-2023.html"
FIRST = "p.para a.term-link >> nth=0"

LINE_LENGTHS = """
() => [...document.querySelectorAll("p.para")].map((para) => {
  const words = document.createRange();
  words.selectNodeContents(para);
  const boxes = [...words.getClientRects()].filter((box) => box.height > 15);
  const tops = boxes.map((box) => box.top).sort((one, other) => one - other);
  // One line may have boxes of several faces.
  const lines = tops.filter((top, index) => !index || top - tops[index - 1] > 12);
  return [para.textContent.length, lines.length];
})
"""


def test_a_line_has_60_to_75_characters(visit: Callable[..., Page]) -> None:
    for width in (1024, 1440, 2560):
        found = visit(LONG, width=width).evaluate(LINE_LENGTHS)
        long = [(length, lines) for length, lines in found if lines > 4]
        average = sum(length for length, _ in long) / sum(lines - 0.5 for _, lines in long)
        assert 60 <= average <= 75, (width, average)


def test_the_page_says_who_where_when_how_it_came_and_how_to_cite_it(
    visit: Callable[..., Page],
) -> None:
    page = visit(LONG)
    words = page.locator(".text-header").inner_text()
    for said in ("Liu Jianfei", "China International Studies", "2017-03-28", "Read it for"):
        assert said in words
    about = page.locator(".about-text")
    assert "A scan of a journal" in about.inner_text()
    citation = about.locator(".cite-as").inner_text()
    assert citation.startswith("Cite as: Liu Jianfei. “Major-Country Diplomacy")
    assert "28 March 2017" in citation
    assert re.search(r"In China’s Diplomacy in Five Texts, version \d", citation)


def test_a_date_that_the_editors_supply_stays_in_brackets(visit: Callable[..., Page]) -> None:
    assert "[29 December 2023]" in visit(READOUT).locator(".cite-as").inner_text()


def test_chinese_in_the_header_has_its_language_and_a_chinese_face(
    visit: Callable[..., Page],
) -> None:
    name = visit(LONG).locator(".byline [lang=zh-Hans]")
    assert name.inner_text() == "刘建飞"
    assert "Noto Serif SC" in name.evaluate("e => getComputedStyle(e).fontFamily")


@pytest.mark.parametrize("width", [360, 390, 1024, 1440])
def test_no_paragraph_number_leaves_the_window_or_touches_the_text(
    visit: Callable[..., Page], width: int
) -> None:
    faults = visit(LONG, width=width).evaluate("""
        () => [...document.querySelectorAll(".para-number")].filter((number) => {
          const box = number.getBoundingClientRect();
          const words = number.nextSibling.splitText ? document.createRange() : null;
          words?.selectNodeContents(number.nextSibling);
          const first = (words ?? number.nextElementSibling).getClientRects()[0];
          return box.left < 0 || box.right > first.left + 0.5;
        }).map((number) => number.textContent)
    """)
    assert faults == []


def test_raised_figures_do_not_push_the_lines_apart(visit: Callable[..., Page]) -> None:
    page = visit(LONG)
    with_marks = page.evaluate("""
        () => {
          const para = document.querySelector(".note-mark").closest(".para");
          const height = para.offsetHeight;
          para.querySelectorAll(".note-mark").forEach((mark) => (mark.style.verticalAlign = "baseline"));
          return [height, para.offsetHeight];
        }
    """)
    assert with_marks[0] == with_marks[1]


@pytest.mark.parametrize("width", [390, 1024, 1100, 1440, 2560])
def test_a_click_changes_the_colours(visit: Callable[..., Page], width: int) -> None:
    """Playwright clicks where nothing lies over what is clicked, as a reader must."""
    page = visit(LONG, width=width)
    button = page.locator(".theme-toggle:visible")
    colour = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(colour)
    button.click(timeout=5000)
    assert page.evaluate(colour) != before


# --- the way through the text --------------------------------------------------------------------


def test_the_sidebar_lists_the_headings_and_says_where_one_is(visit: Callable[..., Page]) -> None:
    from playwright.sync_api import expect

    page = visit(LONG)
    links = page.locator(".sidebar-tree .text-contents a")
    assert links.count() == page.locator("article section[id*='-h']").count()
    place = page.locator(".sidebar-tree .reading-place")
    assert place.inner_text() == "44 paragraphs"
    page.evaluate("document.getElementById('liu-jianfei-2017-p20').scrollIntoView()")
    expect(place).to_have_text(re.compile(r"^¶2\d of 44$"))
    expect(page.locator("[aria-current=location]")).to_have_text("Pursuing world peace.")
    scale = page.locator(".reading-progress").evaluate(
        "e => new DOMMatrix(getComputedStyle(e).transform).a"
    )
    assert 0.2 < scale < 0.8


def test_on_a_phone_the_header_says_where_one_is(visit: Callable[..., Page]) -> None:
    from playwright.sync_api import expect

    page = visit(f"{LONG}#liu-jianfei-2017-p20", width=390)
    place = page.locator(".mobile-header .reading-place")
    expect(place).to_have_text(re.compile(r"^¶2\d of 44$"))


def test_the_next_and_the_previous_text_are_one_step_away(visit: Callable[..., Page]) -> None:
    page = visit(LONG)
    page.locator(".next-page").click()
    page.wait_for_url("**/texts/wu-zhengyang.html")
    page.locator(".prev-page").click()
    page.wait_for_url(f"**/{LONG}")


# --- words explained -----------------------------------------------------------------------------


def popover(page: Page) -> Locator:
    return page.locator(".term-popover:popover-open")


def test_links_in_the_text_have_the_colour_of_the_text_and_a_faint_line(
    visit: Callable[..., Page],
) -> None:
    page = visit(READOUT)
    color, own, line = page.locator(FIRST).evaluate(
        "e => [getComputedStyle(e.closest('p')).color, getComputedStyle(e).color,"
        " getComputedStyle(e).textDecorationLine]"
    )
    assert color == own
    assert line == "underline"
    page.locator(FIRST).hover()
    assert page.locator(FIRST).evaluate("e => getComputedStyle(e).color") != own


def test_a_definition_opens_on_hover_and_stays_for_the_pointer(visit: Callable[..., Page]) -> None:
    page = visit(READOUT)
    link = page.locator(FIRST)
    link.hover()
    popover(page).wait_for()
    entry = (link.get_attribute("href") or "").partition("#")[2]
    definition = page.locator(f"#popover-{entry}")
    assert popover(page).text_content() == definition.text_content()
    assert popover(page).locator("[lang=zh-Hans]").count() == 1
    popover(page).hover()
    page.wait_for_timeout(400)
    assert popover(page).count() == 1
    page.mouse.move(5, 5)
    popover(page).wait_for(state="detached")


def test_a_definition_opens_on_focus_and_closes_on_escape(visit: Callable[..., Page]) -> None:
    page = visit(READOUT)
    page.keyboard.press("Tab")  # from now on focus is the keyboard's
    page.locator(FIRST).focus()
    popover(page).wait_for()
    assert page.locator(FIRST).get_attribute("aria-describedby")
    page.keyboard.press("Escape")
    assert popover(page).count() == 0
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    popover(page).wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"(glossary|people)\.html#"))


def hold(page: Page, link: Locator) -> None:
    """Put a finger on a link until its definition is open, and somewhat longer."""
    link.scroll_into_view_if_needed()
    # A link over two lines has a box that is wider than itself.
    box = link.evaluate("e => ({ x: e.getClientRects()[0].x, y: e.getClientRects()[0].y })")
    session = page.context.new_cdp_session(page)
    point = {"x": box["x"] + 6, "y": box["y"] + 6}
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
    popover(page).wait_for()
    page.wait_for_timeout(250)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_tap_and_hold_opens_a_definition_and_does_not_follow_the_link(
    visit: Callable[..., Page],
) -> None:
    page = visit(READOUT, width=390, touch=True)
    url = page.url
    hold(page, page.locator(FIRST))
    page.wait_for_timeout(300)
    assert page.url == url
    assert popover(page).count() == 1
    box = popover(page).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    page.mouse.wheel(0, 120)
    page.wait_for_timeout(300)
    assert popover(page).count() == 1  # scrolling does not close what is being read
    page.touchscreen.tap(200, 20)
    assert popover(page).count() == 0


def test_a_tap_shows_the_definition_and_a_second_one_follows(visit: Callable[..., Page]) -> None:
    page = visit(READOUT, width=390, touch=True)
    link = page.locator("p.para a.term-link:not(.quoted *, :has(.quoted))").first
    link.tap()
    popover(page).wait_for()
    assert page.url.partition("?")[0].endswith(READOUT)
    page.touchscreen.tap(386, 120)
    assert popover(page).count() == 0
    link.tap()  # the first of this link again
    popover(page).wait_for()
    link.tap()
    page.wait_for_url(re.compile(r"(glossary|people)\.html#"))


def test_without_script_terms_are_links_and_definitions_stay_out_of_sight(
    visit: Callable[..., Page],
) -> None:
    page = visit(READOUT, script=False)
    assert not page.locator(".popovers").is_visible()
    page.locator(FIRST).click()
    page.wait_for_url(re.compile(r"(glossary|people)\.html#"))


# --- paper, and those who want no movement ----------------------------------------------------------


def test_on_paper_there_is_the_text_with_its_notes_and_no_controls(
    visit: Callable[..., Page],
) -> None:
    page = visit(LONG)
    page.emulate_media(media="print")
    for hidden in (".sidebar-drawer", ".mobile-header", ".reading-tools", ".related-pages"):
        assert not page.locator(hidden).first.is_visible(), hidden
    for shown in (".text-header", "p.para", ".para-number", ".edition-note", ".author-note"):
        assert page.locator(shown).first.is_visible(), shown
    assert page.locator(FIRST).evaluate("e => getComputedStyle(e).textDecorationLine") == "none"


@pytest.mark.parametrize("paper", [624, 650])  # pixels between the margins of A4 and US Letter
def test_on_paper_numbers_stand_in_the_margin(visit: Callable[..., Page], paper: int) -> None:
    page = visit(LONG, width=paper)
    page.emulate_media(media="print")
    page.wait_for_function("matchMedia('print').matches")
    places = page.locator(".para").evaluate_all(
        """all => all.map((words) => {
          const number = words.querySelector(".para-number").getBoundingClientRect();
          return [number.left, words.getBoundingClientRect().left - number.right];
        })"""
    )
    assert len(places) > 40
    assert min(left for left, _ in places) >= 0
    assert {round(gap) for _, gap in places} == {11}  # 3 mm
    assert page.evaluate("document.documentElement.scrollWidth") <= paper


def test_who_wants_less_motion_gets_none(visit: Callable[..., Page]) -> None:
    page = visit(LONG)
    smooth = "getComputedStyle(document.documentElement).scrollBehavior"
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(smooth) == "smooth"
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(smooth) == "auto"
    moving = """
        [...document.querySelectorAll("*")].filter((e) => {
          const style = getComputedStyle(e);
          if (style.animationName !== "none") return true;
          return style.transitionProperty !== "none" && parseFloat(style.transitionDuration) > 0;
        }).length
    """
    assert page.evaluate(moving) == 0


def test_the_answer_to_a_question_is_unfolded(visit: Callable[..., Page]) -> None:
    page = visit("texts/chen-2024.html")
    check = page.locator("details.self-check").nth(1)
    answer = check.locator("> p")
    assert not answer.is_visible()
    check.locator("summary").focus()
    page.keyboard.press("Enter")
    assert answer.is_visible()
    page.keyboard.press("Enter")
    assert not answer.is_visible()
    page.emulate_media(media="print")
    assert answer.is_visible()  # nothing unfolds on paper
    apparatus = page.locator("details.apparatus")
    assert not apparatus.is_visible()
    apparatus.evaluate("it => it.open = true")
    assert apparatus.is_visible()  # who has unfolded it wants it


def test_every_mention_opens_its_entry_and_the_first_in_a_section_is_underlined(
    visit: Callable[..., Page],
) -> None:
    page = visit(LONG)
    assert (
        page.locator(".para [data-term], .para [data-person]").evaluate_all(
            "all => all.filter((words) => !words.closest('a')).length"
        )
        == 0
    )
    first = page.locator(".para a.term-link:not(.again)").first
    entry = (first.get_attribute("href") or "").partition("#")[2]
    again = page.locator(f".para a.term-link.again[href$='#{entry}']").first
    line = "e => getComputedStyle(e).textDecorationLine"
    assert (first.evaluate(line), again.evaluate(line)) == ("underline", "none")
    again.hover()
    popover(page).wait_for()
    assert popover(page).text_content() == page.locator(f"#popover-{entry}").text_content()
    assert again.evaluate(line) == "underline"
    again.click()
    page.wait_for_url(f"**/glossary.html#{entry}")


CITED = ".edition-note a[href*='bibliography.html#source-']:visible"


def test_a_citation_shows_its_source_and_leads_to_its_entry_which_is_lit(
    visit: Callable[..., Page],
) -> None:
    page = visit("texts/chen-2024.html")
    page.locator(".headnote summary").click()
    link = page.locator(".headnote a[href*='bibliography.html#source-']").first
    link.hover()
    popover(page).wait_for()
    shown = popover(page).inner_text()
    assert shown.startswith(link.inner_text())
    source = (link.get_attribute("href") or "").partition("#")[2]
    link.click()
    page.wait_for_url("**/bibliography.html#source-*")
    entry = page.locator(f"[id='{source}']")
    assert " ".join(shown.split()[-6:]) in " ".join(entry.inner_text().split())
    background = "e => getComputedStyle(e).backgroundColor"
    assert page.locator(":target").evaluate(background) != page.locator(
        ".citation:not(:target) >> nth=0"
    ).evaluate(background)


def test_a_citation_shows_its_source_by_keyboard_and_by_touch(visit: Callable[..., Page]) -> None:
    page = visit("texts/chen-2024.html")
    page.keyboard.press("n")
    page.wait_for_function("document.activeElement.closest('.edition-note')")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('a[href*=\"#source-\"]')"):
            break
    popover(page).wait_for()
    assert popover(page).inner_text().startswith(page.evaluate("document.activeElement.innerText"))
    page.keyboard.press("Escape")
    assert popover(page).count() == 0
    page.keyboard.press("Enter")
    page.wait_for_url("**/bibliography.html#source-*")

    page = visit("texts/chen-2024.html", width=390, touch=True)
    page.locator(".para .quoted:not(a *, :has(a))").first.tap()
    page.locator(CITED).first.tap()
    popover(page).wait_for()
    assert page.locator(".edition-note.sheet").count() == 1  # what cites it stays open
    page.locator(CITED).first.tap()
    page.wait_for_url("**/bibliography.html#source-*")


def test_definitions_are_loaded_when_one_comes_near_a_link_and_once(
    visit: Callable[..., Page],
) -> None:
    page = visit(READOUT)
    loaded = page.locator("head script[src*='popovers/']")
    assert loaded.count() == 0
    assert page.locator("[id^=popover-]").count() == 0
    page.locator(FIRST).hover()
    popover(page).wait_for()
    page.locator(".para a.event-link").first.hover()
    page.wait_for_function("document.querySelectorAll('[id^=popover-]').length > 20")
    assert loaded.count() == 1


def test_a_link_whose_definition_cannot_be_had_is_followed(
    visit: Callable[..., Page],
) -> None:
    page = visit(READOUT, width=390, touch=True)
    page.locator(".popovers[data-src]").evaluate("it => (it.dataset.src = 'gone.js')")
    page.locator("p.para a.term-link:not(.quoted *, :has(.quoted))").first.tap()
    page.wait_for_url(re.compile(r"(glossary|people)\.html#"))


def test_a_finger_finds_what_stands_above_a_text(visit: Callable[..., Page]) -> None:
    """What can be pressed is 24 px high at least, as WCAG 2.2 has it (2.5.8)."""
    page = visit(READOUT, width=390, touch=True)
    page.locator(".note-filter").wait_for()
    pressed = ".reading-tools :is(a, button, summary)"
    heights = page.locator(pressed).evaluate_all(
        "all => all.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().height)"
    )
    assert len(heights) >= 4
    assert min(heights) >= 24
