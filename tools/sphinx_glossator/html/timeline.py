"""Write the timeline as HTML: a lane for each category, in which every event is a link to its entry.

Whatever stands at a date carries two shares of the width: ``--u`` of a scale that gives crowded years
more room, ``--t`` of an even one. The style sheet places by the one or the other, and a script that zooms
makes the lanes wider, nothing else.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from html import escape
from math import ceil, floor

from sphinx_glossator.views.timeline import (
    SHAPES,
    Event,
    count_year,
    in_order,
    last_year,
    name_category,
    spell_event_date,
)
from sphinx_glossator.words.dates import spell_years
from sphinx_glossator.words.translation import N_, _, ngettext

CROWD = 0.75
"""How much of the width is given out by the number of events, the rest by the years."""

MARGIN = 0.02
"""The share of the width that stays free at either end."""

ERA_MARGIN = 0.045
"""The same where an era stands beside the years."""

LEGEND = N_(
    "Years in which much happens have more room. A hollow marker: the date is inferred; "
    "a bar: how long it took."
)

DIGIT = 0.0095
"""The width of a digit of a year, or of a letter of its era, as a share of the narrowest lanes."""

Scale = Callable[[float], float]


def write_lanes(events: Sequence[Event]) -> str:
    """Return the lanes and their tools, or nothing for no events."""
    if not events:
        return ""
    events = in_order(events)
    starts = [event.begins for event in events]
    last = max(event.reaches for event in events)
    crowded, even = make_scales(starts, last)
    categories = list(dict.fromkeys(event.category for event in events))
    lanes = "".join(
        _write_lane(category, i, [e for e in events if e.category == category], last, crowded, even)
        for i, category in enumerate(categories)
    )
    years = spell_years(floor(starts[0]), last_year(events))
    name = escape(_("Events, {}").format(years))
    return (
        f'<svg width="0" height="0" aria-hidden="true">{_write_shapes(len(categories))}</svg>'
        f"{write_filter(events, categories)}\n"
        '<p class="timeline-tools">'
        f'<button type="button" data-zoom="0.5" aria-label="{escape(_("Zoom out"))}">−</button>'
        f'<button type="button" data-zoom="2" aria-label="{escape(_("Zoom in"))}">+</button>'
        f'<button type="button" data-scale aria-pressed="false">{escape(_("To scale"))}</button></p>\n'
        f'<div class="lanes-window" role="region" tabindex="0" aria-label="{name}">'
        '<div class="lanes">\n'
        f'<p class="axis" aria-hidden="true">{"".join(_write_ticks(starts, last, crowded, even))}</p>\n'
        f"{lanes}</div></div>\n"
        f"<figcaption>{escape(_(LEGEND), quote=False)}</figcaption>"
    )


def write_filter(events: Sequence[Event], categories: Sequence[str]) -> str:
    """Return the form by which a script shows some events alone: of some categories, or of some texts."""
    of_category = Counter(event.category for event in events)
    of_text = Counter(text for event in events for text in event.texts)
    silent = sum(not event.texts for event in events)
    kinds = [
        (category, f"{_use(shape)} {escape(name_category(category))}", of_category[category])
        for shape, category in enumerate(categories)
    ]
    texts = [
        (text, escape(title, quote=False), count)
        for (_place, text, title), count in sorted(of_text.items())
    ]
    if silent:
        texts.append((IN_NO_TEXT, escape(_("in no text"), quote=False), silent))
    count = ngettext("{} event", "{} events", len(events))
    return (
        f'<form class="timeline-filter" autocomplete="off" aria-label="{escape(_("Which events"))}">'
        + _write_choices("category", _("Category"), kinds)
        + _write_choices("text", _("Text"), texts)
        + f'<p class="timeline-shown"><output>{escape(count)}</output> '
        '<label><input type="checkbox" name="full"> '
        f"{escape(_('in full'), quote=False)}</label> "
        f'<button type="reset" disabled="">{escape(_("Show all"), quote=False)}</button></p></form>'
    )


IN_NO_TEXT = "none"
"""What the address says for the events of which no text speaks; no text can have this id but by intent."""


def _write_choices(name: str, legend: str, choices: Sequence[tuple[str, str, int]]) -> str:
    """Return boxes of which any may be ticked; where there is only one choice, none."""
    if len(choices) < 2:
        return ""
    boxes = "".join(
        f'<label><input type="checkbox" name="{name}" value="{escape(value)}">'
        f'<span>{words} <span class="times">{count}</span></span></label>'
        for value, words, count in choices
    )
    return f"<fieldset><legend>{escape(legend, quote=False)}</legend>{boxes}</fieldset>"


def make_scales(starts: Sequence[float], last: float) -> tuple[Scale, Scale]:
    """Return the scale that gives crowded years more room, and the even one; both from 0 to 1."""
    first, span = starts[0], (last - starts[0]) or 1
    margin = MARGIN if first >= 100 else ERA_MARGIN
    known = sorted(set(starts))

    def even(year: float) -> float:
        return margin + (1 - 2 * margin) * (year - first) / span

    def rank(year: float) -> float:
        """Count the events before a date, each spread evenly up to the next one."""
        i = bisect_right(known, year)
        if not i:
            return 0.0
        end = known[i] if i < len(known) else last
        before = sum(start <= known[i - 1] for start in starts)
        here = (year - known[i - 1]) / (end - known[i - 1]) if end > known[i - 1] else 0.0
        return before - 1 + min(here, 1.0)

    def crowded(year: float) -> float:
        share = rank(year) / len(starts)
        return CROWD * (margin + (1 - 2 * margin) * share) + (1 - CROWD) * even(year)

    return crowded, even


def _write_shapes(count: int) -> str:
    return "".join(
        f'<symbol id="timeline-shape-{i}" viewBox="-9 -9 18 18">'
        f'<path d="{SHAPES[i % len(SHAPES)]}"/></symbol>'
        for i in range(count)
    )


def _use(shape: int) -> str:
    return f'<svg aria-hidden="true"><use href="#timeline-shape-{shape}"/></svg>'


def _write_lane(
    category: str, shape: int, events: Sequence[Event], last: float, crowded: Scale, even: Scale
) -> str:
    name = escape(name_category(category))
    items = "".join(_write_event(event, shape, last, crowded, even) for event in events)
    return (
        f'<p class="lane-name" id="lane-{shape}"><span>{_use(shape)} {name} '
        f'<span class="times">{len(events)}</span></span></p>'
        f'<ul class="lane" aria-labelledby="lane-{shape}">{items}</ul>\n'
    )


def _write_event(event: Event, shape: int, last: float, crowded: Scale, even: Scale) -> str:
    start, end = event.begins, min(event.lasts_until, last)
    u, t = crowded(start), even(start)
    look = " ".join(
        filter(
            None, ["hollow" if event.certainty == "inferred" else "", "late" if u > 0.75 else ""]
        )
    )
    classes = f' class="{look}"' if look else ""
    bar = f";--du:{crowded(end) - u:.4f};--dt:{even(end) - t:.4f}" if end - start > 0.5 else ""
    return (
        f'<li{classes} style="--u:{u:.4f};--t:{t:.4f}{bar}">'
        f'<a href="#{escape(event.id)}">{_use(shape)}<span class="lane-label">'
        f"<i>{escape(spell_event_date(event))}</i> {escape(event.name)}</span></a></li>"
    )


def _write_ticks(
    starts: Sequence[float], last: float, crowded: Scale, even: Scale
) -> Iterator[str]:
    """Yield the years that may be named, the roundest first: a script shows those that have room."""
    step = 10 if last - starts[0] <= 1000 else 100
    between = range(ceil(starts[0]), floor(last))
    years = {floor(start) for start in starts} | {y for y in between if count_year(y) % step == 0}
    shown: list[tuple[float, float]] = []  # places, and widths
    for year in sorted(years, key=_order_ticks):
        at = max(float(year), starts[0])
        u = crowded(at)
        words = spell_years(year, year)
        width = (len(words) + 1) * DIGIT
        room = all(abs(u - other) > (width + beside) / 2 for other, beside in shown)
        if room:
            shown.append((u, width))
        yield (
            f'<span{"" if room else " hidden"} style="--u:{u:.4f};--t:{even(at):.4f}">{words}</span>'
        )


def _order_ticks(year: int) -> tuple[bool, bool, bool, int]:
    """Return by what a year is preferred to others: the rounder it is."""
    number = count_year(year)
    return number % 50 != 0, number % 10 != 0, number % 5 != 0, year
