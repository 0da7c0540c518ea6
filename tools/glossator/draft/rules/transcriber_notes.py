"""What one who made a text of a print says of that: how it is marked, what was mended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossator.draft.languages import any_word, whole_line
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator_schema.blocks import FURNITURE

HEAD = re.compile(rf"[\W_]*{any_word('transcribers')}(?!\w)", re.I)
SHORT = 60
"""So many characters, at the most, has the heading of such notes in a line of its own."""
LONGEST = 300
"""So many lines, at the most, have notes that stand in brackets."""
FRONT, BACK = 0.4, 0.6
"""Notes before the first share of the letters stand above the text; after the second, below it."""
PART = 40
"""So many lines, at the most, have notes above the text."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose notes of a transcriber: in brackets, above the text up to more room, and below it all."""
    runs = draft.manuscript.runs
    done = 0
    for place, run in enumerate(runs):
        share = run[0].start / len(draft.manuscript.text)
        if run[0].number <= done or not draft.is_free(run[0]) or not HEAD.match(run[0].words):
            continue
        found = _find_extent(draft, runs[place:], share)
        done = found[-1].number if found else done
        for line in found:
            yield BlockProposal(
                line=line.number,
                kind=FURNITURE,
                reason="notes of who transcribed the text",
                confidence=0.93,
            )


def _find_extent(draft: Draft, runs: Sequence[Sequence[Line]], share: float) -> list[Line]:
    """Return the lines of the notes with which some runs begin."""
    head = runs[0][0]
    if head.words.lstrip("_* ").startswith("["):
        return _find_closed(runs)
    headed = len(head.words) <= SHORT and (len(runs[0]) == 1 or share > BACK)
    if not headed:
        return _free(draft, runs[:1])
    if share > BACK:
        stop = next((n for n, run in enumerate(runs) if _ends(draft, run)), len(runs))
        return _free(draft, runs[:stop])
    taken = 2
    while share < FRONT and taken < len(runs):
        room = runs[taken][0].number - runs[taken - 1][-1].number
        if room > 2 or sum(map(len, runs[: taken + 1])) > PART:
            break
        taken += 1
    ended = taken < len(runs) and runs[taken][0].number - runs[taken - 1][-1].number > 2
    return _free(draft, runs[: taken if ended else 2])


def _find_closed(runs: Sequence[Sequence[Line]]) -> list[Line]:
    """Return the lines up to the one that closes the first one's bracket; none where nothing does."""
    lines: list[Line] = []
    depth = 0
    for run in runs:
        for line in run:
            lines.append(line)
            depth += line.words.count("[") - line.words.count("]")
            if depth <= 0:
                return lines if line is run[-1] else []
            if len(lines) > LONGEST:
                return []
    return []


def _ends(draft: Draft, run: Sequence[Line]) -> bool:
    """Tell whether something else begins with a run: the author's notes, or what a rule has said."""
    return not draft.is_free(run[0]) or whole_line("notes").fullmatch(run[0].words) is not None


def _free(draft: Draft, runs: Sequence[Sequence[Line]]) -> list[Line]:
    return [line for run in runs for line in run if draft.is_free(line)]
