"""Spaces that do not belong: before a stop, or where a line's end broke an address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.change import change
from glossator.draft.proposals import EmendationProposal
from glossator.draft.state import Draft

PLACES = (
    ("before a stop", 0.85, re.compile(r"(?<=\w)[ \u00a0]+(?=[,;.!?](?:\s|[a-z]|$))")),
    ("within a bracket or mark", 0.85, re.compile(r"(?<=[(“])[ \u00a0]+(?=\S)")),
    ("before a closing bracket or mark", 0.85, re.compile(r"(?<=[\w.,])[ \u00a0]+(?=[)”])")),
    ("within an address", 0.9, re.compile(r"(?<=/) (?=[\w.-]+/)")),
)


def propose(draft: Draft) -> Iterator[EmendationProposal]:
    """Propose to leave out each such space."""
    for segment in draft.segments:
        for where, confidence, pattern in PLACES:
            for match in pattern.finditer(segment.words):
                broken = re.search(r"https?://\S*$", segment.words[: match.start()])
                if where == "within an address" and not broken:
                    continue
                yield change(
                    segment,
                    *match.span(),
                    "",
                    kind="extra-space",
                    reason=f"a space too many: {where}",
                    confidence=confidence,
                )
