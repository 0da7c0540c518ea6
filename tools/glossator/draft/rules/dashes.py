"""Two hyphens for a dash, in a text that has dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.change import change
from glossator.draft.proposals import EmendationProposal
from glossator.draft.state import Draft

HYPHENS = re.compile(r"(?<=[\w”’\"',.)] )--(?= [\w“‘\"'(])|(?<=[\w”’])--(?=[\w“‘])")


def propose(draft: Draft) -> Iterator[EmendationProposal]:
    """Propose the dash for two hyphens where the text has at least as many dashes."""
    dashes = sum(segment.words.count("—") for segment in draft.segments)
    found = [
        (segment, match) for segment in draft.segments for match in HYPHENS.finditer(segment.words)
    ]
    if dashes < max(1, len(found)):
        return
    for segment, match in found:
        yield change(
            segment,
            *match.span(),
            "—",
            kind="punctuation",
            reason=f"two hyphens in a text that has {dashes} dashes",
            confidence=0.85,
        )
