"""The title as a catalogue has it: in quotation marks, with the year; the author stands above."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.people import are_persons
from glossator.draft.proposals import BlockProposal, FactProposal, Proposal
from glossator.draft.rules.dates import say_date
from glossator.draft.state import Draft
from glossator_schema.blocks import AUTHOR, DATE, TITLE

LISTED = re.compile(
    r"[«„“\"](?P<title>[^«»„“”\"]{4,150})[»“”\"][,.]?\s*[(\[]?(?:1[4-9]|20)\d\d[)\]]?\s?(?:\w{1,2}\.)?"
)
"""A title in quotation marks with its year."""
DEEP = 4
"""So many lines before the text may hold it."""


def propose(draft: Draft) -> Iterator[Proposal]:
    """Propose the first such line as the title, its year as the date, and a name above it as the author."""
    head = [line for line in draft.head if draft.is_free(line)]
    for line in head[:DEEP]:
        match = LISTED.fullmatch(line.words)
        if match is None or draft.first(TITLE) is not None:
            continue
        start, end = match.span("title")
        yield BlockProposal(
            line=line.number,
            kind=TITLE,
            cuts=(line.words[:start], line.words[end:]),
            reason="in quotation marks before the text, with a year",
            confidence=0.9,
        )
        yield FactProposal(
            line=line.number,
            key=DATE,
            value=say_date(line.words[end:]),
            reason="the year behind the title",
            confidence=0.85,
        )
        above = draft.manuscript.above(line)
        if above is not None and draft.is_free(above) and are_persons(above.words):
            yield BlockProposal(
                line=above.number,
                kind=AUTHOR,
                reason="a name above the title",
                confidence=0.85,
            )
        return
