"""An edition whose ``conf.py`` says project, author and language has every page: what nobody wrote is made."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tiny_edition import SOURCE, TinyEdition, events_yaml, note_md, term_yaml

from glossator.cli import main
from glossator.published import PublishedEdition
from glossator.standing import HandWritten, make_standing, place_pages

CONF = 'project = "On [Roads] {{ x }}"\nauthor = "A. B."\nlanguage = "de"\nextensions = ["sphinx_glossator"]\n'
LINKS = re.compile(r'<li class="toctree-l1[^>]*><a class="[^"]*reference" href="(?!index)([^"]*)"')
BOOK = "@book{gibbon, author = {Gibbon, Edward}, title = {Rome}, publisher = {S}, year = {1776}}\n"


@pytest.fixture
def bare(tmp_path: Path) -> TinyEdition:
    """A text, and the least ``conf.py``: no notes, no glossary, no events, no bibliography."""
    edition = TinyEdition(tmp_path)
    edition.write("docs/conf.py", CONF)
    edition.add_text("alpha", SOURCE)
    return edition


def build(edition: TinyEdition, *more: str) -> None:
    assert main(["build", "--jobs", "1", "-C", str(edition.root), *more]) == 0


def read(edition: TinyEdition, page: str) -> str:
    return (edition.root / "build/html" / page).read_text(encoding="utf-8")


def test_a_text_and_the_least_settings_are_an_edition(bare: TinyEdition) -> None:
    build(bare)
    first = read(bare, "index.html")
    assert "<h1>On [Roads] {{ x }}<" in first
    assert 'href="texts/alpha.html"' in first
    assert "Impressum der Ausgabe" in read(bare, "colophon.html")
    assert sorted(bare.files("docs")) == [
        *("colophon.md", "conf.py", "how-this-edition-is-checked.md", "index.md", "texts/alpha.md"),
    ]
    assert (bare.root / "build/epub/edition.epub").exists()
    assert (bare.root / "build/pdf/edition.pdf").exists()


def test_what_is_made_comes_into_the_contents_and_leaves_them(bare: TinyEdition) -> None:
    """Each build gives what a clean one gives, though pages come, go and are named by hand."""
    build(bare, "--only", "html")
    bare.write("seeds/alpha/notes.md", note_md("one", "alpha-p1", "Peace", body="{cite:p}`gibbon`"))
    bare.write("docs/references.bib", BOOK)
    bare.write("glossary/terms.yaml", term_yaml("peace: peace"))
    bare.write("glossary/events.yaml", events_yaml(("alpha-p1", "development")))
    build(bare, "--only", "html")
    contents = LINKS.findall(read(bare, "colophon.html"))
    assert contents == [
        *("texts/alpha.html", "glossary.html", "timeline.html"),
        *("bibliography.html", "#"),
    ]
    assert "Gibbon" in read(bare, "bibliography.html")
    contents = ":::{toctree}\ntexts/alpha\nglossary\ncolophon\n:::\n"
    bare.write("docs/index.md", f"# Roads\n\n{contents}")
    bare.write(
        "docs/colophon.md", "# About\n\n:::{edition:witnesses}\n:::\n\n:::{bibliography}\n:::\n"
    )
    build(bare, "--only", "html")
    assert not (bare.root / "docs/bibliography.md").exists()
    assert (bare.root / "docs/timeline.md").read_text("utf-8").startswith("---\ncontents: ")
    assert not (bare.root / "docs/glossary.md").read_text("utf-8").startswith("---")
    before = bare.files("build/html")
    (bare.root / ".glossator").rename(bare.root / "gone")
    (bare.root / "build").rename(bare.root / "gone-too")
    build(bare, "--only", "html")
    assert bare.files("build/html") == before
    assert PublishedEdition(bare.root / "build/html").find_broken_links() == []


def test_a_page_that_is_written_by_hand_is_never_made() -> None:
    pages = {
        "index.md": "# A\n\n```{toctree}\n:glob:\nTexts <texts/*>\nmore/people.md\n/glossary\n```\n",
        "about.md": "```{edition:witnesses}\n```\n",
        "how-this-edition-is-checked.rst": "",
        "more/x.md": "As code: `{bibliography}`\n\n````md\n```{bibliography}\n```\n````\n",
    }
    written = HandWritten(pages, has_sources=True, published=True)
    assert [*make_standing(written)] == ["bibliography.md"]
    assert written.contents() == ("texts/*", "more/people", "glossary")
    placed = place_pages(
        {"texts/a.md": "A", "glossary.md": "G", "people.md": "---\nx: y\n---\n"}, written
    )
    assert placed == {
        "texts/a.md": "A",
        "glossary.md": "G",
        "people.md": "---\ncontents: 3\nx: y\n---\n",
    }


def test_without_settings_there_are_no_pages_but_those_of_texts_and_entries() -> None:
    assert make_standing(HandWritten()) == {}
    assert place_pages({"texts/a.md": "A"}, HandWritten()) == {"texts/a.md": "A"}
