"""Read the words of a PDF back through its structure tree, as a screen reader does."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf

RANGE = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
CHAR = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")

HAN = re.compile("[\u4e00-\u9fff]")

Key = tuple[tuple[int, int], int]  # a page, and the number of marked content on it


class Tag(NamedTuple):
    """An element of the structure."""

    name: str
    path: tuple[str, ...]  # the names of the elements around it, the outermost first
    words: str  # with those of the elements within


def read_tags(path: Path) -> list[Tag]:
    """Return the elements of a PDF in reading order, each before those within it."""
    with pikepdf.open(path) as pdf:
        words: dict[Key, str] = {}
        for page in pdf.pages:
            words |= {(page.objgen, number): text for number, text in _read_page(page).items()}
        return list(_walk(pdf.Root.StructTreeRoot, (), None, words))


def _walk(element: Any, path: tuple[str, ...], page: Any, words: dict[Key, str]) -> Iterator[Tag]:
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            name = str(kid.S)[1:]
            yield Tag(name, path, "".join(_words(kid, kid.get("/Pg", page), words)))
            yield from _walk(kid, (*path, name), kid.get("/Pg", page), words)


def _words(element: Any, page: Any, words: dict[Key, str]) -> Iterator[str]:
    for kid in _kids(element):
        if isinstance(kid, int):
            yield words.get((page.objgen, kid), "")
        elif "/MCID" in kid:
            yield words.get((kid.get("/Pg", page).objgen, int(kid.MCID)), "")
        elif "/S" in kid:
            yield from _words(kid, kid.get("/Pg", page), words)


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def find_unspoken_chinese(path: Path) -> list[str]:
    """Return the Chinese words of a PDF that nothing around them says to be Chinese, or Japanese."""
    with pikepdf.open(path) as pdf:
        langs = dict(_read_langs(pdf.Root.StructTreeRoot, None, ""))
        return [
            piece.words
            for page in pdf.pages
            for piece in _read_pieces(page)
            if HAN.search(piece.words) and piece.mark is not None
            if not (piece.lang or langs.get((page.objgen, piece.mark), "")).startswith(("zh", "ja"))
        ]


def _read_langs(element: Any, page: Any, lang: str) -> Iterator[tuple[Key, str]]:
    """Yield for each piece of marked content the language that the elements around it say."""
    for kid in _kids(element):
        if isinstance(kid, int):
            yield (page.objgen, kid), lang
        elif "/MCID" in kid:
            yield (kid.get("/Pg", page).objgen, int(kid.MCID)), lang
        elif "/S" in kid:
            yield from _read_langs(kid, kid.get("/Pg", page), str(kid.get("/Lang", lang)))


class Piece(NamedTuple):
    """Words that a page shows at once."""

    words: str
    mark: int | None  # of the marked content that they are in
    lang: str  # "" where it is that of the book


def _read_page(page: pikepdf.Page) -> dict[int, str]:
    """Return the words of each piece of marked content on a page."""
    words: dict[int, str] = defaultdict(str)
    for piece in _read_pieces(page):
        if piece.mark is not None:
            words[piece.mark] += piece.words
    return words


def _read_pieces(page: pikepdf.Page) -> Iterator[Piece]:
    fonts = {name: _read_unicode(font) for name, font in page.Resources.get("/Font", {}).items()}
    marks: list[pikepdf.Dictionary] = []
    font: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):  # type: ignore[arg-type]
        match str(operator):
            case "BDC" | "BMC":
                properties = operands[1] if len(operands) > 1 else None
                known = isinstance(properties, pikepdf.Dictionary)
                marks.append(properties if known else pikepdf.Dictionary())  # type: ignore[arg-type]
            case "EMC":
                marks.pop()
            case "Tf":
                font = fonts[str(operands[0])]
            case "Tj" | "TJ":
                pieces = operands[0] if str(operator) == "TJ" else [operands[0]]
                words = "".join(_decode(piece, font) for piece in pieces)  # type: ignore[union-attr]
                mark = next((int(m.MCID) for m in reversed(marks) if "/MCID" in m), None)
                lang = next((str(m.Lang) for m in reversed(marks) if "/Lang" in m), "")
                yield Piece(words, mark, lang)


def _decode(piece: Any, font: dict[int, str]) -> str:
    if not isinstance(piece, pikepdf.String):
        return ""
    raw = bytes(piece)
    return "".join(font.get(int.from_bytes(raw[i : i + 2]), "") for i in range(0, len(raw), 2))


def _read_unicode(font: Any) -> dict[int, str]:
    """Return what each glyph of a font stands for."""
    table = font.ToUnicode.read_bytes().decode("ascii", "replace")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for low, high, first in RANGE.findall(block):
            for offset in range(int(high, 16) - int(low, 16) + 1):
                found[int(low, 16) + offset] = chr(int(first, 16) + offset)
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for glyph, text in CHAR.findall(block):
            found[int(glyph, 16)] = bytes.fromhex(text).decode("utf-16-be")
    return found
