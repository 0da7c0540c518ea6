"""Lines of which no rule has spoken, and around which signs or tags stand: paragraphs without these."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator_schema.blocks import FURNITURE, PARAGRAPH


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the words as paragraphs, and the lines that have signs alone as furniture."""
    for number in sorted(draft.manuscript.wraps):
        if number in draft.blocks:
            continue
        worded = number in draft.manuscript.by_number
        yield BlockProposal(
            line=number,
            kind=PARAGRAPH if worded else FURNITURE,
            reason="signs or tags around the words" if worded else "signs alone",
            confidence=0.9,
        )
