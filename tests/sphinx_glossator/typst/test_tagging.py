"""What a screen reader finds in the book: its structure, in the order of the page on the screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pdf_structure import Tag, find_unspoken_chinese, read_tags
from test_builder import PAGES

WriteProject = Callable[..., Path]
SetBook = Callable[..., Any]


@pytest.fixture
def book(small_book: Any) -> Path:
    path: Path = small_book.path
    return path


@pytest.fixture
def tags(book: Path) -> list[Tag]:
    return read_tags(book)


def test_headings_nest(tags: list[Tag]) -> None:
    levels = [int(tag.name[1]) for tag in tags if tag.name in ("H1", "H2", "H3", "H4", "H5", "H6")]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_an_editors_note_follows_its_paragraph_and_an_authors_is_in_it(tags: list[Tag]) -> None:
    notes = {tag.words.replace(" ", ""): tag.path for tag in tags if tag.name == "Note"}
    editors = [path for words, path in notes.items() if "Claimchecked" in words]
    authors = [path for words, path in notes.items() if words.startswith("7")]
    assert editors == [("Document",)]
    assert authors == [("Document", "P")]
    outer = [tag for tag in tags if tag.path == ("Document",)]
    at = next(n for n, tag in enumerate(outer) if tag.words.startswith("1A text"))
    assert [tag.name for tag in outer[at : at + 3]] == ["P", "Note", "Note"]


ON_HEADING = """
:::{edition:note} essay-n-head
:kind: "context"
:target: "essay-h1"
:quote: "Section"

On the 外交 heading.
:::

:::{edition:paragraph} essay-p1
"""


def test_a_note_on_a_heading_comes_before_the_paragraph_that_carries_it(
    write_project: WriteProject, set_book: SetBook
) -> None:
    essay = PAGES["essay"].replace("\n:::{edition:paragraph} essay-p1\n", ON_HEADING)
    path = set_book(write_project(**PAGES | {"essay": essay}), typst_handouts=False).path
    outer = [tag for tag in read_tags(path) if tag.path == ("Document",)]
    at = next(n for n, tag in enumerate(outer) if tag.words.startswith("1A text"))
    assert [tag.name for tag in outer[at - 2 : at + 2]] == ["H2", "Note", "P", "Note"]
    assert "heading" in outer[at - 1].words
    assert find_unspoken_chinese(path) == []


def test_the_words_come_in_the_order_of_the_screen(tags: list[Tag]) -> None:
    words = "".join(tag.words for tag in tags if tag.path == ("Document",)).replace(" ", "")
    order = [
        "Section",
        "Atext",
        "quotedwords",
        "Claimchecked",
        "Checked.",
        "Anotethatnomarkleadsto.",
    ]
    place = 0
    for part in order:
        assert part in words[place:], part
        place = words.index(part, place) + len(part)


def test_chinese_is_said_to_be_chinese(book: Path) -> None:
    languages = set()
    with pikepdf.open(book) as pdf:
        for page in pdf.pages:
            for operands, operator in pikepdf.parse_content_stream(page):  # type: ignore[arg-type]
                if str(operator) == "BDC" and isinstance(operands[1], pikepdf.Dictionary):
                    languages.add(str(operands[1].get("/Lang", "")))
    assert "zh-CN" in languages


def test_every_link_says_where_it_leads(book: Path) -> None:
    with pikepdf.open(book) as pdf:
        links = [note for page in pdf.pages for note in page.get("/Annots", [])]
        assert links
        assert all(str(link.get("/Contents", "")) for link in links)


def test_every_link_within_the_book_leads_to_a_name(book: Path) -> None:
    with pikepdf.open(book) as pdf:
        links = [link for page in pdf.pages for link in page.get("/Annots", [])]
        assert not any("destination:" in str(link.get("/A", "")) for link in links)
        named = [link for link in links if isinstance(link.get("/Dest"), pikepdf.String)]
        assert {str(link.Dest) for link in named} <= set(pikepdf.NameTree(pdf.Root.Names.Dests))
        assert "essay-n-b" in {str(link.Dest) for link in named}
        assert all(re.search(r"page \w+$", str(link.Contents)) for link in named)
