"""Headings on their paragraph's own line: a phrase with a full stop, glued to the first sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.proposals import RunInProposal
from glossator.draft.state import Draft
from glossator_schema.blocks import PARAGRAPH

GLUED = re.compile(r"(?P<words>[A-Z“][^.:?!<>@/\d]{4,80}[.:])(?=[A-Z“])")
VERBS = re.compile(
    r"\b(is|are|was|were|am|be|has|have|had|will|would|can|could|may|might|must|should|shall|does|"
    r"did|do|said|says|became|made|shows?|means?)\b",
    re.IGNORECASE,
)
LONGEST = 10
"""The number of words that a run-in heading has at the most."""


def propose(draft: Draft) -> Iterator[RunInProposal]:
    """Propose phrases without a verb that a stop glues to a sentence, one below the last heading."""
    found = []
    for line in draft.manuscript.lines:
        match = GLUED.match(line.words)
        block = draft.blocks.get(line.number)
        if (
            match
            and (block is None or block.line == line.number)
            and draft.kind(line) in (None, PARAGRAPH)
            and 2 <= len(match["words"].split()) <= LONGEST
            and not VERBS.search(match["words"])
            and not match["words"].rpartition(" ")[2].rstrip(".").isupper()
        ):
            found.append((line, match["words"]))
    for line, words in found:
        yield RunInProposal(
            line=line.number,
            level=draft.level_before(line.number) + 1,
            text=words,
            reason=f"a phrase without a verb, glued to a sentence; {len(found)} such in the text",
            confidence=0.95 if len(found) > 1 else 0.7,
        )
