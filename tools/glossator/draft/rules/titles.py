"""The title: what the data before the text say, or of the lines before it the one most like a title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal, FactProposal
from glossator.draft.state import Draft
from glossator.draft.wording import INSTITUTIONS, is_title_case
from glossator_schema.blocks import FURNITURE, PUBLICATION, TITLE

ODD = re.compile(
    r"^[a-z]|[@|>•\t]|https?:|\s[:：]\s|[,;:]$|(?<![A-Z.])[.]$|^[\W\d_]+$|^\d+ [A-Z][\w.]* \d+"
)
"""What a title does not have."""
NAVIGATION = re.compile(r"[|>»›•]|^(?:home|menu|search|share)\b", re.I)
FEW = 4
"""So many words, at the most, has a line before the title that says nothing of the text."""
LONGEST = 15
"""The number of words that the first line has at the most, where it is the title for want of another."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose one title, if no rule has found it, and say what stands before it."""
    if draft.first(TITLE) is not None:
        return
    named = [fact.value for fact in draft.of(FactProposal) if fact.key is TITLE]
    head = [line for line in draft.head if draft.is_free(line)]
    if named:
        yield from _find_named(draft, named[0])
        return
    lines = [line for line in head if line.count <= 30 and not ODD.search(line.words)]
    if not lines:
        return
    times = [line.words for line in draft.head]
    points = {line: weigh(line, times.count(line.words)) + (line is lines[0]) for line in lines}
    title = max(lines, key=points.__getitem__)
    if points[title] < 2 and not (title is lines[0] and title.count <= LONGEST):
        return
    yield BlockProposal(
        line=title.number,
        kind=TITLE,
        reason="before the text the line most like a title: capitals, length, blank lines, repetition",
        confidence=max(0.5, min(0.95, 0.6 + 0.1 * points[title])),
    )
    for line in head:
        if line.number < title.number:
            strange = NAVIGATION.search(line.words) is not None or line.count <= FEW
            yield BlockProposal(
                line=line.number,
                kind=FURNITURE if strange else PUBLICATION,
                reason="it stands before the title, and is none of what a title page has",
                confidence=0.7,
            )


def _find_named(draft: Draft, title: str) -> Iterator[BlockProposal]:
    """Yield the line that prints the title which the data before the text have."""
    for line in draft.manuscript.lines:
        if draft.is_free(line) and fold_title(line.words) == fold_title(title):
            yield BlockProposal(
                line=line.number,
                kind=TITLE,
                reason="what the data before the text call it",
                confidence=0.97,
            )
            return
        if line.is_body and draft.is_free(line):
            return


def fold_title(words: str) -> str:
    """Return the letters and figures of a title alone, in small letters."""
    return "".join(char for char in words.casefold() if char.isalnum())


def weigh(line: Line, times: int) -> int:
    """Return how many marks of a title a line has."""
    return (
        is_title_case(line.words)
        + (line.count >= 3)
        + line.apart
        + 2 * (times > 1)
        - 2 * bool(INSTITUTIONS.search(line.words) and "," in line.words)
    )
