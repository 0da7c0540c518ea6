"""Hand-written pages keep their addresses: in the ledger, by ``glossator rename``, and where they stood."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from built_edition import call, text_of
from docutils import nodes
from tiny_edition import TinyEdition, term_yaml

from glossator.editing.rename import Subject, rewrite
from glossator.ledger.pages import make_id

CONF = """\
project = "lesson"
author = "A. B."
version = "1"
extensions = ["sphinx_glossator"]
typst_handout_pages = ["lessons/one"]
"""
INDEX = """\
# Tiny

:::{toctree}
texts/alpha
The lesson <lessons/one>
lessons/two.md
glossary
:::

The word lessons/one is a word; [this](lessons/one.md), {doc}`lessons/one`, [three][3].

[3]: /lessons/one.md
"""
ONE = "# One\n\n(The Sources)=\n\n## Sources\n\n```\n(shown)=\n```\n\n[Two](two.md).\n"
TWO = "# Two\n\nSee {doc}`the first <one>`, [it](./one.md), [not it](../index.md).\n"


@pytest.fixture
def tiny(edition: TinyEdition) -> TinyEdition:
    """An edition with two lessons; all is published."""
    edition.write("pyproject.toml", '[project]\nversion = "1"\n')
    edition.write("docs/conf.py", CONF)
    edition.write("docs/index.md", INDEX)
    edition.write("docs/lessons/one.md", ONE)
    edition.write("docs/lessons/two.md", TWO)
    edition.write("glossary/terms.yaml", term_yaml("win-win: win-win cooperation"))
    edition.write("glossary/events.yaml", "[]\n")
    assert call(edition, "ledger", "--accept") == call(edition, "convert") == 0
    edition.write("pyproject.toml", '[project]\nversion = "2"\n')
    return edition


def read(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


def test_pages_and_their_labels_are_in_the_ledger(tiny: TinyEdition) -> None:
    ids = re.findall(r"\{id: '?([^,']+)", text_of(tiny, "glossary/ledger.yaml"))
    pages = [name for name in ids if name.startswith("/")]
    assert {"/index", "/lessons/one", "/lessons/one#the-sources", "/lessons/two"} <= {*pages}
    assert {"/glossary", "/colophon", "/how-this-edition-is-checked"} <= {*pages}
    assert not [name for name in pages if "shown" in name or "texts/" in name]


@pytest.mark.parametrize("label", ["Sources", "the sources", "Für wen", "1. One", "a_b", "论"])
def test_a_label_has_the_id_that_its_page_gives_it(label: str) -> None:
    assert make_id(label) == nodes.make_id(label)


def test_a_page_is_renamed_wherever_it_is_named(
    tiny: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(tiny, "rename", "docs/lessons/one.md", "lessons/first") == 0
    told = capsys.readouterr().out
    assert "docs/lessons/one.md is docs/lessons/first.md now\n" in told
    assert "docs/index.md: lines 5, 10, 12\n" in told
    assert "/lessons/one was published: its address leads on to /lessons/first\n" in told
    assert text_of(tiny, "docs/lessons/first.md") == ONE
    index = text_of(tiny, "docs/index.md")
    assert index == INDEX.replace("lessons/one", "lessons/first").replace(
        "The word lessons/first", "The word lessons/one"
    )
    two = text_of(tiny, "docs/lessons/two.md")
    assert two == TWO.replace("<one>", "<first>").replace("./one.md", "./first.md")
    assert 'typst_handout_pages = ["lessons/first"]' in text_of(tiny, "docs/conf.py")
    assert 'project = "lesson"' in text_of(tiny, "docs/conf.py")
    assert call(tiny, "ledger") == call(tiny, "check") == 0


@pytest.mark.parametrize(
    ("path", "words", "after"),
    [
        ("seeds/x/notes.md", "[a](../lessons/one.md#part)", "[a](../lessons/first.md#part)"),
        (
            "glossary/terms.yaml",
            "definition: '{doc}`/lessons/one`'",
            "definition: '{doc}`/lessons/first`'",
        ),
        ("docs/a.rst", ".. toctree::\n\n   lessons/one\n\nlessons/one", None),
        ("docs/lessons/b.rst", ":doc:`one`, :doc:`two`", ":doc:`first`, :doc:`two`"),
        ("docs/b.md", "[x](one.md), [y](lessons/one.md.txt), `lessons/one.md`", ""),
        ("docs/conf.py", 'title = "lessons/one"\npages = ["lessons/*"]', ""),
    ],
)
def test_what_names_a_page_is_found_and_nothing_else(
    path: str, words: str, after: str | None
) -> None:
    subject = Subject("page", "/lessons/one", "/lessons/first")
    found = rewrite(path, words, subject).content
    wanted = words.replace("one", "first", 1) if after is None else after or words
    assert found == wanted


def test_the_old_address_of_a_page_leads_on(tiny: TinyEdition) -> None:
    assert call(tiny, "rename", "lessons/one", "lessons/first") == 0
    assert call(tiny, "build", "--only", "html", "--jobs", "1") == 0
    html = tiny.root / "build/html/lessons"
    old = read(html / "one.html")
    assert "moved in version 2. It is now One" in old.get_text()
    hrefs = [link.get("href") for link in old.select("p > a")]
    assert hrefs[:1] == ["first.html"]
    place = old.find(id="the-sources")
    assert place is not None
    assert [link["href"] for link in place.select("a")] == ["first.html#the-sources"]
    assert place.get_text() == "What was lessons/one#the-sources is now lessons/first#the-sources."
    assert read(html / "first.html").find(id="the-sources") is not None
    assert "one.html" not in str(read(html.parent / "index.html"))


def test_a_page_that_goes_back_is_there_again(tiny: TinyEdition) -> None:
    assert call(tiny, "rename", "lessons/one", "lessons/first") == 0
    assert call(tiny, "rename", "/lessons/first", "lessons/one") == 0
    assert text_of(tiny, "docs/lessons/one.md") == ONE
    assert "old-address: /lessons/first" in text_of(tiny, "docs/lessons/first.md")
    assert call(tiny, "ledger") == call(tiny, "check") == 0


def test_a_page_that_is_gone_is_told_and_may_be_withdrawn(
    tiny: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    (tiny.root / "docs/lessons/one.md").unlink()
    for name, words in (
        ("index", INDEX.split("The lesson")[0] + ":::\n"),
        ("lessons/two", "# Two\n"),
    ):
        tiny.write(f"docs/{name}.md", words)
    assert call(tiny, "check") == 1
    told = capsys.readouterr().err
    assert "ANCHOR_GONE /lessons/one was published and is gone; restore docs/lessons/one.md" in told
    withdrawn = ["--withdrawn", "/lessons/one", "--withdrawn", "/lessons/one#the-sources"]
    assert call(tiny, "ledger", "--accept", *withdrawn) == 0
    assert call(tiny, "convert") == 0
    assert "# {edition:say}`The page {} was withdrawn" in text_of(tiny, "docs/lessons/one.md")
    assert call(tiny, "check") == 0
    tiny.write("docs/lessons/one.md", ONE)  # no page is written over
    capsys.readouterr()
    tiny.write("docs/lessons/one.md", "# Another\n")
    assert call(tiny, "ledger") == 1


def test_a_label_that_is_gone_is_told_with_what_to_do(
    tiny: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    tiny.write("docs/lessons/one.md", ONE.replace("(The Sources)=", "(others)="))
    tiny.write("docs/lessons/two.md", "# Two\n")
    assert call(tiny, "check") == 1
    told = capsys.readouterr().err
    assert (
        "/lessons/one#the-sources was published and is gone; write (the-sources)= on a line" in told
    )
    moved = "/lessons/one#the-sources=/lessons/one#others"
    assert call(tiny, "ledger", "--accept", "--moved", moved) == 1  # nothing there would lead on
    both = "(the-sources)=\n\n(others)="
    tiny.write("docs/lessons/one.md", ONE.replace("(The Sources)=", both))
    assert call(tiny, "check") == 0


def test_the_page_of_entries_stays_when_the_last_one_is_withdrawn(tiny: TinyEdition) -> None:
    (tiny.root / "glossary/terms.yaml").write_text("[]\n", encoding="utf-8")
    assert call(tiny, "ledger", "--accept", "--withdrawn", "term-win-win") == 0
    assert call(tiny, "build", "--only", "html", "--jobs", "1") == 0
    glossary = read(tiny.root / "build/html/glossary.html")
    assert glossary.find(id="term-win-win") is not None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("lessons/one", "one", "a page is renamed within its folder"),
        ("lessons/one", "lessons/two", "is the name of another page"),
        ("index", "start", "the first page keeps its name"),
        ("lessons/oen", "lessons/three", "did you mean /lessons/one?"),
        ("lessons/one", "lessons/a b", "is no name of a page"),
    ],
)
def test_a_name_that_cannot_be_is_refused(
    tiny: TinyEdition, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str
) -> None:
    assert call(tiny, "rename", old, new) == 1
    assert said in capsys.readouterr().err
    assert text_of(tiny, "docs/lessons/one.md") == ONE


def test_the_old_address_of_a_page_for_teachers_is_for_teachers_too(tiny: TinyEdition) -> None:
    tiny.write("docs/lessons/key.md", "---\naudience: teacher\norphan: true\n---\n\n# The key\n")
    assert call(tiny, "ledger", "--accept") == 0
    assert call(tiny, "rename", "lessons/key", "lessons/answers") == 0
    assert "\naudience: teacher\n---\n" in text_of(tiny, "docs/lessons/key.md")
    assert call(tiny, "build", "--only", "html", "--jobs", "1") == 0
    published = {path.stem for path in (tiny.root / "build/html/lessons").glob("*.html")}
    assert published == {"one", "two"}
