"""The title or the byline printed again before or after the text."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator.record import BlockKind

REPEATED = (BlockKind.TITLE, BlockKind.AUTHOR, BlockKind.PUBLICATION)


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the later ones of equal lines as furniture."""
    seen: dict[str, BlockKind] = {}
    for line in draft.manuscript.lines:
        kind = draft.kind(line)
        if kind in REPEATED:
            seen.setdefault(line.words.casefold(), kind)
        elif draft.is_free(line) and line.words.casefold() in seen:
            yield BlockProposal(
                line=line.number,
                kind=BlockKind.FURNITURE,
                reason=f"the {seen[line.words.casefold()].value} again",
                confidence=0.95,
            )
