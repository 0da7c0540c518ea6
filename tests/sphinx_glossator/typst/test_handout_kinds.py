"""The three handouts of a text: alone, with its notes, with all that is needed to look things up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from sphinx.errors import ConfigError
from test_builder import ESSAY, INDEX, PAGES

from glossator_schema.printing import FULL, HANDOUT_KINDS, TEXT_ALONE, WITH_NOTES, HandoutKind

WriteProject = Callable[..., Path]
SetBook = Callable[..., Any]

GLOSSARY = """\
# Glossary

:::{edition:term} term-x
:headword: "X"
:wordings: "la-Latn iks"
:forms: "text"

What an X is.
:::

:::{edition:term} term-y
:headword: "Y"
:wordings: "la-Latn ypsilon"
:forms: "nothing"

What nobody names.
:::
"""
HEADNOTE = """\
:::{edition:headnote}
:source: "a:1"

What editors say of it, and of {edition:ref}`the other letter <other-p1>`.
:::

{#essay-h1}
"""
OTHER = ESSAY.replace("essay", "other").replace("Essay", "Other letter")
LONG = "".join(
    f"\n:::{{edition:paragraph}} essay-p{number}\n\n{'Many words. ' * 80}\n:::\n"
    for number in range(2, 20)
)
EDITION = PAGES | {
    "index": INDEX.replace("left-out\n```", "other\nleft-out\nglossary\n```"),
    "glossary": GLOSSARY,
    "essay": ESSAY.replace("{#essay-h1}\n", HEADNOTE).replace(
        "\n::::::{edition:author-notes}", f"{LONG}\n::::::{{edition:author-notes}}", 1
    ),
    "other": OTHER,
}
ADDRESS = "https://example.org/edition"


@pytest.fixture(scope="module")
def handouts(set_for_all: SetBook) -> Path:
    """The folder with the handouts of an edition whose address is known."""
    book = set_for_all(EDITION, html_baseurl=ADDRESS, version="7")
    assert book.warnings == ""
    folder: Path = book.path.parent
    return folder


def read_pages(path: Path) -> list[str]:
    """Return the words of each page, with single spaces."""
    pages = pypdfium2.PdfDocument(path)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pages]


def read_names(path: Path) -> set[str]:
    with pikepdf.open(path) as pdf:
        return {str(name) for name in pikepdf.NameTree(pdf.Root.Names.Dests)}


def read_links(path: Path) -> set[str]:
    """Return the addresses of the links out of a PDF, and the names of those within it."""
    found = set()
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            for link in page.get("/Annots", ()):
                found.add(str(link.get("/Dest") or link.A.get("/URI", "")))
    return found


@pytest.mark.parametrize("kind", HANDOUT_KINDS, ids=lambda kind: kind.name)
def test_each_has_the_text_and_its_author_s_notes(handouts: Path, kind: HandoutKind) -> None:
    path = handouts / f"essay{kind.suffix}.pdf"
    assert {"essay-p1", "essay-h1", "essay-p19", "essay-fn7", "essay-fn8"} <= read_names(path)
    words = " ".join(read_pages(path))
    assert "with a mark7 7 and quoted words" in words.replace("77", "7 7")
    assert "Cite as: “Essay”. no date. In A small book, version 7." in words


@pytest.mark.parametrize("kind", HANDOUT_KINDS, ids=lambda kind: kind.name)
def test_what_the_editors_write_is_not_in_that_with_the_text_alone(
    handouts: Path, kind: HandoutKind
) -> None:
    path = handouts / f"essay{kind.suffix}.pdf"
    words, alone = " ".join(read_pages(path)), kind is TEXT_ALONE
    assert ("Checked." not in words, "A note on a note." not in words) == (alone, alone)
    assert ("What editors say of it" not in words) == alone
    assert ({"essay-n-a", "essay-n-b"} <= read_names(path)) != alone


def test_what_is_looked_up_is_in_the_fullest_alone(handouts: Path) -> None:
    found = {
        kind: (
            "What an X is." in " ".join(read_pages(handouts / f"essay{kind.suffix}.pdf")),
            "term-x" in read_names(handouts / f"essay{kind.suffix}.pdf"),
        )
        for kind in HANDOUT_KINDS
    }
    assert found == {
        TEXT_ALONE: (False, False),
        WITH_NOTES: (False, False),
        FULL: (True, True),
    }
    assert "term-y" not in read_names(handouts / "essay-full.pdf")
    address = f"{ADDRESS}/glossary.html#term-x"
    assert address in read_links(handouts / "essay.pdf")
    assert address not in read_links(handouts / "essay-full.pdf")


def test_each_page_says_where_the_text_is_published(handouts: Path) -> None:
    for kind in HANDOUT_KINDS:
        pages = read_pages(handouts / f"essay{kind.suffix}.pdf")
        assert len(pages) > 2
        assert all(f"{ADDRESS}/essay.html" in page for page in pages)


def test_what_is_in_another_file_is_led_to_where_it_is_published(handouts: Path) -> None:
    links = read_links(handouts / "essay.pdf")
    assert f"{ADDRESS}/other.html#other-p1" in links
    assert "essay-fn7" in links  # the second mark of a note


def test_pages_without_an_address_say_of_what_edition_they_are(
    write_project: WriteProject, set_book: SetBook
) -> None:
    book = set_book(write_project(**EDITION))
    assert book.warnings == ""
    path = book.path.with_name("essay-text.pdf")
    assert all("From A small book" in page for page in read_pages(path))
    assert not any("://" in link for link in read_links(path))


@pytest.mark.parametrize("kind", HANDOUT_KINDS, ids=lambda kind: kind.name)
def test_a_text_whose_handout_has_the_name_of_another_is_refused(
    write_project: WriteProject, set_book: SetBook, kind: HandoutKind
) -> None:
    """Of the three names that a text takes, none may be that of a page."""
    name = f"essay{kind.suffix}"
    pages = {"index": INDEX.replace("left-out\n```", f"left-out\nlesson/{name}\n```")}
    project = write_project(**(PAGES | pages))
    (project / "lesson").mkdir()
    (project / f"lesson/{name}.md").write_text("# A lesson\n\nWords.\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=f"{name}.pdf would be of both"):
        set_book(project, typst_handout_pages=["lesson/*"])


def test_the_pages_with_notes_are_the_first_of_the_full_ones(handouts: Path) -> None:
    """The plan of the margins is made once, and holds for both."""
    some, more = (read_pages(handouts / f"essay{it.suffix}.pdf") for it in (WITH_NOTES, FULL))
    assert some[:-1] == more[: len(some) - 1]
