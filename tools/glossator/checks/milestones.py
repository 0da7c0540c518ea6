"""Milestones: the pages and lines of a standard edition come in order, unless the text was transposed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.checks.matter import Matter
from glossator.diagnostics import Code, Diagnostic
from glossator.model import Point, Text
from glossator_schema.blocks import PointKind

PARTS = re.compile(r"[0-9]+|[^0-9]+")


def check_milestones(matter: Matter) -> Iterator[Diagnostic]:
    """Yield a warning for each milestone whose label comes before that of the one above it."""
    for anchored in matter.texts:
        text = anchored.text
        last: dict[str, Point] = {}
        for block in text.blocks:
            for point in block.points:
                if point.kind is PointKind.MILESTONE:
                    before = last.get(point.number)
                    last[point.number] = point
                    if before and is_before(point.label, before.label):
                        yield word_disorder(text, point, before)


def is_before(label: str, other: str) -> bool:
    """Tell whether a label comes before another of the same form: ``514b`` before ``515a``; of others, no."""
    parts, others = PARTS.findall(label), PARTS.findall(other)
    if [part.isdecimal() for part in parts] != [part.isdecimal() for part in others]:
        return False
    if not any(part.isdecimal() for part in parts):
        return False
    for part, above in zip(parts, others, strict=True):
        if part != above:
            return int(part) < int(above) if part.isdecimal() else part < above
    return False


def word_disorder(text: Text, point: Point, before: Point) -> Diagnostic:
    """Return the warning."""
    line = text.witness.text.count("\n", 0, point.start) + 1
    message = (
        f"the milestone {point.label} stands after {before.label}; correct the mark (label), or leave it where "
        "the passage was moved"
    )
    return Diagnostic(text.witness.file, line, Code.MILESTONE_ORDER, message)
