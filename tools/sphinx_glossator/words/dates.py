"""Dates in words."""

from __future__ import annotations

from sphinx_glossator.words.translation import N_, _

CERTAINTIES: dict[str, str] = {"certain": N_("date certain"), "inferred": N_("date inferred")}

MONTHS = "January February March April May June July August September October November December"


def spell_dates(start: str, end: str) -> str:
    """Return a date, or a span of dates, in English: ``28–29 November 2014``."""
    first, last = _spell_date(start), _spell_date(end or start)
    if first == last:
        return " ".join(first)
    kept, alike = len(first), len(first) == len(last)
    while alike and first[kept - 1 :] == last[kept - 1 :]:
        kept -= 1
    dash = "–" if alike and kept == 1 else " – "
    return " ".join(first[:kept]) + dash + " ".join(last)


def _spell_date(date: str) -> list[str]:
    year, *rest = (int(part) for part in date.split("-"))
    months = [MONTHS.split()[month - 1] for month in rest[:1]]
    return [*map(str, rest[1:]), *months, str(year)]


def describe_life(start: str, end: str, *, living: bool) -> str:
    """Return the years of someone (``born 1893``) or of something (``since 1945``), "" if unknown.

    ``start`` and ``end`` are ISO 8601, each "" if unknown or not yet.
    """
    first, last = start.partition("-")[0], end.partition("-")[0]
    if first and last:
        return f"{first}–{last}"
    if first:
        return (_("born {}") if living else _("since {}")).format(first)
    return _("until {}").format(last) if last else ""
