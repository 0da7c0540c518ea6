"""The fonts that are inside Typst, read out of it: a page on a screen is set in the book's own face.

Typst’s wheel has them as they are, in the data of its compiled module: each begins as fonts do, and tells its
length. Where none is found, pages are in faces of the reader's system.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from struct import Struct

from sphinx_glossator.page.font_files import FontFile

SIGNATURE = b"OTTO"
"""How a font with outlines of PostScript begins, as those for the book's Latin letters are."""

HEADER = Struct(">4sH6x")
TABLE = Struct(">4sLLL")
"""An entry of the list of tables: the table's name, its checksum, where it begins, how long it is."""

TABLES = range(8, 40)
"""How many tables a font has."""

REGULAR = 400
"""The weight of text."""

STYLES = ("upright", "slanted")
"""What a family has of that weight."""

LARGEST = 4_000_000
"""No font inside Typst has so many bytes."""


@cache
def list_typst_fonts(family: str) -> tuple[FontFile, ...]:
    """Return the fonts of a family that are of regular weight: the upright one, then the slanted one."""
    found: dict[tuple[bool, bool], FontFile] = {}
    name = family.encode("utf-16-be")
    for module in find_modules():
        with (
            module.open("rb") as file,
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
        ):
            for content in list_contents(data):
                if name not in content:
                    continue
                font = FontFile(module, "typst", content=content)
                if font.family == family and font.weight == REGULAR:
                    found.setdefault(font.style, font)
                if len(found) == len(STYLES):
                    break
    return tuple(found[style] for style in sorted(found))


def find_modules() -> list[Path]:
    """Return the compiled modules of Typst's package."""
    spec = find_spec("typst")
    folder = Path(spec.origin).parent if spec and spec.origin else None
    names = ("*.so", "*.pyd", "*.dylib")
    return [] if folder is None else sorted(path for name in names for path in folder.glob(name))


def list_contents(data: mmap.mmap) -> Iterator[bytes]:
    """Yield the fonts with outlines of PostScript that stand in some data."""
    at = data.find(SIGNATURE)
    while at >= 0:
        length = measure(data, at)
        if length:
            yield data[at : at + length]
        at = data.find(SIGNATURE, at + (length or 4))


def measure(data: mmap.mmap, start: int) -> int:
    """Return how many bytes a font has that begins at a place; 0 where none does."""
    _, count = HEADER.unpack_from(data, start)
    tables_end = start + HEADER.size + count * TABLE.size
    if count not in TABLES or tables_end > len(data):
        return 0
    end = 0
    for number in range(count):
        name, _, offset, length = TABLE.unpack_from(data, start + HEADER.size + number * TABLE.size)
        if not name.isascii() or offset % 4 or offset + length > LARGEST:
            return 0
        end = max(end, offset + length)
    return end if start + end <= len(data) else 0
