"""The days of a diary, and the years of annals: dates alone in their lines, again and again above text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal
from glossator.draft.rules.dates import MONTH
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence
from glossator_schema.blocks import HEADING

YEAR = re.compile(r"(?:1[0-9]|20)\d\d\.?")
WEEKDAY = r"(?:[^\W\d_]{3,12}[.,]?\s+(?:den\s+|the\s+)?)?"
ORDINAL = r"(?:st|nd|rd|th|er|º|\.)?"
LATER = r"(?:,?\s+(?:de\s+)?\d{4})?"
DAYS = (
    re.compile(rf"{WEEKDAY}{MONTH}\s+\d{{1,2}}{ORDINAL}{LATER}", re.I),
    re.compile(rf"{WEEKDAY}\d{{1,2}}{ORDINAL}\s+(?:of\s+|de\s+)?{MONTH}{LATER}", re.I),
)
"""A day, with or without that of the week, or the year."""
LEAST = 3
"""So many days stand alone in the lines of a diary."""
NEAR = 20
"""So many years, at the most, lie between two of which annals tell."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the days as headings, where there are several, and years in order above them."""
    lines = [line for line in draft.manuscript.lines if draft.is_free(line) and line.apart]
    days = [line for line in lines if _is_day(line.words) and _has_text_below(draft, line)]
    years = _find_series([line for line in lines if YEAR.fullmatch(line.words)])
    days = days if len(days) >= LEAST else []
    for line in sorted((*days, *years), key=lambda line: line.number):
        yield BlockProposal(
            line=line.number,
            kind=HEADING,
            level=2 if years and line in days else 1,
            reason="one of several days that stand above text"
            if line in days
            else "one of several years in order",
            confidence=0.85,
        )


def _is_day(words: str) -> bool:
    """Tell whether words are a day of the calendar and nothing else."""
    plain = words.strip("*_#.:[]() ")
    return any(day.fullmatch(plain) for day in DAYS)


def _has_text_below(draft: Draft, line: Line) -> bool:
    """Tell whether a sentence stands below a line, and no salutation, as below the date of a letter."""
    below = [other for other in draft.manuscript.lines if other.number > line.number][:1]
    return bool(below) and (below[0].is_body or ends_sentence(below[0].words))


def _find_series(years: list[Line]) -> list[Line]:
    """Return lines that are years, if there are several and each is a little later than the one before."""
    values = [int(line.words[:4]) for line in years]
    steps = [b - a for a, b in itertools.pairwise(values)]
    return years if steps and all(0 < step <= NEAR for step in steps) else []
