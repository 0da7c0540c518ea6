"""A reader searches: whatever stands in the edition is found, and every result leads to its words."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser.accessible import find_violations
from browser.waits import wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Page

SEED = 20261121
SAMPLES = 200

FIND_ALL = """
(probes) => probes.filter(([query, anchor]) =>
  !editionSearch.find(query).results.some(({ unit }) => unit.anchor === anchor))
"""
"""Of pairs of words and the id of a unit that has them, those of which the unit is not found."""

FIRST = "(query) => editionSearch.find(query).results[0]?.unit.anchor"

MARKED = "[...(CSS.highlights.get('search') ?? [])].map((range) => range.toString())"


@pytest.fixture(scope="module")
def data(site: Path) -> dict[str, Any]:
    edition: dict[str, Any] = json.loads((site / "edition.json").read_text(encoding="utf-8"))
    return edition


@pytest.fixture
def search(visit: Callable[..., Page]) -> Page:
    return visit("search.html")


def edited_passages(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield id and words of notes, terms, people and events."""
    for text in data["texts"]:
        for note in text["notes"]:
            yield note["id"], note["text"]
    for term in data["terms"]:
        yield term["id"], "\n".join([*characters(term), term["definition"]])
    for person in data["people"]:
        yield person["id"], "\n".join([*characters(person), person["description"]])
    for event in data["events"]:
        yield event["id"], "\n".join([*characters(event), event["summary"]])


def characters(entry: dict[str, Any]) -> list[str]:
    """Return the names of an entry in Chinese characters."""
    return [words for tag, words in entry["wordings"].items() if "-Latn" not in tag]


def all_passages(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield id and words of these and of the texts themselves."""
    for text in data["texts"]:
        for block in (*text["paragraphs"], *text["author_notes"], *text["references"]):
            yield block["id"], block["text"]
    yield from edited_passages(data)


def sample_chinese(data: dict[str, Any]) -> list[tuple[str, str]]:
    """Return substrings of Chinese, each of two to eight characters, with where they stand."""
    chosen = random.Random(SEED)
    runs = [
        (run, anchor)
        for anchor, words in edited_passages(data)
        for run in re.findall(r"[\u3400-\u9fff]{2,}", words)
    ]
    probes = []
    for run, anchor in chosen.choices(runs, k=SAMPLES):
        length = chosen.randint(2, min(8, len(run)))
        start = chosen.randint(0, len(run) - length)
        probes.append((run[start : start + length], anchor))
    return probes


def sample_english(data: dict[str, Any]) -> list[tuple[str, str]]:
    """Return words, each once, with where one of them stands."""
    places = [
        (word, anchor)
        for anchor, passage in all_passages(data)
        for word in re.findall(r"\b[A-Za-z]{3,}\b", passage)
    ]
    random.Random(SEED).shuffle(places)
    return list({word.lower(): (word, anchor) for word, anchor in places}.values())[:SAMPLES]


# --- what is found ------------------------------------------------------------------------------


@pytest.mark.parametrize("sample", [sample_chinese, sample_english])
def test_every_sampled_word_is_found_where_it_stands(
    search: Page, data: dict[str, Any], sample: Callable[[dict[str, Any]], list[tuple[str, str]]]
) -> None:
    probes = sample(data)
    assert len(probes) == SAMPLES
    assert search.evaluate(FIND_ALL, probes) == []


def test_what_is_not_there_is_not_found(search: Page) -> None:
    assert search.evaluate(FIND_ALL, [("quokkas", "chen-2024-p5"), ("鸭嘴兽", "chen-2024-p5")]) == [
        ["quokkas", "chen-2024-p5"],
        ["鸭嘴兽", "chen-2024-p5"],
    ]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("nations", "nation"),
        ("cooperating", "cooperation"),
        ("policies", "policy"),
        ("Chinas", "China’s"),
    ],
)
def test_an_english_word_is_found_in_its_other_forms(search: Page, query: str, words: str) -> None:
    count = "(query) => editionSearch.find(query + ' ').results.length"
    assert search.evaluate(count, query) == search.evaluate(count, words) > 0


def remove_tones(pinyin: str) -> str:
    plain = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü", "aaaaeeeeiiiioooouuuuuuuuu")
    return pinyin.lower().translate(plain)


@pytest.mark.parametrize(
    "spell",
    [
        lambda pinyin: pinyin,
        remove_tones,
        lambda pinyin: remove_tones(pinyin).replace(" ", ""),
        lambda pinyin: pinyin.upper(),
    ],
    ids=["with tones", "without tones", "without spaces", "in capitals"],
)
def test_every_term_is_found_by_its_pinyin(
    search: Page, data: dict[str, Any], spell: Callable[[str], str]
) -> None:
    probes = [(spell(term["wordings"]["zh-Latn-pinyin"]), term["id"]) for term in data["terms"]]
    assert search.evaluate(FIND_ALL, probes) == []


def test_headwords_and_names_come_first(search: Page, data: dict[str, Any]) -> None:
    names = [(term["headword"], term["id"]) for term in data["terms"]]
    names += [(person["name"], person["id"]) for person in data["people"]]
    names += [(term["wordings"]["zh-Hans"], term["id"]) for term in data["terms"]]
    first = {query: search.evaluate(FIRST, query) for query, _ in names}
    others = {query: (first[query], anchor) for query, anchor in names if first[query] != anchor}
    same = {
        query
        for query, (found, anchor) in others.items()
        if found.startswith(("person-", "term-", "event-"))  # of the same name
    }
    assert others.keys() - same == set()
    assert len(same) < len(names) / 20


def test_a_phrase_in_order_comes_before_its_words(search: Page) -> None:
    order = """() => editionSearch.find("shared future").results
      .filter(({ unit }) => unit.kind === "text" && unit.words)
      .map(({ unit }) => /shared future/i.test(unit.words))"""
    found = search.evaluate(order)
    assert found == sorted(found, reverse=True)
    quoted = '() => editionSearch.find("“shared future”").results.length'
    loose = '() => editionSearch.find("shared future").results.length'
    assert 0 < search.evaluate(quoted) <= search.evaluate(loose)


def test_words_as_typed_come_before_others_of_their_stem(search: Page) -> None:
    """“International” and “internal” have one stem in English."""
    order = """() => editionSearch.find("international").results
      .filter(({ unit, score }) => unit.kind === "note" && score < 2.5)
      .map(({ unit }) => /international/i.test(unit.words))"""
    found = search.evaluate(order)
    assert True in found
    assert False in found
    assert found == sorted(found, reverse=True)


def test_a_search_takes_no_time(search: Page, data: dict[str, Any]) -> None:
    probes = [query for query, _ in sample_english(data)[:50]]
    took = """(probes) => {
      const begun = performance.now();
      probes.forEach((query) => editionSearch.find(query));
      return (performance.now() - begun) / probes.length;
    }"""
    assert search.evaluate(took, probes) < 50  # milliseconds


# --- what a reader does -------------------------------------------------------------------------


def wait_for_results(page: Page) -> None:
    """Wait for those of all that stands in the field: there are some as soon as its first letters do."""
    from playwright.sync_api import expect

    query = page.locator("#search-words").input_value()
    expect(page.locator(".search-status")).to_contain_text(f"“{query}”")


def wait_for_marks(page: Page) -> list[str]:
    wait_until(page, "CSS.highlights.has('search')")
    marked: list[str] = page.evaluate(MARKED)
    return marked


@pytest.mark.parametrize("width", [1440, 390])
def test_a_reader_types_walks_to_a_result_and_lands_on_the_words(
    visit: Callable[..., Page], width: int
) -> None:
    page = visit("search.html", width=width)
    page.keyboard.type("institutionalized")  # the field has the focus
    wait_for_results(page)
    links = page.locator(".search-result")
    assert "Chen 2024, ¶1" in links.first.inner_text()
    assert links.first.locator("mark").first.inner_text() == "institutionalized"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('.search-result')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/texts/chen-2024.html*")
    assert page.url.endswith("#chen-2024-p1")
    assert wait_for_marks(page) == ["institutionalized"]
    assert page.evaluate(
        "(() => { const [range] = CSS.highlights.get('search'); const box = range.getBoundingClientRect();"
        " return box.top >= 0 && box.bottom <= innerHeight; })()"
    )
    page.keyboard.press("Escape")
    assert page.evaluate(MARKED) == []
    assert page.url.endswith("/texts/chen-2024.html#chen-2024-p1")


def test_the_sidebar_s_field_leads_to_the_results(visit: Callable[..., Page]) -> None:
    page = visit("texts/chen-2024.html")
    page.locator(".sidebar-search").fill("人类命运")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html*")
    wait_for_results(page)
    assert page.locator("#search-words").input_value() == "人类命运"
    assert "passages with “人类命运”" in page.locator("[role=status]").inner_text()
    assert page.locator(
        ".search-result mark :lang(zh-Hans), .search-result mark:lang(zh-Hans)"
    ).count()


@pytest.mark.parametrize("kind", ["text", "note", "term", "person", "event", "source", "page"])
def test_a_result_of_every_kind_leads_to_its_words(visit: Callable[..., Page], kind: str) -> None:
    page = visit(f"search.html?q=international&in={kind}")
    wait_for_results(page)
    page.locator(".search-result:has(.search-snippet mark)").first.click()
    page.wait_for_url("**mark=**")
    marked = wait_for_marks(page)
    assert marked
    assert {words.lower()[:8] for words in marked} == {"internat"}


def test_words_are_marked_over_the_marks_of_notes_and_links(visit: Callable[..., Page]) -> None:
    words = "major country diplomacy with Chinese characteristics"
    page = visit(f"texts/chen-2024.html?mark={words.replace(' ', '+')}#chen-2024-p2")
    assert wait_for_marks(page) == [words]


def test_the_results_are_filtered_by_kind_and_by_text(visit: Callable[..., Page]) -> None:
    from playwright.sync_api import expect

    page = visit("search.html?q=China")
    wait_for_results(page)
    everything = page.locator(".search-status").inner_text()
    page.get_by_label("Notes").check()
    page.get_by_label("Text", exact=True).select_option("Chen 2024")
    expect(page.locator(".search-group")).to_have_count(1)
    where = page.locator(".search-where").all_inner_texts()
    assert where
    assert all(re.match(r"Chen 2024, (.*note|Question \d)", place) for place in where)
    assert page.locator(".search-status").inner_text() != everything
    page.reload()  # the address keeps what was chosen
    wait_for_results(page)
    assert page.locator(".search-where").all_inner_texts() == where


def test_more_of_a_group_is_shown_at_wish(visit: Callable[..., Page]) -> None:
    page = visit("search.html?q=diplomacy")
    wait_for_results(page)
    before = page.locator(".search-result").count()
    page.locator(".search-more").first.press("Enter")
    assert page.locator(".search-result").count() > before
    assert page.evaluate("document.activeElement.matches('.search-result')")


def test_escape_comes_back_to_the_field_and_then_empties_it(visit: Callable[..., Page]) -> None:
    page = visit("search.html?q=diplomacy")
    wait_for_results(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "search-words"
    page.keyboard.press("Escape")
    assert page.locator("#search-words").input_value() == ""
    assert page.locator(".search-result").count() == 0


def test_where_no_passage_has_all_words_the_nearest_are_shown(visit: Callable[..., Page]) -> None:
    from playwright.sync_api import expect

    page = visit("search.html?q=diplomacy+quokka")
    wait_for_results(page)
    assert "No passage has all of" in page.locator("[role=status]").inner_text()
    assert page.locator(".search-result").count() > 0
    page.locator("#search-words").fill("quokka")
    expect(page.locator(".search-status")).to_have_text(re.compile("^Nothing found"))
    assert page.locator(".search-result").count() == 0


def test_without_script_the_page_says_so(visit: Callable[..., Page]) -> None:
    page = visit("search.html", script=False)
    assert "Search needs JavaScript" in page.locator("#edition-search").inner_text()
    assert page.locator("#edition-search noscript a").first.get_attribute("href") == "index.html"
    assert not page.locator("#search-words").is_visible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_in_the_results(
    visit: Callable[..., Page], width: int, dark: bool
) -> None:
    page = visit("search.html?q=人类命运", width=width, dark=dark)
    wait_for_results(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    violations = find_violations(page)
    assert [(v["id"], node["html"][:100]) for v in violations for node in v["nodes"]] == []
