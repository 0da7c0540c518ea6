"""The title or the byline printed again before or after the text."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator_schema.blocks import AUTHOR, FURNITURE, PUBLICATION, TITLE, LineKind

REPEATED = (TITLE, AUTHOR, PUBLICATION)


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the later ones of equal lines as furniture."""
    seen: dict[str, LineKind] = {}
    first, last = draft.content
    for line in draft.manuscript.lines:
        kind = draft.kind(line)
        if kind in REPEATED:
            seen.setdefault(line.words.casefold(), kind)
        elif draft.is_free(line) and (again := seen.get(line.words.casefold())):
            if again is not TITLE and first < line.number < last:
                continue  # a name above what its bearer wrote, or below it; a title may head the text again
            yield BlockProposal(
                line=line.number,
                kind=FURNITURE,
                reason=f"the {again.name} again",
                confidence=0.95,
            )
