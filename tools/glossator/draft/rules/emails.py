"""A line that is an electronic address, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator_schema.blocks import EMAIL

ADDRESS = re.compile(r"(e-?mail\s*:\s*)?[\w.+-]+@[\w-]+(\.[\w-]+)+", re.IGNORECASE)


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the addresses."""
    for line in draft.manuscript.lines:
        if draft.is_free(line) and ADDRESS.fullmatch(line.words):
            yield BlockProposal(
                line=line.number,
                kind=EMAIL,
                reason="an e-mail address alone in its line",
                confidence=0.99,
            )
