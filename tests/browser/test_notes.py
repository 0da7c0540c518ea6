"""Notes: near their words, never over one another, open where and when the reader wants them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from browser.waits import wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    Visit = Callable[..., Page]

TEXTS = ("chen-2024", "conference-2023", "liu-jianfei-2017", "liu-qing-2020", "wu-zhengyang")
WIDTHS = (360, 390, 600, 768, 896, 897, 960, 1008, 1009, 1024, 1072, 1200, 1312, 1440, 1920, 2560)
MARGIN = 897  # from this width on, notes stand in the margin

MEASURE = """
() => {
  const box = (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left, right, top, bottom };
  };
  const notes = [...document.querySelectorAll(".edition-note")].filter((note) => note.offsetHeight);
  return {
    notes: notes.map((note) => ({
      ...box(note),
      id: note.id,
      words: document.querySelector(`.quoted[data-notes~="${note.id}"]`)?.getClientRects()[0].top,
    })),
    text: [...document.querySelectorAll(
      ".para, .author-note, .source-reference, .headnote, h2, .pull-quote"
    )].map(box),
    end: document.querySelector("footer").getBoundingClientRect().top,
  };
}
"""


def overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    """Tell whether two boxes cover one another by more than a rounded pixel."""
    return (
        min(one["right"], other["right"]) - max(one["left"], other["left"]) > 1
        and min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) > 1
    )


def find_overlaps(measured: dict[str, Any]) -> list[str]:
    """Return the notes that cover another note or the text, or go past the end of the page."""
    notes = measured["notes"]
    found = [
        f"{one['id']} and {other['id']}"
        for index, one in enumerate(notes)
        for other in notes[index + 1 :]
        if overlap(one, other)
    ]
    found += [note["id"] for note in notes for block in measured["text"] if overlap(note, block)]
    return found + [note["id"] for note in notes if note["bottom"] > measured["end"] + 1]


def note_of(page: Page, name: str) -> Locator:
    return page.locator(f"[id='{name}']")


def is_open(note: Locator) -> bool:
    return note.locator(".note-toggle").get_attribute("aria-expanded") == "true"


def resize(page: Page, width: int) -> None:
    """Give the window a width, and wait until its page has been laid out and drawn in it."""
    page.set_viewport_size({"width": width, "height": 900})
    wait_until(page, f"innerWidth === {width}")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


# --- where they stand -----------------------------------------------------------------------------


@pytest.mark.parametrize("text", TEXTS)
def test_no_note_covers_another_at_any_width(visit: Visit, text: str) -> None:
    page = visit(f"texts/{text}.html")
    for width in WIDTHS:
        resize(page, width)
        assert find_overlaps(page.evaluate(MEASURE)) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("text", TEXTS)
def test_none_does_when_all_are_open(visit: Visit, text: str) -> None:
    page = visit(f"texts/{text}.html", width=390)  # where all are closed at first
    page.evaluate(
        "document.querySelectorAll('.note-toggle[aria-expanded=false]').forEach(b => b.click())"
    )
    for width in (390, 1024, 1440):
        resize(page, width)
        measured = page.evaluate(MEASURE)
        assert find_overlaps(measured) == [], width
        assert all(note["bottom"] - note["top"] > 60 for note in measured["notes"])


@pytest.mark.parametrize("text", TEXTS)
def test_each_note_stands_near_its_words(visit: Visit, text: str) -> None:
    """At most seven lines away in the densest text; two lines on average."""
    page = visit(f"texts/{text}.html")
    for width in (width for width in WIDTHS if width >= MARGIN):
        resize(page, width)
        notes = [note for note in page.evaluate(MEASURE)["notes"] if note["words"] is not None]
        line = page.evaluate(
            "parseFloat(getComputedStyle(document.querySelector('.para')).lineHeight)"
        )
        away = [abs(note["top"] - note["words"]) / line for note in notes]
        assert max(away) < 7, width
        assert sum(away) / len(away) < 2, width


def test_there_is_no_margin_on_a_phone(visit: Visit) -> None:
    page = visit("texts/chen-2024.html", width=390)
    measured = page.evaluate(MEASURE)
    assert all(note["left"] < 60 for note in measured["notes"])
    assert all(note["bottom"] - note["top"] < 48 for note in measured["notes"])


@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_without_script_all_of_every_note_is_readable(visit: Visit, width: int) -> None:
    page = visit("texts/conference-2023.html", width=width, script=False)
    notes = page.locator(".edition-note")
    assert notes.count() > 10
    for note in notes.all():
        assert note.locator("p").last.is_visible()
        assert note.evaluate(
            "n => [...n.querySelectorAll('p')].every(p => p.scrollHeight <= p.clientHeight + 1)"
        )
    assert find_overlaps(page.evaluate(MEASURE) | {"text": []}) == []


# --- open and closed ------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [390, 1440])
def test_a_click_opens_a_note_and_another_closes_it(visit: Visit, width: int) -> None:
    page = visit("texts/chen-2024.html", width=width)
    note = note_of(page, "chen-2024-n-foreign-affairs-conferences")
    closed = note.bounding_box()
    assert closed is not None
    note.locator(".note-quote").click()
    assert is_open(note)
    opened = note.bounding_box()
    assert opened is not None
    assert opened["height"] > closed["height"] + 40
    assert find_overlaps(page.evaluate(MEASURE)) == []
    note.locator(".note-toggle").click()
    assert not is_open(note)


def test_an_opened_note_stays_where_it_is(visit: Visit) -> None:
    page = visit("texts/chen-2024.html")
    note = note_of(page, "chen-2024-n-foreign-affairs-conferences")
    top = note.evaluate("n => n.style.top")
    note.locator(".note-toggle").click()
    assert note.evaluate("n => n.style.top") == top


def test_notes_open_where_there_is_room(visit: Visit) -> None:
    page = visit("texts/liu-jianfei-2017.html")
    opened = page.locator(".edition-note.open").count()
    assert 5 < opened < page.locator(".edition-note").count()


def test_the_keyboard_opens_and_closes_a_note(visit: Visit) -> None:
    page = visit("texts/chen-2024.html", width=390)
    note = note_of(page, "chen-2024-n-foreign-affairs-conferences")
    note.locator(".note-toggle").focus()
    page.keyboard.press("Enter")
    assert is_open(note)
    assert note.locator("p").last.is_visible()
    page.keyboard.press("Enter")
    assert not is_open(note)


def test_a_link_in_a_cut_line_opens_its_note_when_it_has_the_focus(visit: Visit) -> None:
    page = visit("texts/chen-2024.html")
    link = page.locator(".edition-note:not(.open) > .note-head + p a").first
    note = link.locator("xpath=ancestor::aside")
    name = note.get_attribute("id")
    link.focus()
    assert name is not None
    assert is_open(note_of(page, name))


def test_tapping_the_words_on_a_phone_shows_the_note_without_losing_the_place(visit: Visit) -> None:
    page = visit("texts/chen-2024.html#chen-2024-p1", width=390, height=800, touch=True)
    words = page.locator(".quoted[data-notes~=chen-2024-n-foreign-affairs-conferences]").first
    words.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    words.tap()
    note = note_of(page, "chen-2024-n-foreign-affairs-conferences")
    box = note.bounding_box()
    assert box is not None
    assert is_open(note)
    assert box["y"] + box["height"] == pytest.approx(800, abs=1)
    assert box["height"] <= 401
    assert page.evaluate("scrollY") == before
    page.keyboard.press("Escape")
    assert not is_open(note)


NOTED_LINK = "a.term-link:has(.quoted)"
"""A link to an entry with words in it that a note is on."""


def test_words_with_a_note_and_a_link_open_one_sheet_with_both(visit: Visit) -> None:
    page = visit("texts/chen-2024.html", width=390, height=800, touch=True)
    link = page.locator(NOTED_LINK).first
    name = str(link.locator(".quoted").first.get_attribute("data-notes")).split()[0]
    link.tap()
    note, words = note_of(page, name), page.locator(f".quoted[data-notes~={name}]")
    entry = (link.get_attribute("href") or "").partition("#")[2]
    note.locator(".sheet-definition").wait_for()
    definition = page.locator(f"#popover-{entry}").text_content()
    assert is_open(note)
    assert note.locator(".sheet-definition").text_content() == definition
    assert page.locator(".term-popover:popover-open").count() == 0
    box, place = note.bounding_box(), link.bounding_box()
    assert box is not None
    assert place is not None
    assert box["y"] + box["height"] == pytest.approx(800, abs=1)
    assert place["y"] + place["height"] <= box["y"]  # what was tapped is still to be seen
    assert all("lit" in (part.get_attribute("class") or "").split() for part in words.all())
    note.locator(".note-head + p").tap(position={"x": 6, "y": 8})
    assert words.first.evaluate("e => e.classList.contains('lit')")  # as long as it is open
    page.touchscreen.tap(386, 120)
    assert not is_open(note)
    assert page.locator(".lit, .sheet-definition").count() == 0
    link.tap()
    link.tap()
    page.wait_for_url(f"**/glossary.html#{entry}")


def test_on_a_tablet_a_tap_opens_the_note_in_the_margin_and_the_definition(visit: Visit) -> None:
    page = visit("texts/chen-2024.html", width=1024, touch=True)
    link = page.locator(NOTED_LINK).first
    name = str(link.locator(".quoted").first.get_attribute("data-notes")).split()[0]
    link.tap()
    page.locator(".term-popover:popover-open").wait_for()
    assert is_open(note_of(page, name))


def test_an_address_of_a_note_opens_it(visit: Visit) -> None:
    page = visit("texts/chen-2024.html#chen-2024-n-whose-words", width=390)
    note = note_of(page, "chen-2024-n-whose-words")
    assert is_open(note)
    box = note.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900


# --- words and notes ------------------------------------------------------------------------------


@pytest.mark.parametrize("from_words", [True, False], ids=["words", "note"])
def test_words_and_note_light_up_together(visit: Visit, from_words: bool) -> None:
    page = visit("texts/chen-2024.html")
    note = note_of(page, "chen-2024-n-foreign-affairs-conferences")
    words = page.locator(".quoted[data-notes~=chen-2024-n-foreign-affairs-conferences]")
    (words.first if from_words else note).hover()
    assert "lit" in (note.get_attribute("class") or "").split()
    assert all("lit" in (part.get_attribute("class") or "").split() for part in words.all())
    colour = words.first.evaluate("e => getComputedStyle(e).backgroundColor")
    page.mouse.move(5, 5)
    assert page.locator(".lit").count() == 0
    assert words.first.evaluate("e => getComputedStyle(e).backgroundColor") != colour


def test_words_light_up_when_the_note_has_the_focus(visit: Visit) -> None:
    page = visit("texts/chen-2024.html")
    note_of(page, "chen-2024-n-foreign-affairs-conferences").locator(".note-toggle").focus()
    assert (
        page.locator(".quoted.lit[data-notes~=chen-2024-n-foreign-affairs-conferences]").count() > 0
    )


def test_shortcuts_go_from_note_to_note(visit: Visit) -> None:
    page = visit("texts/chen-2024.html")

    def press(name: str) -> str:
        detail = json.dumps({"detail": {"name": name}})
        page.evaluate(f"document.dispatchEvent(new CustomEvent('edition-shortcut', {detail}))")
        return str(page.evaluate("document.activeElement.closest('.edition-note').id"))

    ids = page.locator(".edition-note").evaluate_all("notes => notes.map(note => note.id)")
    assert press("next-note") == ids[0]
    assert press("next-note") == ids[1]
    assert is_open(note_of(page, ids[1]))
    assert press("previous-note") == ids[0]


def test_the_keyboard_goes_from_note_to_note_and_back_to_the_words(visit: Visit) -> None:
    page = visit("texts/chen-2024.html", width=1024)
    page.emulate_media(reduced_motion="reduce")
    ids = page.locator(".edition-note").evaluate_all("notes => notes.map(note => note.id)")
    focused = "document.activeElement.closest('.edition-note')?.id"
    for key, expected in [("n", ids[0]), ("n", ids[1]), ("n", ids[2]), ("p", ids[1])]:
        page.keyboard.press(key)
        assert page.evaluate(focused) == expected
    assert is_open(note_of(page, ids[1]))
    back = note_of(page, ids[1]).get_by_role("button", name="Back to the words")
    while not back.evaluate("e => e === document.activeElement"):
        page.keyboard.press("Tab")
        assert page.evaluate(focused) == ids[1]
    page.keyboard.press("Enter")
    sign = page.locator(f".note-sign[href='#{ids[1]}']")
    assert sign.evaluate("e => e === document.activeElement")
    assert page.locator(f".quoted.lit[data-notes~={ids[1]}]").count() > 0
    page.keyboard.press("Enter")
    assert page.evaluate(focused) == ids[1]


@pytest.mark.parametrize("width", [390, 1440])
def test_the_keyboard_gets_to_the_words_of_a_note(visit: Visit, width: int) -> None:
    page = visit("texts/chen-2024.html", width=width)
    signs = page.locator(".note-sign")
    assert signs.count() > 10
    sign, note = signs.first, note_of(page, (signs.first.get_attribute("href") or "")[1:])
    assert sign.get_attribute("aria-label") == note.get_attribute("aria-label")
    sign.focus()
    for _ in range(2):
        page.keyboard.press("Enter")
        assert is_open(note)
        assert note.locator(".note-toggle").evaluate("e => e === document.activeElement")
        if width == 390:
            page.keyboard.press("Escape")  # the sheet is closed, the words are where one was
        else:
            note.locator(".note-back").press("Enter")
        assert sign.evaluate("e => e === document.activeElement")
    assert page.url.endswith("chen-2024.html")


# --- which are shown ------------------------------------------------------------------------------


def shown_kinds(page: Page) -> set[str]:
    notes = page.locator(".edition-note:not([hidden])")
    return set(notes.evaluate_all("notes => notes.map(note => note.dataset.kind)"))


@pytest.fixture
def notes(site: Path) -> list[dict[str, Any]]:
    """What the edition says of the notes on Chen's text."""
    data = json.loads((site / "edition.json").read_text("utf-8"))
    return [
        note
        for text in data["texts"]
        if text["id"] == "chen-2024"
        for note in text["notes"]
        if note["audience"] == "student"
    ]


def open_filter(page: Page) -> None:
    page.locator(".note-filter > summary").click()


def test_notes_are_filtered_by_kind(visit: Visit, notes: list[dict[str, Any]]) -> None:
    page = visit("texts/chen-2024.html")
    open_filter(page)
    for kind in {note["kind"] for note in notes} - {"claim"}:
        page.locator(f".filter-panel [value={kind}]").uncheck()
    assert shown_kinds(page) == {"claim"}
    claims = {note["id"] for note in notes if note["kind"] == "claim"}
    words = f"Notes {len(claims)} of {len(notes)}"
    assert page.locator(".note-filter > summary").inner_text() == words
    assert page.url.endswith("chen-2024.html?notes=claim")
    assert find_overlaps(page.evaluate(MEASURE)) == []
    signs = page.locator(".note-sign:not([hidden])").evaluate_all("all => all.map(one => one.hash)")
    assert {sign[1:] for sign in signs} == claims


def test_notes_are_filtered_by_verdict(visit: Visit, notes: list[dict[str, Any]]) -> None:
    page = visit("texts/chen-2024.html")
    open_filter(page)
    legends = page.locator(".filter-panel legend").all_inner_texts()
    assert [legend.lower() for legend in legends] == ["notes", "verdicts", "questions"]
    page.get_by_role("checkbox", name="holds in part").uncheck()
    left = [note for note in notes if note.get("verdict") != "holds-in-part"]
    assert 0 < len(left) < len(notes)
    words = f"Notes {len(left)} of {len(notes)}"
    assert page.locator(".note-filter > summary").inner_text() == words
    assert not any(note.is_visible() for note in page.locator("[data-verdict=holds-in-part]").all())
    assert page.url.endswith("chen-2024.html?verdict=disputed+holds")
    assert shown_kinds(page) == {note["kind"] for note in notes}  # others are as they were
    page.get_by_role("checkbox", name="holds in part").check()
    assert page.url.endswith("chen-2024.html")


def test_a_checked_claim_says_its_verdict_in_its_head(
    visit: Visit, notes: list[dict[str, Any]]
) -> None:
    """As long as the note is closed, too, and on a phone."""
    claims = {note["id"]: note["verdict"] for note in notes if note["kind"] == "claim"}
    assert claims
    for width in (1440, 390):
        page = visit("texts/chen-2024.html", width=width)
        for name, verdict in claims.items():
            said = note_of(page, name).locator(".note-head .note-verdict")
            assert said.inner_text() == verdict.replace("-", " ")
            assert said.is_visible()


def test_an_address_chooses_a_verdict(visit: Visit, notes: list[dict[str, Any]]) -> None:
    page = visit("texts/chen-2024.html?notes=claim&verdict=holds-in-part")
    chosen = [note for note in notes if note.get("verdict") == "holds-in-part"]
    assert page.locator(".edition-note:not([hidden])").count() == len(chosen) > 0
    assert page.locator("[data-verdict=disputed]").is_hidden()


def test_a_page_without_verdicts_offers_none(
    visit: Visit, site: Path, notes: list[dict[str, Any]]
) -> None:
    """The first edition has no such text: a page of it is served without them."""
    html = (site / "texts/chen-2024.html").read_text("utf-8")
    html = re.sub(r' data-verdict="[a-z-]+"| · <span class="note-verdict">[^<]+</span>', "", html)
    page = visit("index.html")
    page.route("**/chen-2024.html*", lambda r: r.fulfill(body=html, content_type="text/html"))
    page.goto(f"{site.as_uri()}/texts/chen-2024.html?verdict=disputed")
    open_filter(page)
    assert page.locator(".filter-panel [name=verdict]").count() == 0
    assert page.locator(".edition-note:not([hidden])").count() == len(notes)


def test_the_text_alone_hides_everything_else(visit: Visit, notes: list[dict[str, Any]]) -> None:
    page = visit("texts/chen-2024.html")
    open_filter(page)
    page.get_by_label("Text alone").check()
    for selector in (".edition-note", ".headnote", ".why", ".apparatus", ".apparatus-link"):
        assert not any(one.is_visible() for one in page.locator(selector).all()), selector
    assert page.locator(".note-sign:not([hidden])").count() == 0
    line = "e => getComputedStyle(e).textDecorationLine"
    assert page.locator(".para a.term-link").first.evaluate(line) == "none"
    assert all(paragraph.is_visible() for paragraph in page.locator(".para").all())
    page.mouse.move(5, 5)
    seen = "all => all.every((e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true }))"
    assert page.locator(".para-number").evaluate_all(seen)  # a class is told to look at ¶7
    page.get_by_label("Text alone").uncheck()
    assert page.locator(".headnote").is_visible()
    assert page.locator(".edition-note:not([hidden])").count() == len(notes)


def test_a_shortcut_toggles_the_text_alone(visit: Visit) -> None:
    page = visit("texts/chen-2024.html?notes=claim")
    press = "document.dispatchEvent(new CustomEvent('edition-shortcut', {detail: {name: 'text-alone'}}))"
    page.evaluate(press)
    assert shown_kinds(page) == set()
    page.evaluate(press)
    assert shown_kinds(page) == {"claim"}


def test_the_choice_is_kept_from_page_to_page(visit: Visit) -> None:
    page = visit("texts/chen-2024.html?notes=claim")
    open_filter(page)
    page.get_by_role("checkbox", name="Context").check()
    page.goto(page.url.replace("chen-2024.html", "wu-zhengyang.html").partition("?")[0])
    assert shown_kinds(page) == {"claim", "context"}


def test_what_an_address_says_is_not_kept(visit: Visit, notes: list[dict[str, Any]]) -> None:
    page = visit("texts/chen-2024.html?notes=none")
    assert shown_kinds(page) == set()
    page.goto(page.url.partition("?")[0])
    assert shown_kinds(page) == {note["kind"] for note in notes}


def test_the_address_of_a_view_keeps_its_anchor(visit: Visit) -> None:
    page = visit("texts/chen-2024.html?notes=claim+text#chen-2024-p9")
    assert shown_kinds(page) == {"claim", "text"}
    assert page.url.endswith("?notes=claim+text#chen-2024-p9")
    top = page.evaluate("document.getElementById('chen-2024-p9').getBoundingClientRect().top")
    assert 0 <= top < 200
    assert page.evaluate("document.querySelector('.para:target').id") == "chen-2024-p9"


def test_a_note_that_is_asked_for_by_name_is_shown(visit: Visit) -> None:
    page = visit("texts/chen-2024.html?notes=claim#chen-2024-n-foreign-affairs-conferences")
    assert note_of(page, "chen-2024-n-foreign-affairs-conferences").is_visible()


def test_an_unknown_choice_shows_all(visit: Visit, notes: list[dict[str, Any]]) -> None:
    page = visit("texts/chen-2024.html?notes=gossip&audience=parents")
    assert shown_kinds(page) == {note["kind"] for note in notes}


def test_where_nothing_can_be_kept_the_filter_works(visit: Visit) -> None:
    page = visit("index.html")
    page.add_init_script(
        """for (const name of ["getItem", "setItem", "removeItem"]) {
          const known = Storage.prototype[name];
          Storage.prototype[name] = function (key, ...rest) {
            if (key.startsWith("edition-")) throw new DOMException("no", "SecurityError");
            return known.call(this, key, ...rest);
          };
        }"""
    )
    page.goto(page.url.replace("index.html", "texts/chen-2024.html?notes=claim"))
    assert shown_kinds(page) == {"claim"}
    open_filter(page)
    page.get_by_label("Text alone").check()
    assert shown_kinds(page) == set()
    page.locator("#chen-2024-p2 > .para-number").click()
    page.get_by_label("MLA", exact=True).check()
    assert "par. 2" in (page.locator(".cite-words").text_content() or "")


def test_the_panel_works_by_keyboard(visit: Visit) -> None:
    page = visit("texts/chen-2024.html", width=390)
    page.locator(".note-filter > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert shown_kinds(page) == set()
    page.keyboard.press("Escape")
    assert not page.locator(".filter-panel").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


@pytest.mark.parametrize("width", [360, 1440])
def test_the_panel_stays_within_the_window(visit: Visit, width: int) -> None:
    page = visit("texts/chen-2024.html", width=width)
    open_filter(page)
    box = page.locator(".filter-panel").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def test_words_with_several_notes_open_the_sheets_of_all(visit: Visit, site: Path) -> None:
    """The first edition has none: a page of it is served with two notes on the same words."""
    first, second = "chen-2024-n-main-thread", "chen-2024-n-whose-core-interests"
    html = (site / "texts/chen-2024.html").read_text("utf-8")
    html = html.replace(f'data-notes="{first}"', f'data-notes="{first} {second}"')
    page = visit("index.html", width=390, height=800, touch=True)
    page.route("**/chen-2024.html*", lambda r: r.fulfill(body=html, content_type="text/html"))
    page.goto(f"{site.as_uri()}/texts/chen-2024.html")
    page.locator(f".quoted[data-notes~={first}]:not(a *, :has(a))").first.tap(
        position={"x": 4, "y": 8}
    )
    boxes = [note_of(page, name).bounding_box() for name in (first, second)]
    assert all(is_open(note_of(page, name)) for name in (first, second))
    above, below = boxes
    assert above is not None
    assert below is not None
    assert above["y"] + above["height"] == pytest.approx(below["y"], abs=1)
    assert below["y"] + below["height"] == pytest.approx(800, abs=1)
    assert above["y"] > 200  # the words are still to be seen
    page.touchscreen.tap(386, 120)
    assert not any(is_open(note_of(page, name)) for name in (first, second))
