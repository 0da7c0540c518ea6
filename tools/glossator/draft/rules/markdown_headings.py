"""Lines that Markdown marks as headings: the first alone of its rank and before all text is the title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.cuts import cut
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal, FactProposal
from glossator.draft.rules.numbered_headings import LABEL, level_of
from glossator.draft.state import Draft
from glossator.draft.wording import fold_title
from glossator_schema.blocks import HEADING, TITLE

MARKED = re.compile(
    r"(?P<mark>#{1,6}\s+)(?P<bold>\*\*|__|\*)?(?P<words>.*?\S)(?(bold)(?P=bold))(?P<end>\s*#*)"
)


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the title and the headings, leaving out the markup."""
    found = [
        (line, match)
        for line in draft.manuscript.lines
        if draft.is_free(line) and (match := MARKED.fullmatch(line.words)) is not None
    ]
    if not found:
        return
    ranks = [len(match["mark"].strip()) for _, match in found]
    early = [line for line in draft.manuscript.lines if draft.is_free(line)][:3]
    named = {fold_title(fact.value) for fact in draft.of(FactProposal) if fact.key is TITLE}
    fits = not named or fold_title(found[0][0].words) in named
    if ranks.count(ranks[0]) == 1 and ranks[0] == min(ranks) and found[0][0] in early and fits:
        line, match = found.pop(0)
        ranks.pop(0)
        yield BlockProposal(
            line=line.number,
            kind=TITLE,
            cuts=find_cuts(line, match),
            reason="the one Markdown heading of the highest rank, before all others",
            confidence=0.97,
        )
    for (line, match), rank in zip(found, ranks, strict=True):
        yield heading(line, match, rank - min(ranks) + 1)


def heading(line: Line, match: re.Match[str], rank: int) -> BlockProposal:
    """Return a heading; the number that it prints tells its level better than its marks."""
    cuts = find_cuts(line, match)
    found = LABEL.match(cut(line.words, cuts))
    label = found["label"] if found else ""
    level = level_of(label) if label[:1].isdigit() else rank
    reason = "marked as a heading by Markdown"
    if level != rank:
        reason += f", at rank {rank}; its number says {level}"
    return BlockProposal(
        line=line.number,
        kind=HEADING,
        level=level,
        label=label,
        cuts=cuts,
        reason=reason,
        confidence=0.98 if level == rank else 0.85,
    )


def find_cuts(line: Line, match: re.Match[str]) -> tuple[str, ...]:
    """Return the markup of a heading from left to right; its words may hold the same marks."""
    bold = match["bold"] or ""
    cuts = tuple(filter(None, (match["mark"] + bold, bold, match["end"])))
    if len(cuts) > 1 and line.words.find(cuts[1], len(cuts[0])) != match.end("words"):
        return (match["mark"],)
    return cuts
