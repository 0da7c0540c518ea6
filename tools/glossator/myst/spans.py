"""Set the words that a witness marks into a page: points at which they begin and end, with the signs there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from glossator.model import Emendation, TextSpan
from glossator.myst.inline import Insertion, range_points
from glossator_schema.blocks import CLOSING, OPENING

END, START = 1, 3
"""The ranks of what ends at a place, and of what begins there."""


def span_points(spans: Sequence[TextSpan]) -> Iterator[Insertion]:
    """Yield the points of marked words; those that stand at one place come in the order of the witness."""
    for index, span in enumerate(spans):
        said = [span.kind, span.opening, span.language, span.address]
        while not said[-1]:
            said.pop()
        opening, closing = _write(OPENING, said), _write(CLOSING, [span.closing])
        first = 2 * span.first
        last = 2 * span.last - (span.closing == "")
        begin, end = START, END
        if span.start == span.end:  # its words are emended away
            begin = end = _rank_within(span.start, span.first, spans)
        yield Insertion(span.start, begin, first * len(spans) + index, opening)
        yield Insertion(span.end, end, last * len(spans) - index, closing)


def omission_points(emendation: Emendation, spans: Sequence[TextSpan]) -> Iterator[Insertion]:
    """Yield the points of words that are emended away, before or after the signs that stand beside them."""
    place = emendation.span.start
    rank = _rank_within(place, emendation.place, spans)
    depth = 2 * emendation.place * len(spans)
    for point in range_points(place, place, emendation.id):
        yield Insertion(place, rank, depth, point.markup)


def _rank_within(offset: int, place: int, spans: Sequence[TextSpan]) -> int:
    """Return the rank of what has no words left: it stands before the end of the words that it is in."""
    inside = any(span.start < span.end == offset and span.last > place for span in spans)
    return END if inside else START


def _write(role: str, said: Sequence[str]) -> str:
    words = json.dumps(said, ensure_ascii=True, separators=(",", ":")).replace("`", "\\u0060")
    return f"{{edition:{role}}}`{words}`"
