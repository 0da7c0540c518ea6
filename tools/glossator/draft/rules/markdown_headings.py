"""Lines that Markdown marks as headings: the first alone of its rank and before all text is the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossator.draft.cuts import cut
from glossator.draft.languages import any_word
from glossator.draft.layout import is_text_below
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal, FactProposal
from glossator.draft.rules.dates import find_date
from glossator.draft.rules.numbered_headings import LABEL, level_of
from glossator.draft.state import Draft
from glossator.draft.wording import fold_title, is_heading_like, is_name
from glossator_schema.blocks import FURNITURE, HEADING, TITLE

MARKED = re.compile(
    r"(?P<mark>#{1,6}\s+)(?P<bold>\*\*|__|\*)?(?P<words>.*?\S)(?(bold)(?P=bold))(?P<end>\s*#*)"
)
UNDERLINE = re.compile(r"={3,}|-{3,}")
"""What stands below a heading, as long as it is."""
GAP = re.compile(r"\S\s{2,}\S|\|")
"""What the head of a table has."""
BY = re.compile(rf"{any_word('by')}\s", re.I)
SIGNED = 4
"""So many lines, at the most, say between the title and the first heading who wrote the text, and when."""
BOLD = re.compile(r"(?P<mark>\*\*|__)(?P<words>[^*_\s][^*_]{0,120}[^*_\s.,;:?!。])(?P=mark)")
"""A line that is bold as a whole, and no sentence."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the title and the headings, leaving out the markup."""
    found = [
        (line, match)
        for line in draft.manuscript.lines
        if draft.is_free(line) and (match := MARKED.fullmatch(line.words)) is not None
    ]
    underlined = [*_find_underlined(draft)]
    yield from _title_underlined(draft, underlined, bool(found))
    yield from _find_bold(draft, max((len(m["mark"].strip()) for _, m in found), default=0))
    if not found:
        return
    ranks = [len(match["mark"].strip()) for _, match in found]
    early = [line for line in draft.manuscript.lines if draft.is_free(line)][:3]
    named = {fold_title(fact.value) for fact in draft.of(FactProposal) if fact.key is TITLE}
    fits = not named or fold_title(found[0][0].words) in named
    alone = ranks.count(ranks[0]) == 1 or _is_signed(draft, [line for line, _ in found[:2]])
    if alone and ranks[0] == min(ranks) and found[0][0] in early and fits:
        line, match = found.pop(0)
        ranks.pop(0)
        yield BlockProposal(
            line=line.number,
            kind=TITLE,
            cuts=find_cuts(line, match),
            reason="the first Markdown heading of the highest rank, alone or above who wrote the text",
            confidence=0.97,
        )
    highest = min(ranks, default=0)
    for (line, match), rank in zip(found, ranks, strict=True):
        yield heading(line, match, rank - highest + 1)


def _is_signed(draft: Draft, headings: Sequence[Line]) -> bool:
    """Tell whether a name, or a date, and few short lines alone stand between two headings."""
    first, second = (line.number for line in headings)
    between = [
        draft.manuscript.by_number[n]
        for n in range(first + 1, second)
        if n in draft.manuscript.by_number
    ]
    if not 0 < len(between) <= SIGNED or any(line.is_body for line in between):
        return False
    short = [line.words.strip("*_ ") for line in between if line.count <= 2 * SIGNED]
    return len(short) == len(between) and any(
        is_name(words) or BY.match(words) or find_date(words) for words in short
    )


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


def _find_underlined(draft: Draft) -> Iterator[tuple[Line, Line]]:
    """Yield each line with another of signs directly below, as long as it is."""
    for line in draft.manuscript.lines:
        below = draft.manuscript.by_number.get(line.number + 1)
        if (
            below is not None
            and UNDERLINE.fullmatch(below.words)
            and draft.is_free(line)
            and line.number - 1 not in draft.manuscript.by_number
            and is_heading_like(line.words)
            and not GAP.search(line.words)
            and 0.6 * len(line.words) <= len(below.words) <= 1.4 * len(line.words) + 3
        ):
            yield line, below


def _title_underlined(
    draft: Draft, found: list[tuple[Line, Line]], marked: bool
) -> Iterator[BlockProposal]:
    """Yield the headings that signs underline; the first alone of its sign, before all text, is the title."""
    signs = [below.words[0] for _, below in found]
    for n, (line, below) in enumerate(found):
        title = not marked and n == 0 and signs.count(signs[0]) == 1
        title = title and (len(found) > 1 or signs[0] == "=")
        title = (
            title and line in [each for each in draft.manuscript.lines if draft.is_free(each)][:3]
        )
        yield BlockProposal(
            line=line.number,
            kind=TITLE if title else HEADING,
            level=0 if title else (1 if signs[n] == "=" or "=" not in signs[1:] else 2),
            reason="signs underline it",
            confidence=0.95,
        )
        yield BlockProposal(
            line=below.number, kind=FURNITURE, reason="it underlines a heading", confidence=0.95
        )


def _find_bold(draft: Draft, rank: int) -> Iterator[BlockProposal]:
    """Yield lines that are bold as a whole, stand by themselves, and have text before and below."""
    for line in draft.manuscript.lines:
        match = BOLD.fullmatch(line.words)
        if (
            match
            and line.apart
            and draft.is_free(line)
            and draft.manuscript.has_body_before(line.number)
            and is_heading_like(match["words"])
            and is_text_below(draft, line)
        ):
            yield BlockProposal(
                line=line.number,
                kind=HEADING,
                level=rank + 1 if rank else 1,
                cuts=(match["mark"], match["mark"]),
                reason="a line that is bold as a whole, above text",
                confidence=0.8,
            )
