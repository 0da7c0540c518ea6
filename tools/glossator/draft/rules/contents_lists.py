"""The table of contents without pages: what stands below its name, line by line, up to the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossator.draft.languages import whole_line
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator.draft.wording import fold_title
from glossator_schema.blocks import FURNITURE, HEADING, LIST

LEAST = 3
"""So many entries, at the least, make a table."""
MOST = 400
"""So many lines below its name are looked through."""
FOLDED = 3
"""So many lines, at the most, has an entry."""
LONGEST = 90
"""The number of characters that a line of an entry has at the most."""
NEAR = 5
"""So many lines further down, at the most, begins a table below its name."""

Run = Sequence[Line]


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the entries below the name of a table of contents as a list."""
    runs = draft.manuscript.runs
    for place, run in enumerate(runs[:-1]):
        named = len(run) == 1 and whole_line("contents").fullmatch(run[0].words)
        if not named or not (draft.is_free(run[0]) or draft.kind(run[0]) is HEADING):
            continue
        entries = _find_entries(draft, run, runs[place + 1 : place + MOST])
        if entries:
            yield BlockProposal(
                line=entries[0][0].number,
                last=entries[-1][-1].number,
                kind=LIST,
                marker="",
                reason=f"{len(entries)} entries below the name of a table of contents",
                confidence=0.85,
            )


def _find_entries(draft: Draft, name: Run, below: Sequence[Run]) -> list[Run]:
    """Return the entries, all as far apart, above a wider gap or the text, which begins like the first."""
    if below[0][0].number > name[-1].number + NEAR:
        return []
    if len(below[0]) >= LEAST:  # one line each, without blank ones
        lines: list[Run] = [[line] for line in below[0]]
        return lines if all(_is_entry(draft, line) for line in lines) else []
    entries: list[Run] = []
    gap = 0
    for run in below:
        if not _is_entry(draft, run) or (entries and _is_again(run, entries)):
            break
        if len(entries) > 1 and run[0].number - entries[-1][-1].number != gap:
            break
        if len(entries) == 1:
            gap = run[0].number - entries[-1][-1].number
        entries.append(run)
    ended = _is_end(draft, entries, below[len(entries) :][:1], gap)
    return entries if len(entries) >= LEAST and ended else []


def _is_end(draft: Draft, entries: Sequence[Run], following: Sequence[Run], gap: int) -> bool:
    """Tell whether what stands below entries is none: further away, left out, or the first once more."""
    if not entries or not following:
        return True
    wider = following[0][0].number - entries[-1][-1].number > gap
    left_out = draft.kind(following[0][0]) is FURNITURE
    return wider or left_out or _is_again(following[0], entries)


def _is_entry(draft: Draft, run: Run) -> bool:
    """Tell whether lines can be an entry: few, short, no running text, and no rule has spoken for them."""
    short = len(run) <= FOLDED and all(len(line.words) <= LONGEST for line in run)
    return short and all(draft.is_free(line) and not line.is_body for line in run)


def _is_again(run: Run, entries: Sequence[Run]) -> bool:
    """Tell whether lines are the first entry once more, or its beginning: the text begins there."""
    return _fold(run) in _fold(entries[0])


def _fold(run: Run) -> str:
    return fold_title(" ".join(line.words for line in run))
