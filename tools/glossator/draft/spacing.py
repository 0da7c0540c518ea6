"""Texts with a blank line after each line: a typescript's, or a transcript's.

The rules read such a text without these blank lines; their proposals are then told of the lines as received.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

from glossator.draft.manuscript import WIDEST, Manuscript, read_manuscript
from glossator.draft.proposals import BlockProposal, MarkProposal, NoteProposal, Proposal
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence
from glossator_schema.blocks import VERSE

ENOUGH = 12
"""So many pairs of lines, at the least, tell how a text is spaced."""
MOST = 0.8
"""The least share of lines after which exactly one blank line stands."""
BROKEN = 0.3
"""The least share of these whose sentence goes on below, in a small letter."""


@dataclass(frozen=True)
class Spaced:
    """A text without the blank lines that only space it: ``kept`` are the numbers of the other lines."""

    received: Manuscript
    closed: Manuscript
    kept: tuple[int, ...]

    def restore(self, draft: Draft) -> Draft:
        """Return the draft of the closed text as one of the received text."""
        return replace(
            draft,
            manuscript=self.received,
            proposals=tuple(map(self._restore, draft.proposals)),
            listed=tuple(map(self._restore_block, draft.listed)),
        )

    def _restore(self, proposal: Proposal) -> Proposal:
        line = self._line(proposal.line)
        match proposal:
            case BlockProposal():
                return self._restore_block(proposal)
            case MarkProposal():
                start, note_at = self._place(proposal.start), self._line(proposal.note_at)
                return replace(proposal, line=line, start=start, note_at=note_at)
            case NoteProposal():
                return replace(proposal, line=line, start=self._place(proposal.start))
            case _:
                return replace(proposal, line=line)

    def _restore_block(self, block: BlockProposal) -> BlockProposal:
        line, last = self._line(block.line), self._line(block.last)
        without = {*map(self._line, block.without)}
        if block.kind is VERSE:  # a blank line would end the stanza
            without |= {n for n in range(line, last) if n not in self.received.by_number}
        return replace(block, line=line, last=last, without=tuple(sorted(without)))

    def _line(self, number: int) -> int:
        return self.kept[number - 1] if number else 0

    def _place(self, offset: int) -> int:
        number = self.closed.line_at(offset)
        within = offset - self.closed.starts[number - 1]
        return self.received.starts[self._line(number) - 1] + within


def find_spacing(manuscript: Manuscript) -> Spaced | None:
    """Return a text without the blank lines that stand after each of its lines; None where others tell more."""
    pairs = list(itertools.pairwise(manuscript.lines))
    single = [(a, b) for a, b in pairs if b.number == a.number + 2]
    if len(pairs) < ENOUGH or len(single) < MOST * len(pairs):
        return None
    broken = [a for a, b in single if not ends_sentence(a.words) and b.words[0].islower()]
    wide = max(line.reach for line in manuscript.lines) > WIDEST
    if wide or len(broken) < BROKEN * len(single):
        return None
    full = [line.number for line in manuscript.lines]
    raw = manuscript.text.split("\n")
    dropped: set[int] = set()
    for before, after in itertools.pairwise(full):
        blank = [n for n in range(before + 1, after) if "\f" not in raw[n - 1]]
        dropped.update(blank[:1])
    kept = tuple(n for n in range(1, len(raw) + 1) if n not in dropped)
    closed = read_manuscript("\n".join(raw[n - 1] for n in kept))
    return Spaced(manuscript, closed, kept)
