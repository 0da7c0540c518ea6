"""Dates: EDTF (ISO 8601-2, level 1), with the years before the common era.

EDTF counts a year 0, so that ``-0427`` is 428 BCE. An editor may also write ``428 BCE``, ``c. 1850``, ``1860s``
and ``618``: what is kept and published is EDTF.

No library does this. ``edtf`` (5.0) fails at intervals that are open, has days that no calendar has, and takes
10 ms for a date; ``undate`` (0.8) drops what is approximate or uncertain, and needs NumPy; ``edtf2`` cannot be
installed. None reads or says a year BCE.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

_YEAR = r"-?(?:[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|[0-9]XXX)|Y-?[0-9]{5,9}"
_ONE = rf"(?:{_YEAR})(?:-(?:[0-9]{{2}}|XX)(?:-(?:[0-9]{{2}}|XX))?)?[?~%]?"
EDTF = rf"(?:{_ONE}|{_ONE}/(?:{_ONE}|\.\.)?|(?:\.\.)?/{_ONE})"
"""A date of EDTF, as a regular expression, which allows days that no calendar has."""

_ERA = r"(?: ?(?:[bB]\.?[cC]\.?(?:[eE]\.?)?|[cC]\.?[eE]\.?|[aA]\.?[dD]\.?))"
_SAID = rf"(?:(?:c|ca|circa)\.? ?|~)?(?:{_ONE}|[0-9]{{1,9}}{_ERA}[?~%]?|[0-9]{{3}}[?~%]?|[0-9]{{2,3}}0s[?~%]?)"
WRITTEN = rf"(?:{_SAID}|{_SAID}/(?:{_SAID}|\.\.)?|(?:\.\.)?/{_SAID})"
"""The same, and what editors may write instead of it."""

IS_ONE = re.compile(
    rf"(?P<year>{_YEAR})(?:-(?P<month>[0-9]{{2}}|XX)(?:-(?P<day>[0-9]{{2}}|XX))?)?(?P<mark>[?~%]?)"
)
ROUGHLY = re.compile(r"(?:circa|ca|c)\b\.? ?|~", re.IGNORECASE)
IN_ERA = re.compile(rf"([0-9]{{1,9}})({_ERA})([?~%]?)")
SHORT = re.compile(r"([0-9]{3})([?~%]?)")
DECADE = re.compile(r"([0-9]{2,3})0s([?~%]?)")
SEASONS = range(21, 25)
"""Spring to winter, as EDTF numbers them after the months."""

HELP = "write EDTF, such as 2014-11-28, 1863, 1860~, 186X, 18XX, -0427 or 428 BCE, 1948/.."


def _name_century(written: re.Match[str]) -> str:
    return f"{'-' if written['bce'] else ''}{int(written['number']) - 1:02}XX"


def _turn_round(written: re.Match[str]) -> str:
    """Return what may be meant by a day and a month in either order before the year."""
    first, second = (f"{number:>02}" for number in written.groups()[:2])
    orders = [(second, first), (first, second)]
    meant = [f"{written[3]}-{month}-{day}" for month, day in orders if month <= "12"]
    return " or ".join(dict.fromkeys(meant)) or f"{written[3]}"


NEAR: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"([0-9]{4})[/.]([0-9]{2})[/.]([0-9]{2})"), r"\1-\2-\3"),
    (re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})"), _turn_round),
    (re.compile(r"([0-9]{4})-([1-9])"), r"\1-0\2"),
    (re.compile(r"([0-9]{4}) ?[-–—] ?([0-9]{4})"), r"\1/\2"),
    (re.compile(r"([0-9]{3,4}) ?[-–—]"), r"\1/.."),
    (re.compile(rf"([0-9]+) ?[-–—] ?([0-9]+)({_ERA})"), r"\1\3/\2\3"),
    (re.compile(r"(?:AD|CE) ?([0-9]+)", re.I), r"\1 CE"),
    (re.compile(r"[1-9][0-9]?"), lambda year: f"{year[0]:>04} or {year[0]} CE"),
    (re.compile(r"([0-9]{1,2})00s"), r"\g<1>XX for the century, \g<1>0X for ten years"),
    (
        re.compile(rf"(?P<number>[1-9][0-9]?)[a-z.]* ?c(ent[a-z.]*|\.)?(?P<bce>{_ERA})?"),
        _name_century,
    ),
)
"""What is written elsewhere, and what is written here instead."""


class Bound(StrEnum):
    """What is said in the place of a date at which something begins or ends."""

    OPEN = ".."
    """It goes on, or has always been."""
    UNKNOWN = ""
    """The date is not known."""


@dataclass(frozen=True)
class Date:
    """A date, as exact as is known.

    ``first`` and ``last``: the years that it may be, one and the same but for decades and centuries; year 0
    is 1 BCE. ``month``: 0 where it is not known, 21 to 24 for a season; ``day``: 0 where it is not known.
    """

    first: int
    last: int
    month: int = 0
    day: int = 0
    approximate: bool = False
    uncertain: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether ISO 8601, as browsers and catalogues read it, can say it."""
        vague = self.approximate or self.uncertain or self.month in SEASONS
        return self.first == self.last and 0 < self.first < 10_000 and not vague

    def begins(self) -> float:
        """Return where it begins on a scale of years."""
        return self.first + (self._month(0) - 1 + (self.day - 1 if self.day else 0) / 31) / 12

    def ends(self) -> float:
        """Return where it ends on a scale of years; a day ends where it begins."""
        if self.day:
            return self.begins()
        return self.last + (self._month(2) / 12 if self.month else 1)

    def _month(self, more: int) -> int:
        season = self.month in SEASONS
        return (self.month - 21) * 3 % 12 + 3 + more if season else self.month or 1


class Period(NamedTuple):
    """When something was, from when to when; ``None``: nothing is said."""

    start: Date | Bound | None
    end: Date | Bound | None = None

    @property
    def dates(self) -> tuple[Date, ...]:
        """The dates that are known."""
        return tuple(date for date in self if isinstance(date, Date))

    @property
    def order(self) -> tuple[float, float]:
        """By what it stands in order of time: of two that begin at once, the less exact is first."""
        return (self.dates[0].begins(), -self.dates[0].ends()) if self.dates else (0.0, 0.0)


@cache
def read_period(start: str, end: str = "") -> Period:
    """Return what two fields say, each in EDTF or ""; an interval may stand in the first alone."""
    first, slash, last = start.partition("/")
    if slash:
        return Period(_read_end(first), _read_end(last))
    return Period(_read_one(start) if start else None, _read_one(end) if end else None)


def _read_end(words: str) -> Date | Bound:
    return Bound(words) if words in (Bound.OPEN, Bound.UNKNOWN) else _read_one(words)


def normalize_date(words: str) -> str:
    """Return what an editor wrote as EDTF; raises :class:`ValueError` that says what to write instead."""
    for pattern, meant in NEAR:
        if near := pattern.fullmatch(words.strip()):
            instead = near.expand(meant) if isinstance(meant, str) else meant(near)
            raise ValueError(f"{words!r} is no date of EDTF (did you mean {instead}?)")
    first, slash, last = words.strip().partition("/")
    if not slash:
        return _normalize_one(first)
    ends = [
        end if end in (Bound.OPEN, Bound.UNKNOWN) else _normalize_one(end) for end in (first, last)
    ]
    period = Period(_read_end(ends[0]), _read_end(ends[1]))
    if not period.dates:
        raise ValueError(f"{words!r} names no date; {HELP}")
    if is_reversed(period):
        raise ValueError(f"{words} ends before it starts")
    return "/".join(ends)


def is_reversed(period: Period) -> bool:
    """Tell whether something would end before it starts."""
    match period:
        case (Date() as start, Date() as end):
            return end.ends() < start.begins()
    return False


def _normalize_one(written: str) -> str:
    words = written.strip().replace("\N{MINUS SIGN}", "-")
    rough = ROUGHLY.match(words)
    words = words[rough.end() :] if rough else words
    if era := IN_ERA.fullmatch(words):
        year = int(era[1])
        if not year:
            raise ValueError(f"{written}: there is no year 0 in an era; 1 BCE is 0000")
        words = _write_year(1 - year if "b" in era[2].lower() else year) + era[3]
    elif short := SHORT.fullmatch(words):
        words = f"0{words}"
    elif short := DECADE.fullmatch(words):
        words = f"{short[1]:>03}X{short[2]}"
    if rough:
        words = f"{words[:-1]}%" if words[-1:] in ("?", "%") else f"{words.removesuffix('~')}~"
    if not IS_ONE.fullmatch(words):
        raise ValueError(f"{written!r} is no date; {HELP}")
    try:
        _read_one(words)
    except ValueError as error:
        raise ValueError(f"the calendar has no {written}") from error
    return words


def _write_year(year: int) -> str:
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}" if abs(year) < 10_000 else f"Y{year}"


def _read_one(words: str) -> Date:
    """Return the date of one date in EDTF; raises :class:`ValueError` for what is none."""
    match = IS_ONE.fullmatch(words)
    if match is None:
        raise ValueError(HELP)
    digits, negative = match["year"].lstrip("Y-"), "-" in match["year"]
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    if negative and not high:
        raise ValueError("-0000")
    first, last = (-high, -low) if negative else (low, high)
    month, day = (int((match[name] or "").strip("X") or 0) for name in ("month", "day"))
    if match["month"] == "00" or match["day"] == "00" or (day and not month):
        raise ValueError(words)
    if month in SEASONS and not match["day"]:
        pass
    elif month > 12 or (day and day > monthrange(_leap_alike(first), month)[1]):
        raise ValueError(words)
    if month and first != last:
        raise ValueError(words)
    mark = match["mark"]
    return Date(first, last, month, day, mark in ("~", "%"), mark in ("?", "%"))


def _leap_alike(year: int) -> int:
    """Return a year that Python's calendar has, with as many days as this one."""
    return 2000 + year % 400
