"""Code between two fences: it is found before all else, as its lines may look like headings, lists, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator_schema.blocks import CODE

FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})(?P<language>[^`]*)")


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the lines between a fence and the next that is as long, and says no language."""
    opened: Line | None = None
    fence = ""
    for line in draft.manuscript.lines:
        match = FENCE.fullmatch(line.words)
        if not match or not draft.is_free(line):
            continue
        if opened is None:
            opened, fence = line, match["fence"]
        elif match["fence"].startswith(fence) and not match["language"].strip():
            if line.number > opened.number + 1:
                yield BlockProposal(
                    line=opened.number,
                    last=line.number,
                    kind=CODE,
                    cuts=(opened.words, line.words),
                    reason="a fence before and after it",
                    confidence=0.95,
                )
            opened = None
