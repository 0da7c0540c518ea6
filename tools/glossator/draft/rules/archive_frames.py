"""What archives and publishers print around a text that they keep: terms of use, stamps on pages, boxes."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal
from glossator.draft.site_heads import tell_lines
from glossator.draft.site_lines import ADDRESS, read_site_line
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence, fold_title
from glossator_schema.blocks import FURNITURE

RULE = re.compile(r"([-=*#~_+—─])[-=*#~_+—─]{9,}")
"""A line that bounds a box."""
WITHIN = re.compile(r"https?://|www\.|[\w.+-]{1,64}@[\w-]{1,64}\.|©|\bOCR\b")
"""What tells of the lines in a box that they are not of the text."""
EARLY = 30
"""A box above a text begins within so many lines."""
BOX = 40
"""So many lines, at the most, stand in one."""
LONG = 12
"""So many lines, at the most, has a paragraph of an archive."""
BELOW = 0.25
"""So much of the letters, at the most, stands in what an archive prints below a text."""
ALIKE = 16
"""So many letters of a stamp tell it."""
GAP = 3
"""So many lines, at the most, stand between two such paragraphs."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose what archives say above a text, below it, and on each of its pages."""
    runs = draft.manuscript.runs
    own = {place: lines for place, run in enumerate(runs) if (lines := _find_own(draft, run))}
    taken = {line.number for lines in own.values() for line in lines}
    body = [
        line.number
        for line in draft.manuscript.lines
        if line.is_body and line.number not in taken and draft.is_free(line)
    ]
    first, last = (body[0], body[-1]) if body else draft.content
    found = _find_below(draft, own)
    above = [line for line in draft.manuscript.lines if line.number not in found]
    times = Counter(_without_figures(line.words) for line in above)
    for lines in own.values():
        for line in lines:
            again = times[_without_figures(line.words)] > 1
            if again or not first <= line.number <= last:
                found[line.number] = "what an archive prints around a text"
    found |= _find_gaps(draft, own, times)
    found |= _find_box(draft)
    found |= _find_foot(draft, own)
    for line in draft.manuscript.lines:
        if line.number in found and draft.is_free(line):
            yield BlockProposal(
                line=line.number, kind=FURNITURE, reason=found[line.number], confidence=0.92
            )


def _find_own(draft: Draft, run: Sequence[Line]) -> list[Line]:
    """Return the lines of a run that are an archive’s: all of a paragraph that begins as theirs do."""
    told = tell_lines(run)
    said = [line.number in told and told[line.number].archive for line in run]
    if not any(said):
        return []
    goes_on = run[0].count > GAP * GAP and not ends_sentence(run[0].words)
    if (
        said[0]
        and len(run) <= LONG
        and (goes_on or any(line.count > GAP * GAP for line in run[1:]))
    ):
        return list(run)
    return [
        line
        for place, line in enumerate(run)
        if said[place] or (place and said[place - 1] and ADDRESS.fullmatch(line.words))
    ]


def _find_gaps(draft: Draft, own: dict[int, list[Line]], times: Counter[str]) -> dict[int, str]:
    """Return the lines above a text between paragraphs of an archive, and addresses below one.

    What stands on each page is between none.
    """
    runs = draft.manuscript.runs
    found: dict[int, str] = {}
    early = len(draft.manuscript.text) * BELOW
    once = [
        place
        for place, lines in own.items()
        if runs[place][0].start <= max(early, EARLY * EARLY)
        and any(times[_without_figures(line.words)] == 1 for line in lines)
    ]
    for before, place in itertools.pairwise(once):
        between = [line for run in runs[before + 1 : place] for line in run]
        if place - before <= GAP and len(between) <= 2 * GAP:
            found |= {line.number: "between two of an archive" for line in between}
    for place in once:
        following = runs[place + 1] if place + 1 < len(runs) else ()
        if following and ADDRESS.fullmatch(following[0].words) and len(following) <= GAP:
            found |= {line.number: "an address, below what is an archive’s" for line in following}
    return found


def _find_below(draft: Draft, own: dict[int, list[Line]]) -> dict[int, str]:
    """Return the lines from that which opens what an archive prints below a text alone."""
    text = draft.manuscript.text
    for lines in own.values():
        site = read_site_line(lines[0].words)
        headed = lines[0].apart and lines[0].count <= GAP * 2  # by a heading of its own
        most = (1 + headed) * BELOW * len(text)
        if site and site.below and len(text) - lines[0].start < most:
            return {
                line.number: "below what an archive prints below a text"
                for line in draft.manuscript.lines
                if line.number >= lines[0].number
            }
    return {}


def _find_box(draft: Draft) -> dict[int, str]:
    """Return what a box above the text has of addresses and rights, and the lines that bound it."""
    lines = draft.manuscript.lines
    places = [n for n, line in enumerate(lines[: EARLY + BOX]) if RULE.fullmatch(line.words)]
    if len(places) < 2 or places[0] > EARLY:
        return {}
    begin, end = (
        places[0],
        next((n for n in places[1:] if lines[n].words == lines[places[0]].words), places[0]),
    )
    inner = {line.number for line in lines[begin + 1 : end]}
    runs = [run for run in draft.manuscript.runs if not inner.isdisjoint({n.number for n in run})]
    told = [run for run in runs if any(WITHIN.search(line.words) for line in run)]
    if not told or any(
        line.count > 2 * LONG and ends_sentence(line.words) for line in lines[begin:end]
    ):
        return {}
    bounds = {lines[begin].number, lines[end].number}
    boxed = {line.number for run in told for line in run if line.number in inner}
    if begin == 1 and _is_named_again(lines[0], lines[end + 1 : end + EARLY]):
        bounds.add(lines[0].number)
    return dict.fromkeys(bounds | boxed, "a box above the text, with addresses")


def _is_named_again(line: Line, below: Sequence[Line]) -> bool:
    """Tell whether a line has the words of two below it, those of a title and of a name: it names the file."""
    folded = fold_title(line.words)
    within = {said for each in below if (said := fold_title(each.words)) and said in folded}
    return sum(map(len, within)) >= len(folded) and len(within) > 1


def _find_foot(draft: Draft, own: dict[int, list[Line]]) -> dict[int, str]:
    """Return the last lines, below one of signs, where one of them is an archive’s, and that line too."""
    lines = draft.manuscript.lines[-2 * GAP :]
    place = next((n for n, line in enumerate(lines) if RULE.fullmatch(line.words)), len(lines))
    kept = {line.number for each in own.values() for line in each}
    foot = lines[place:]
    if not any(line.number in kept for line in foot):
        return {}
    return dict.fromkeys((line.number for line in foot), "a box below the text, of an archive")


def _without_figures(words: str) -> str:
    """Return the first letters of a line: stamps of pages differ in figures, and in what is misread."""
    return fold_title(re.sub(r"\d+", "", words))[:ALIKE]
