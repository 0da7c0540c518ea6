"""Citing: the number of a paragraph is its permalink, and opens the citations of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser.accessible import find_violations
from browser.waits import wait_until
from pybtex.database import parse_string
from release import VERSION, YEAR

from glossator_schema.names import read_name
from sphinx_glossator.html.metadata import Maker, make_person
from sphinx_glossator.words.translation import fill_words

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

    Visit = Callable[..., Page]

STATIC = Path(__file__).parents[2] / "tools/sphinx_glossator/html/static"
SCRIPT = "\n".join(
    fill_words((STATIC / name).read_text(encoding="utf-8"))
    for name in ("fill-in.js", "citations.js")
)
PANEL = ".cite-panel"
STYLES = ("Chicago", "MLA", "APA", "BibTeX", "RIS")


def open_panel(page: Page, paragraph: str) -> None:
    page.locator(f"[id='{paragraph}'] > .para-number").click()
    page.locator(PANEL).wait_for(state="visible")


def read_citation(page: Page, style: str) -> str:
    page.get_by_label(style, exact=True).check()
    return page.locator(".cite-words").text_content() or ""


def test_every_style_names_author_text_paragraph_edition_and_version(visit: Visit) -> None:
    page = visit("texts/chen-2024.html")
    open_panel(page, "chen-2024-p12")
    for style in STYLES:
        citation = read_citation(page, style)
        for words in ("Chen", "Making Sense of China’s Diplomacy", "12", "2024"):
            assert words in citation, style
        assert "China’s Diplomacy in Five Texts" in citation, style
        assert f"ersion {VERSION}" in citation, style
        assert "The Glossator editors" in citation, style


def test_chicago_mla_and_apa(visit: Visit) -> None:
    page = visit("texts/liu-jianfei-2017.html")
    open_panel(page, "liu-jianfei-2017-p3")
    title = "Major-Country Diplomacy with Chinese Characteristics Reflects Trends of the Times"
    edition = "China’s Diplomacy in Five Texts"
    assert read_citation(page, "Chicago") == (
        f"Liu Jianfei, “{title},” China International Studies, 2017年3期, March 28, 2017, ¶3, "
        f"in {edition}, version {VERSION}, ed. The Glossator editors ({YEAR})."
    )
    assert read_citation(page, "MLA") == (
        f"Liu Jianfei. “{title}.” China International Studies, 2017年3期, 28 Mar. 2017. "
        f"{edition}, edited by The Glossator editors, version {VERSION}, {YEAR}, par. 3."
    )
    assert read_citation(page, "APA") == (
        f"Liu, J. ({YEAR}). {title}. In The Glossator editors (Eds.), {edition} "
        f"(Version {VERSION}, para. 3). (Original work published 2017)"
    )


def test_a_name_in_western_order_is_inverted(visit: Visit) -> None:
    page = visit("texts/wu-zhengyang.html")
    open_panel(page, "wu-zhengyang-p1")
    assert read_citation(page, "Chicago").startswith("Zhengyang Wu, “")
    assert read_citation(page, "MLA").startswith("Wu, Zhengyang. “")
    assert read_citation(page, "APA").startswith("Wu, Z. (2026)")


def test_what_editors_supplied_stands_in_brackets(visit: Visit) -> None:
    page = visit("texts/conference-2023.html")
    open_panel(page, "conference-2023-p2")
    title = "[Readout of the Central Conference on Work Relating to Foreign Affairs]"
    assert read_citation(page, "Chicago").startswith(f"{title}, [")
    assert "[December 29, 2023]" in read_citation(page, "Chicago")
    assert read_citation(page, "APA").startswith(f"{title}. (2026). In ")


def test_bibtex_and_ris_are_well_formed(visit: Visit) -> None:
    page = visit("texts/chen-2024.html")
    open_panel(page, "chen-2024-p12")
    entry = parse_string(read_citation(page, "BibTeX"), "bibtex").entries["chen-2024-p12"]
    assert str(entry.persons["author"][0]) == "Chen, Jimin"
    assert entry.fields["edition"] == f"Version {VERSION}"
    assert "par. 12" in entry.fields["note"]
    lines = read_citation(page, "RIS").splitlines()
    tags = [line.partition("  - ")[0] for line in lines]
    assert all(line[2:6] == "  - " for line in lines)
    assert tags[0] == "TY"
    assert tags[-1] == "ER"
    assert {"AU", "TI", "T2", "ET", "PY", "SP"} <= set(tags)


PEOPLE = [
    ({"given": "Ludwig", "dropping_particle": "van", "family": "Beethoven"}, ""),
    ({"family": "de Gaulle"}, "Charles de Gaulle"),
    ({"family": "King", "suffix": "Jr."}, "Martin Luther King, Jr."),
    ({"family": "Xi"}, "Xi Jinping"),
    ({"literal": "Ministry of Foreign Affairs"}, ""),
    ({}, "Ban Ki-moon"),
]


def cite_names(page: Page, style: str, said: dict[str, str], printed: str) -> str:
    """Return how a page cites a text of c. 380 BCE by a person of this name."""
    name = read_name(said, printed)
    author = make_person(Maker(name, ""))
    data = {"identifier": "t", "name": "T", "author": [author], "datePublished": "-0379~"}
    data["isPartOf"] = [{"name": "The Edition", "datePublished": "2026-11-28"}]
    page.set_content(
        '<meta name="edition-date" content="c. 380 BCE">'
        f'<script type="application/ld+json">{json.dumps(data)}</script>'
    )
    return str(
        page.evaluate(
            f"(() => {{ {SCRIPT}\nconst {{ styles, readText }} = editionCitations;"
            f" return styles.{style}(readText(), 1, 'address', 'id'); }})()"
        )
    )


def test_names_are_cited_by_their_parts(browser: Browser) -> None:
    page = browser.new_page()
    found = {
        style: [cite_names(page, style, *person) for person in PEOPLE]
        for style in ("MLA", "APA", "BibTeX", "RIS")
    }
    page.close()
    assert [words.partition("“")[0].strip() for words in found["MLA"]] == [
        "Beethoven, Ludwig van.",
        "de Gaulle, Charles.",
        "King, Martin Luther, Jr.",
        "Xi Jinping.",
        "Ministry of Foreign Affairs.",
        "Ban Ki-moon.",
    ]
    assert [words.partition(" (2026)")[0] for words in found["APA"]] == [
        "Beethoven, L. van.",
        "de Gaulle, C.",
        "King, M. L., Jr.",
        "Xi, J.",
        "Ministry of Foreign Affairs.",
        "Ban Ki-moon.",
    ]
    assert "(Original work published c. 380 BCE)" in found["APA"][0]
    people = [
        parse_string(words, "bibtex").entries["id"].persons["author"] for words in found["BibTeX"]
    ]
    assert [str(person) for (person,) in people] == [
        "Beethoven, Ludwig van",
        "de Gaulle, Charles",
        "King, Jr., Martin Luther",
        "Xi, Jinping",
        "{Ministry of Foreign Affairs}",
        "{Ban Ki-moon}",
    ]
    assert [words.splitlines()[1] for words in found["RIS"]] == [
        "AU  - Beethoven, Ludwig van",
        "AU  - de Gaulle, Charles",
        "AU  - King, Martin Luther, Jr.",
        "AU  - Xi, Jinping",
        "AU  - Ministry of Foreign Affairs,",
        "AU  - Ban Ki-moon,",
    ]


def test_what_cites_is_loaded_when_a_reader_comes_near(visit: Visit) -> None:
    asked: list[str] = []

    def hear(request: Request) -> None:
        name = request.url.partition("?")[0].rpartition("/")[2]
        if not name.startswith("icon."):  # which is asked for when the browser likes
            asked.append(name)

    page = visit("texts/chen-2024.html")
    page.on("request", hear)
    page.locator("#chen-2024-p12 > .para-number").dispatch_event("pointerover")
    page.locator(PANEL).wait_for(state="attached")
    assert sorted(asked) == ["citations.js", "cite.css", "cite.js"]
    open_panel(page, "chen-2024-p12")
    assert len(asked) == 3


def test_the_number_is_still_a_link(visit: Visit) -> None:
    page = visit("texts/chen-2024.html?notes=claim")
    before = page.locator("#chen-2024-p12 > .para-number")
    before.scroll_into_view_if_needed()
    scrolled = page.evaluate("scrollY")
    open_panel(page, "chen-2024-p12")
    assert page.url.endswith("?notes=claim#chen-2024-p12")
    assert page.evaluate("document.querySelector('.para:target').id") == "chen-2024-p12"
    assert page.evaluate("scrollY") == scrolled
    permalink = page.locator(".cite-permalink").get_attribute("href") or ""
    assert permalink.endswith("texts/chen-2024.html#chen-2024-p12")


def test_with_control_the_number_opens_a_tab(visit: Visit) -> None:
    page = visit("texts/chen-2024.html")
    with page.context.expect_page() as opened:
        page.locator("#chen-2024-p3 > .para-number").click(modifiers=["Control"])
    opened.value.wait_for_url("**#chen-2024-p3")
    assert not page.locator(PANEL).is_visible()


NUMBER_OF_P3 = "document.querySelector('#chen-2024-p3 > .para-number')"


def test_keyboard_alone_suffices(visit: Visit) -> None:
    page = visit("texts/chen-2024.html")
    number = page.locator("#chen-2024-p3 > .para-number")
    number.focus()
    page.keyboard.press("Enter")
    page.locator(PANEL).wait_for(state="visible")
    wait_until(page, f"{NUMBER_OF_P3}.getAttribute('aria-expanded') === 'true'")
    for _ in range(3):  # the permalink, its button, the styles
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert page.locator(".cite-words").text_content() == read_citation(page, "MLA")
    page.keyboard.press("Escape")
    assert not page.locator(PANEL).is_visible()
    assert page.evaluate("document.activeElement.hash") == "#chen-2024-p3"
    wait_until(page, f"{NUMBER_OF_P3}.getAttribute('aria-expanded') === 'false'")


def test_a_click_elsewhere_closes_the_panel(visit: Visit) -> None:
    page = visit("texts/chen-2024.html")
    open_panel(page, "chen-2024-p3")
    page.mouse.click(1400, 880)
    assert not page.locator(PANEL).is_visible()


def test_the_citation_is_copied(visit: Visit) -> None:
    page = visit("texts/chen-2024.html")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_panel(page, "chen-2024-p3")
    citation = read_citation(page, "RIS")
    page.get_by_role("button", name="Copy citation").click()
    page.get_by_text("Citation copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").replace("\r", "") == citation
    page.get_by_role("button", name="Copy link").click()
    page.get_by_text("Link copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith("#chen-2024-p3")


SELECT = """
([first, last, words]) => {
  const [from, to] = [first, last].map((id) => document.getElementById(id));
  const range = document.createRange();
  const text = [...from.childNodes].find((node) => node.nodeType === 3 && node.data.includes(words));
  text ? range.setStart(text, text.data.indexOf(words)) : range.setStart(from, 0);
  if (text) range.setEnd(text, range.startOffset + words.length);
  else range.setEnd(to, to.childNodes.length);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}
"""
"""Selects words in a paragraph, or all from one paragraph to another."""


def read_clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()")).replace("\r", "")


def test_copied_words_carry_no_number_mark_or_note(visit: Visit, site: Path) -> None:
    page = visit("texts/liu-jianfei-2017.html", width=390)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    data = json.loads((site / "edition.json").read_text("utf-8"))
    (text,) = (text for text in data["texts"] if text["id"] == "liu-jianfei-2017")
    known = {block["id"]: block["text"] for block in text["paragraphs"]}
    ids = [f"liu-jianfei-2017-p{number}" for number in range(8, 13)]
    between = page.locator(f"[id='{ids[0]}'] .note-mark, .para-row + .edition-note").count()
    assert between > 0
    page.evaluate(SELECT, [ids[0], ids[-1], "\0"])
    page.keyboard.press("Control+c")
    copied = [" ".join(line.split()) for line in read_clipboard(page).splitlines()]
    paragraphs = [line for line in copied if len(line) > 60]  # between them may stand a heading
    assert paragraphs == [" ".join(known[name].split()) for name in ids]


def test_the_words_of_a_note_can_be_copied_by_themselves(visit: Visit) -> None:
    page = visit("texts/chen-2024.html")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    words = page.locator(".edition-note.open > p:not(.note-head)").first
    words.click(click_count=3)
    page.keyboard.press("Control+c")
    assert read_clipboard(page).strip()[:40] == words.inner_text().strip()[:40]


def test_selected_words_are_copied_with_their_reference(visit: Visit) -> None:
    page = visit("texts/chen-2024.html")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(SELECT, ["chen-2024-p1", "chen-2024-p1", "systematic review"])
    page.keyboard.press("c")
    button = page.get_by_role("button", name="Copy words and citation")
    button.click()
    page.get_by_text("Words and citation copied").wait_for()
    words, _, citation = read_clipboard(page).partition("\n\n")
    assert words == "systematic review"
    assert ", ¶1, " in citation
    page.keyboard.press("Escape")
    page.evaluate(SELECT, ["chen-2024-p2", "chen-2024-p4", "\0"])
    page.locator("#chen-2024-p3 > .para-number").click()  # by mouse as well
    assert page.locator(".cite-title").inner_text() == "Paragraphs 2–4"
    assert ", ¶¶2–4, " in read_citation(page, "Chicago")
    assert "pars. 2–4" in read_citation(page, "MLA")


def test_without_a_selection_the_paragraph_is_copied_with_its_reference(visit: Visit) -> None:
    page = visit("texts/chen-2024.html")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_panel(page, "chen-2024-p3")
    page.get_by_role("button", name="Copy words and citation").click()
    words, _, citation = read_clipboard(page).partition("\n\n")
    assert words.startswith("The country takes the resolute defense")
    assert words.endswith(".")
    assert ", ¶3, " in citation


def test_the_style_is_kept(visit: Visit) -> None:
    page = visit("texts/chen-2024.html")
    open_panel(page, "chen-2024-p3")
    read_citation(page, "APA")
    page.goto(page.url.replace("chen-2024", "wu-zhengyang"))
    open_panel(page, "wu-zhengyang-p2")
    assert page.get_by_label("APA", exact=True).is_checked()


@pytest.mark.parametrize("width", [360, 1024, 1440])
def test_the_panel_stays_within_the_window(visit: Visit, width: int) -> None:
    page = visit("texts/chen-2024.html", width=width, height=700)
    for paragraph in ("chen-2024-p1", "chen-2024-p12"):
        open_panel(page, paragraph)
        box = page.locator(PANEL).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        page.keyboard.press("Escape")


def test_without_script_the_number_is_a_permalink(visit: Visit) -> None:
    page = visit("texts/chen-2024.html", script=False)
    page.locator("#chen-2024-p12 > .para-number").click()
    assert page.url.endswith("#chen-2024-p12")
    assert page.locator(PANEL).count() == 0


def test_an_error_is_reported_where_an_address_is_configured(visit: Visit, site: Path) -> None:
    page = visit("texts/chen-2024.html")
    open_panel(page, "chen-2024-p3")
    assert page.locator(".cite-report").count() == 0
    html = (site / "texts/chen-2024.html").read_text(encoding="utf-8")
    address = "mailto:editors@example.org?subject={id}"
    page.route(
        "**/texts/chen-2024.html*",
        lambda route: route.fulfill(
            body=html.replace(
                "<head>", f'<head><meta name="edition-report" content="{address}">', 1
            ),
            content_type="text/html",
        ),
    )
    page.reload()
    open_panel(page, "chen-2024-p3")
    link = page.get_by_role("link", name="Report an error here")
    assert link.get_attribute("href") == "mailto:editors@example.org?subject=chen-2024-p3"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_in_the_open_panels(visit: Visit, width: int, dark: bool) -> None:
    page = visit("texts/chen-2024.html", width=width, dark=dark)
    page.locator(".note-filter > summary").click()
    place = {"include": [["article"], [PANEL]]}
    found = find_violations(page, place)
    page.keyboard.press("Escape")
    page.locator(".edition-note .note-toggle").first.click()
    open_panel(page, "chen-2024-p2")
    found += find_violations(page, place)
    assert [(one["id"], [node["html"][:100] for node in one["nodes"]]) for one in found] == []
