"""Stops and commas that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.change import change
from glossator.draft.proposals import EmendationProposal
from glossator.draft.state import Draft

DOUBLED = re.compile(r"(?<![.,;:])([.,;:])\1(?![.,;:/\\])|(?<=\w)([.,;])(?=[,;](?:\s|$))")
ABBREVIATION = re.compile(r"\b(etc|al|Inc|Ltd|Co|Jr|Sr|St|No|Vol|p|pp|ed|eds)$")


def propose(draft: Draft) -> Iterator[EmendationProposal]:
    """Propose one mark for two; an abbreviation's stop before a comma is right."""
    for segment in draft.segments:
        for match in DOUBLED.finditer(segment.words):
            if match[1] is None and ABBREVIATION.search(segment.words[: match.start()]):
                continue
            if match[1] is None and match[2] == ".":
                continue
            yield change(
                segment,
                *match.span(),
                match[1] or "",
                kind="punctuation",
                reason=f"{match[0]!r} stands twice",
                confidence=0.95,
            )
