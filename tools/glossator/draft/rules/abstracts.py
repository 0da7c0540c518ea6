"""The author's abstract and keywords: paragraphs that open with that word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator_schema.blocks import ABSTRACT, KEYWORDS

BOLD = r"(\*\*|__|\*)?"
LABELS = (
    (ABSTRACT, re.compile(rf"{BOLD}((?:Abstract|Summary)\s*[:：.—-]){BOLD}\s*", re.I)),
    (
        KEYWORDS,
        re.compile(rf"{BOLD}((?:Key ?words|Index terms)\s*[:：.—-]){BOLD}\s*", re.I),
    ),
)


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the first line of each kind; the opening word is its label, markup is left out."""
    for kind, pattern in LABELS:
        for line in draft.manuscript.lines:
            match = pattern.match(line.words)
            if draft.is_free(line) and match and match.end() < len(line.words):
                yield BlockProposal(
                    line=line.number,
                    kind=kind,
                    label=match[2],
                    cuts=tuple(filter(None, (match[1], match[3]))),
                    reason=f"it opens with {match[2]!r}",
                    confidence=0.97,
                )
                break
