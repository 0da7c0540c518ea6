"""The timeline as an e-reader has it: a drawing of all events (SVG), each with a link to its entry.

1. A strip on top is to scale: it shows how the events bunch, and how long each took.
2. A key gives each category its lane and its marker.
3. The list takes the events one by one, in order but not to scale: a long gap is drawn as a break.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from math import floor
from textwrap import wrap
from typing import NamedTuple
from unicodedata import east_asian_width

from sphinx_glossator.views.timeline import (
    SHAPES,
    Event,
    count_year,
    in_order,
    last_year,
    name_category,
    spell_event_date,
)
from sphinx_glossator.words.dates import CERTAINTIES, spell_years
from sphinx_glossator.words.translation import _, ngettext

# All lengths are in units of the drawing; on a phone, its 480 units are some 350 pixels.
WIDTH, SIZE, SMALL, LEADING = 480, 18, 16, 22
FIRST_LANE, LANE_PITCH, LANES_WIDTH, LABEL_GAP = 62, 16, 128, 19
ERA_WIDTH = 26  # what the years are wider by where an era stands beside them
RADIUS = 9  # of the room that a marker keeps free
RULE_SPACE, SKIPPED_YEAR = 20, 5  # below a rule, and above it for each year without events
BREAK_YEARS, BREAK_HEIGHT = 10, 56
WORD_SPACE = 10
LETTER = 0.53  # the width of a letter of a wide font, in ems: the font is the reader's own
STRIP_MARGIN, TICK_SPACE, STRIP_HEIGHT = 20, 64, 110

FAINT = 'fill="none" stroke="currentColor" stroke-opacity=".4"'
HOLLOW = 'fill="none" stroke="currentColor" stroke-width="1.8"'
ITALIC, BOLD, CENTRED = 'font-style="italic"', 'font-weight="bold"', 'text-anchor="middle"'


class Frame(NamedTuple):
    """What all parts of one drawing share."""

    lanes: dict[str, float]  # where the lane of each category stands
    label: float  # where labels begin


class PlacedEvent(NamedTuple):
    """One event's place in the list."""

    event: Event
    gap: int  # years since the event before it
    top: int
    rule: int  # the height of the rule above a new year
    y: int  # the height of the marker and of the label's first line
    bottom: int
    date: list[str]  # the label's lines
    name: list[str]
    inline: bool  # the name stands on the line of the date


def draw_svg(events: Sequence[Event]) -> str:
    """Return an SVG element, or nothing for no events."""
    if not events:
        return ""
    events = in_order(events)
    frame = _make_frame(events)
    key, bottom = _draw_key(frame, STRIP_HEIGHT)
    rows = list(_place_rows(events, frame, bottom))
    parts = [_describe(events), _draw_strip(events), key, *(_draw_row(row, frame) for row in rows)]
    # An image would hide its links from a screen reader.
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {rows[-1].bottom}" '
        'style="width:100%;max-width:34em;height:auto;overflow:visible" '
        'role="group" aria-labelledby="timeline-title" aria-describedby="timeline-words" '
        'color="currentColor" fill="currentColor">\n' + "\n".join(parts) + "\n</svg>"
    )


def _make_frame(events: Sequence[Event]) -> Frame:
    names = list(dict.fromkeys(event.category for event in events))
    first = FIRST_LANE + (ERA_WIDTH if any(event.year < 100 for event in events) else 0)
    pitch = min(LANE_PITCH, LANES_WIDTH / len(names))
    lanes = {name: round(first + i * pitch, 1) for i, name in enumerate(names)}
    return Frame(lanes, max(lanes.values()) + LABEL_GAP)


def _describe(events: Sequence[Event]) -> str:
    span = spell_years(events[0].year, last_year(events))
    words = (f"{spell_event_date(e)}: {e.name} ({name_category(e.category)})." for e in events)
    heading = escape(_("Timeline of events, {}").format(span))
    title = f'<title id="timeline-title">{heading}</title>\n'
    return f'{title}<desc id="timeline-words">{escape(" ".join(words))}</desc>'


def _draw_strip(events: Sequence[Event]) -> str:
    spans = [(event.begins, event.reaches) for event in events]
    first, last = floor(min(spans)[0]), floor(max(end for _, end in spans)) + 1
    scale = (WIDTH - 2 * STRIP_MARGIN) / (last - first)
    xs = [STRIP_MARGIN + (start - first) * scale for start, _ in spans]
    lengths = [max(1.5, (end - start) * scale) for start, end in spans]
    bars = "".join(f"M{x:.1f} 60v-24h{w:.1f}v24z" for x, w in zip(xs, lengths, strict=True))
    ticks = {year: STRIP_MARGIN + (year - first) * scale for year in _ticks(first, last, scale)}
    marks = "".join(f"M{x:.1f} 60v6" for x in ticks.values())
    return (
        _draw_text([_("To scale")], 0, 12, SMALL, ITALIC)
        + "".join(
            _draw_text([spell_years(year, year)], x, 77, SMALL, CENTRED)
            for year, x in ticks.items()
        )
        + f'<path fill-opacity=".7" d="{bars}"/>'
        f'<path {FAINT} d="M{STRIP_MARGIN} 60H{WIDTH - STRIP_MARGIN}{marks}"/>'
    )


def _ticks(first: int, last: int, scale: float) -> list[int]:
    """Return round years, so far apart that their numbers do not meet."""
    room = TICK_SPACE if first >= 100 else 1.4 * TICK_SPACE  # an era stands beside the number
    steps = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
    step = next((step for step in steps if step * scale >= room), 10_000)
    return [year for year in range(first, last + 1) if count_year(year) % step == 0]


def _draw_key(frame: Frame, top: int) -> tuple[str, int]:
    """Draw the heads of the lanes, as stairs, so that no lines cross; return also the bottom."""
    parts = [_draw_text([_("One by one, not to scale")], 0, top + 12, SMALL, ITALIC)]
    labels = {category: _wrap(name_category(category), frame, SMALL) for category in frame.lanes}
    y, bottom = top + 42, top + 42 + LEADING * (1 + sum(map(len, labels.values())))
    for category, lines in labels.items():
        line = f'<path {FAINT} d="M{frame.lanes[category]:g} {y + RADIUS}V{bottom}"/>'
        marker = _draw_marker(category, y, frame)
        parts += [line, marker, _draw_text(lines, frame.label, y, SMALL)]
        y += LEADING * len(lines)
    parts += [
        _draw_text(
            [_("Hollow: {}").format(_(CERTAINTIES["inferred"]))], frame.label, y, SMALL, ITALIC
        )
    ]
    return "".join(parts), bottom


def _place_rows(events: Sequence[Event], frame: Frame, top: int) -> Iterator[PlacedEvent]:
    before = events[0].year - 1  # so that the first year is a new one
    for event in events:
        gap = event.year - before
        rule = top + (BREAK_HEIGHT if gap >= BREAK_YEARS else SKIPPED_YEAR * max(0, gap - 1))
        date = _wrap(spell_event_date(event), frame, SMALL)
        name = _wrap(event.name, frame, SIZE)
        length = len(spell_event_date(event)) * SMALL * LETTER
        length += len(event.name) * _letter_width(event.name) * SIZE
        inline = length + WORD_SPACE <= WIDTH - frame.label
        lines = 1 if inline else len(date) + len(name)
        bottom = rule + RULE_SPACE + LEADING * lines - 2
        yield PlacedEvent(event, gap, top, rule, rule + RULE_SPACE, bottom, date, name, inline)
        before, top = before + gap, bottom


def _draw_row(row: PlacedEvent, frame: Frame) -> str:
    event, hollow = row.event, row.event.certainty == "inferred"
    if row.inline:
        label = _draw_line(row.date[0], row.name[0], frame.label, row.y)
    else:
        label = _draw_text(row.date, frame.label, row.y, SMALL, ITALIC)
        label += _draw_text(row.name, frame.label, row.y + LEADING * len(row.date), SIZE)
    # The box cannot be seen; it makes the whole row easy to hit with a finger.
    box = f'y="{row.rule}" width="{WIDTH}" height="{row.bottom - row.rule}" fill="none"'
    title = f"<title>{escape(spell_event_date(event))}: {escape(event.name)}</title>"
    label = f'<a href="#{escape(event.id)}">{title}<rect {box} pointer-events="all"/>{label}</a>'
    lanes = _draw_lanes(row, frame) + (_draw_break(row, frame) if row.gap >= BREAK_YEARS else "")
    year = (
        _draw_text([spell_years(event.year, event.year)], 0, row.y, SIZE, BOLD) if row.gap else ""
    )
    return lanes + year + _draw_marker(event.category, row.y, frame, hollow) + label


def _draw_lanes(row: PlacedEvent, frame: Frame) -> str:
    top = row.rule - 14 if row.gap >= BREAK_YEARS else row.top
    around = f"{row.y - RADIUS}m0 {2 * RADIUS}V"  # a marker may be hollow: no line goes through it
    path = f"M0 {row.rule}H{WIDTH}" if row.gap else ""
    for category, x in frame.lanes.items():
        path += f"M{x:g} {top}V{around if category == row.event.category else ''}{row.bottom}"
    return f'<path {FAINT} d="{path}"/>'


def _draw_break(row: PlacedEvent, frame: Frame) -> str:
    """Draw the torn ends of the lanes, and say how many years are between them."""
    left = min(frame.lanes.values())
    waves = "q4-7 8 0t8 0" * round((frame.label - left) / 16)
    tears = "".join(f"M{left - 8:g} {y}{waves}" for y in (row.top, row.rule - 14))
    text = _draw_text(
        [ngettext("{} year later", "{} years later", row.gap)],
        frame.label,
        row.rule - 35,
        SMALL,
        ITALIC,
    )
    return f'<path {FAINT} stroke-width="1.5" d="{tears}"/>{text}'


def _draw_marker(category: str, y: int, frame: Frame, hollow: bool = False) -> str:
    """Draw the marker of a category in its lane, and the line from there to its label."""
    x, look = frame.lanes[category], HOLLOW if hollow else ""
    shape = SHAPES[list(frame.lanes).index(category) % len(SHAPES)]
    line = f'stroke-dasharray="1.5 4" d="M{x + RADIUS + 2:g} {y}H{frame.label - 5:g}"'
    marker = f'<path transform="translate({x:g} {y})" {look} d="{shape}"/>'
    return marker + f"<path {FAINT} {line}/>"


def _draw_text(lines: Iterable[str], x: float, y: int, size: int, look: str = "") -> str:
    """Draw lines of text, the middle of the first at a height."""
    words = ""
    for i, line in enumerate(lines):
        words += f'<tspan x="{x:g}" y="{y + 6 + i * LEADING}">{escape(line)}</tspan>'
    return f'<text font-size="{size}" {look}>{words}</text>'


def _draw_line(date: str, name: str, x: float, y: int) -> str:
    """Draw a date and a name on one line, the name where the date ends."""
    return (
        f'<text font-size="{SIZE}"><tspan x="{x:g}" y="{y + 6}" font-size="{SMALL}" {ITALIC}>'
        f'{escape(date)}</tspan><tspan dx="{WORD_SPACE}">{escape(name)}</tspan></text>'
    )


def _wrap(text: str, frame: Frame, size: int) -> list[str]:
    """Break a label into lines."""
    return wrap(text, max(1, int((WIDTH - frame.label) / (_letter_width(text) * size))))


def _letter_width(text: str) -> float:
    return 1 if any(east_asian_width(letter) in "WF" for letter in text) else LETTER
