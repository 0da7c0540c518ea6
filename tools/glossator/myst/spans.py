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
        yield Insertion(span.start, START, first * len(spans) + index, opening)
        yield Insertion(span.end, END, last * len(spans) - index, closing)


def omission_points(emendation: Emendation, spans: Sequence[TextSpan]) -> Iterator[Insertion]:
    """Yield the points of words that are emended away, before or after the signs that stand beside them."""
    place = emendation.span.start
    begin, end = range_points(place, place, emendation.id)
    inside = any(span.end == place and span.last > emendation.place for span in spans)
    depth = 2 * emendation.place * len(spans)
    for point in (begin, end):
        yield Insertion(place, END if inside else START, depth, point.markup)


def _write(role: str, said: Sequence[str]) -> str:
    words = json.dumps(said, ensure_ascii=True, separators=(",", ":")).replace("`", "\\u0060")
    return f"{{edition:{role}}}`{words}`"
