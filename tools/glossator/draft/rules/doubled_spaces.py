"""Spaces that stand twice within a sentence; more of them are a layout, and so may two be after a stop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.change import change
from glossator.draft.proposals import EmendationProposal
from glossator.draft.state import Draft

DOUBLED = re.compile(r"(?<=[^\s.?!:_-])[ \u00a0]{2}(?=[^\W_])")


def propose(draft: Draft) -> Iterator[EmendationProposal]:
    """Propose one space for two: no word is judged, and so the change is certain."""
    for segment in draft.segments:
        for match in DOUBLED.finditer(segment.words):
            yield change(
                segment,
                *match.span(),
                " ",
                kind="extra-space",
                reason="a space too many: doubled",
                confidence=0.95,
                mechanical=True,
            )
