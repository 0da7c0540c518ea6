"""Roles within the words of a block, and the places in it at which something begins, or stands."""

from __future__ import annotations

import unicodedata
from enum import StrEnum

REMARK = "-note"
"""How the id of an emendation ends that is the editors' own word on an author's note, after all of its own."""

NOTE_MARK, RANGE_START, RANGE_END, POINT = "fn", "start", "end", "point"
"""Roles within a line: the mark of an author’s note, where words that are quoted or emended begin and end;
a place at which something begins, or stands (:class:`PointKind`)."""

OPENING, CLOSING = "open", "close"
"""Roles within a line: where words that the source marks begin and end, each with the sign that says so."""


class PointKind(StrEnum):
    """What begins at a place in the words of a block, or stands there without being a word."""

    LINE = "line"
    ITEM = "item"
    ROW = "row"
    CELL = "cell"
    PARAGRAPH = "paragraph"
    """Of an author's note of several."""
    MILESTONE = "milestone"


PARTS = frozenset(
    {PointKind.LINE, PointKind.ITEM, PointKind.ROW, PointKind.CELL, PointKind.PARAGRAPH}
)
"""Points at which a part of a block begins: it goes on to the next of them."""


def read_mark(mark: str) -> str:
    """Return the number that the mark of an author's note says, in plain figures: ``¹``, ``[^1]`` -> ``1``."""
    plain = unicodedata.normalize("NFKC", mark).replace("\N{ASTERISK OPERATOR}", "*")
    return plain.strip("[](){}<>^.:, ")


def is_raised(mark: str) -> bool:
    """Tell whether a mark is of characters that are raised by themselves: ``¹``."""
    return bool(mark) and all(
        unicodedata.decomposition(sign).startswith("<super>") for sign in mark
    )
