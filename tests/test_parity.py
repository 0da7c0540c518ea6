"""One source, four outputs: whatever the screen has, the book and the e-reader have too; and for whom."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pytest
from bs4 import BeautifulSoup
from hostile_edition import read_words

from glossator.project import Project

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
TEXTS = sorted(path.name for path in (ROOT / "seeds").iterdir())

ANCHORS = (
    ".para, .edition-note, .author-note, .term-entry, .person-entry, .event-entry, .emendations li, "
    ".source-reference, .abstract, .keywords, .pull-quote"
)
"""What has an id of its own in the edition, beside headings."""


def read_pages(outputs: Path) -> dict[str, BeautifulSoup]:
    """Return the pages of the book as the screen has them."""
    folder = outputs / "html"
    names = [f"texts/{name}.html" for name in TEXTS]
    names += ["glossary.html", "people.html", "timeline.html"]
    return {n: BeautifulSoup((folder / n).read_text("utf-8"), "html.parser") for n in names}


@pytest.fixture(scope="module")
def screen(outputs: Path) -> dict[str, BeautifulSoup]:
    return read_pages(outputs)


@pytest.fixture(scope="module")
def reader(outputs: Path) -> dict[str, ElementTree.Element]:
    """Every element with an id in the EPUB."""
    found = {}
    with ZipFile(outputs / "epub/edition.epub") as archive:
        for name in archive.namelist():
            if name.endswith(".xhtml"):
                for element in ElementTree.fromstring(archive.read(name)).iter():
                    if element.get("id"):
                        found[str(element.get("id"))] = element
    return found


@pytest.fixture(scope="module")
def ids(screen: dict[str, BeautifulSoup]) -> set[str]:
    """The ids of everything that can be cited."""
    found = {str(tag["id"]) for page in screen.values() for tag in page.select(ANCHORS)}
    found |= {
        str(tag["id"]) for page in screen.values() for tag in page.select("section[id*='-h']")
    }
    return {name for name in found if name.startswith((*TEXTS, "term-", "person-", "event-"))}


def test_there_is_much_to_compare(ids: set[str]) -> None:
    assert len(ids) > 500


def test_the_epub_has_every_id(ids: set[str], reader: dict[str, ElementTree.Element]) -> None:
    assert sorted(ids - reader.keys()) == []


def test_the_book_has_every_id(ids: set[str], outputs: Path) -> None:
    with pikepdf.open(outputs / "pdf/edition.pdf") as book:
        names = set(pikepdf.NameTree(book.Root.Names.Dests))
    assert sorted(ids - names) == []


def normalize(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).split())


def test_every_paragraph_reads_the_same_in_the_epub(
    outputs: Path, reader: dict[str, ElementTree.Element]
) -> None:
    """That the book's does too is tested in ``tests/sphinx_glossator/typst/test_text_of_the_book.py``."""
    data: dict[str, Any] = json.loads((outputs / "edition.json").read_text("utf-8"))
    expected = {p["id"]: normalize(p["text"]) for text in data["texts"] for p in text["paragraphs"]}
    assert len(expected) == 104
    found = {name: normalize("".join(read_words(reader[name]))) for name in expected}
    assert [name for name in expected if found[name] != expected[name]] == []


# --- for whom -----------------------------------------------------------------------------------


def secret_words() -> dict[str, str]:
    """Return, for each note and key for teachers, a run of its words that nobody else writes."""
    found = {}
    for text in Project(ROOT).read().texts:
        for resolved in text.notes:
            if not resolved.note.for_students:
                found[resolved.note.id] = resolved.note.body
    for page in sorted((ROOT / "docs").rglob("*.md")):
        if "software" in page.parts:  # the manual shows how a key is written
            continue
        keys = re.findall(
            r"^:::+\{edition:key\}\n(.*?)^:::+$", page.read_text("utf-8"), re.M | re.S
        )
        found |= {f"{page.name} {number}": key for number, key in enumerate(keys)}
    pages = "\n".join(page.read_text("utf-8") for page in sorted((ROOT / "docs").rglob("*.md")))
    # What a note quotes stands in its text, on a page with links among the words.
    for witness in sorted(ROOT.glob("seeds/*/*.txt")):
        pages += f"\n{' '.join(witness.read_text('utf-8').split())}"
    return {name: longest_run_of_its_own(body, pages) for name, body in found.items()}


def longest_run_of_its_own(markup: str, pages: str) -> str:
    """Return the longest run of words without markup that the pages have once, at most 40 characters.

    It survives every writer, and is seldom cut by the end of a page.
    """
    runs = (run.strip()[:40].strip() for run in re.findall(r"[A-Za-z ,;]{15,}", markup))
    return max((run for run in runs if pages.count(run) == 1), key=len)


def read_all(folder: Path) -> dict[str, str]:
    """Return the text of every file below a folder, what is packed in an EPUB or set in a PDF too."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".epub":
            with ZipFile(path) as archive:
                for name in archive.namelist():
                    found[f"{path.name}/{name}"] = archive.read(name).decode("utf-8", "replace")
        elif path.suffix == ".pdf":
            pages = pypdfium2.PdfDocument(path)
            found[path.name] = " ".join(page.get_textpage().get_text_bounded() for page in pages)
        elif path.is_file():
            found[path.name] = path.read_bytes().decode("utf-8", "replace")
    return {name: " ".join(text.split()) for name, text in found.items()}


def test_students_get_no_byte_of_what_is_for_teachers(outputs: Path) -> None:
    files: dict[str, str] = {}
    for name in ("html", "pdf", "epub"):
        files |= read_all(outputs / name)
    files["edition.json"] = (outputs / "edition.json").read_text("utf-8")
    secrets = secret_words()
    assert len(secrets) >= 5
    leaks = [
        f"{secret} in {name}"
        for secret, words in secrets.items()
        for name, text in files.items()
        if words in text or secret in text
    ]
    assert leaks == []


def test_teachers_get_all_of_it(teachers: Path) -> None:
    files = read_all(teachers / "html")
    screen = " ".join(text for name, text in files.items() if name.endswith(".html"))
    missing = [
        name for name, words in secret_words().items() if " ".join(words.split()) not in screen
    ]
    assert missing == []
