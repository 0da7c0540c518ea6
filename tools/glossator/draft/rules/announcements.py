"""The first line where it says, in one, the author and the title, which stand below each by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.languages import any_word
from glossator.draft.people import are_persons
from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator.draft.wording import fold_title
from glossator_schema.blocks import AUTHOR, FURNITURE, TITLE

BETWEEN = re.compile(rf"\.\s|\s[-–—|/·•]+\s|:\s|,?\s{any_word('by')}\s", re.I)
"""What stands between an author and a title in one line."""
DEEP = 30
"""So many lines that are not blank may stand between."""
ENOUGH = 4
"""So many letters, at the least, has a part of such a line."""
LONGEST = 25
"""The number of words that it has at the most."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the lines that say its parts again as author and title, and the line itself as furniture."""
    lines = [line for line in draft.manuscript.lines[: DEEP + 1] if draft.is_free(line)]
    if not lines or draft.first(TITLE) is not None or lines[0].count > LONGEST:
        return
    head = lines[0].words
    below = {fold_title(line.words): line for line in reversed(lines[1:])}
    for between in BETWEEN.finditer(head):
        parts = (head[: between.start()], head[between.end() :])
        folded = [fold_title(part) for part in parts]
        if any(len(part) < ENOUGH or part not in below for part in folded):
            continue
        persons = [are_persons(part) for part in parts]
        if not any(persons) or BETWEEN.search(below[folded[0]].words + " "):
            continue
        author = 0 if persons[0] and not (persons[1] and head[between.start()] != ".") else 1
        yield BlockProposal(
            line=lines[0].number,
            kind=FURNITURE,
            reason="it names the author and the title, which stand below",
            confidence=0.9,
        )
        for place, kind in ((author, AUTHOR), (1 - author, TITLE)):
            yield BlockProposal(
                line=below[folded[place]].number,
                kind=kind,
                reason="the first line names it beside the " + ("title", "author")[kind is TITLE],
                confidence=0.92,
            )
        return
