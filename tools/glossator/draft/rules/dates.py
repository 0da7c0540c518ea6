"""A line before or after the text that is a date, with no more than a time and a few letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator_schema.blocks import DATE

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
MONTH = rf"(?P<month>{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in MONTHS)})\.?"
DATES = (
    re.compile(r"(?P<year>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<day>\d{1,2})"),
    re.compile(r"(?P<year>\d{4})年(?P<m>\d{1,2})月(?:(?P<day>\d{1,2})日)?"),
    re.compile(rf"\b{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})", re.I),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{MONTH},?\s+(?P<year>\d{{4}})", re.I),
)
BESIDE = 30
"""So many characters may stand beside the date: an hour, a word such as ``Updated``, a name."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the lines that are dates."""
    for line in (*draft.manuscript.head, *draft.manuscript.tail):
        match = find_date(line.words)
        if draft.is_free(line) and match and len(line.words) - len(match[0]) <= BESIDE:
            yield BlockProposal(
                line=line.number,
                kind=DATE,
                reason=f"it is the date {read_date(match)}",
                confidence=0.95,
            )


def find_date(words: str) -> re.Match[str] | None:
    """Return the first date in the words that is a day, or a month, of the calendar."""
    for pattern in DATES:
        match = pattern.search(words)
        if match and 1 <= month_of(match) <= 12 and int(match["day"] or 1) <= 31:
            return match
    return None


def read_date(match: re.Match[str]) -> str:
    """Return a date in ISO 8601, without a day where it has none."""
    day = f"-{int(match['day']):02}" if match["day"] else ""
    return f"{match['year']}-{month_of(match):02}{day}"


def month_of(match: re.Match[str]) -> int:
    """Return the month's number."""
    groups = match.groupdict()
    if groups.get("m"):
        return int(groups["m"])
    names = [name[:3].lower() for name in MONTHS]
    return names.index(groups["month"][:3].lower()) + 1
