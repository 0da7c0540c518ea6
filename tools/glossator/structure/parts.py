"""Divide the contents of a block into its parts: lines, items of a list, cells of a table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from glossator.structure.patterns import TimedPattern
from glossator.witness import Range, trim
from glossator_schema.blocks import PointKind

_NUMBER = r"(?:\d{1,3}|[^\W\d_]|[ivxlcIVXLC]{1,6})"
DEFAULT_MARKER = rf"(?:[-–—*+•‣◦·]|[(\uff08]?{_NUMBER}(?:[.:°º]\)?|[)\uff09]))(?=\s|\Z)"
"""What marks an item of a list, where the record does not say: a sign, a number or a letter, of any script."""

TAB = 4
"""So many spaces is a tab at the beginning of a line."""

RULE = re.compile(r"[-=_+|:\s]*[-=_]{2,}[-=_+|:\s]*")
"""A line of a table that is drawn: no words."""

SEPARATORS = {
    "bars": re.compile(r"\|"),
    "tabs": re.compile(r"\t"),
    "spaces": re.compile(r"(?:\s{2,}|\t)"),
}
"""What parts the cells of a table, but for a wiki's; the record may say which of them does."""

WIKITEXT = "wikitext"
"""What parts the cells of a wiki's table: a bar or an exclamation mark before each, two within a line."""
WIKI_ROW = re.compile(r"\|-.*")
WIKI_CELL = re.compile(r"\|\||!!")
WIKI_FIELDS = re.compile(r"""(?:[\w-]+\s*=\s*(?:"[^"|]*"|[\w%#.-]+)\s*)+\|(?!\|)""")
"""How a cell is set, before its words: ``style="width: 1em" | words``."""


@dataclass(frozen=True)
class Parcel:
    """A part of a block that begins at a place of the witness; ``content``: its words.

    ``marker``: what marks it there, as a range; ``level``: how far it is indented.
    """

    kind: PointKind
    content: Range
    marker: Range | None = None
    level: int = 0


def measure_indent(text: str, start: int) -> int:
    """Return how many columns of white space stand before ``start`` at the beginning of its line; else 0."""
    begin = text.rfind("\n", 0, start) + 1
    before = text[begin:start]
    return len(before.replace("\t", " " * TAB)) if not before.strip() else 0


def find_items(text: str, contents: list[Range], marker: TimedPattern | None) -> list[Parcel]:
    """Return the items of a list, and the lines that go on in one (without a marker, and of no level).

    Where no line has a marker, each line is an item. Raises :class:`TimeoutError` for a marker without end.
    """
    parts: list[Parcel] = []
    depths: list[int] = []  # the indents of the items around
    for start, end in contents:
        match = marker.match(text, start, end) if marker else None
        if match is None or match.end() == start:
            parts.append(Parcel(PointKind.ITEM, (start, end), level=-1))
            continue
        indent = measure_indent(text, start)
        while depths and indent < depths[-1]:
            depths.pop()
        if not depths or indent > depths[-1]:
            depths.append(indent)
        words = trim(text, match.end(), end)
        marked = (start, match.end()) if words[0] < words[1] else None
        content = words if marked else (start, end)
        parts.append(Parcel(PointKind.ITEM, content, marked, len(depths) - 1))
    if all(part.level < 0 for part in parts):
        return [Parcel(PointKind.ITEM, part.content) for part in parts]
    if parts[0].level < 0:
        parts[0] = Parcel(PointKind.ITEM, parts[0].content)
    return parts


def find_cells(text: str, contents: list[Range], separator: str) -> tuple[list[list[Range]], int]:
    """Return the lines of a table, each a list of its cells; and how many of them stand above the first line
    that is drawn below any."""
    if separator == WIKITEXT:
        return _find_wiki_cells(text, contents)
    rows: list[list[Range]] = []
    above = 0
    for start, end in contents:
        if RULE.fullmatch(text, start, end):
            above = above or len(rows)
            continue
        rows.append(_divide(text, start, end, separator))
    return rows, above


def _find_wiki_cells(text: str, contents: list[Range]) -> tuple[list[list[Range]], int]:
    """Return the rows of a wiki's table, a line for each cell or for all; and 1 if the first is its head."""
    rows: list[list[Range]] = [[]]
    heads: list[set[str]] = [set()]
    for start, end in contents:
        if WIKI_ROW.fullmatch(text, start, end):
            rows.append([])
            heads.append(set())
            continue
        heads[-1].add(text[start])
        first = start + (text[start] in "|!")
        gaps = [match.span() for match in WIKI_CELL.finditer(text, first, end)]
        edges = [(first, first), *gaps, (end, end)]
        for (_, left), (right, _) in pairwise(edges):
            begin, stop = trim(text, left, right)
            fields = WIKI_FIELDS.match(text, begin, stop)
            rows[-1].append(trim(text, fields.end() if fields else begin, stop))
    full = [(row, signs) for row, signs in zip(rows, heads, strict=True) if row]
    return [row for row, _ in full], int(bool(full) and full[0][1] == {"!"})


def find_separators(text: str, contents: list[Range]) -> list[str]:
    """Return what may part the cells of a table: what all its rows have before what some of them have."""
    rows = [(start, end) for start, end in contents if not RULE.fullmatch(text, start, end)]
    counts = {
        name: sum(bool(sign.search(text, start, end)) for start, end in rows)
        for name, sign in SEPARATORS.items()
    }
    found = [name for name, count in counts.items() if count]
    return sorted(found, key=lambda name: counts[name] < len(rows) and name != "spaces")


def _divide(text: str, start: int, end: int, separator: str) -> list[Range]:
    if separator == "bars":
        start += text.startswith("|", start)
        end -= end > start and text[end - 1] == "|"
    gaps = [match.span() for match in SEPARATORS[separator].finditer(text, start, end)]
    edges = [(start, start), *gaps, (end, end)]
    return [trim(text, a, b) for (_, a), (b, _) in pairwise(edges)]
