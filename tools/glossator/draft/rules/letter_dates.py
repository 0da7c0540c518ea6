"""When a letter by itself was written, where no line of a head says so: what stands above it."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.draft.proposals import BlockProposal, FactProposal
from glossator.draft.rules.dates import find_date
from glossator.draft.state import Draft
from glossator_schema.blocks import CLOSER, DATE, OPENER


def propose(draft: Draft) -> Iterator[FactProposal]:
    """Propose the date in the opener of the only letter that a text has."""
    blocks = draft.of(BlockProposal)
    openers = [block for block in blocks if block.kind is OPENER]
    closers = [block for block in blocks if block.kind is CLOSER]
    known = any(block.kind is DATE for block in blocks)
    known = known or any(fact.key is DATE for fact in draft.of(FactProposal))
    alone = closers or (openers and draft.content[0] in openers[0].lines)
    if known or len(openers) != 1 or not alone:
        return
    lines = draft.manuscript.by_number
    for line in (lines[number] for number in openers[0].lines if number in lines):
        if find_date(line.words.replace("_", " ")):
            yield FactProposal(
                line=line.number,
                key=DATE,
                value=line.words,
                reason="it stands above the letter",
                confidence=0.8,
            )
            return
