"""Make the levels of drafted headings nest, as the engine asks: none is two below the one before."""

from __future__ import annotations

from dataclasses import replace

from glossator.draft.proposals import BlockProposal, RunInProposal

DEEPEST = 5


def nest_levels(
    blocks: list[BlockProposal], run_ins: list[RunInProposal]
) -> tuple[list[BlockProposal], list[RunInProposal]]:
    """Return the proposals with levels that nest; what has no level stays as it is."""
    allowed = 1
    nested: dict[int, int] = {}
    headings: list[BlockProposal | RunInProposal] = [*blocks, *run_ins]
    for proposal in sorted(headings, key=lambda proposal: proposal.line):
        if proposal.level:
            level = min(proposal.level, allowed, DEEPEST)
            nested[proposal.line] = level
            allowed = level + 1
    return (
        [replace(block, level=nested[block.line]) if block.level else block for block in blocks],
        [replace(run_in, level=nested[run_in.line]) for run_in in run_ins],
    )
