"""Compounds whose hyphen was lost at a line's end: the text writes them with it elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from glossator.draft.change import change
from glossator.draft.proposals import EmendationProposal
from glossator.draft.state import Draft

WORD = re.compile(r"\b[A-Za-z]+(?:-[A-Za-z]+)*\b")


def propose(draft: Draft) -> Iterator[EmendationProposal]:
    """Propose the hyphened form for a closed one that is no word of the vocabulary."""
    words = Counter(
        word.lower() for segment in draft.segments for word in WORD.findall(segment.words)
    )
    hyphened = {word.replace("-", ""): word for word in words if "-" in word}
    for segment in draft.segments:
        for match in WORD.finditer(segment.words):
            word = hyphened.get(match[0].lower())
            if (
                word is None
                or "-" in match[0]
                or not (match[0].islower() or match[0].istitle())
                or draft.vocabulary.count(match[0])
                or words[match[0].lower()] >= words[word]
                or segment.is_in_address(match.start())
            ):
                continue
            at = match.start() + word.index("-")
            yield change(
                segment,
                at,
                at,
                "-",
                kind="hyphenation",
                reason=f"the text has {word!r} elsewhere ({words[word]} times)",
                confidence=0.95,
            )
