"""Ranges of notes and emendations, which may overlap one another and cross anything else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from conftest import Site


@pytest.fixture(scope="module")
def site(build_root: Callable[..., Site]) -> Site:
    return build_root("ranges")


@pytest.fixture(scope="module")
def page(site: Site) -> BeautifulSoup:
    return site.page("index")


def lit_words(page: BeautifulSoup, note: str) -> str:
    """Return the words that light up with a note."""
    return "".join(e.get_text() for e in page.select(f'.quoted[data-notes~="{note}"]'))


def test_ranges_of_every_kind_give_no_warning(site: Site) -> None:
    assert site.warnings == []


@pytest.mark.parametrize(
    "slug",
    [
        "alone",
        "left",  # overlaps the next
        "right",
        "outer",  # holds the next
        "inner",
        "link",  # begins before a term's link and ends in it
        "link-inside",
        "form",  # holds a form of a term that is no link
        "event",  # begins in an event's link and ends after it
        "mark",  # holds the mark of an author's note
        "chinese",
        "emended",  # holds an emendation
        "divides",  # begins in an emendation and ends after it
        "deleted",  # holds the place of a deletion
        "whole",
        "heading",
        "note",  # in an author's note
    ],
)
def test_the_words_that_a_note_quotes_are_marked_and_no_others(
    page: BeautifulSoup, slug: str
) -> None:
    (note,) = page.select(f'[id="r-n-{slug}"]')
    quote = note.select_one(".note-quote").get_text()
    assert lit_words(page, f"r-n-{slug}") == quote


def test_every_note_of_the_page_was_looked_at(page: BeautifulSoup) -> None:
    notes = {note["id"] for note in page.select("aside.edition-note")}
    named = {note for e in page.select(".quoted") for note in e["data-notes"].split()}
    assert notes == named
    assert len(notes) == 17


def emended(page: BeautifulSoup, slug: str) -> list[tuple[str, str]]:
    """Return the pieces of an emended place: what the source has, what the edition has."""
    found = page.select(f'.emended[data-emendation="r-e-{slug}"]')
    return [(e["data-source"], e.get_text()) for e in found]


@pytest.mark.parametrize(
    ("slug", "pieces"),
    [
        ("change", [('chainged & "so"', "changed")]),
        ("divided", [("an reeding that a", "a reading "), ("", "that a")]),
        ("deleted", [(" away", "")]),
        ("deleted-inside", [("long ", "")]),
        ("inserted", [("", "ser")]),
    ],
)
def test_an_emended_place_carries_both_readings(
    page: BeautifulSoup, slug: str, pieces: list[tuple[str, str]]
) -> None:
    assert emended(page, slug) == pieces


def test_an_emended_place_that_is_quoted_is_inside_the_quotation(page: BeautifulSoup) -> None:
    (place,) = page.select('[data-emendation="r-e-change"]')
    assert place.parent["data-notes"] == "r-n-emended"


def test_ranges_leave_the_words_as_they_are(page: BeautifulSoup) -> None:
    paragraph = page.select_one('[id="r-p4"]')
    paragraph.select_one(".para-number").decompose()
    assert paragraph.get_text() == (
        "Here the changed word is quoted; a reading that a quotation divides; deleted words; "
        "words gone from a quotation; inserted."
    )


def test_nothing_of_a_heading_s_ranges_and_marks_is_in_the_contents(site: Site) -> None:
    (entry,) = site.page("index").select('.sphinxsidebar a[href="#r-h1"]')
    assert entry.decode_contents() == "A heading that is quoted"
    site.element("index", "r-fn3-mark")


def test_unbalanced_ranges_are_warnings(build_root: Callable[..., Site]) -> None:
    assert build_root("unbalanced").warnings == [
        "index.md:8: WARNING: the range of u-n-open has no end",
        "index.md:13: WARNING: the range of u-n-shut ends before it starts",
    ]


def test_a_range_outside_of_the_reading_text_is_a_warning(
    project: Callable[[str], Path], build: Callable[..., Site]
) -> None:
    source = project("unbalanced")
    page = "# By hand\n\nA {edition:start}`u-n-x`range{edition:end}`u-n-x`.\n"
    (source / "index.md").write_text(page, encoding="utf-8")
    site = build(source)
    message = "index.md:3: WARNING: a range is not in the reading text: u-n-x"
    assert site.warnings == [message, message]
    assert site.page("index").select_one(".body p").get_text() == "A range."
