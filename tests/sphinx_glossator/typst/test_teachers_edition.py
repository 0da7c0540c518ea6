"""The teachers' book and e-book have every key and note for teachers; the students' have no trace of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from test_parity import ROOT, read_all, secret_words

pytestmark = pytest.mark.slow


def squeeze(words: str) -> str:
    """Return the letters of some words, which no line's end divides."""
    return re.sub(r"[^A-Za-z]", "", words)


def read_letters(path: Path) -> str:
    pages = pypdfium2.PdfDocument(path)
    return squeeze("".join(page.get_textpage().get_text_bounded() for page in pages))


def test_it_has_the_files_of_the_students(teachers: Path, outputs: Path) -> None:
    for kind in ("pdf", "epub"):
        names = [path.name for path in sorted((outputs / kind).iterdir())]
        assert [path.name for path in sorted((teachers / kind).iterdir())] == names
    assert (teachers / "html/index.html").exists()
    assert (teachers / "edition.json").exists()


def test_book_and_e_book_have_all_that_is_for_teachers(teachers: Path) -> None:
    book = read_letters(teachers / "pdf/edition.pdf")
    reader = squeeze(
        " ".join(re.sub("<[^>]+>", "", t) for t in read_all(teachers / "epub").values())
    )
    secrets = {name: squeeze(words) for name, words in secret_words().items()}
    assert [name for name, words in secrets.items() if words not in book] == []
    assert [name for name, words in secrets.items() if words not in reader] == []


def test_a_lesson_s_handout_has_its_keys(teachers: Path) -> None:
    lessons = {path.stem for path in (ROOT / "docs/teaching/lessons").glob("*.md")}
    found = set()
    for name, words in secret_words().items():
        page = name.partition(".md ")[0]
        if page in lessons:
            found.add(page)
            assert squeeze(words) in read_letters(teachers / f"pdf/{page}.pdf")
    assert found == lessons


def test_the_students_files_name_no_note_for_teachers(outputs: Path) -> None:
    names = [name.encode() for name in secret_words() if "-n-" in name]
    assert names
    for path in (outputs / "pdf").glob("*.pdf"):
        content = b"".join(read_objects(path))
        assert [name for name in names if name in content] == []


def read_objects(path: Path) -> Iterator[bytes]:
    """Yield every object of a PDF, and every stream as it is before it is packed."""
    with pikepdf.open(path) as pdf:
        for entry in pdf.objects:
            yield entry.unparse()
            if isinstance(entry, pikepdf.Stream) and entry.get("/Type") != "/XObject":
                yield entry.read_bytes()
