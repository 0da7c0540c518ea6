"""The foot of a title page: place, publisher and year below one another, a few short lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossator.draft.languages import any_word
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal, FactProposal, Proposal
from glossator.draft.rules.dates import ROMAN
from glossator.draft.state import Draft
from glossator.draft.wording import is_title_case
from glossator_schema.blocks import AUTHOR, DATE, PUBLICATION

YEAR = re.compile(rf"(?:.*[\s,·•])?(?:1[4-9]\d\d|20\d\d|(?=\w{{5}}){ROMAN})[\W_]*")
"""A line that ends in a year."""
BY = re.compile(rf"[\W_]*{any_word('by')}(?:[\W_]|$)", re.I)
DEEP = 80
"""So many lines that are not blank, and not left out, may stand above it."""
NEAR = 12
"""So many of them, at the most, stand between it and who wrote the text."""
LINES = 6
"""So many lines, at the most, has it."""
FEW = 8
"""So many words, at the most, has a line of it."""


def propose(draft: Draft) -> Iterator[Proposal]:
    """Propose the lines that end in a year, with those above it, where the author stands not far above."""
    lines = draft.manuscript.lines
    named = any(fact.key is AUTHOR for fact in draft.of(FactProposal))
    signed, seen = (0 if named else -NEAR - 1), 0
    for run in draft.manuscript.runs:
        free = [line for line in run if draft.is_free(line)]
        if not free:
            continue
        if seen > DEEP or any(line.is_body for line in free):
            return
        credit = any(BY.match(line.words) for line in free)
        late = 2 * run[-1].number > lines[-1].number
        if not credit and not late and seen - signed <= NEAR and _is_imprint(run):
            yield BlockProposal(
                line=run[0].number,
                last=run[-1].number,
                kind=PUBLICATION,
                reason="place, publisher and year, as at the foot of a title page",
                confidence=0.85,
            )
            yield FactProposal(
                line=run[-1].number,
                key=DATE,
                value=run[-1].words.strip("_* "),
                reason="the year at the foot of the title page",
                confidence=0.92,
            )
            return
        seen += len(free)
        signed = seen if credit else signed


def _is_imprint(run: Sequence[Line]) -> bool:
    """Tell whether lines are short, each word with a capital, and the last ends in a year."""
    return (
        2 <= len(run) <= LINES
        and YEAR.fullmatch(run[-1].words) is not None
        and all(line.count <= FEW and is_title_case(line.words.strip("_* ")) for line in run)
    )
