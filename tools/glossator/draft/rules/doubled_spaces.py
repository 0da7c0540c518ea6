"""Spaces that stand twice between two words; more of them are a layout, and so may two be after any sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.change import change
from glossator.draft.proposals import EmendationProposal
from glossator.draft.recognise import is_wikitext
from glossator.draft.state import Draft

DOUBLED = re.compile(
    r"(?<=[^\W\d_]{2})[ \u00a0]{2}(?=[^\W\d_])|(?<=[^\W\d_],)[ \u00a0]{2}(?=[^\W\d_])"
)
FEW = 3
"""So many of them, at the most, are slips: a text that has more was set with them, or read off a page."""
GAP = re.compile(r"\S[ \u00a0]{2,}(?=\S)")


def propose(draft: Draft) -> Iterator[EmendationProposal]:
    """Propose one space for two, where few stand so; it judges no word, but may be a gap.

    A wiki shows two as one: there they are no slip of print.
    """
    if is_wikitext(draft.manuscript.text):
        return
    found = [
        (segment, match)
        for segment in draft.segments
        for match in DOUBLED.finditer(segment.words)
        if len(GAP.findall(_line_around(segment.words, match.start()))) == 1
    ]
    for segment, match in found if len(found) <= FEW else ():
        yield change(
            segment,
            *match.span(),
            " ",
            kind="extra-space",
            reason="a space too many: doubled",
            confidence=0.95,
        )


def _line_around(words: str, place: int) -> str:
    """Return the line of the words that has a place: with another gap in it, it is one of a table."""
    end = words.find("\n", place)
    return words[words.rfind("\n", 0, place) + 1 : end if end >= 0 else len(words)]
