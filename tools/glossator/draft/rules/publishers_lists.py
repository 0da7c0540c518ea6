"""What a publisher prints of other books before and after a text: their titles, with prices and bindings."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from glossator.draft.languages import any_word, whole_line
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator_schema.blocks import FURNITURE

PRICE = re.compile(
    rf"(?<!\w)(?:\d+s\.?,? ?(?:\d+d\b\.?)?(?!\w)|\$ ?\d+\.\d\d|£\d|{any_word('prices')})",
    re.I,
)
ENOUGH = 2
"""So many paragraphs with prices, at the least, make a list above a text; below it, one more."""
BETWEEN = 3
"""So many paragraphs without a price, at the most, stand between two that have one."""
LONGEST = 60
"""So many lines, at the most, have these."""
ROOM = 4
"""So many lines, at the most, are left free around the heading of a list, and the name of its publisher."""
FULL = 7
"""So many words, on the average, has a line of running text."""
LATE = 0.5
"""What follows the end of a text stands in the last part of the file."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the lists of books above a text, and what follows its end, if there are prices in that."""
    free = (run for run in draft.manuscript.runs if draft.is_free(run[0]))
    above = list(itertools.takewhile(lambda run: not _is_prose(run), free))
    below = _find_below(draft)
    for run in (*_find_list(above), *(below if _count(below) > ENOUGH else ())):
        for line in run:
            if draft.is_free(line):
                yield BlockProposal(
                    line=line.number,
                    kind=FURNITURE,
                    reason="a publisher’s list of books, with prices",
                    confidence=0.85,
                )


def _find_list(runs: Sequence[Sequence[Line]]) -> Sequence[Sequence[Line]]:
    """Return the paragraphs of a list above a text: its heading, and what follows it of the publisher, too."""
    priced = [place for place, run in enumerate(runs) if _is_priced(run)]
    chain = priced[:1]
    for before, place in itertools.pairwise(priced):
        between = runs[before + 1 : place]
        if len(between) > BETWEEN or sum(map(len, between)) > LONGEST:
            break
        chain.append(place)
    if len(chain) < ENOUGH:
        return ()
    begin, end = chain[0], chain[-1]
    if (
        begin
        and len(runs[begin - 1]) == 1
        and runs[begin][0].number - runs[begin - 1][-1].number < ROOM
    ):
        begin -= 1
    following = runs[end + 1 : end + 2]
    if following and len(following[0]) == 1 and ": " in following[0][0].words:
        end += following[0][0].number - runs[end][-1].number < ROOM
    return runs[begin : end + 1]


def _find_below(draft: Draft) -> list[tuple[Line, ...]]:
    """Return the paragraphs below the line that says that the text ends."""
    runs = draft.manuscript.runs
    late = LATE * len(draft.manuscript.text)
    place = next(
        (
            n
            for n, run in enumerate(runs)
            if run[0].start > late and len(run) == 1 and whole_line("ends").fullmatch(run[0].words)
        ),
        len(runs),
    )
    below = runs[place + 1 :]
    notes = next(
        (n for n, run in enumerate(below) if whole_line("notes").fullmatch(run[0].words)), None
    )
    return list(below[:notes]) if notes != 0 else []


def _is_prose(run: Sequence[Line]) -> bool:
    """Tell whether lines are running text: a list of titles may have as many words, and a stop among them."""
    words = sum(line.count for line in run)
    return (
        run[0].is_body and words >= FULL * len(run) and (len(run) > BETWEEN or not _is_priced(run))
    )


def _count(runs: Sequence[Sequence[Line]]) -> int:
    return sum(map(_is_priced, runs))


def _is_priced(run: Sequence[Line]) -> bool:
    return any(PRICE.search(line.words) for line in run)
