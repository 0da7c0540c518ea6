"""The handouts of this edition: how long they are, and that each has all words of its text."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from glossator_schema.printing import FULL, HANDOUT_KINDS, TEXT_ALONE, WITH_NOTES, HandoutKind

pytestmark = pytest.mark.slow


def count_pages(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def squeeze(words: str) -> str:
    """Return the letters of some words, which no line's end divides."""
    return re.sub(r"[^A-Za-z]", "", words)


def test_a_class_gets_six_sheets_and_not_twenty(outputs: Path) -> None:
    pages = {
        kind: count_pages(outputs / f"pdf/chen-2024{kind.suffix}.pdf") for kind in HANDOUT_KINDS
    }
    assert pages[TEXT_ALONE] <= 3
    assert pages[WITH_NOTES] <= 6
    assert pages[FULL] > pages[WITH_NOTES] + 10


def test_the_lessons_are_sheets_of_a_few_pages(outputs: Path) -> None:
    lessons = [
        path.stem for path in (Path(__file__).parents[3] / "docs/teaching/lessons").iterdir()
    ]
    pages = {lesson: count_pages(outputs / f"pdf/{lesson}.pdf") for lesson in lessons}
    assert len(pages) == 5
    assert {lesson: count for lesson, count in pages.items() if count > 3} == {}


@pytest.mark.parametrize("kind", HANDOUT_KINDS, ids=lambda kind: kind.name)
def test_each_handout_has_each_paragraph_and_its_number(outputs: Path, kind: HandoutKind) -> None:
    data = json.loads((outputs / "edition.json").read_text("utf-8"))
    for text in data["texts"]:
        path = outputs / f"pdf/{text['id']}{kind.suffix}.pdf"
        with pikepdf.open(path) as pdf:
            names = {str(name) for name in pikepdf.NameTree(pdf.Root.Names.Dests)}
        pages = pypdfium2.PdfDocument(path)
        words = squeeze("".join(page.get_textpage().get_text_bounded() for page in pages))
        for paragraph in text["paragraphs"]:
            assert paragraph["id"] in names
            # What is set at the foot, and letters of notes, may come between its words.
            begin = squeeze(paragraph["text"])[:25]
            assert begin in words, (path.name, paragraph["id"])
