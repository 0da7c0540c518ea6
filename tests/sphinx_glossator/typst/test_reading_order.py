"""The whole book as a screen reader reads it: what the screen has, in the order of the screen."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from bs4 import BeautifulSoup
from pdf_page import find_overlaps, read_chars
from pdf_structure import Tag, find_unspoken_chinese, read_tags

from glossator_schema.notes import VERDICTS_BY_NAME
from sphinx_glossator.words.printed import label_note

pytestmark = pytest.mark.slow

DOCUMENT = ("Document",)
BEGINNING = 6
"""So many letters of a paragraph tell, with its number, which it is."""


@pytest.fixture(scope="module")
def tags(outputs: Path) -> list[Tag]:
    return read_tags(outputs / "pdf/edition.pdf")


@pytest.fixture(scope="module")
def texts(outputs: Path) -> list[dict[str, Any]]:
    data = json.loads((outputs / "edition.json").read_text(encoding="utf-8"))
    return list(data["texts"])


def test_no_letter_of_any_pdf_covers_another(outputs: Path) -> None:
    pdfs = sorted((outputs / "pdf").glob("*.pdf"))
    assert len(pdfs) > 5
    for pdf in pdfs:
        covered = [
            (one.page, one.char, other.char) for one, other in find_overlaps(read_chars(pdf))
        ]
        assert (pdf.name, covered) == (pdf.name, [])


def squeeze(words: str) -> str:
    """Return words without spaces, and without the hyphens of line ends."""
    return re.sub(r"[\s\u00ad\u2010\u2060-]", "", words)


def find_chapter(tags: list[Tag], title: str) -> list[Tag]:
    """Return the elements of a chapter, which goes up to the next one's heading."""
    begin = next(
        n for n, tag in enumerate(tags) if tag.name == "H1" and squeeze(tag.words) == squeeze(title)
    )
    rest = (n for n, tag in enumerate(tags) if tag.name == "H1" and n > begin)
    return tags[begin : next(rest, len(tags))]


def label_head(note: dict[str, Any]) -> str:
    """Return the kind of a note, and its verdict, as the head of the note in print has them."""
    verdict = VERDICTS_BY_NAME[note["verdict"]].label if note.get("verdict") else ""
    return f"{label_note(note['kind'])}{f' · {verdict}' if verdict else ''}"


def name_tags(chapter: list[Tag], text: dict[str, Any]) -> Iterator[str]:
    """Yield the id of each paragraph and each editor's note of a text, in the order of the structure."""
    paragraphs = {
        p["id"]: squeeze(p["number"] + p["text"])[: len(p["number"]) + BEGINNING]
        for p in text["paragraphs"]
    }
    heads = {
        note["id"]: squeeze(label_head(note) + " ".join(note["quote"].split()[:4]))
        for note in text["notes"]
    }
    for tag in chapter:
        words = squeeze(tag.words)
        if tag.path != DOCUMENT:
            continue
        if tag.name == "P":
            yield from (name for name, begin in paragraphs.items() if words.startswith(begin))
        elif tag.name == "Note":
            # Its letter stands before the kind, and after these the words that it is about.
            (name,) = (
                name for name, head in heads.items() if re.match(f"[a-z]*{re.escape(head)}", words)
            )
            yield name


def read_screen(outputs: Path, text: dict[str, Any]) -> list[str]:
    """Return the ids of a text's paragraphs and notes in the order of the screen.

    Notes on an author's note stand at the end there, and after the paragraph that cites it in print.
    """
    html = (outputs / "html/texts" / f"{text['id']}.html").read_text(encoding="utf-8")
    page = BeautifulSoup(html, "html.parser")
    elements = page.select("article .para[id], article .edition-note[id]")
    return [str(e["id"]) for e in elements if e.find_parent(class_="author-notes") is None]


def test_paragraphs_and_notes_come_in_the_order_of_the_screen(
    outputs: Path, tags: list[Tag], texts: list[dict[str, Any]]
) -> None:
    for text in texts:
        screen = read_screen(outputs, text)
        printed = list(name_tags(find_chapter(tags, text["title"]), text))
        on_author_notes = set(printed) - set(screen)
        assert {note["id"] for note in text["notes"]} <= set(printed)
        assert len(printed) == len(set(printed))
        targets = {n["target"] for n in text["notes"] if n["id"] in on_author_notes}
        assert targets <= {note["id"] for note in text["author_notes"]}
        assert [name for name in printed if name not in on_author_notes] == screen


def test_an_authors_note_is_a_note_within_the_paragraph_that_cites_it(
    tags: list[Tag], texts: list[dict[str, Any]]
) -> None:
    for text in texts:
        chapter = find_chapter(tags, text["title"])
        printed = [
            squeeze(tag.words)[:20]
            for tag in chapter
            if tag.name == "Note" and tag.path[:2] == (*DOCUMENT, "P")
        ]
        notes = [squeeze(note["number"] + note["text"])[:20] for note in text["author_notes"]]
        assert printed == notes


def test_the_headings_of_a_text_are_those_of_the_screen(
    tags: list[Tag], texts: list[dict[str, Any]]
) -> None:
    for text in texts:
        chapter = find_chapter(tags, text["title"])
        printed = [squeeze(tag.words) for tag in chapter if re.fullmatch("H[2-6]", tag.name)]
        wanted = [squeeze(heading["text"]) for heading in text["headings"]]
        assert len(printed) == len(wanted)
        assert all(words.endswith(heading) for words, heading in zip(printed, wanted, strict=True))


def test_headings_nest(tags: list[Tag]) -> None:
    levels = [int(tag.name[1]) for tag in tags if re.fullmatch("H[1-6]", tag.name)]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_every_link_says_where_it_leads(outputs: Path) -> None:
    for path in (outputs / "pdf").glob("*.pdf"):
        with pikepdf.open(path) as pdf:
            links = [link for page in pdf.pages for link in page.get("/Annots", [])]
            assert [link for link in links if not str(link.get("/Contents", ""))] == []


def test_all_chinese_is_said_to_be_chinese(outputs: Path) -> None:
    for path in (outputs / "pdf").glob("*.pdf"):
        assert find_unspoken_chinese(path) == []
