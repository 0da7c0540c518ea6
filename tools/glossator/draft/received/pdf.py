"""The text layer of a PDF as lines: where they stand tells heads, paragraphs, and the ends of pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from itertools import pairwise
from statistics import median
from typing import Any

from glossator.diagnostics import Code, fail

NO_TOOL = "pip install 'glossator[import]' brings what reads it; or receive it as plain text"
WIDER = 1.3
"""So many times as far apart as most lines, lines have a blank one between them."""
LARGER = 1.15
"""So many times as high as most, letters are those of a heading, with a blank line before and after it."""


@dataclass(frozen=True)
class PrintedLine:
    """A line of a page: its words, its left edge, its bottom, and the height of its letters, in points."""

    words: str
    left: float
    bottom: float
    height: float


def read_pdf(file: str, content: bytes) -> tuple[str, str, dict[str, bytes]]:
    """Return the words of a PDF, a form feed between pages, and what read them; its pictures are not read."""
    if find_spec("pypdfium2") is None:
        raise fail(file, 0, Code.CANNOT_ACCESS, f"it is no plain text; {NO_TOOL}")
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        message = (
            "it is locked by a password; save it without one"
            if locked
            else "it is no PDF that can be read; receive it once more"
        )
        raise fail(file, 0, Code.CANNOT_ACCESS, message) from error
    pages = [list(_read_page(document[number])) for number in range(len(document))]
    if not any(pages):
        message = "it has pictures of pages and no text; have its letters recognised (OCR) first"
        raise fail(file, 0, Code.CANNOT_ACCESS, message)
    return "\n\f".join(_set_pages(pages)), f"pypdfium2 {version('pypdfium2')}", {}


def _read_page(page: Any) -> Iterator[PrintedLine]:
    """Yield the lines of a page in the order of its text layer."""
    layer = page.get_textpage()
    text = layer.get_text_range()
    start = 0
    for raw in text.split("\n"):
        words = raw.rstrip("\r")
        places = [n for n, char in enumerate(words) if not char.isspace()]
        if places:
            boxes = [layer.get_charbox(start + n) for n in (places[0], places[-1])]
            height = max(box[3] - box[1] for box in boxes)
            yield PrintedLine(words.strip(), boxes[0][0], min(box[1] for box in boxes), height)
        start += len(raw) + 1


def _set_pages(pages: list[list[PrintedLine]]) -> Iterator[str]:
    """Yield the pages as lines, with blank ones where there is room, and set in where they are."""
    every = [line for page in pages for line in page]
    usual = median(line.height for line in every)
    steps = [
        before.bottom - line.bottom
        for page in pages
        for before, line in pairwise(page)
        if before.bottom > line.bottom
    ]
    step = median(steps) if steps else usual
    for page in pages:
        edge = min((line.left for line in page), default=0)
        lines: list[str] = []
        for index, line in enumerate(page):
            before = page[index - 1] if index else None
            apart = before is not None and before.bottom - line.bottom > WIDER * step
            heading = [each is not None and each.height > LARGER * usual for each in (before, line)]
            if before is not None and (apart or heading[0] != heading[1]):
                lines.append("")
            indent = round((line.left - edge) / (usual or 1))
            lines.append(" " * max(0, min(indent, 40)) + line.words)
        yield "\n".join(lines) + "\n"
