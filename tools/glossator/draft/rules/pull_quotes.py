"""Pull quotes: short blocks that nearly repeat words of a longer one."""

from __future__ import annotations

import bisect
import math
from collections.abc import Iterator
from difflib import SequenceMatcher

from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence
from glossator_schema.blocks import HEADING, PULL_QUOTE

LONGEST = 60
"""The number of words that a pull quote has at the most."""
SHARE = 0.8
"""The least share of its letters that a block of the body has in the same order."""
LIKE = 0.6
"""The least share of its words that such a block has."""
RUN = 8
"""Runs of fewer equal letters than this are chance."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose each short line most of whose letters stand, in order, in a longer line."""
    first = draft.content[0]
    lines = [
        line for line in draft.manuscript.lines if line.number >= first and draft.is_free(line)
    ]
    candidates = [Candidate(line) for line in lines]
    by_length = sorted(candidates, key=lambda candidate: candidate.count)
    places: dict[str, list[int]] = {}
    for place, each in enumerate(by_length):
        for word in each.words:
            places.setdefault(word, []).append(place)
    for short in candidates:
        if not 6 <= short.count <= LONGEST or not short.letters or _leads(draft, short.line):
            continue
        least = bisect.bisect_left(by_length, 1.5 * short.count, key=lambda each: each.count)
        for other in (by_length[place] for place in find_likely(short, places, least)):
            if len(short.words & other.words) < LIKE * len(short.words):
                continue
            share = common_share(short.letters, other.letters)
            if share >= SHARE:
                yield BlockProposal(
                    line=short.line.number,
                    kind=PULL_QUOTE,
                    reason=f"{share:.0%} of its letters stand in line {other.line.number}",
                    confidence=min(0.97, share) if ends_sentence(short.line.words) else 0.8,
                )
                break


def _leads(draft: Draft, line: Line) -> bool:
    """Tell whether a line is part of what goes on around it: a heading stands above, or it ends in a colon."""
    above = draft.manuscript.above(line)
    headed = above is not None and draft.kind(above) is HEADING
    return headed or line.words.endswith((":", "："))


def find_likely(short: Candidate, places: dict[str, list[int]], least: int) -> list[int]:
    """Return where, from ``least`` on, candidates stand that may have enough words of a short one.

    So many of its words may be missing; of one more than these, the rarest, each such candidate has one.
    """
    rarest = sorted(short.words, key=lambda word: (len(places[word]), word))
    few = rarest[: len(rarest) - math.ceil(LIKE * len(rarest)) + 1]
    return sorted({place for word in few for place in places[word] if place >= least})


class Candidate:
    """A line with what comparing it asks for again and again."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.count = line.count
        self.words = frozenset(line.words.lower().split())
        self.letters = letters_of(line.words)


def letters_of(words: str) -> str:
    """Return the letters and figures alone, so that lost spaces and hyphens do not count."""
    return "".join(char for char in words.lower() if char.isalnum())


def common_share(letters: str, text: str) -> float:
    """Return the share of ``letters`` that stands in ``text`` in the same order, in longer runs."""
    matcher = SequenceMatcher(None, letters, text, autojunk=False)
    return sum(b.size for b in matcher.get_matching_blocks() if b.size >= RUN) / len(letters)
