"""Choose and print: any texts, parts, notes and questions in one view, from files and from a server."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from browser.accessible import find_violations
from browser.test_pages import RULES, SHIFT
from browser.waits import wait_until
from second_edition import build_second_edition

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    Visit = Callable[..., Page]

CHOICE = "choose.html?texts=chen-2024.p3.p5+liu-jianfei-2017.p17&notes=claim+question"
SOURCES = (
    "!document.querySelector('.chosen-text a[href*=\"#source-\"]')"
    " || document.querySelector('.chosen-sources') !== null"
)
READ = "document.querySelectorAll('.chosen-text').length === {}"


def open_choice(visit: Visit, address: str = CHOICE, texts: int = 2, **how: object) -> Page:
    page = visit(address, **how)
    wait_until(page, READ.format(texts))
    wait_until(page, SOURCES)
    return page


def blocks(page: Page) -> list[str]:
    ids: list[str] = page.locator(".chosen-text .para").evaluate_all("all => all.map((p) => p.id)")
    return ids


PART = [*(f"chen-2024-p{n}" for n in (3, 4, 5)), "liu-jianfei-2017-p17"]


def test_the_form_composes_an_address_that_shows_the_same(visit: Visit) -> None:
    page = visit("choose.html")
    assert page.get_by_role("button", name="Print").is_disabled()
    page.select_option("select[name=add]", "chen-2024")
    wait_until(page, READ.format(1))
    page.select_option(".choice-rows li:nth-child(1) select:nth-of-type(1)", "p3")
    page.select_option(".choice-rows li:nth-child(1) select:nth-of-type(2)", "p5")
    page.select_option("select[name=add]", "liu-jianfei-2017")
    wait_until(page, READ.format(2))
    for place in (1, 2):
        page.select_option(f".choice-rows li:nth-child(2) select:nth-of-type({place})", "p17")
    for kind in ("context", "translation", "text", "perspective"):
        page.locator(f"input[value={kind}]").uncheck()
    wait_until(page, "document.querySelectorAll('.chosen-text .para').length === 4")
    assert blocks(page) == PART
    assert page.url.endswith(CHOICE)
    wait_until(page, SOURCES)
    shown = page.locator(".chosen").inner_text()
    page.reload()
    wait_until(page, READ.format(2))
    wait_until(page, SOURCES)
    assert blocks(page) == PART
    assert page.locator(".chosen").inner_text() == shown
    assert page.locator("input[value=context]").is_checked() is False


def test_each_passage_says_where_it_is_from(visit: Visit) -> None:
    page = open_choice(visit)
    heads = page.locator(".chosen-head").all_inner_texts()
    assert heads[0].startswith("Making Sense of China’s Diplomacy")
    assert "Cite as: Chen Jimin." in heads[0]
    assert "¶3–5 · " in heads[0]
    assert heads[0].endswith("texts/chen-2024.html?part=p3.p5")
    page.locator(".chosen-address").first.click()
    page.wait_for_url("**/texts/chen-2024.html?part=p3.p5")
    wait_until(page, "document.querySelector('.part-line button') !== null")


def test_only_the_chosen_notes_and_questions_are_there(visit: Visit) -> None:
    page = open_choice(visit)
    kinds = page.locator(".chosen .edition-note").evaluate_all(
        "all => all.map(n => n.dataset.kind)"
    )
    assert kinds
    assert set(kinds) <= {"claim", "question"}
    assert page.locator(".chosen .self-checks").count() == 2
    page.locator("input[name=questions]").uncheck()
    wait_until(page, "document.querySelectorAll('.chosen .self-checks').length === 0")
    assert page.url.endswith("&questions=none")
    for kind in ("claim", "question"):
        page.locator(f"input[value={kind}]").uncheck()
    wait_until(page, "document.querySelectorAll('.chosen .edition-note').length === 0")
    assert "notes=none" in page.url


def test_all_texts_and_each_word_of_them(visit: Visit) -> None:
    page = visit("choose.html")
    page.get_by_role("button", name="All texts").click()
    wait_until(page, READ.format(5))
    words = page.locator(".chosen .para").evaluate_all("all => all.map(p => [p.id, p.textContent])")
    pages = {id_.rpartition("-")[0] for id_, _ in words}
    assert len(pages) == 5
    for text in sorted(pages)[:2]:
        other = visit(f"texts/{text}.html?notes=none", script=False)
        theirs = other.locator(".para").all_text_contents()
        ours = [said.replace("\u2060•", "") for id_, said in words if id_.startswith(f"{text}-p")]
        assert ours == theirs


def test_passages_change_places_and_go(visit: Visit) -> None:
    page = open_choice(visit)
    page.get_by_role("button", name="Liu Jianfei 2017: further up").press("Enter")
    wait_until(page, "document.querySelector('.chosen .para').id === 'liu-jianfei-2017-p17'")
    assert "texts=liu-jianfei-2017.p17+chen-2024.p3.p5" in page.url
    page.get_by_role("button", name="Chen 2024: Take out").press("Enter")
    wait_until(page, READ.format(1))
    assert "chen-2024" not in page.url


def test_what_the_address_asks_for_in_vain_is_told(visit: Visit) -> None:
    page = visit("choose.html?texts=gossip+chen-2024.p3.p99&notes=claim+rumour")
    wait_until(page, "document.querySelector('.address-unknown') !== null")
    said = page.locator(".address-unknown").inner_text()
    assert all(word in said for word in ("“gossip”", "“rumour”", "“chen-2024.p3.p99”"))
    wait_until(page, READ.format(1))
    assert len(blocks(page)) == 14


def test_paper_has_the_passages_and_nothing_else(visit: Visit) -> None:
    page = open_choice(visit)
    page.emulate_media(media="print")
    shown = page.locator("article").inner_text()
    assert shown.startswith("Making Sense of China’s Diplomacy")
    assert "Choose texts" not in shown
    for selector in (".choice-form", ".choice-status", ".sidebar-drawer", ".bottom-of-page"):
        assert not page.locator(selector).first.is_visible()
    assert not page.locator(".self-check p").first.is_visible()  # answers are not given away
    assert page.locator(".self-check summary").first.is_visible()


def test_the_chosen_set_is_shown_as_slides(visit: Visit) -> None:
    page = open_choice(visit)
    page.locator(".choice-form .slides-button").click()
    page.locator("dialog.slides").wait_for(state="visible")
    assert page.locator(".slide-count").inner_text() == "1 of 4"
    page.keyboard.press("End")
    source = page.locator(".slide-source").inner_text()
    assert source.startswith("Liu Jianfei")
    assert source.endswith("¶17")
    page.keyboard.press("ArrowLeft")
    page.locator(".slide-words .note-sign").focus()
    page.keyboard.press("Enter")
    assert "CLAIM CHECKED" in page.locator(".slide-note").inner_text()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    box = page.locator("#chen-2024-p5").bounding_box()
    assert box
    assert -1 <= box["y"] < 900


def test_what_the_notes_cite_is_listed_once(visit: Visit) -> None:
    page = open_choice(visit)
    cited = page.locator(".chosen-text a[href*='#source-']").all_inner_texts()
    listed = page.locator(".chosen-sources .label").all_inner_texts()
    assert cited
    assert {label.strip("[]") for label in listed} == set(cited)
    assert len(listed) == len(set(listed))
    entries = page.locator(".chosen-sources li").all_inner_texts()
    assert all("://" not in entry for entry in entries)
    assert max(map(len, entries)) < 400
    whole = page.locator(".chosen-sources .label").first.get_attribute("href") or ""
    assert "bibliography.html#source-" in whole
    for kind in ("claim", "question"):
        page.locator(f"input[value={kind}]").uncheck()
    wait_until(page, "document.querySelectorAll('.chosen-sources').length === 0")


def test_links_lead_where_they_led(visit: Visit) -> None:
    page = open_choice(visit)
    links = page.locator(".chosen a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert all(link.startswith(("#", "file:", "http", "mailto:")) for link in links)
    for link in links:
        if link.startswith("#"):
            assert page.evaluate("(id) => document.getElementById(id) !== null", link[1:]), link
    ids = page.locator("[id]").evaluate_all("all => all.map((one) => one.id)")
    assert len(ids) == len(set(ids))


def test_without_a_script_the_texts_are_listed(visit: Visit) -> None:
    page = visit(CHOICE, script=False)
    assert not page.locator(".choice-form").is_visible()
    assert page.locator(".choice-list a").count() == 5


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_and_nothing_moves(visit: Visit, width: int) -> None:
    page = open_choice(visit, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += find_violations(page, rules=RULES)
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate(SHIFT) < 0.02


# --- from a server ---------------------------------------------------------------------------------------


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *words: object) -> None:
        pass


@pytest.fixture
def served(site: Path) -> Iterator[str]:
    handler = partial(Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_it_works_from_a_server_and_asks_nobody_else(browser: Browser, served: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{served}/{CHOICE}")
    wait_until(page, READ.format(2))
    assert blocks(page) == PART
    assert page.locator("iframe").count() == 0
    assert [url for url in asked if not url.startswith((served, "data:"))] == []
    page.close()


# --- other forms of text -----------------------------------------------------------------------------------


@pytest.fixture
def forms(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The page of the second edition that chooses: an edition has one as soon as it has the directive."""
    page = browser.new_page()
    page.goto((build_second_edition() / "html/choose.html").as_uri())
    yield page
    page.close()


def test_verse_speeches_lists_and_words_from_right_to_left(forms: Page) -> None:
    forms.goto(
        forms.url
        + "?texts=daffodils.l9.l12+saqi.v2.v3+watch.v3+rivers.p2.p3&notes=text+translation"
    )
    wait_until(forms, READ.format(4))
    lines = forms.locator(".chosen-text .line[id]").evaluate_all("all => all.map(l => l.id)")
    lines = [line for line in lines if not line.startswith("watch")]
    assert lines[:4] == [f"daffodils-l{n}" for n in range(9, 13)]
    assert lines[4:] == [f"saqi-l{n}" for n in range(3, 7)]
    verse = forms.locator("#saqi-v2")
    assert (verse.get_attribute("dir"), verse.get_attribute("lang")) == ("rtl", "fa")
    assert forms.locator("#watch-v3").inner_text().startswith("BERNARDO.")
    assert forms.locator("#rivers-b4 li").count() > 2
    assert forms.locator(".chosen-title").nth(1).get_attribute("dir") == "rtl"


def test_a_keyboard_gets_past_the_first_text(visit: Visit) -> None:
    """A closed list changes at each arrow: it added the first text again and again, and no other."""
    page = visit("choose.html")
    second = page.locator("select[name=add] option").nth(2).get_attribute("value")
    page.locator("select[name=add]").focus()
    page.keyboard.press("ArrowDown")
    assert page.locator(".choice-rows li").count() == 0
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    wait_until(page, READ.format(1))
    assert page.locator(".choice-rows li").count() == 1
    assert page.locator(f".chosen-text [id^='{second}-p']").count()
