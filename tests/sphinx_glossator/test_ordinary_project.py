"""In a project that is no edition, one line of ``conf.py`` gives numbers, notes and a two-way glossary."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from ordinary_project import write_project

if TYPE_CHECKING:
    from conftest import Site

Build = Callable[..., "Site"]

THEMES = ("alabaster", "basic", "furo")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, run: Build) -> Build:
    """Build the project of the manual, once for each choice of settings."""
    built: dict[str, Site] = {}

    def make(**settings: object) -> Site:
        key = str(settings)
        if key not in built:
            folder = tmp_path_factory.mktemp("ordinary")
            built[key] = run(write_project(folder / "source"), folder / "out", **settings)
        return built[key]

    return make


@pytest.mark.parametrize("theme", THEMES)
def test_pages_have_numbers_notes_and_a_timeline(made: Build, theme: str) -> None:
    site = made(html_theme=theme, nitpicky=True)
    assert site.warnings == []
    numbers = [number.get_text() for number in site.page("roads").select(".para-number")]
    assert numbers == ["1", "2"]
    note = site.element("roads", "roads-n-led")
    assert "A margin note." in note.get_text()
    assert len(site.page("roads").select(".quoted")) == 1
    assert site.page("words").select(".lanes a")[0]["href"] == "#event-opening"
    assert site.page("roads").select('meta[name="edition-notes"]')
    assert not site.page("words").select('meta[name="edition-notes"]')
    other = "other-themes.css" in site.read("roads.html")
    assert other == (theme != "furo")


def test_the_glossary_leads_back_to_each_paragraph_and_section(
    made: Build,
) -> None:
    site = made(html_theme="alabaster", nitpicky=True)
    entry = site.element("words", "term-milestone")
    links = {link["href"]: link.get_text() for link in entry.select(".backlinks a")}
    assert links == {
        "roads.html#on-roads": "On roads",
        "roads.html#roads-p1": "¶1",
        "roads.html#away": "Away",
    }
    assert "Away ×2" in entry.select_one(".backlinks").get_text()
    here = site.page("roads").select('a[href="words.html#term-milestone"]')
    assert len(here) == 4


def test_a_link_that_is_taken_away_is_taken_from_the_glossary(tmp_path: Path, build: Build) -> None:
    source = write_project(tmp_path / "source")
    assert 'href="roads.html#away"' in build(source).read("words.html")
    page = source / "roads.md"
    words = page.read_text(encoding="utf-8").partition("Here is no number")[0]
    page.write_text(words, encoding="utf-8")
    site = build(source)
    assert 'href="roads.html#away"' not in site.read("words.html")
    assert 'href="roads.html#roads-p1"' in site.read("words.html")


@pytest.mark.parametrize("builder", ["latex", "man", "text", "texinfo"])
def test_other_builders_have_plain_forms(made: Build, builder: str) -> None:
    site = made(builder=builder)
    assert site.warnings == []
    said = b"\n".join(site.files().values()).decode("utf-8", "replace")
    for words in ("A stone in Rome.", "How many miles to Babylon?", "Others led away from it."):
        assert words in said


def test_plain_text_says_what_the_page_does(made: Build) -> None:
    site = made(builder="text")
    roads = site.read("roads.txt")
    assert "**1** All roads led to the golden one, it is said." in roads
    assert "Context “roads”: A *margin* note." in roads
    assert "How many miles to Babylon?\n   Threescore miles and ten." in roads
    words = site.read("words.txt")
    assert "* On roads: On roads, ¶1, Away ×2" in words
    assert "* **1 May 1912** The road is opened" in words


def test_what_has_no_plain_form_is_named(
    build_root: Build,
) -> None:
    site = build_root("text", builder="text")
    (warning,) = [said for said in site.warnings if "has no form" in said]
    assert "the builder text has no form for emendation: it stands in the HTML" in warning


def test_the_book_has_it_too(made: Build) -> None:
    site = made(builder="typstpdf")
    assert site.warnings == []
    book = pypdfium2.PdfDocument(site.out / "edition.pdf")
    said = " ".join(" ".join(of.get_textpage().get_text_range().split()) for of in book)
    for words in ("All roads", "A margin note.", "On roads, ¶1, Away ×2", "The road is opened"):
        assert words in said


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "term-milestone",
            "Milestone",
            "'Milestone' is no id of a term; write one such as term-milestone",
        ),
        (
            "} event-opening",
            "} opening",
            "'opening' is no id of an event; write one such as event-opening",
        ),
    ],
)
def test_an_id_of_another_form_is_told(
    tmp_path: Path, build: Build, old: str, new: str, message: str
) -> None:
    source = write_project(tmp_path / "source")
    page = source / "words.md"
    page.write_text(page.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert [said for said in build(source).warnings if message in said]


def test_an_id_that_is_none_of_a_block_is_told(tmp_path: Path, build: Build) -> None:
    source = write_project(tmp_path / "source")
    page = source / "roads.md"
    page.write_text(page.read_text(encoding="utf-8").replace("} roads-p2", "} second"), "utf-8")
    message = (
        "'second' is no id of a block; write the name of the text or page, and -p with its number"
    )
    assert [said for said in build(source).warnings if message in said]
