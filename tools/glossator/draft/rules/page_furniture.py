"""What the pages of a scan print at their edges: page numbers, and lines that recur as running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence
from glossator_schema.blocks import FURNITURE

PAGE_NUMBER = re.compile(r"[-–—·\[(]*\s*(page\s+)?\d{1,4}(\s*(/|of)\s*\d{1,4})?\s*[-–—·\])]*", re.I)
LONGEST = 100
"""So many characters, at the most, has a line at the edge of a page."""
TIMES = 3
"""A short line that stands so often, letter for letter but for its numbers, is a running head."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose page numbers and running heads within the text."""
    lines = [line for line in draft.manuscript.lines if len(line.words) <= LONGEST]
    times = Counter(without_numbers(line.words) for line in lines)
    for line in lines:
        if PAGE_NUMBER.fullmatch(line.words):
            reason, confidence = "a page number", 0.9
        elif (
            times[without_numbers(line.words)] >= TIMES
            and line.count <= 12
            and not ends_sentence(line.words)
        ):
            reason, confidence = f"a running head: it stands {TIMES} times or more", 0.85
        else:
            continue
        yield BlockProposal(line=line.number, kind=FURNITURE, reason=reason, confidence=confidence)


def without_numbers(words: str) -> str:
    """Return a line without the figures at its ends: running heads have the page's number there."""
    return re.sub(r"^\d+\s+|\s+\d+$", "", words)
