"""The real edition as it is published: links, ids, what it loads, and what its links open."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bs4 import BeautifulSoup, Tag
    from conftest import Site


@pytest.fixture(scope="module")
def pages(edition: Site, read_page: Callable[[str], BeautifulSoup]) -> dict[str, BeautifulSoup]:
    """Every page of the edition, by its path."""
    names = [name for name in edition.files() if name.endswith(".html")]
    return {name: read_page(name.removesuffix(".html")) for name in names}


@pytest.fixture(scope="module")
def texts(pages: dict[str, BeautifulSoup]) -> dict[str, BeautifulSoup]:
    found = {name: page for name, page in pages.items() if name.startswith("texts/")}
    assert len(found) == 5
    return found


@pytest.fixture(scope="module")
def elements(pages: dict[str, BeautifulSoup]) -> dict[str, dict[str, Tag]]:
    """The elements of each page by their ids, which are unique."""
    return {name: {e["id"]: e for e in page.find_all(id=True)} for name, page in pages.items()}


def group(found: Iterable[tuple[str, Tag]]) -> dict[str, list[Tag]]:
    """Group elements by a name."""
    groups: dict[str, list[Tag]] = {}
    for name, element in found:
        groups.setdefault(name, []).append(element)
    return groups


def test_ids_are_unique_on_every_page(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        counted = Counter(element["id"] for element in page.find_all(id=True))
        assert {i: n for i, n in counted.items() if n > 1} == {}, name


def test_every_internal_link_and_fragment_leads_somewhere(
    pages: dict[str, BeautifulSoup], elements: dict[str, dict[str, Tag]], edition: Site
) -> None:
    files = edition.files().keys()
    dead = []
    for name, page in pages.items():
        for element in (*page.find_all(href=True), *page.find_all(src=True)):
            target = element.get("href") or element.get("src") or ""
            if urlsplit(target).scheme or target.startswith("//"):
                continue
            path, fragment = urldefrag(urljoin(name, target))
            file = unquote(urlsplit(path).path) or name
            if file not in files or (
                fragment not in ("", "top")
                and file in elements
                and unquote(fragment) not in elements[file]
            ):
                dead.append(f"{name}: {target}")
    assert dead == []


def test_links_of_text_pages_to_terms_and_events_name_real_entries(
    texts: dict[str, BeautifulSoup], pages: dict[str, BeautifulSoup]
) -> None:
    terms = {e["id"] for e in pages["glossary.html"].select("section.term-entry")}
    events = {e["id"] for e in pages["timeline.html"].select("section.event-entry")}
    for page in texts.values():
        linked = {urldefrag(a["href"]).fragment for a in page.select("a.term-link")}
        assert linked
        assert linked <= terms
        assert {urldefrag(a["href"]).fragment for a in page.select("a.event-link")} <= events
        assert {e["data-term"] for e in page.select("[data-term]")} <= terms


def test_no_page_loads_anything_from_elsewhere(
    pages: dict[str, BeautifulSoup], edition: Site
) -> None:
    loading = "script[src], link[href], img[src], iframe, object, embed, source, video, audio"
    for name, page in pages.items():
        for element in page.select(loading):
            url = element.get("src") or element.get("href") or element.get("data") or ""
            if element.name == "link" and "canonical" in element.get("rel", []):
                continue
            assert urlsplit(url).scheme in ("", "data"), (name, url)
            assert not url.startswith("//"), (name, url)
        for style in page.select("style"):
            assert "@import" not in style.get_text()
            assert "url(http" not in style.get_text()
    for name, content in edition.files().items():
        if name.endswith(".css"):
            assert b"@import" not in content
            assert b"url(http" not in content
            assert b"url(//" not in content


def test_no_link_of_the_edition_is_set_as_code(pages: dict[str, BeautifulSoup]) -> None:
    for page in pages.values():
        assert not page.select("a.term-link code, a.event-link code, a.paragraph-link code")


def test_no_link_stands_in_a_link(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        assert not page.select("a a"), name


@pytest.fixture(scope="module")
def popovers(
    pages: dict[str, BeautifulSoup], read_popovers: Callable[[str], BeautifulSoup]
) -> dict[str, BeautifulSoup]:
    """What is shown of the entries and sources that each page links to."""
    return {name: read_popovers(name.removesuffix(".html")) for name in pages}


LINKED = "a:is(.term-link, .person-link, .event-link), a[href*='#source-']"


def test_each_entry_and_source_that_a_page_links_to_has_one_popover(
    pages: dict[str, BeautifulSoup], popovers: dict[str, BeautifulSoup]
) -> None:
    for name, page in pages.items():
        linked = {urldefrag(a["href"]).fragment for a in page.select(LINKED)}
        found = [e["id"].removeprefix("popover-") for e in popovers[name].select("[id]")]
        assert sorted(found) == sorted(linked), name
        (place,) = page.select(".popovers") or [None]
        assert bool(place) == bool(found)
        if place:
            assert place.has_attr("hidden")
            assert {*page.select(place["data-for"])} == {*page.select(LINKED)}


def test_a_popover_says_what_the_entry_says(
    texts: dict[str, BeautifulSoup],
    popovers: dict[str, BeautifulSoup],
    elements: dict[str, dict[str, Tag]],
) -> None:
    for text in texts:
        found = popovers[text].select("[id^=popover-person-], [id^=popover-term-]")
        assert len(found) > 10
        for popover in found:
            anchor = popover["id"].removeprefix("popover-")
            name = "people.html" if anchor.startswith("person-") else "glossary.html"
            chinese = elements[name][anchor].find_all(class_="other-names")
            for language in ("zh-Hans", "zh-Hant", "zh-Latn-pinyin"):
                shown = [e.get_text() for e in popover.find_all(lang=language)]
                own = [e.get_text() for part in chinese for e in part.find_all(lang=language)]
                assert shown == own
            assert " ." not in popover.get_text()


def test_the_popover_of_an_event_says_when_it_was(
    popovers: dict[str, BeautifulSoup], elements: dict[str, dict[str, Tag]]
) -> None:
    found = [p for page in popovers.values() for p in page.select("[id^=popover-event-]")]
    assert len(found) > 20
    for popover in found:
        entry = elements["timeline.html"][popover["id"].removeprefix("popover-")]
        assert entry.time.get_text() in popover.get_text()
        assert popover.b.get_text() in (entry.h3 or entry.h2).get_text()


def test_the_popover_of_a_source_says_what_the_bibliography_says_without_addresses(
    popovers: dict[str, BeautifulSoup], elements: dict[str, dict[str, Tag]]
) -> None:
    found = [p for page in popovers.values() for p in page.select("[id^=popover-source-]")]
    assert len(found) > 200
    for popover in found:
        entry = elements["bibliography.html"][popover["id"].removeprefix("popover-")]
        assert f"[{popover.b.get_text()}]" == entry.select_one(".label").get_text()
        whole, shown = (" ".join(e.p.get_text().split()) for e in (entry, popover))
        assert shown
        assert whole.startswith(shown)
        assert not popover.select("a, span")
        assert not shown.endswith(":")


def test_the_words_that_a_note_quotes_are_marked_and_no_others(
    texts: dict[str, BeautifulSoup], elements: dict[str, dict[str, Tag]]
) -> None:
    for path, page in texts.items():
        notes = page.select("aside.edition-note")
        assert len(notes) >= 4
        quoted = page.select(".quoted[data-notes]")
        quotations = group((name, e) for e in quoted for name in e["data-notes"].split())
        for note in notes:
            words = quotations.get(note["id"], [])
            target = elements[path][note["data-target"]]
            assert "".join(e.get_text() for e in words) == note.select_one("q").get_text()
            assert all(target in e.parents for e in words)


def test_notes_stand_right_after_the_block_they_are_on(
    texts: dict[str, BeautifulSoup], elements: dict[str, dict[str, Tag]]
) -> None:
    for path, page in texts.items():
        for note in page.select("aside.edition-note"):
            before = note.find_previous_sibling(
                lambda tag: tag.name != "aside" and "moved" not in tag.get("class", [])
            )
            target = elements[path][note["data-target"]]
            if target.name == "section":
                target = target.h2 or target.h3 or target.h4
            assert before is target or before in target.parents or target in before.descendants


def test_every_back_reference_names_a_paragraph_that_links_or_names_the_entry(
    texts: dict[str, BeautifulSoup], pages: dict[str, BeautifulSoup]
) -> None:
    found: dict[str, set[str]] = {}
    for name, page in texts.items():
        for paragraph in page.select("p.para"):
            named = {
                urldefrag(link["href"]).fragment for link in paragraph.find_all("a", href=True)
            }
            named |= {words["data-term"] for words in paragraph.find_all(attrs={"data-term": True})}
            for anchor in named:
                found.setdefault(anchor, set()).add(f"{name}#{paragraph['id']}")
    for entry in pages["glossary.html"].select("section.term-entry"):
        said = {link["href"] for link in entry.select(".backlinks a")}
        assert said == found.get(entry["id"], set()), entry["id"]


def test_every_mention_of_an_event_is_in_its_list(
    texts: dict[str, BeautifulSoup], pages: dict[str, BeautifulSoup]
) -> None:
    found: dict[str, set[str]] = {}
    for name, page in texts.items():
        for block in page.select("p.para"):
            for link in block.select("a.event-link"):
                anchor = urldefrag(link["href"]).fragment
                found.setdefault(anchor, set()).add(f"{name}#{block['id']}")
    assert found
    for entry in pages["timeline.html"].select("section.event-entry"):
        said = {link["href"] for link in entry.select(":is(.backlinks, .inferred) a")}
        # It names paragraphs, too, whose author's notes mention it.
        assert found.get(entry["id"], set()) <= said, entry["id"]


def test_the_number_of_each_paragraph_is_its_permalink(texts: dict[str, BeautifulSoup]) -> None:
    for page in texts.values():
        paragraphs = page.select("p.para")
        assert paragraphs
        for paragraph in paragraphs:
            (number,) = paragraph.select("a.para-number")
            assert number["href"] == f"#{paragraph['id']}"
            assert paragraph["id"].endswith(f"-p{number.get_text()}")


def test_author_notes_keep_the_numbers_of_the_journal(texts: dict[str, BeautifulSoup]) -> None:
    page = texts["texts/liu-jianfei-2017.html"]
    numbers = [str(number) for number in range(1, 20)]
    assert [a.get_text() for a in page.select(".author-note-number")] == numbers
    assert [a.get_text() for a in page.select(".note-mark")] == numbers


def test_the_reference_that_a_source_skips_is_skipped(texts: dict[str, BeautifulSoup]) -> None:
    page = texts["texts/wu-zhengyang.html"]
    labels = [e.get_text().strip("[].") for e in page.select(".source-reference .block-label")]
    assert labels == ["1", "2", "4", "5", "6", "7"]


def test_chinese_words_say_that_they_are_chinese(pages: dict[str, BeautifulSoup]) -> None:
    for name in ("glossary.html", "timeline.html", "texts/chen-2024.html"):
        assert pages[name].select('[lang^="zh-Han"]')
