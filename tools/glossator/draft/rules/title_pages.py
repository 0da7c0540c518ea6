"""What else a title page prints: who published it and where, between the title and the year."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence
from glossator_schema.blocks import AUTHOR, DATE, PUBLICATION, TITLE

FEW = 7
"""So many words, at the most, has one that ends in a stop, as title pages of old have."""
LONGEST = 10
"""The number of words that such a line has at the most."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the short lines that stand between the title and the last of author and date before the text."""
    title = draft.first(TITLE)
    said = [line.number for line in draft.head if draft.kind(line) in (AUTHOR, DATE)]
    if title is None or not said:
        return
    stopped = any(line.words.endswith(".") for line in draft.head if draft.kind(line) is TITLE)
    for line in draft.head:
        inside = title.number < line.number < said[-1]
        words = line.words.rstrip(".") if stopped and line.count <= FEW else line.words
        plain = line.count <= LONGEST and not ends_sentence(words)
        if inside and plain and draft.is_free(line):
            yield BlockProposal(
                line=line.number,
                kind=PUBLICATION,
                reason="on the title page, between the title and what else it says",
                confidence=0.7,
            )
