"""Texts with a blank line after each line: a typescript's, or a transcript's.

The rules read such a text without these blank lines; their proposals are then told of the lines as received.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from glossator.draft.manuscript import WIDEST, Line, Manuscript, read_manuscript
from glossator.draft.proposals import BlockProposal, MarkProposal, NoteProposal, Proposal
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence
from glossator_schema.blocks import VERSE

Pair = tuple[Line, Line]
"""A line and the next that is not blank."""
ENOUGH = 12
"""So many pairs of lines, at the least, tell how a text is spaced."""
MOST = 0.8
"""The least share of lines after which exactly one blank line stands."""
INNER = 0.6
"""The least share of them in a part of a text, from where a sentence first goes on over a blank line."""
SEVERAL = 3
"""So many lines that no blank one parts are a quotation, or notes."""
NEAR = 3
"""So many lines below one that goes on over a blank line stands the next one, where the part begins."""
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
    """Return a text without the blank lines that stand after each of its lines; None where others tell more.

    A cover before them, and what is appended, may be set close, and so may quotations and notes among them.
    """
    pairs: Sequence[Pair] = list(itertools.pairwise(manuscript.lines))
    if not _is_spaced(pairs, MOST):
        pairs = _find_spaced_part(pairs)
        if not _is_spaced(pairs, INNER):
            return None
    apart = _find_close(manuscript) | _find_centred(pairs)
    raw = manuscript.text.split("\n")
    dropped: set[int] = set()
    for before, after in pairs:
        if not apart.isdisjoint((before.number, after.number)):
            continue
        blank = [n for n in range(before.number + 1, after.number) if "\f" not in raw[n - 1]]
        dropped.update(blank[:1])
    kept = tuple(n for n in range(1, len(raw) + 1) if n not in dropped)
    closed = read_manuscript("\n".join(raw[n - 1] for n in kept))
    return Spaced(manuscript, closed, kept)


def _is_spaced(pairs: Sequence[Pair], most: float) -> bool:
    """Tell whether a blank line stands after most lines, and sentences go on over it."""
    single = [pair for pair in pairs if _is_single(pair)]
    if len(pairs) < ENOUGH or len(single) < most * len(pairs):
        return False
    wide = max(line.reach for pair in pairs for line in pair) > WIDEST
    return not wide and sum(map(_is_broken, single)) >= BROKEN * len(single)


def _find_spaced_part(pairs: Sequence[Pair]) -> Sequence[Pair]:
    """Return the pairs from the first sentence that goes on over a blank line to the end of the last."""
    broken = [place for place, pair in enumerate(pairs) if _is_single(pair) and _is_broken(pair)]
    begun = [a for a, b in itertools.pairwise(broken) if b <= a + NEAR]
    if not begun:
        return ()
    last = broken[-1]
    while last + 1 < len(pairs) and _is_single(pairs[last + 1]):
        last += 1
    return pairs[begun[0] : last + 1]


def _is_single(pair: Pair) -> bool:
    return pair[1].number == pair[0].number + 2


def _is_broken(pair: Pair) -> bool:
    return not ends_sentence(pair[0].words) and pair[1].words[0].islower()


def _find_close(manuscript: Manuscript) -> frozenset[int]:
    """Return the numbers of lines of which several stand without blank ones between them."""
    return frozenset(line.number for run in manuscript.runs if len(run) >= SEVERAL for line in run)


def _find_centred(pairs: Sequence[Pair]) -> frozenset[int]:
    """Return the numbers of short lines in the middle: headings, which stand apart from the text."""
    lines = [line for pair in pairs for line in pair]
    width = max(line.reach for line in lines)
    return frozenset(
        line.number
        for line in lines
        if 4 * line.indent > width and abs(width - line.reach - line.indent) < width // 4
    )
