"""Dates as editors write them: a day, a month or a year that the calendar has."""

from __future__ import annotations

import re
from datetime import date

ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


def check_date(value: str) -> str:
    """Return a date of ISO 8601, as exact as is known; raises :class:`ValueError` for what is none."""
    match = ISO.fullmatch(value)
    if match is None:
        raise ValueError("a date is ISO 8601: 2014-11-28, 2006-08 or 1863")
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise ValueError(f"the calendar has no {value}") from error
    return value


def check_supplied_date(value: str) -> str:
    """Return a date as :func:`check_date` does, or one in square brackets that the witness does not have."""
    bare = value[1:-1] if value.startswith("[") and value.endswith("]") else value
    check_date(bare)
    return value
