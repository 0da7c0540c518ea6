"""Stops and commas that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.change import change
from glossator.draft.proposals import EmendationProposal
from glossator.draft.state import Draft

STOPS = re.compile(r"(?<=[^\W\d_]{2})\.\.(?=\s+[“\"‘'(]?[A-Z]|\s*$)")
"""Two full stops where a sentence ends: elsewhere they may be a gap, or lead to something."""
MARKS = re.compile(r"(?<=[^\W\d_]{2})(?P<mark>[,;:])(?:(?P=mark)(?=\s)|(?=[,;](?:\s|$)))")


def propose(draft: Draft) -> Iterator[EmendationProposal]:
    """Propose one mark for two."""
    for segment in draft.segments:
        found = [*STOPS.finditer(segment.words), *MARKS.finditer(segment.words)]
        for match in sorted(found, key=lambda match: match.start()):
            yield change(
                segment,
                *match.span(),
                match[0][0] if len(match[0]) > 1 else "",
                kind="punctuation",
                reason=f"{match[0]!r} stands twice",
                confidence=0.95,
            )
