"""Dates in words: what months and eras are called, and what comes first, is told by Unicode's data (Babel)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date as calendar_date
from functools import cache
from typing import NamedTuple

from babel import Locale
from babel.dates import DateTimeFormat, tokenize_pattern
from roman_numerals import RomanNumeral

from glossator_schema.dates import EDTF, SEASONS, Bound, Date, Period, read_period
from glossator_schema.languages import DATE_CUSTOMS, ERAS, ROMAN_CENTURIES
from sphinx_glossator.words.languages import find_locale
from sphinx_glossator.words.translation import N_, _, spoken

DATE = re.compile(EDTF)

CERTAINTIES: dict[str, str] = {
    "certain": N_("date certain"),
    "inferred": N_("date inferred"),
}

OWN = re.compile(r"[^\s,،、]*")
"""What belongs to the part that it follows: the full stop in German, no comma."""

COARSE_FIRST = "GyMd"
"""The parts of a date, the coarsest first: era, year, month, day."""


class DatePart(NamedTuple):
    """A part of a date in words: what stands before it, which of :data:`COARSE_FIRST` it is, its words."""

    before: str
    field: str
    words: str


def spell_dates(start: str, end: str = "") -> str:
    """Return a date, or a span of dates, in words: ``28–29 November 2014``, ``c. 428–347 BCE``.

    ``start`` and ``end`` are EDTF, or "" where there is none; an interval may stand in ``start`` alone.
    """
    return spell_period(read_period(start, end), spoken())


def describe_life(start: str, end: str, *, living: bool) -> str:
    """Return the years of someone (``born 1893``) or of something (``since 1945``), "" if unknown."""
    period = Period(*(_year_of(of) for of in read_period(start, end)))
    match period:
        case (Date() as first, None | Bound.OPEN):
            words = _("born {}") if living else _("since {}")
            return words.format(spell_period(Period(first), spoken()))
        case (None, Date()):
            period = Period(Bound.OPEN, period.end)
    return spell_period(period, spoken())


def spell_years(first: int, last: int) -> str:
    """Return some years in words; year 0 is 1 BCE."""
    return spell_period(Period(Date(first, first), Date(last, last)), spoken())


def spell_any(words: str) -> str:
    """Return words in which each date is told as readers know it; brackets around one stay."""
    return DATE.sub(lambda date: spell_dates(date[0]), words)


def write_iso(start: str) -> str:
    """Return a date for programs that know ISO 8601 alone, "" where it cannot say it."""
    first = read_period(start).start
    return (
        start
        if isinstance(first, Date) and first.is_exact and "/" not in start and "X" not in start
        else ""
    )


def spell_period(period: Period, language: str) -> str:
    """Return a date or a period in words of the language with a tag (BCP 47)."""
    era = _wants_era(period)
    match period:
        case (Date() as first, Date() as last):
            return _join(first, last, era, language)
        case (Date() as first, Bound.OPEN):
            return _("since {}").format(_spell(first, era, language))
        case (Bound.OPEN, Date() as last):
            return _("until {}").format(_spell(last, era, language))
        case (Date() as first, Bound.UNKNOWN):
            return f"{_spell(first, era, language)}–?"
        case (Bound.UNKNOWN, Date() as last):
            return f"?–{_spell(last, era, language)}"
    return "".join(_spell(date, era, language) for date in period.dates)


def _year_of(date: Date | Bound | None) -> Date | Bound | None:
    return replace(date, month=0, day=0) if isinstance(date, Date) else date


def _wants_era(period: Period) -> bool:
    """Tell whether years want their era: those before the common era, beside them, and in its first century."""
    return any(date.first < 100 for date in period.dates)


def _spell(date: Date, era: bool, language: str) -> str:
    return _qualify(
        "".join(before + words for before, _, words in _divide(date, era, language)), date
    )


def _qualify(words: str, date: Date) -> str:
    return _("c. {date}").format(date=words) if date.approximate else words


def _join(first: Date, last: Date, era: bool, language: str) -> str:
    """Return two dates, with what both say said once: the year of two days, the era of two years."""
    parts = _divide(first, era, language), _divide(last, era, language)
    if first == last or parts[0] == parts[1]:
        return _spell(first, era, language)
    alike = [part.field for part in parts[0]] == [part.field for part in parts[1]]
    shared = _find_shared(*parts) if alike else ""
    start, end = list(parts[0]), list(parts[1])
    while start[-1].field in shared:
        start.pop()
    while end[0].field in shared:
        del end[0]
    apart = [part.words for part in (*start, *end) if part.field not in shared]
    tight = alike and len(apart) == 2 and not any(" " in words for words in apart)
    words = [
        _qualify("".join(before + words for before, _, words in some).strip(), date)
        for some, date in ((start, first), (end, last))
    ]
    return ("–" if tight else " – ").join(words)


def _find_shared(first: tuple[DatePart, ...], last: tuple[DatePart, ...]) -> str:
    """Return which parts of two dates are the same, down to the first that is not."""
    shared = ""
    for field in COARSE_FIRST:
        words = [[part.words for part in parts if part.field == field] for parts in (first, last)]
        if words[0] != words[1]:
            break
        shared += field if words[0] else ""
    return shared


def _divide(date: Date, era: bool, language: str) -> tuple[DatePart, ...]:
    """Return the parts of a date in the order of a language."""
    locale = find_customs(language)
    fields = "Gy" if era else "y"
    if date.day:
        fields += "MMMMd"
    elif date.month and date.month not in SEASONS:
        fields += "MMMM"
    named = _name_years(date, locale)
    parts: list[DatePart] = []
    for before, field, after in _read_pattern(locale, fields):
        if field == "G":
            words = _name_era(date, locale)
        elif field == "y":
            words = named or _count_years(date)
            after = f"{'' if named else after}{'?' if date.uncertain else ''}"
        else:
            day = calendar_date(2000, date.month, date.day or 1)
            words = str(DateTimeFormat(day, locale)[field])
        if named and parts:  # a century stands there as it is, without what years have
            before = " " if re.search(r"\s", before) else ""
        parts.append(DatePart(before, field[0].replace("L", "M"), words + after))
    if date.month in SEASONS:
        words = "".join(before + words for before, _, words in parts)
        return (DatePart("", "y", _name_season(date.month).format(year=words)),)
    return tuple(parts)


@cache
def _read_pattern(locale: Locale, fields: str) -> tuple[tuple[str, str, str], ...]:
    """Return the parts of a date as a language orders them: what stands before and behind each, and its field.

    Where a language has no order for such dates, it is that of most.
    """
    skeleton = locale.datetime_skeletons.get(fields)
    pattern = skeleton.pattern if skeleton else "d MMMM y G"
    found: list[tuple[str, str, str]] = []
    between = ""
    for kind, value in tokenize_pattern(pattern):
        if kind != "field":
            between += str(value)
            continue
        own = 0
        if found:
            own = len(OWN.match(between)[0])  # type: ignore[index]
            found[-1] = (*found[-1][:2], between[:own])
        assert isinstance(value, tuple)
        field, count = value
        found.append((between[own:], str(field) * int(count), ""))
        between = ""
    found[-1] = (*found[-1][:2], between)
    return tuple(found)


def _name_years(date: Date, locale: Locale) -> str:
    """Return what ten years or a hundred are called, "" where they are one year or have no name."""
    match date.last - date.first:
        case 9 if date.first % 100 and date.first > 100:
            return _("{year}s").format(year=date.first)
        case 99:
            century = (-date.last if date.last <= 0 else date.first) // 100 + 1
            roman = spoken().partition("-")[0] in ROMAN_CENTURIES
            number = RomanNumeral(century).to_uppercase() if roman else str(century)
            return _name_century(locale.ordinal_form(century)).format(number=number)
    return ""


def _name_century(form: str) -> str:
    """Return what a century is called; ``form``: that of ordinal numbers like its own, if there are several."""
    match form:
        case "one":
            return _("{number}st century")
        case "two":
            return _("{number}nd century")
        case "few":
            return _("{number}rd century")
    return _("{number}th century")


def _name_season(number: int) -> str:
    return (_("spring {year}"), _("summer {year}"), _("autumn {year}"), _("winter {year}"))[
        number - SEASONS[0]
    ]


def _count_years(date: Date) -> str:
    years = (str(year if year > 0 else 1 - year) for year in (date.first, date.last))
    return "–".join(dict.fromkeys(years))


def _name_era(date: Date, locale: Locale) -> str:
    eras = ERAS.get(locale.language) or locale.eras["abbreviated"]
    return str(eras[0 if date.last <= 0 else 1])


def find_customs(language: str) -> Locale:
    """Return by whose customs the dates of a language are written; those of English, if it is unknown."""
    return find_locale(DATE_CUSTOMS.get(str(find_locale(language)), language))
