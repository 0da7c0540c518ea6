"""Spaces that were lost after a stop, or outside quotation marks and brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.change import change
from glossator.draft.proposals import EmendationProposal
from glossator.draft.state import Draft

PLACES = (
    ("after a stop", 0.95, re.compile(r"(?<=[a-z][.?!])(?=[A-Z][a-z])|(?<=[0-9][.])(?=[A-Z][a-z]{2})")),
    ("after a comma", 0.95, re.compile(r"(?<=[A-Za-z ][,;])(?=[A-Za-z“])")),
    ("after a closing mark", 0.95, re.compile(r"(?<=[\w.,;?!]”)(?=\w)")),
    ("before an opening mark", 0.95, re.compile(r"(?<=[A-Za-z,;])(?=“)|(?<=[’][a-z])(?=“)")),
    ("after a quoted stop", 0.9, re.compile(r"(?<=[a-z][.?!]\")(?=[A-Z])")),
    ("before a bracket", 0.9, re.compile(r"(?<=[a-z]{3})(?=\([A-Za-z]{2})")),
    ("after a bracket", 0.9, re.compile(r"(?<=[A-Za-z]\))(?=[A-Za-z]{2})")),
)  # fmt: skip


def propose(draft: Draft) -> Iterator[EmendationProposal]:
    """Propose a space at each place that lacks it, but for addresses."""
    for segment in draft.segments:
        places: dict[int, tuple[str, float]] = {}
        for where, confidence, pattern in PLACES:
            for match in pattern.finditer(segment.words):
                places.setdefault(match.start(), (where, confidence))
        for place, (where, confidence) in sorted(places.items()):
            if not segment.is_in_address(place) and not segment.is_in_address(place - 1):
                yield change(
                    segment,
                    place,
                    place,
                    " ",
                    kind="missing-space",
                    reason=f"no space {where}",
                    confidence=confidence,
                )
