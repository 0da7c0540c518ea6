"""The text layer of a PDF as lines: where they stand tells heads, paragraphs, and the ends of pages."""

from __future__ import annotations

import re
from collections import Counter
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
FULL = 0.8
"""A line with so much of the letters that long lines have goes on in the next one."""
LARGER = 1.15
"""So many times as high as most, letters are those of a heading, with a blank line before and after it."""
SMALLER = 0.92
"""So many times as high as most, or less, are those of a note at the foot of a column."""
RAISED = 0.15
"""So much of the height of letters a figure stands above their ground, to be one that is raised."""
FIGURES = dict(zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))
LEVEL = frozenset("aceimnorsuvwxzABCDEFHIKLMNRTXZ")
"""Letters that stand on the ground of their line."""
LINE = re.compile(r"(?P<words>[^\r\n\ufffe\x02]+)(?P<hyphen>[\ufffe\x02])?")
"""A line; where it ends with a hyphen, its reader says so by a character that is none, and ends no line."""
SAMPLE = 9
COLUMN = 3
"""So many lines higher, and as far to the right, a line begins another column."""


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
    for match in LINE.finditer(layer.get_text_range()):
        start, words = match.start(), match["words"] + "-" * bool(match["hyphen"])
        places = [n for n, char in enumerate(words) if not char.isspace()]
        if places:
            ends = (places[0], places[-1] - bool(match["hyphen"] and len(places) > 1))
            boxes = [layer.get_charbox(start + n, loose=True) for n in ends]
            height = max(box[3] - box[1] for box in boxes)
            raised = _raise_figures(layer, start, words, height)
            yield PrintedLine(raised.strip(), boxes[0][0], min(box[1] for box in boxes), height)


def _raise_figures(layer: Any, start: int, words: str, height: float) -> str:
    """Return the words of a line with the figures that stand higher than its letters as ¹, ², ³."""
    figures = [n for n, char in enumerate(words) if char in FIGURES]
    level = [n for n, char in enumerate(words) if char in LEVEL][:SAMPLE]
    if not figures or not level:
        return words
    ground = median(layer.get_charbox(start + n)[1] for n in level)
    raised = {n for n in figures if layer.get_charbox(start + n)[1] > ground + RAISED * height}
    return "".join(FIGURES[char] if n in raised else char for n, char in enumerate(words))


def _set_pages(pages: list[list[PrintedLine]]) -> Iterator[str]:
    """Yield the pages as lines, with blank ones where there is room, and set in where they are."""
    every = [line for page in pages for line in page]
    usual = median(line.height for line in every)
    step = _find_step(pages, usual)
    for page in pages:
        lines: list[str] = []
        before: PrintedLine | None = None
        for part in _order(_find_columns(page, step), usual, step):
            edge = _find_edge(part if len(part) > 1 else page)
            for line in part:
                apart = before is not None and before.bottom - line.bottom > WIDER * step
                sizes = (
                    [before.height > LARGER * usual, line.height > LARGER * usual] if before else []
                )
                if (
                    apart
                    or len({*sizes}) > 1
                    or (line is part[0] and _is_small(line, usual) and lines)
                ):
                    lines.append("")
                indent = round((line.left - edge) / (usual or 1))
                lines.append(" " * max(0, min(indent, 40)) + line.words)
                before = line
        yield "\n".join(lines) + "\n"


def _find_step(pages: list[list[PrintedLine]], usual: float) -> float:
    """Return how far a line of a paragraph stands below the one before it, by lines that have no more room.

    Where most paragraphs are one line, as in a menu or a dialogue, most steps are those between paragraphs.
    """
    pairs = [(a, b) for page in pages for a, b in pairwise(page) if a.bottom > b.bottom]
    lengths = sorted(len(before.words) for before, _ in pairs)
    full = FULL * lengths[int(0.9 * len(lengths))] if lengths else 0
    steps = [a.bottom - b.bottom for a, b in pairs if len(a.words) >= full]
    return median(steps) if steps else usual


def _find_columns(page: list[PrintedLine], step: float) -> list[list[PrintedLine]]:
    """Divide the lines of a page where one stands higher than the one before it, and further to the right."""
    columns: list[list[PrintedLine]] = []
    for line in page:
        before = columns[-1][-1] if columns else None
        if before is None or (
            line.bottom > before.bottom + COLUMN * step and line.left > before.left + COLUMN * step
        ):
            columns.append([])
        columns[-1].append(line)
    return columns


def _order(
    columns: list[list[PrintedLine]], usual: float, step: float
) -> Iterator[list[PrintedLine]]:
    """Yield the parts of a page as they are read: columns, then the notes at their feet, then its own foot."""
    if len(columns) < 2:
        yield from columns
        return
    lowest = min(column[-1].bottom for column in columns[:-1])
    last = columns[-1]
    foot = [line for line in last if line.bottom < lowest - step / 2]
    bodies = [*columns[:-1], last[: len(last) - len(foot)]]
    notes: list[list[PrintedLine]] = []
    for column in bodies:
        end = len(column)
        while end and _is_small(column[end - 1], usual):
            end -= 1
        if column[:end]:
            yield column[:end]
        if column[end:]:
            notes.append(column[end:])
    yield from (part for part in (*notes, foot) if part)


def _is_small(line: PrintedLine, usual: float) -> bool:
    return line.height < SMALLER * usual


def _find_edge(lines: list[PrintedLine]) -> float:
    """Return the left edge at which lines begin: the one furthest out at which several do."""
    counts = Counter(round(line.left) for line in lines)
    shared = [left for left, count in counts.items() if count > 1]
    return min(shared or counts, default=0)
