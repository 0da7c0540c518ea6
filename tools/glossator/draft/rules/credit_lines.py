"""Lines before or after the text that say who wrote, translated or edited it, or where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator_schema.blocks import AUTHOR, EDITOR, ORIGIN, TRANSLATOR

CREDITS = (
    (TRANSLATOR, re.compile(r"(translated by|translators?\s*[:：])\s*\S", re.I)),
    (EDITOR, re.compile(r"(edited by|(web |copy )?editors?\s*[:：])\s*\S", re.I)),
    (
        AUTHOR,
        re.compile(r"((written |contributed )?by\s+(?-i:(?=[A-Z]))|authors?\s*[:：]\s*)\S", re.I),
    ),
    (ORIGIN, re.compile(r"((an? )?source|from|reprinted from)\s*[:：]\s*\S", re.I)),
    (
        ORIGIN,
        re.compile(
            r"(this (article|text|piece) (first|originally) appeared|reprinted from)\b", re.I
        ),
    ),
)
LONGEST = 25
"""The number of words that a credit has at the most."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose lines that open with the words of a credit, brackets around them or not."""
    manuscript = draft.manuscript
    for line in (*manuscript.head, *manuscript.tail):
        if not draft.is_free(line) or line.count > LONGEST:
            continue
        words = line.words.lstrip("[(*_ ")
        for kind, pattern in CREDITS:
            if match := pattern.match(words):
                opening = match[1].strip()
                yield BlockProposal(
                    line=line.number,
                    kind=kind,
                    reason=f"it opens with {opening!r}",
                    confidence=0.95,
                )
                break
