"""The text's own bibliography: numbered entries below a heading that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator_schema.blocks import HEADING, REFERENCE

NAME_OF_LIST = re.compile(
    r"\W*(\d+\.?\s+)?(references|bibliography|works cited|literature( cited)?|sources)\W*", re.I
)
ENTRY = re.compile(r"(?P<bullet>[-*+]\s+)?(?P<label>\[\d+\]|\(\d+\)|\d+\.)\s+\S")
AUTOLINK = re.compile(r"(<)(?:https?://|www\.)[^<>]*(>)")


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the heading, if no rule has it, and every numbered line below it up to a heading."""
    inside = False
    seen: set[str] = set()
    for line in draft.manuscript.lines:
        if NAME_OF_LIST.fullmatch(line.words):
            inside = True
            yield BlockProposal(
                line=line.number,
                kind=HEADING,
                level=1,
                reason="the name of a bibliography, alone in its line",
                confidence=0.95,
            )
        elif not draft.is_free(line):
            inside = inside and draft.kind(line) is not HEADING
        elif inside and (match := ENTRY.match(line.words)) and match["label"] not in seen:
            seen.add(match["label"])
            links = [mark for pair in AUTOLINK.findall(line.words) for mark in pair]
            yield BlockProposal(
                line=line.number,
                kind=REFERENCE,
                label=match["label"],
                cuts=(*filter(None, (match["bullet"],)), *links),
                reason="a numbered entry below the heading of a bibliography",
                confidence=0.95,
            )
