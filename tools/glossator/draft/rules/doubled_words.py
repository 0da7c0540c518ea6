"""Words that the typist wrote twice: ``the the``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.change import change
from glossator.draft.proposals import EmendationProposal
from glossator.draft.state import Draft

DOUBLED = re.compile(r"\b([A-Za-z]+)(\s\1)\b(?![-’'])")
SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "and",
        "to",
        "in",
        "is",
        "it",
        "for",
        "on",
        "are",
        "as",
        "with",
        "his",
        "they",
        "at",
        "be",
        "this",
        "from",
        "or",
        "by",
        "but",
        "not",
        "an",
        "which",
        "its",
        "their",
        "our",
        "was",
        "were",
        "has",
        "have",
    ]
)
"""Words that are written twice by mistake alone; others may be so for their sound."""


def propose(draft: Draft) -> Iterator[EmendationProposal]:
    """Propose to leave the second one out; names may be doubled, so a capital counts as one."""
    for segment in draft.segments:
        for match in DOUBLED.finditer(segment.words):
            if match[1] in SMALL:
                yield change(
                    segment,
                    *match.span(2),
                    "",
                    kind="dittography",
                    reason=f"{match[1]!r} stands twice",
                    confidence=0.9,
                )
