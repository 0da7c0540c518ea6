"""Spaces that were lost after a stop, or outside quotation marks and brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.change import change
from glossator.draft.proposals import EmendationProposal
from glossator.draft.state import Draft

INSIDE = r"(?:[A-Z]{2,8}|[A-Za-z][^()\s]{0,40}\s[^()]{0,99})"
"""An abbreviation, or several words."""
PLACES = (
    ("after a stop", 0.95, re.compile(r"(?<=[a-z][.?!])(?=[A-Z][a-z])|(?<=[0-9][.])(?=[A-Z][a-z]{2})")),
    ("after a comma", 0.95, re.compile(r"(?<=[A-Za-z ][,;])(?=[A-Za-z]{2}|a\s|“)")),
    ("after a closing mark", 0.95, re.compile(r"(?<=[\w.,;?!]”)(?=\w)")),
    ("before an opening mark", 0.95, re.compile(r"(?<=[A-Za-z,;])(?=“)|(?<=[’][a-z])(?=“)")),
    ("after a quoted stop", 0.9, re.compile(r"(?<=[a-z][.?!]\")(?=[A-Z])")),
    ("before a bracket", 0.9, re.compile(r"\b[A-Z][a-z]{2,30}(?=\([A-Z]{2,8}\))")),
    ("after a bracket", 0.9, re.compile(r"(?<=[A-Za-z]\))(?=[A-Za-z]{2})")),
)  # fmt: skip
BRACKET = re.compile(rf"(?:^|\s)\({INSIDE}\)\Z")
"""A bracket that stands not in a word, as in ``(re)build``: with room before it, and with several words."""


def propose(draft: Draft) -> Iterator[EmendationProposal]:
    """Propose a space at each place that lacks it, but for addresses."""
    for segment in draft.segments:
        places: dict[int, tuple[str, float]] = {}
        for where, confidence, pattern in PLACES:
            for match in pattern.finditer(segment.words):
                before = segment.words[max(0, match.end() - 200) : match.end()]
                if before.endswith(")") and not BRACKET.search(before):
                    continue
                places.setdefault(match.end(), (where, confidence))
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
