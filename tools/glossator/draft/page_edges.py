"""What tells the edge of a page by its place among others: a stamp, a number in order, the mark of a sheet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from glossator.draft.manuscript import ROOM, Line
from glossator.draft.wording import ends_sentence

SHEET = re.compile(r"\d{1,3}\*{0,2}")
"""The number of a printed sheet, which has a star on the sheet's third page."""
LETTERED = re.compile(r"[^\W\d_]{1,5}\.?\s+[IVXLC\d]{1,5}\.?\s{2,}[A-Z]{1,2}\s?\d?")
"""A volume's number, and a sheet's letter far from it."""
STAMPED = re.compile(r"\d[\d/.:-]{3,}")
"""What a stamp has and no refrain: a date, or a long number."""
SAME = 20
"""So many of its first characters tell a stamp, whatever a scan made of the rest."""
STAMPS = 3
"""So many times, at the least, a stamp recurs."""
EDGE = re.compile(r"(?P<left>\d{1,4})\s{2,}\S.*|\S.*\s{2,}(?P<right>\d{1,4})")
LONGEST = 100
"""So many characters, at the most, has a line at the edge of a page."""


def find_stamps(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that stand alone, the same again and again, with a date or a number in them.

    A word or two between two of these, and nothing else, were stamped too, wherever they stand alone.
    """
    alone = [line for line in lines if line.apart and SAME < len(line.words) <= LONGEST]
    times = Counter(line.words for line in alone if STAMPED.search(line.words))
    known = {words[:SAME] for words, count in times.items() if count >= STAMPS}
    stamps = [line for line in alone if line.words[:SAME] in known]
    places = {line.number: place for place, line in enumerate(lines)}
    pairs = [(places[a.number], places[b.number]) for a, b in pairwise(stamps)]
    small = {lines[a + 1].words for a, b in pairs if b == a + 2 and lines[a + 1].count <= 2}
    small |= _find_followers(lines, (places[line.number] + 1 for line in stamps))
    return [*stamps, *(line for line in lines if line.apart and line.words in small)]


def _find_followers(lines: Sequence[Line], below: Iterable[int]) -> set[str]:
    """Return what stands directly below stamps wherever it stands, several times: a head, and no date."""
    every = Counter(line.words for line in lines)
    there = Counter(lines[place].words for place in below if place < len(lines))
    return {
        words
        for words, times in there.items()
        if 1 < times == every[words]
        and not ends_sentence(words)
        and not any(map(str.isdigit, words))
    }


def find_counted(lines: Sequence[Line], found: Collection[Line]) -> Iterator[Line]:
    """Yield the heads whose number is that between those of the pages before and after them."""
    known = {line.number for line in found}
    paged = [(line, _tell_page(line)) for line in lines if len(line.words) <= LONGEST]
    told = [(line, page) for line, page in paged if page]
    sure = [(line, page) for line, page in told if line.number in known]
    for (before, first), (after, last) in pairwise(sure):
        if last - first == 2:
            between = [
                line
                for line, page in told
                if page == first + 1 and before.number < line.number < after.number
            ]
            if len(between) == 1:
                yield between[0]


def _tell_page(line: Line) -> int:
    """Return the number of a page in a line, 0 if there is none."""
    match = EDGE.fullmatch(line.words)
    return int(match["left"] or match["right"]) if match else 0


def find_sheets(lines: Sequence[Line], found: Collection[Line]) -> Iterator[Line]:
    """Yield the marks of printed sheets: they stand above the number of the next page."""
    numbers = {line.number for line in found}
    for line, following in pairwise(lines):
        if following.number not in numbers or SHEET.fullmatch(following.words):
            continue
        lettered = following.number > line.number + 1 and LETTERED.fullmatch(line.words)
        if (line.apart and SHEET.fullmatch(line.words)) or lettered:
            yield line


def is_parted(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a line has wide room within, and is no row of a table."""
    near = [*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2]]
    apart = not any(ROOM.search(line.words) for line in near)
    return apart and ROOM.search(lines[place].words) is not None
