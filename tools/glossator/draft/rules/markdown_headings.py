"""Lines that Markdown marks as headings: the first alone of its rank and before all text is the title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal
from glossator.draft.rules.numbered_headings import LABEL, level_of
from glossator.draft.state import Draft
from glossator.record import BlockKind

HEADING = re.compile(
    r"(?P<mark>#{1,6}\s+)(?P<bold>\*\*|__|\*)?(?P<words>.*?\S)(?(bold)(?P=bold))(?P<end>\s*#*)"
)


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the title and the headings, leaving out the markup."""
    found = [
        (line, match)
        for line in draft.manuscript.lines
        if (match := HEADING.fullmatch(line.words)) is not None
    ]
    if not found:
        return
    depths = [len(match["mark"].strip()) for _, match in found]
    has_title = depths.count(depths[0]) == 1 and depths[0] == min(depths)
    if has_title and found[0][0] in draft.manuscript.lines[:3]:
        line, match = found.pop(0)
        depths.pop(0)
        reason = "the one Markdown heading of the highest rank, before all others"
        yield BlockProposal(
            line=line.number,
            kind=BlockKind.TITLE,
            cuts=find_cuts(match),
            reason=reason,
            confidence=0.97,
        )
    for (line, match), depth in zip(found, depths, strict=True):
        yield heading(line, match, depth - min(depths) + 1)


def heading(line: Line, match: re.Match[str], rank: int) -> BlockProposal:
    """Return a heading; the number that it prints tells its level better than its marks."""
    label = LABEL.match(match["words"])
    level = level_of(label["label"]) if label and label["label"][0].isdigit() else rank
    reason = "marked as a heading by Markdown"
    if label and level != rank:
        reason += f", at rank {rank}; its number says {level}"
    return BlockProposal(
        line=line.number,
        kind=BlockKind.HEADING,
        level=level,
        label=label["label"] if label else "",
        cuts=find_cuts(match),
        reason=reason,
        confidence=0.98 if level == rank else 0.85,
    )


def find_cuts(match: re.Match[str]) -> tuple[str, ...]:
    """Return the markup of a heading from left to right."""
    bold = match["bold"] or ""
    return tuple(filter(None, (match["mark"] + bold, bold, match["end"])))
