"""The changelog: a version that has a date has one that the calendar has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.checks.matter import Matter, fault, place_of
from glossator.diagnostics import Code, Diagnostic
from glossator_schema.dates import normalize_date

HEAD = re.compile(r"^## .*?\b(?P<date>[0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2})?)\b", re.MULTILINE)


def check_changelog(matter: Matter) -> Iterator[Diagnostic]:
    """Yield a fault for each date in the heading of a version that is none."""
    for prose in matter.introductions:
        if prose.source.file != "CHANGELOG.md":
            continue
        for head in HEAD.finditer(prose.words):
            try:
                normalize_date(head["date"])
            except ValueError as error:
                place = place_of(prose, head.start())
                yield fault(place, Code.BAD_FIELD, f"the date of a version: {error}; correct it")
