"""Rows of a table that take several lines of the witness: what stands below a cell goes on in it.

A table is divided line by line, in the order of the witness; here its cells are put into reading order: first
which line goes on in which cells (:func:`find_columns`), and when the words are read, the words themselves
(:func:`put_in_order`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from glossator.model import Emendation, NoteMark, Point, Span, TextSpan
from glossator.witness import Range
from glossator_schema.blocks import PointKind

OF_TABLE = (PointKind.ROW, PointKind.CELL)


@dataclass(frozen=True)
class CellPart:
    """What a line of the witness has of a cell: its words there, and the row and column of the cell."""

    words: Range
    row: int
    column: int

    @property
    def has_words(self) -> bool:
        """Whether it is not empty."""
        return self.words[0] < self.words[1]


def find_columns(
    text: str, above: list[Range], parts: list[Range], separator: str
) -> list[int] | str:
    """Return in which cells of the row above the parts of a line go on; a message where that is not to be told.

    As many parts as cells are of these cells, one each. Of fewer, tabs before them pass over cells, and what is
    parted by spaces stands below the cell in which it goes on.
    """
    tabs = text[text.rfind("\n", 0, parts[0][0]) + 1 : parts[0][0]].count("\t")
    first = tabs if separator == "tabs" else 0
    if first + len(parts) > len(above) or (separator == "bars" and len(parts) < len(above)):
        count = first + len(parts)
        cells = "1 cell" if count == 1 else f"{count} cells"
        return f"it has {cells}, and that row has {len(above)}"
    if len(parts) == len(above) or separator == "tabs":
        return list(range(first, first + len(parts)))
    starts = [_find_column(text, start) for start, _ in above]
    columns = []
    for start, end in parts:
        left = _find_column(text, start)
        column = max((n for n, begin in enumerate(starts) if begin <= left), default=0)
        last = left + len(text[start:end].expandtabs())
        if column + 1 < len(starts) and last > starts[column + 1]:
            return f"{text[start:end][:40]!r} stands below two cells"
        columns.append(column)
    if len(set(columns)) < len(columns):
        return "two of its cells stand below one of the row above"
    return columns


def _find_column(text: str, place: int) -> int:
    """Return how far a character stands in its line, in letters."""
    return len(text[text.rfind("\n", 0, place) + 1 : place].expandtabs())


@dataclass
class TableWords:
    """The words of a table as they are read, with all that stands at places in them."""

    words: str
    marks: list[NoteMark]
    points: list[Point]
    spans: list[TextSpan]
    emendations: list[Emendation]


def put_in_order(read: TableWords, parts: Sequence[CellPart]) -> TableWords:
    """Return the words of a table cell by cell.

    :param read: the words line by line; a point stands where each of the parts begins.
    Raises :class:`ValueError` where marked words, or an emendation, go on from one part into another.
    """
    starts = [point.offset for point in read.points if point.kind in OF_TABLE]
    edges = pairwise([*starts, len(read.words)])
    pieces = [read.words[start:end].removesuffix(" ") for start, end in edges]
    moved: dict[int, int] = {}
    words, points = "", []
    cell = None
    said = False  # whether words stand before, and no space after them
    order = sort_parts(parts)
    last = [index for index in order if parts[index].has_words][-1]
    for index in order:
        part = parts[index]
        begins = (part.row, part.column) != cell
        if said and last not in moved and (begins or part.has_words):
            words, said = f"{words} ", False
        moved[index] = len(words)
        if begins:
            cell = part.row, part.column
            kind = PointKind.CELL if part.column else PointKind.ROW
            points.append(Point(kind=kind, offset=len(words)))
        words += pieces[index]
        said = said or part.has_words

    def find(offset: int) -> int:
        """Return the part in which an offset lies."""
        within = (n for n, at in enumerate(starts) if at <= offset <= at + len(pieces[n]))
        return max(within, key=lambda n: (len(pieces[n]) > 0, n))

    def move(offset: int) -> int:
        index = find(offset)
        return moved[index] + offset - starts[index]

    def move_range(start: int, end: int) -> Range:
        if find(start) != find(end) and end > starts[find(start)] + len(pieces[find(start)]):
            raise ValueError(read.words[start:end])
        return move(start), move(start) + end - start

    others = [point for point in read.points if point.kind not in OF_TABLE]
    points += [replace(point, offset=move(point.offset)) for point in others]
    spans = []
    for span in read.spans:
        start, end = move_range(span.start, span.end)
        spans.append(replace(span, start=start, end=end))
    emendations = []
    for emendation in read.emendations:
        start, end = move_range(emendation.span.start, emendation.span.end)
        emendations.append(replace(emendation, span=Span(emendation.span.target, start, end)))
    return TableWords(
        words,
        sorted((replace(m, offset=move(m.offset)) for m in read.marks), key=lambda m: m.offset),
        sorted(points, key=lambda point: (point.offset, point.kind not in OF_TABLE)),
        spans,
        emendations,
    )


def sort_parts(parts: Sequence[CellPart]) -> list[int]:
    """Return the indices of parts in reading order."""
    return sorted(range(len(parts)), key=lambda n: (parts[n].row, parts[n].column))
