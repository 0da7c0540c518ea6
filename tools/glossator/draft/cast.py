"""The persons of a play, as they are listed before it begins."""

from __future__ import annotations

import re

from glossator.draft.languages import any_word, whole_line
from glossator.draft.manuscript import Line, is_body_text
from glossator.draft.rules.divisions import is_division
from glossator.draft.state import Draft

ROOM = 3
"""So many lines down the next of the persons stands at the most."""
SLANTED = re.compile(r"[_*][^_*]{2,2000}[_*]\.?")


def find_casts(draft: Draft) -> list[list[Line]]:
    """Return the lines of each list of persons, over the blank lines between groups of them."""
    casts: list[list[Line]] = []
    runs = draft.manuscript.runs
    for place, run in enumerate(runs):
        headed = [n for n, line in enumerate(run) if whole_line("persons").fullmatch(line.words)]
        if not headed:
            continue
        cast = [*run[headed[0] + 1 :]]
        last = run[-1].number
        for below in runs[place + 1 :]:
            heads = below[0].apart and below[0].words.isupper()
            heads = heads and not all(line.words.isupper() for line in cast)
            plain = not _has_capitals(below[0]) and all(map(_has_capitals, cast))
            far = below[0].number > last + ROOM
            named = _name(below[0]) in {_name(line) for line in cast}
            if far or heads or plain or named or not _is_of_cast(draft, below):
                break
            cast += below
            last = below[-1].number
        if len(cast) > 1 and all(map(draft.is_free, cast)):
            casts.append(cast)
    return casts


def _has_capitals(line: Line) -> bool:
    """Tell whether a line begins with a word in capitals, as names of persons are set."""
    first = re.match(r"(?:\w )?[\w’'-]+", line.words)
    return first is not None and first[0].isupper()


def _name(line: Line) -> str:
    """Return the name with which a line begins: one that is in the list already speaks there."""
    return re.split(r"\s?[.,:(\[—–-]", line.words, maxsplit=1)[0].casefold()


def _is_of_cast(draft: Draft, run: tuple[Line, ...]) -> bool:
    """Tell whether lines name persons: they open no part and no direction, and are no running text."""
    words = " ".join(line.words for line in run)
    first = run[0].words
    opens = re.match(rf"[_*(\[]*{any_word('stage')}(?!\w)", first, re.I)
    part = is_division(first) or whole_line("sections").fullmatch(first) or first.startswith("#")
    if opens or part or SLANTED.fullmatch(words) or not all(map(draft.is_free, run)):
        return False
    small = sum(line.words[:1].islower() for line in run)
    return not first[:1].islower() and not (is_body_text(words) and 2 * small >= len(run) - 1)
