"""The search index: every passage of the edition once, with where it stands, the same in every build."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from conftest import Site

INDEX = "_static/edition-index.js"


class Entry(NamedTuple):
    """A unit as the index has it."""

    page: str
    kind: str
    anchor: str
    place: str
    name: str
    words: str
    names: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def read_index(site: Site) -> list[Entry]:
    """Return the units of a published index."""
    script = site.read(INDEX).removeprefix("globalThis.editionIndex=").removesuffix(";\n")
    kinds, pages, languages = json.loads(script)
    return [
        Entry(
            page,
            list(kinds)[packed[0]],
            *packed[1:5],
            *(tuple(names) for names in packed[5:6]),
            *(tuple(languages[number][0] for number in tags) for tags in packed[6:]),
        )
        for (page, _, _), units in pages
        for packed in units
    ]


@pytest.fixture(scope="module")
def units(edition: Site) -> list[Entry]:
    return read_index(edition)


@pytest.fixture(scope="module")
def data(edition: Site) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(edition.read("edition.json"))
    return found


def test_everything_that_the_edition_publishes_is_found(
    units: list[Entry], data: dict[str, Any]
) -> None:
    expected: Counter[str] = Counter()
    for text in data["texts"]:
        blocks = ("paragraphs", "headings", "author_notes", "pull_quotes", "references", "notes")
        expected.update(block["id"] for name in blocks for block in text[name])
    expected.update(entry["id"] for name in ("terms", "people", "events") for entry in data[name])
    expected.update(check["id"] for text in data["texts"] for check in text["self_checks"])
    found = Counter(unit.anchor for unit in units if unit.kind not in ("page", "source"))
    headnotes = found.pop("")
    assert expected - found == Counter()
    assert {name.rpartition("-")[2] for name in found - expected} <= {"abstract", "keywords"}
    assert {name: n for name, n in found.items() if n > 1} == {}
    assert headnotes == len(data["texts"])


def test_a_passage_has_the_whole_of_its_words(units: list[Entry], data: dict[str, Any]) -> None:
    words = {unit.anchor: unit.words for unit in units}
    for text in data["texts"]:
        for block in (*text["paragraphs"], *text["author_notes"], *text["references"]):
            assert words[block["id"]] == block["text"]
        for note in text["notes"]:
            assert words[note["id"]].split() == note["text"].split()
    for term in data["terms"]:
        assert words[term["id"]].startswith(term["definition"].partition("\n")[0])


def test_every_unit_leads_to_an_element_that_is_there(units: list[Entry], edition: Site) -> None:
    pages = {unit.page for unit in units}
    anchors = {
        page: {*re.findall(r'<[a-z][^<>]*? id="([^"]+)"', edition.read(page))} for page in pages
    }
    assert [unit for unit in units if unit.anchor and unit.anchor not in anchors[unit.page]] == []


def test_a_result_says_text_and_paragraph(units: list[Entry]) -> None:
    by_anchor = {unit.anchor: unit for unit in units}
    assert by_anchor["chen-2024-p5"].place == "¶5"
    assert by_anchor["chen-2024-n-foreign-affairs-conferences"].place == "¶1, note: context"
    assert by_anchor["liu-jianfei-2017-fn19"].place == "author’s note 19"
    nameless = [unit for unit in units if not unit.place and not unit.name]
    assert nameless == []


def test_sources_stand_with_their_label_and_without_their_address(units: list[Entry]) -> None:
    sources = [unit for unit in units if unit.kind == "source"]
    assert len(sources) > 100
    assert all(unit.page == "bibliography.html" and unit.name for unit in sources)
    assert not [unit for unit in sources if "URL: " in unit.words]


def test_hand_written_pages_are_divided_by_their_sections(units: list[Entry]) -> None:
    pages = [unit for unit in units if unit.kind == "page"]
    (colophon,) = [unit for unit in pages if unit.name == "Colophon"]
    assert "pinned by its SHA-256" in colophon.words
    (glossary,) = [unit for unit in pages if unit.page == "glossary.html"]
    assert len(glossary.words) < 2000  # the entries are units of their own
    (root,) = [
        unit for unit in pages if unit.page == "index.html" and "Begin with Chen" in unit.words
    ]
    assert "texts/chen-2024" not in root.words  # the target of a link without words of its own
    assert not [unit for unit in pages if unit.page.startswith("software/")]


@pytest.mark.parametrize("page", ["index", "texts/chen-2024", "glossary", "genindex"])
def test_only_the_search_page_loads_the_index(edition: Site, page: str) -> None:
    assert "edition-index" in edition.read("search.html")
    assert "edition-index" not in edition.read(f"{page}.html")
    assert "search/find.js" not in edition.read(f"{page}.html")


def test_the_search_page_needs_nothing_of_sphinx_s_own_search(edition: Site) -> None:
    page = edition.page("search")
    scripts = " ".join(script.get("src", "") for script in page.select("script"))
    assert "searchtools" not in scripts
    assert "searchindex" not in scripts
    assert not (edition.out / "searchindex.js").exists()
    assert [heading.get_text() for heading in page.select("h1")] == ["Search"]


def test_without_script_the_page_points_to_contents_and_glossary(edition: Site) -> None:
    links = [a["href"] for a in edition.page("search").select("noscript a")]
    assert links == ["index.html", "glossary.html", "people.html", "timeline.html"]


def test_the_index_is_small(edition: Site) -> None:
    script = (edition.out / INDEX).read_bytes()
    assert len(script) < 750_000
    assert len(gzip.compress(script, 9)) < 245_000


def test_notes_and_pages_for_teachers_are_in_the_teachers_index_only(
    build_root: Callable[..., Site],
) -> None:
    student = build_root("audience")
    teacher = build_root("audience", edition_audience="teacher")
    theirs = {unit.anchor for unit in read_index(teacher)}
    assert {"a-n-solution", "term-secretterm", "lessonplan"} <= theirs
    assert {unit.anchor for unit in read_index(student)} == theirs - {
        "a-n-solution",
        "term-secretterm",
        "lessonplan",
    }


def test_the_index_forgets_what_is_gone(
    project: Callable[[str], Path], build: Callable[..., Site]
) -> None:
    source = project("glossary")
    build(source)
    page = source / "plain.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nA quokka.\n", encoding="utf-8")
    assert "quokka" in build(source).read(INDEX)
    page.write_text(page.read_text(encoding="utf-8").replace("quokka", "wombat"), encoding="utf-8")
    site = build(source)
    assert "quokka" not in site.read(INDEX)
    assert site.read(INDEX) == build(source, "fresh").read(INDEX)


def test_other_layouts_of_the_site_have_the_search_too(
    project: Callable[[str], Path], build: Callable[..., Site]
) -> None:
    site = build(project("glossary"), builder="dirhtml")
    assert site.warnings == []
    assert "../second/" in {unit.page for unit in read_index(site)}
    assert "edition-index.js" in (site.out / "search" / "index.html").read_text(encoding="utf-8")


def test_an_entry_has_its_names_apart(build_root: Callable[..., Site]) -> None:
    units = {unit.anchor: unit for unit in read_index(build_root("glossary"))}
    assert units["term-win-win"].names == ("合作共赢", "合作共贏", "hézuò gòngyíng", "win-win")
    assert units["term-win-win"].tags == ("zh-Hans", "zh-Hant", "zh-Latn-pinyin")
    assert units["term-harmony"].names[:2] == ("和", "hé")
    assert units["term-harmony"].tags == ("zh-Hans", "zh-Latn-pinyin")
    assert units["person-hu"].words.startswith("born 1942 · President in 2006")
    assert units["event-conference-2014"].words == "28–29 November 2014 · Beijing\nThey met."
