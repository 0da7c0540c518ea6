"""The title: of the lines before the text the one that most looks like it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator.draft.wording import INSTITUTIONS, is_title_case
from glossator_schema.blocks import FURNITURE, TITLE

ODD = re.compile(r"^[a-z]|[@|>•\t]|https?:|\s[:：]\s|[.,;:]$")
"""What a title does not have."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose one title, if no rule has found it, and call what stands before it furniture."""
    if draft.first(TITLE) is not None:
        return
    head = [line for line in draft.manuscript.head if draft.is_free(line)]
    lines = [line for line in head if 2 <= line.count <= 30 and not ODD.search(line.words)]
    if not lines:
        return
    times = [line.words for line in draft.manuscript.head]
    points = {line: weigh(line, times.count(line.words)) for line in lines}
    title = max(lines, key=points.__getitem__)
    if points[title] < 2:
        return
    yield BlockProposal(
        line=title.number,
        kind=TITLE,
        reason="before the text the line most like a title: capitals, length, blank lines, repetition",
        confidence=min(0.95, 0.6 + 0.1 * points[title]),
    )
    for line in head:
        if line.number < title.number:
            yield BlockProposal(
                line=line.number,
                kind=FURNITURE,
                reason="it stands before the title, and is none of what a title page has",
                confidence=0.7,
            )


def weigh(line: Line, times: int) -> int:
    """Return how many marks of a title a line has."""
    return (
        is_title_case(line.words)
        + (line.count >= 3)
        + line.apart
        + 2 * (times > 1)
        - 2 * bool(INSTITUTIONS.search(line.words) and "," in line.words)
    )
