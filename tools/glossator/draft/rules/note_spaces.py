"""The space that was lost where an author's note was glued in before the resumed sentence."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.draft.change import change
from glossator.draft.proposals import EmendationProposal
from glossator.draft.state import Draft


def propose(draft: Draft) -> Iterator[EmendationProposal]:
    """Propose a space before each segment that only a note parts from the words before it."""
    for segment in draft.segments:
        if segment.follows_note and not segment.words[0].isspace():
            yield change(
                segment,
                0,
                0,
                " ",
                kind="missing-space",
                reason="the sentence resumes after an author’s note without a space",
                confidence=0.97,
            )
