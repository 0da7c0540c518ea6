"""Text whose lines were broken at a width: the lines between two blank ones are one paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.draft.manuscript import Line, is_wrapped
from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator_schema.blocks import PARAGRAPH

SHARE = 0.5
"""The least share of such runs of lines that are broken at a width, for the text to be wrapped."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose each run of free lines as a paragraph, where the text as a whole is wrapped."""
    runs = [run for run in find_unspoken_runs(draft) if len(run) > 1]
    wrapped = [run for run in runs if is_wrapped([line.words for line in run])]
    if not runs or len(wrapped) < SHARE * len(runs):
        return
    for run in wrapped:
        yield BlockProposal(
            line=run[0].number,
            last=run[-1].number,
            kind=PARAGRAPH,
            reason=f"lines broken at a width of some {max(len(line.words) for line in run)}",
            confidence=0.9,
        )


def find_unspoken_runs(draft: Draft) -> list[list[Line]]:
    """Return the runs of lines that follow one another without a blank and are not spoken for."""
    runs: list[list[Line]] = []
    for line in draft.manuscript.lines:
        if not draft.is_free(line):
            continue
        if runs and runs[-1][-1].number == line.number - 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs
