"""The title that the data before the text have, where the text prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.languages import any_word
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal, FactProposal
from glossator.draft.state import Draft
from glossator.draft.wording import fold_title
from glossator_schema.blocks import TITLE

LINES = 4
"""So many lines, at the most, has a title."""
DEEP = 80
"""So many lines that are not blank may stand before it: notes of those who made the e-text, and adverts."""
ENOUGH = 8
"""So many letters, at the least, has a title of which the data say more than the text."""
VOLUME = re.compile(
    rf"\(\w{{1,4}}|(?:[\W\d]|[ivxlc]+\b|{any_word('issues')}|{any_word('divisions')})*", re.I
)
"""What data say of a title that is one of several volumes, or of some years."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the first lines that print it; those without the volume or the years, if none have them."""
    named = [fact for fact in draft.of(FactProposal) if fact.key is TITLE]
    if not named or draft.first(TITLE) is not None:
        return
    title = named[0].value
    lines = [line for line in draft.manuscript.lines[:DEEP] if draft.is_free(line)]
    for folded in dict.fromkeys((fold_title(title), fold_title(_cut_volume(title)))):
        for line in lines:
            last = _match(draft, line, folded)
            if last:
                yield BlockProposal(
                    line=line.number,
                    last=last,
                    kind=TITLE,
                    cuts=(".",) if _has_stop(draft, line.number, last) else (),
                    reason="what the data before the text call it",
                    confidence=0.97,
                )
                return


def _cut_volume(title: str) -> str:
    """Return a title without the volume and the years at its end."""
    words = title.split()
    while len(words) > 1 and VOLUME.fullmatch(words[-1]):
        words.pop()
    short = " ".join(words)
    return short if len(fold_title(short)) >= ENOUGH else title


def _match(draft: Draft, line: Line, folded: str) -> int:
    """Return the number of the line with which a title ends that begins with ``line``; 0 if it does not."""
    said, last = "", line
    for _ in range(LINES):
        said += fold_title(last.words)
        if not draft.is_free(last) or not folded.startswith(said):
            return 0
        if said == folded:
            return last.number
        following = draft.manuscript.by_number.get(last.number + 1)
        following = following or draft.manuscript.by_number.get(last.number + 2)
        if following is None:
            return 0
        last = following
    return 0


def _has_stop(draft: Draft, first: int, last: int) -> bool:
    """Tell whether lines end in the stop that old title pages set, and have no other."""
    by_number = draft.manuscript.by_number
    words = " ".join(by_number[n].words for n in range(first, last + 1) if n in by_number)
    return words.endswith(".") and words.count(".") == 1
