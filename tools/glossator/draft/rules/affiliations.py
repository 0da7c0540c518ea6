"""Lines before the text that name an author's institution or office."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator.draft.wording import INSTITUTIONS, ends_sentence
from glossator_schema.blocks import AFFILIATION, TITLE

FEW = 7
"""So many words, at the most, has one that ends in a stop, as on a title page of old."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose lines after the title with the word for an institution or an office."""
    title = draft.first(TITLE)
    for line in draft.head:
        if title and line.number < title.number:
            continue
        stopped = line.words.endswith(".") and line.count <= FEW
        if draft.is_free(line) and (stopped or not ends_sentence(line.words)):
            found = INSTITUTIONS.search(line.words)
            if found:
                yield BlockProposal(
                    line=line.number,
                    kind=AFFILIATION,
                    reason=f"it has the word {found[0]!r}",
                    confidence=0.85,
                )
