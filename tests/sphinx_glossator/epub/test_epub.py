"""The EPUB: the pages of the book alone, notes that are called, and the same bytes on every build."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest
from release import DAY, VERSION

if TYPE_CHECKING:
    from conftest import Site

OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"


@pytest.fixture(scope="module")
def book(outputs: Path) -> Path:
    """The EPUB of the real edition."""
    return outputs / "epub/edition.epub"


def parse(book: Path, name: str) -> ElementTree.Element:
    with ZipFile(book) as archive:
        return ElementTree.fromstring(archive.read(name))


@pytest.mark.slow
def test_it_begins_with_its_type(book: Path) -> None:
    with ZipFile(book) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert {entry.date_time for entry in archive.infolist()} == {
            (*map(int, DAY.split("-")), 0, 0, 0)
        }


@pytest.mark.slow
def test_it_has_the_pages_of_the_book_alone(book: Path) -> None:
    with ZipFile(book) as archive:
        pages = {name for name in archive.namelist() if name.endswith(".xhtml")}
    assert "texts/chen-2024.xhtml" in pages
    assert not any(name.startswith(("software/", "how-this")) for name in pages)
    links = [a.get("href", "") for name in pages for a in parse(book, name).iter(f"{XHTML}a")]
    assert not [link for link in links if "software/" in link or "how-this" in link]
    targets = {link.partition("#")[0].rpartition("/")[2] for link in links if "://" not in link}
    assert targets - {""} <= {name.rpartition("/")[2] for name in pages}


@pytest.mark.slow
def test_each_note_is_called_where_its_words_end(book: Path) -> None:
    page = parse(book, "texts/liu-jianfei-2017.xhtml")
    calls = [a.get("href", "")[1:] for a in page.iter(f"{XHTML}a") if a.get(TYPE) == "noteref"]
    notes = {e.get("id") for e in page.iter() if e.get(TYPE) == "footnote"}
    assert len(calls) == len(set(calls))
    assert set(calls) <= notes
    uncalled = {e.get("data-target") for e in page.iter() if e.get("id") in notes - set(calls)}
    assert all(
        target and "-h" in target for target in uncalled
    )  # a call would come into the contents


@pytest.mark.slow
def test_its_package_says_how_it_can_be_read(book: Path) -> None:
    package = ElementTree.tostring(parse(book, "content.opf"), encoding="unicode")
    assert "schema:accessModeSufficient" in package
    assert 'href="timeline.xhtml"' in package
    drawings = [
        item.get("href")
        for item in parse(book, "content.opf").iter()
        if item.get("properties") == "svg"
    ]
    assert drawings == ["timeline.xhtml"]


@pytest.mark.slow
def test_it_has_a_cover_that_says_what_it_shows(book: Path) -> None:
    package = parse(book, "content.opf")
    (cover,) = (item for item in package.iter() if item.get("properties") == "cover-image")
    with ZipFile(book) as archive:
        picture = archive.read(str(cover.get("href")))
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", picture[16:24]) == (1200, 1800)
    first = next(item.get("idref") for item in package.iter(f"{OPF}itemref"))
    page = next(item.get("href") for item in package.iter(f"{OPF}item") if item.get("id") == first)
    (shown,) = parse(book, str(page)).iter(f"{XHTML}img")
    assert shown.get("src") == cover.get("href")
    assert (
        shown.get("alt")
        == f"Cover: China’s Diplomacy in Five Texts, The Glossator editors, {VERSION}"
    )


def test_no_cover_is_drawn_where_the_project_has_one(
    build: Callable[..., Site], project: Callable[[str], Path]
) -> None:
    cover = {"epub_cover": ("own.png", "")}
    out = build(project("glossary"), builder="epub", copyright="none", **cover).out
    assert not (out / "_static/edition-cover.png").exists()


def test_the_cover_is_drawn_in_a_program_of_its_own(
    build: Callable[..., Site], project: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process in which Typst has begun its threads could branch off none that uses Typst."""
    monkeypatch.setattr("typst.compile", None)
    out = build(project("glossary"), builder="epub", copyright="none").out
    assert (out / "_static/edition-cover.png").stat().st_size > 1000


def test_it_is_the_same_on_every_build(
    build: Callable[..., Site], project: Callable[[str], Path]
) -> None:
    source = project("glossary")
    first, again = (
        build(source, folder, builder="epub", epub_basename="edition", copyright="none").out
        for folder in ("first", "again")
    )
    assert (again / "edition.epub").read_bytes() == (first / "edition.epub").read_bytes()
