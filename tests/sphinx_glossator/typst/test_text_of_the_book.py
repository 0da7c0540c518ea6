"""The printed book has every word of the edition: its text is read back and compared, letter by letter."""

from __future__ import annotations

import ctypes
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def book(outputs: Path) -> tuple[dict[str, Any], dict[float, str]]:
    """The edition's data, and the book's characters by their size in points."""
    data = json.loads((outputs / "edition.json").read_text(encoding="utf-8"))
    return data, read_sizes(outputs / "pdf/edition.pdf")


def read_sizes(path: Path) -> dict[float, str]:
    """Return the characters of a PDF in order, apart by type size.

    Running text, notes and page furniture have sizes of their own: so a paragraph that runs over
    a page break is whole in the stream of its size.
    """
    streams: dict[float, list[str]] = defaultdict(list)
    document = pypdfium2.PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        for index in range(text.count_chars()):
            char = chr(pdfium.FPDFText_GetUnicode(text, index))
            size = round(pdfium.FPDFText_GetFontSize(text, index), 1)
            if not is_raised(text, index, char, size):
                streams[size].append(char)
    return {size: squeeze("".join(chars)) for size, chars in streams.items()}


def is_raised(text: pypdfium2.PdfTextPage, index: int, char: str, size: float) -> bool:
    """Tell whether a character is the mark of a note: a letter or digit well above the base line."""
    if not (char.isascii() and char.isalnum()):
        return False
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
    _, bottom, _, _ = text.get_charbox(index)
    return bool(bottom - y.value > 0.15 * size)


def squeeze(text: str) -> str:
    """Return the letters of a text without white space, and without the hyphens of line ends."""
    return "".join(c for c in text if not c.isspace() and c not in "-\u00ad\u2010\ufffe\x02")


def test_every_block_is_whole(book: tuple[dict[str, Any], dict[float, str]]) -> None:
    data, streams = book
    blocks = [
        (block["id"], block["text"])
        for text in data["texts"]
        for kind in ("paragraphs", "author_notes", "pull_quotes", "references", "headings")
        for block in text[kind]
    ]
    assert len(blocks) > 150
    lost = [name for name, text in blocks if not any(squeeze(text) in s for s in streams.values())]
    assert lost == []


def test_every_term_and_event_is_printed(book: tuple[dict[str, Any], dict[float, str]]) -> None:
    data, streams = book
    names = [term["headword"] for term in data["terms"]]
    names += [term["wordings"]["zh-Hans"] for term in data["terms"]] + [
        e["name"] for e in data["events"]
    ]
    assert [n for n in names if not any(squeeze(n) in s for s in streams.values())] == []
