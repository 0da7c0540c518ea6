"""Texts that strain the page: each is set right, or refused with its file and line."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pdf_page import MM, find_line, find_overlaps, read_chars, read_streams
from test_builder import ESSAY, PAGES
from test_options import add_notes, read_places

from sphinx_glossator.typst.compile import TypesettingError

WriteProject = Callable[..., Path]
SetBook = Callable[..., Any]

INNER, MEASURE = 24 * MM, 108 * MM  # of a page of a text
TOP, BOTTOM = (297 - 27) * MM, 30 * MM


def write_paragraph(words: str) -> dict[str, str]:
    """Return the pages, with other words in the one paragraph."""
    return PAGES | {"essay": ESSAY.replace("A [text]{.term-x} with", f"{words} with")}


def read_words(path: Path) -> str:
    return "".join(char.char for char in read_chars(path))


def assert_nothing_runs_out(path: Path) -> None:
    """Every character is on the page, between head and folio, and none covers another."""
    chars = read_chars(path)
    assert find_overlaps(chars) == []
    for char in chars:
        assert 10 * MM < char.left < char.right < 200 * MM, char
        assert 12 * MM < char.bottom < char.top < 285 * MM, char


def test_a_chinese_character_that_is_new_to_the_edition(
    write_project: WriteProject, set_book: SetBook
) -> None:
    book = set_book(write_project(**write_paragraph("The word 龘 stands")))
    assert book.warnings == ""
    assert "龘" in read_words(book.path)


@pytest.mark.parametrize("character", ["\U000323af", "ꀀ", "\ue000"])
def test_a_character_that_the_fonts_lack_is_named_with_its_place(
    write_project: WriteProject, set_book: SetBook, character: str
) -> None:
    project = write_project(**write_paragraph(f"The word {character} stands"))
    lines = project.joinpath("essay.md").read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if character in text)
    book = set_book(project)
    said = book.warnings
    assert f"U+{ord(character):04X}stands" in read_words(book.path)  # its number, in its place
    assert f"U+{ord(character):04X}" in said
    assert f"essay.md:{line}" in said or f"essay.md:{line - 2}" in said  # or its directive's


def test_an_address_of_three_hundred_characters(
    write_project: WriteProject, set_book: SetBook
) -> None:
    address = "https://example.org/" + "a-long-path/" * 20 + "x" * 90
    assert len(address) > 300
    book = set_book(write_project(**write_paragraph(f"See <{address}> which is")))
    assert book.warnings == ""
    # As it would be copied: nothing is added at a line's end.
    assert any(address in stream for stream in read_streams(read_chars(book.path)).values())
    assert_nothing_runs_out(book.path)


def test_a_hash_in_a_narrow_column(write_project: WriteProject, set_book: SetBook) -> None:
    digest = "0123456789abcdef" * 4
    table = (
        f"| Text | Name | Hash | Bytes |\n|---|---|---|---|\n| one | x_{digest} | {digest} | 7 |\n"
    )
    pages = PAGES | {"index": PAGES["index"] + f"\n{table}"}
    book = set_book(write_project(**pages))
    assert digest in read_words(book.path)
    assert_nothing_runs_out(book.path)


def test_a_note_of_two_pages(write_project: WriteProject, set_book: SetBook) -> None:
    words = " ".join(f"Sentence {number} of the note." for number in range(500))
    book = set_book(write_project(**add_notes(1, words)), typst_handouts=False)
    assert "essay-n-0" in read_places(book).foot
    chars = read_chars(book.path)
    first = find_line(chars, "Sentence 0 of the note.")
    last = find_line(chars, "Sentence 499 of the note.")
    assert last.page >= first.page + 2
    found = "".join(char.char for char in chars if char.size == first.size)
    lost = [n for n in range(500) if f"Sentence{n}ofthenote" not in found.replace("-", "")]
    assert lost == []
    assert_nothing_runs_out(book.path)


def test_a_paragraph_of_four_pages(write_project: WriteProject, set_book: SetBook) -> None:
    words = " ".join(f"Sentence {number} of the paragraph." for number in range(420))
    book = set_book(write_project(**write_paragraph(words)), typst_handouts=False)
    chars = read_chars(book.path)
    first = find_line(chars, "Sentence 0 of the paragraph.")
    last = find_line(chars, "Sentence 419 of the paragraph.")
    assert last.page >= first.page + 3
    heads = [find_line([c for c in chars if c.page == page], "¶ 1") for page in (first.page + 1,)]
    assert all(head.top > TOP for head in heads)
    assert_nothing_runs_out(book.path)


def test_forty_notes_on_a_paragraph(write_project: WriteProject, set_book: SetBook) -> None:
    book = set_book(write_project(**add_notes(40, "Words of a note. " * 20)), typst_handouts=False)
    plan = read_places(book)
    names = {f"essay-n-{number}" for number in range(40)}
    assert names <= plan.placed.keys() | plan.foot
    assert plan.placed
    assert plan.foot
    assert names <= book.destinations().keys()
    streams = read_streams(read_chars(book.path)).values()
    assert sum(stream.count("Wordsofanote.") for stream in streams) == 40 * 20
    assert_nothing_runs_out(book.path)


def test_an_empty_text(write_project: WriteProject, set_book: SetBook) -> None:
    head, _ = ESSAY.split("{#essay-h1}")
    book = set_book(write_project(**PAGES | {"essay": head}))
    assert book.warnings == ""
    assert "essay" in book.destinations()
    assert book.path.with_name("essay.pdf").exists()


def make_png() -> bytes:
    """Return a picture of one black dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )


PICTURE = "# Book\n\n## Section\n\n```{figure} dot.png\n:alt: A dot.\n\nIts caption.\n```\n"


def test_a_picture(write_project: WriteProject, set_book: SetBook) -> None:
    project = write_project(index=PICTURE)
    (project / "dot.png").write_bytes(make_png())
    book = set_book(project)
    assert book.warnings == ""
    assert "Itscaption." in read_words(book.path)
    with pikepdf.open(book.path) as pdf:
        assert [image for page in pdf.pages for image in page.get_images()]
        assert "A dot." in list_alternatives(pdf.Root.StructTreeRoot)


def list_alternatives(element: Any) -> list[str]:
    """Return the text alternatives of the structure below an element."""
    kids = element.get("/K", [])
    found = [str(element.Alt)] if "/Alt" in element else []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found += list_alternatives(kid)
    return found


def test_a_picture_that_is_not_there_is_named(
    write_project: WriteProject, set_book: SetBook
) -> None:
    book = set_book(write_project(index=PICTURE))
    assert "index.md:5: WARNING: image file not readable: dot.png" in book.warnings


def test_a_damaged_picture_is_an_error_at_its_line(
    write_project: WriteProject, set_book: SetBook
) -> None:
    project = write_project(index=PICTURE)
    (project / "dot.png").write_bytes(make_png()[:30])
    with pytest.raises(TypesettingError, match=r"index\.md:5"):
        set_book(project)
