"""A line near the title that is a person's name: the byline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator.draft.wording import INSTITUTIONS, is_name
from glossator_schema.blocks import AUTHOR, TITLE

MARKS = re.compile(r"(?P<bullet>[•·*–—|_-]{0,2})\s*(?P<words>.*?)\s*(?P<end>[*_]{0,2})")


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the first name after the title as the author's, where no credit names one.

    An institution may follow in the same line, after a comma.
    """
    title = draft.first(TITLE)
    if title is None or any(draft.kind(line) is AUTHOR for line in draft.manuscript.head):
        return
    for line in draft.manuscript.head:
        match = MARKS.fullmatch(line.words)
        if line.number < title.number or not draft.is_free(line) or match is None:
            continue
        name, comma, office = match["words"].partition(",")
        if is_name(name) and (not comma or INSTITUTIONS.search(office)):
            yield BlockProposal(
                line=line.number,
                kind=AUTHOR,
                cuts=tuple(filter(None, (match["bullet"], match["end"]))),
                reason="capitalised words, as a person’s name, after the title",
                confidence=0.85 if match["bullet"] or line.apart else 0.75,
            )
            return
