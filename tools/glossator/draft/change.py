"""Make emendation proposals of places in a segment."""

from __future__ import annotations

from glossator.draft.proposals import EmendationProposal
from glossator.draft.state import Segment


def change(
    segment: Segment,
    start: int,
    end: int,
    reading: str,
    *,
    kind: str,
    reason: str,
    confidence: float,
) -> EmendationProposal:
    """Return the proposal to read ``reading`` for the characters ``start:end`` of a segment."""
    return EmendationProposal(
        line=segment.line,
        start=segment.start + start,
        end=segment.start + end,
        reading=reading,
        kind=kind,
        floor=segment.start,
        ceiling=segment.start + len(segment.words),
        reason=reason,
        confidence=confidence,
    )
