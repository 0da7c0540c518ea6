"""Subtitles of a talk: short lines that go on in one another, and listeners who are heard between them."""

from __future__ import annotations

from itertools import pairwise

from glossator.draft.layout import NARROW, rhymes
from glossator.draft.manuscript import Line
from glossator.draft.single_turns import HEARD
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence

FEWEST = 12
"""So many lines tell whether they are subtitles."""
SHARE = 0.6
"""The least share of lines that go on in small letters, of those in which no sentence ends."""


def find_subtitles(draft: Draft) -> list[tuple[Line, ...]]:
    """Return the lines of what one says that were broken to be shown below a picture; none elsewhere."""
    runs = [run for run in draft.manuscript.runs if len(run) > 1]
    lines = [line for run in runs for line in run]
    if len(lines) < FEWEST or not HEARD.search(draft.manuscript.text):
        return []
    short = sum(line.reach <= NARROW for line in lines)
    open_ = [b for run in runs for a, b in pairwise(run) if not ends_sentence(a.words)]
    small = sum(line.words[0].islower() for line in open_)
    told = short >= 0.9 * len(lines) and small >= SHARE * len(open_) >= SHARE * len(lines) / 3
    return [] if not told or rhymes(lines) else runs
