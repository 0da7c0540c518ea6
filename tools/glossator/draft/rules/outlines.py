"""Notes in outline, as of a lecture: a line, and further in below it what belongs to it, again and again."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import partial

from glossator.draft.layout import find_free_runs, runs_on
from glossator.draft.manuscript import Line, Manuscript
from glossator.draft.proposals import BlockProposal, of_lines
from glossator.draft.state import Draft
from glossator_schema.blocks import LIST, PARAGRAPH

DEEPER = 2
"""So many columns further in, at the least, stands what belongs to a line."""
ENOUGH = 5
"""So many such runs make a text one in outline."""
SHARE = 0.6
"""The least share of them among all runs of several lines."""
OPENED = 3
"""So many of the lines above others, at the least, end with a colon or ask."""
FILLED = 0.4
"""The greatest share of lines that may be broken for want of room: others are running text that hangs."""

NARROWEST = 50
"""So many columns has text, at the least, that is broken at a width."""

_block = partial(of_lines, confidence=0.85)


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the line above as a paragraph, what belongs to it as a list."""
    runs = [run for run in find_free_runs(draft) if len(run) > 1]
    shaped = [run for run in runs if _hangs(run)]
    if len(shaped) < ENOUGH or len(shaped) < SHARE * len(runs):
        return
    heads = [run[0].words for run in shaped]
    opened = sum(head.endswith((":", "?", "：", "？")) for head in heads)
    if opened < OPENED or len({*heads}) < len(heads) or _is_filled(shaped, draft.manuscript):
        return
    for run in shaped:
        yield _block(run[:1], PARAGRAPH, "it stands above lines further in, as others do")
        yield _block(
            run[1:], LIST, "lines further in than the one above, as below others", marker=""
        )
    for run in runs:
        if run not in shaped and min(line.indent for line in run) >= DEEPER:
            yield _block(run, LIST, "lines further in, as below others", marker="")


def _hangs(run: list[Line]) -> bool:
    return all(line.indent >= run[0].indent + DEEPER for line in run[1:])


def _is_filled(runs: list[list[Line]], manuscript: Manuscript) -> bool:
    pairs = [pair for run in runs for pair in itertools.pairwise(run)]
    width = max(manuscript.width, NARROWEST)
    filled = sum(a.reach + len(b.words.split()[0]) + 1 > width for a, b in pairs)
    on = sum(runs_on(a, b, width) and b.words[0].islower() for a, b in pairs)
    return filled > FILLED * len(pairs) or on > FILLED * len(pairs)
