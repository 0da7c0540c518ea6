"""Spaces that do not belong: before a stop, or where a line's end broke an address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.change import change
from glossator.draft.evidence import DOUBTFUL
from glossator.draft.proposals import EmendationProposal
from glossator.draft.state import Draft

PLACES = (
    (
        "before a stop",
        0.85,
        re.compile(
            r"(?<=[^\W\d_\U0001d400-\U0001d7ff]{2})[ \u00a0]+(?=,[a-z]|[,;.!?](?:\s|$)(?!\s?\.))"
        ),
    ),
    ("within a bracket or mark", 0.85, re.compile(r"(?<=[(“])[ \u00a0]+(?=[^\s‘'\"])")),
    ("before a closing bracket or mark", 0.85, re.compile(r"(?<=[\w.,])[ \u00a0]+(?=[)”])")),
    ("within an address", 0.9, re.compile(r"(?<=/) (?=[\w.-]+/)")),
)
FEW = 2
"""So many of a kind, at the most, are slips: a text that has more is set so."""


def propose(draft: Draft) -> Iterator[EmendationProposal]:
    """Propose to leave out each such space, surely where the text has few."""
    for where, confidence, pattern in PLACES:
        found = [
            (segment, match)
            for segment in draft.segments
            for match in pattern.finditer(segment.words)
            if where != "within an address"
            or re.search(r"https?://\S*$", segment.words[: match.start()])
        ]
        few = len(found) <= FEW or where == "within an address"
        for segment, match in found:
            yield change(
                segment,
                *match.span(),
                "",
                kind="extra-space",
                reason=f"a space too many: {where}" + ("" if few else f", as {len(found)} times"),
                confidence=confidence if few else DOUBTFUL,
            )
