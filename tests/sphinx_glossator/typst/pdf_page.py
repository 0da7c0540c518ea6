"""Read where each character of a PDF stands, and how large it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from ctypes import byref, c_double
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

MM = 72 / 25.4
"""Points in a millimetre."""

LINE_END = "\x02"
"""What pdfium says for a hyphen at the end of a line."""


class Char(NamedTuple):
    """A character on a page; lengths in points, from the lower left corner."""

    page: int
    char: str
    size: float
    left: float
    bottom: float
    right: float
    top: float


class Line(NamedTuple):
    """Characters that stand side by side, without space between them."""

    words: str
    chars: list[Char]

    @property
    def page(self) -> int:
        return self.chars[0].page

    @property
    def size(self) -> float:
        return max(char.size for char in self.chars)

    @property
    def top(self) -> float:
        return max(char.top for char in self.chars)

    @property
    def left(self) -> float:
        return min(char.left for char in self.chars)

    @property
    def right(self) -> float:
        return max(char.right for char in self.chars)


def read_chars(path: Path) -> list[Char]:
    """Return the visible characters of a PDF, in its order."""
    return list(_read_chars(path))


def _read_chars(path: Path) -> Iterator[Char]:
    box = [c_double() for _ in range(4)]
    left, right, bottom, top = box
    places = [byref(length) for length in box]
    for number, page in enumerate(pypdfium2.PdfDocument(path), 1):
        text = page.get_textpage()
        for index in range(text.count_chars()):
            char = chr(pdfium.FPDFText_GetUnicode(text, index)).replace(LINE_END, "-")
            if char.isspace():
                continue
            assert pdfium.FPDFText_GetCharBox(text, index, *places)
            if right.value > left.value and top.value > bottom.value:
                size = round(pdfium.FPDFText_GetFontSize(text, index), 1)
                yield Char(number, char, size, left.value, bottom.value, right.value, top.value)


def read_streams(chars: Iterable[Char]) -> dict[float, str]:
    """Return the characters of each size: each runs on over the page breaks, past heads and folios."""
    streams: dict[float, str] = {}
    for char in chars:
        streams[char.size] = streams.get(char.size, "") + char.char
    return streams


def find_line(chars: Iterable[Char], words: str) -> Line:
    """Return the characters of the first place at which some words stand."""
    found = list(chars)
    letters = "".join(char.char for char in found)
    wanted = words.replace(" ", "")
    at = letters.index(wanted)
    return Line(words, found[at : at + len(wanted)])


def find_overlaps(chars: Iterable[Char]) -> list[tuple[Char, Char]]:
    """Return the pairs of characters of which one covers much of the other.

    The letters of a ligature do (ffi), and the tail of a Q lies below its u: neighbours are no fault.
    """
    cells: dict[tuple[int, int, int], list[tuple[int, Char]]] = {}
    for number, char in enumerate(chars):
        middle = (char.left + char.right) / 2, (char.bottom + char.top) / 2
        cell = (char.page, int(middle[0] // 12), int(middle[1] // 12))
        cells.setdefault(cell, []).append((number, char))
    return [
        (one, other)
        for cell in cells.values()
        for (first, one), (second, other) in combinations(cell, 2)
        if second - first > 3 and _overlap(one, other)
    ]


def _overlap(one: Char, other: Char) -> bool:
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.top, other.top) - max(one.bottom, other.bottom)
    areas = [(char.right - char.left) * (char.top - char.bottom) for char in (one, other)]
    return width > 0 and height > 0 and width * height > 0.5 * min(areas)
