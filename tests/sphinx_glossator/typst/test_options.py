"""Handouts, paper, large print, a wide margin."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from sphinx.errors import ConfigError
from test_builder import ESSAY, PAGES

from sphinx_glossator.typst.margins import Plan

WriteProject = Callable[..., Path]
SetBook = Callable[..., Any]

NOTE = """
:::{{edition:note}} essay-n-{number}
:kind: "context"
:target: "essay-p1"
:quote: "quoted words"

{words}
:::
"""


def add_notes(number: int, words: str) -> dict[str, str]:
    """Return the pages with more notes on the one paragraph."""
    head, tail = ESSAY.split(":::{edition:note} essay-n-a", 1)
    starts = "".join(f"{{edition:start}}`essay-n-{n}`" for n in range(number))
    ends = "".join(f"{{edition:end}}`essay-n-{n}`" for n in range(number))
    head = head.replace("quoted words", f"{starts}quoted words{ends}", 1)
    notes = "".join(NOTE.format(number=n, words=words) for n in range(number))
    return PAGES | {"essay": head + notes.lstrip() + "\n:::{edition:note} essay-n-a" + tail}


def read_places(book: Any) -> Plan:
    from sphinx_glossator.typst.compile import read_plan

    return read_plan(book.path.parent.with_name("book.doctrees") / "typst")


def test_each_text_has_a_handout_with_its_notes(
    write_project: WriteProject, set_book: SetBook
) -> None:
    book = set_book(write_project(**PAGES))
    with pikepdf.open(book.path.with_name("essay.pdf")) as handout:
        assert handout.docinfo["/Title"] == "Essay"
        names = pikepdf.NameTree(handout.Root.Names.Dests)
        assert {"essay-p1", "essay-n-a", "essay-n-b", "essay-fn8"} <= set(names)


def test_the_handout_of_a_text_that_is_gone_goes_too(
    write_project: WriteProject, set_book: SetBook
) -> None:
    project = write_project(**PAGES)
    set_book(project)
    (project / "essay.md").write_text("# Essay\n\nNo text.\n", encoding="utf-8")
    book = set_book(project)
    assert [path.name for path in book.path.parent.iterdir()] == ["edition.pdf"]


def test_us_letter(write_project: WriteProject, set_book: SetBook) -> None:
    book = set_book(write_project(**PAGES), typst_paper="us-letter", typst_handouts=False)
    with pikepdf.open(book.path) as pdf:
        assert [round(float(n)) for n in pdf.pages[0].mediabox] == [0, 0, 612, 792]


def test_a_paper_that_is_not_known_is_refused(
    write_project: WriteProject, set_book: SetBook
) -> None:
    with pytest.raises(ConfigError, match="typst_paper is 'folio'; write one of: a4, us-letter"):
        set_book(write_project(**PAGES), typst_paper="folio")


@pytest.mark.parametrize("option", ["typst_large_print", "typst_wide_margin"])
def test_every_note_stands_in_every_form_of_the_book(
    write_project: WriteProject, set_book: SetBook, option: str
) -> None:
    book = set_book(write_project(**PAGES), typst_handouts=False, **{option: True})
    assert book.warnings == ""
    assert {"essay-n-a", "essay-n-b"} <= book.destinations().keys()
