"""A line before or after the text that says who its author is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator_schema.blocks import AUTHOR, BIOGRAPHY

OFFICE = re.compile(
    r"^(?P<name>(The (author|writer)|[A-Z][\w.’'-]*( [A-Z][\w.’'-]*){1,3})),? (is|was|teaches|works|serves)\b"
)
OFFICES = re.compile(
    r"\b(professor|director|fellow|researcher|editor|ambassador|lecturer|scholar|minister|journalist|"
    r"correspondent|president|teaches|student|writer|author)\b",
    re.IGNORECASE,
)


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the first or last lines that open with the author's name and an office."""
    lines = draft.manuscript.lines
    author = draft.first(AUTHOR)
    for line in dict.fromkeys((*draft.head, *draft.tail, *lines[-1:])):
        match = OFFICE.match(line.words.strip("*_[]() "))
        if not draft.is_free(line) or not match or line.count > 60:
            continue
        by_name = author is not None and match["name"] in author.words
        if by_name or match["name"].startswith("The ") or OFFICES.search(line.words):
            yield BlockProposal(
                line=line.number,
                kind=BIOGRAPHY,
                reason=f"it says who {match['name']} is",
                confidence=0.95 if by_name else 0.8,
            )
