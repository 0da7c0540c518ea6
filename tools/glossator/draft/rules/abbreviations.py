"""An abbreviation whose letters are not in the order of the words before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.change import change
from glossator.draft.proposals import EmendationProposal
from glossator.draft.state import Draft

DEFINED = re.compile(
    r"\b(?P<words>(?:[A-Z][\w’']{0,30}[\s-](?:(?:of|the|and|for|on|in)\s){0,2}){2,8})"
    r"\((?P<short>[A-Z]{3,6})\)"
)


def propose(draft: Draft) -> Iterator[EmendationProposal]:
    """Propose the initials in the words' order, where the bracket has the same ones in another."""
    whole = "\n".join(segment.words for segment in draft.segments)
    for segment in draft.segments:
        for match in DEFINED.finditer(segment.words):
            initials = "".join(re.findall(r"\b[A-Z]", match["words"]))[-len(match["short"]) :]
            if initials == match["short"] or sorted(initials) != sorted(match["short"]):
                continue
            known = re.search(rf"\b{initials}\b", whole)
            yield change(
                segment,
                *match.span("short"),
                initials,
                kind="abbreviation",
                reason=f"the words before it begin with {initials}"
                + (", which the text has elsewhere" if known else ""),
                confidence=0.95 if known else 0.7,
            )
