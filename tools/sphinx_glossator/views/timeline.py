"""What every drawing of the timeline goes by: forms of markers, words of dates, places on a scale of years."""

from __future__ import annotations

from collections.abc import Iterable
from math import floor, inf
from typing import TYPE_CHECKING, NamedTuple

from glossator_schema.dates import Bound, Period, read_period
from sphinx_glossator.memory.once import once
from sphinx_glossator.words.dates import CERTAINTIES, spell_dates, spell_period, spell_years
from sphinx_glossator.words.translation import _, spoken

if TYPE_CHECKING:
    from sphinx_glossator.memory.domain import EditionDomain

# Outlines around 0,0: circle, square, diamond, triangle, star, cross, hourglass, triangle upside
# down, half disc, bow tie. Categories differ by form, since schools print in grey.
SHAPES = (
    "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z",
    "M-5.5-5.5h11v11h-11z",
    "M0-7.5L7.5 0L0 7.5L-7.5 0z",
    "M0-7L7 5.5H-7z",
    "M0-8L2.1-2.8L7.6-2.5L3.4 1.1L4.7 6.5L0 3.5L-4.7 6.5L-3.4 1.1L-7.6-2.5L-2.1-2.8z",
    "M-2.3-7h4.6v4.7h4.7v4.6h-4.7v4.7h-4.6v-4.7h-4.7v-4.6h4.7z",
    "M-6.5-7h13L-6.5 7h13z",
    "M0 7L7-5.5H-7z",
    "M-7 4a7 7 0 0 1 14 0z",
    "M-7-6.5v13L7-6.5v13z",
)


class Event(NamedTuple):
    """An entry as it is drawn."""

    id: str
    name: str
    start: str
    end: str
    certainty: str
    category: str
    texts: tuple[tuple[int, str, str], ...] = ()
    """The texts that speak of it: of each its place in the order of reading, its id and its short title."""

    @property
    def period(self) -> Period:
        """When it was."""
        return read_period(self.start, self.end)

    @property
    def begins(self) -> float:
        """Where it begins on a scale of years; where that is open or unknown, where it ends."""
        return self.period.dates[0].begins()

    @property
    def reaches(self) -> float:
        """Where all that may be of it ends, so far as it is known."""
        return self.period.dates[-1].ends()

    @property
    def lasts_until(self) -> float:
        """Where it ends: where it begins, if it is not said to have lasted; nowhere, if it goes on."""
        if self.period.end is Bound.OPEN:
            return inf
        only = self.period.dates[0]
        alone = len(self.period.dates) == 1 and only.first == only.last
        return self.begins if alone else self.reaches

    @property
    def year(self) -> int:
        """The year in which it begins; year 0 is 1 BCE."""
        return floor(self.begins)


@once
def read_events(domain: EditionDomain) -> list[Event]:
    """Return what the timeline draws."""
    return [
        Event(
            id=entry.id,
            name=entry.name,
            start=entry.text("start"),
            end=entry.text("end"),
            certainty=entry.text("certainty"),
            category=entry.text("category"),
            texts=list_texts(domain, entry.id),
        )
        for entry in domain.drawn()
    ]


def list_texts(domain: EditionDomain, entry: str) -> tuple[tuple[int, str, str], ...]:
    """Return the texts that speak of an entry, in the order of reading."""
    found = (*domain.occurrences(entry), *domain.mentions(entry))
    of = {text.id for text, _places in found}
    texts = enumerate(domain.texts())
    return tuple((place, text.id, text.short_title) for place, text in texts if text.id in of)


def spell_event_date(event: Event) -> str:
    """Return the date of an event in words, with a remark where it is inferred."""
    # A space that does not break: the words about the date stay on one line.
    inferred = _(CERTAINTIES["inferred"]).replace(" ", "\N{NO-BREAK SPACE}")
    words = f" ({inferred})" if event.certainty == "inferred" else ""
    return spell_dates(event.start, event.end) + words


def name_year(start: str, end: str = "") -> str:
    """Return under which year an event stands; under the decade or the century, if no more is known."""
    date = read_period(start, end).dates[0]
    if date.first == date.last:
        return spell_years(date.first, date.last)
    return spell_period(Period(date), spoken())


def name_category(category: str) -> str:
    """Return what a reader sees of a category of events."""
    return category.replace("-", " ").title()


def in_order(events: Iterable[Event]) -> list[Event]:
    """Return events in order of time."""
    return sorted(events, key=lambda event: (event.period.order, event.id))


def last_year(events: Iterable[Event]) -> int:
    """Return the last year of which events tell."""
    return max(date.last for event in events for date in event.period.dates)


def count_year(year: int) -> int:
    """Return the number of a year in its era, by which it is round."""
    return year if year > 0 else 1 - year
