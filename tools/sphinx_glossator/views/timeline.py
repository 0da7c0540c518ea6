"""The timeline: a drawing of all events, made when a page is written.

1. A strip on top is to scale: it shows how the events bunch, and how long each took.
2. A key gives each category its lane and its marker.
3. The list takes the events one by one, in order but not to scale: a long gap is drawn as a break.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width

from sphinx_glossator.words.dates import CERTAINTIES, spell_dates

if TYPE_CHECKING:
    from sphinx_glossator.memory.domain import EditionDomain

# All lengths are in units of the drawing; on a phone, its 480 units are some 350 pixels.
WIDTH, SIZE, SMALL, LEADING = 480, 18, 16, 22
FIRST_LANE, LANE_PITCH, LANES_WIDTH, LABEL_GAP = 62, 16, 128, 19
RADIUS = 9  # of the room that a marker keeps free
RULE_SPACE, SKIPPED_YEAR = 20, 5  # below a rule, and above it for each year without events
BREAK_YEARS, BREAK_HEIGHT = 10, 56
WORD_SPACE = 10
STRIP_MARGIN, TICK_SPACE, STRIP_HEIGHT = 20, 64, 110

FAINT = 'fill="none" stroke="currentColor" stroke-opacity=".4"'
HOLLOW = 'fill="none" stroke="currentColor" stroke-width="1.8"'
ITALIC, BOLD, CENTRED = 'font-style="italic"', 'font-weight="bold"', 'text-anchor="middle"'

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


def read_events(domain: EditionDomain) -> list[Event]:
    """Return what the timeline draws."""
    fields = Event._fields[2:]
    return [Event(e.id, e.name, *map(e.text, fields)) for e in domain.drawn()]


class Frame(NamedTuple):
    """What all parts of one drawing share."""

    width: int
    lanes: dict[str, float]  # where the lane of each category stands
    label: float  # where labels begin
    links: bool

    @property
    def letter(self) -> float:
        """The width of a letter, in ems: of a wide font where the font is the reader's own."""
        return 0.53 if self.links else 0.47


class Row(NamedTuple):
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


def draw_timeline(
    events: Sequence[Event],
    *,
    links: bool = True,
    colour: str = "currentColor",
    width: int = WIDTH,
    categories: Iterable[str] = (),
    strip: Sequence[Event] | None = None,
) -> str:
    """Return an SVG element, or nothing for no events; ``categories`` have the first lanes.

    ``strip``: the events of the strip, if not these; where it is empty, there is none.
    """
    if not events:
        return ""
    events = sorted(events, key=lambda event: (event.start, event.id))
    strip = events if strip is None else strip
    frame = _make_frame([*categories, *(event.category for event in events)], width, links)
    key, bottom = _draw_key(frame, STRIP_HEIGHT if strip else 0)
    rows = list(_place_rows(events, frame, bottom))
    parts = [_describe(events), *([_draw_strip(strip, frame)] if strip else []), key]
    parts += [_draw_row(row, frame) for row in rows]
    # An image would hide its links from a screen reader; and only a page has a font to inherit.
    role, font = ("group", "") if links else ("img", ' font-family="Libertinus Serif, serif"')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {rows[-1].bottom}" '
        'style="width:100%;max-width:34em;height:auto;overflow:visible" '
        f'role="{role}" aria-labelledby="timeline-title" aria-describedby="timeline-words" '
        f'color="{escape(colour)}" fill="currentColor"{font}>\n' + "\n".join(parts) + "\n</svg>"
    )


def _make_frame(categories: Iterable[str], width: int, links: bool) -> Frame:
    names = list(dict.fromkeys(categories))
    pitch = min(LANE_PITCH, LANES_WIDTH / len(names))
    lanes = {name: round(FIRST_LANE + i * pitch, 1) for i, name in enumerate(names)}
    return Frame(width, lanes, max(lanes.values()) + LABEL_GAP, links)


def _describe(events: Sequence[Event]) -> str:
    span = spell_dates(events[0].start[:4], max(event.end or event.start for event in events)[:4])
    words = (f"{spell_event_date(e)}: {e.name} ({name_category(e.category)})." for e in events)
    title = f'<title id="timeline-title">Timeline of events, {span}</title>\n'
    return f'{title}<desc id="timeline-words">{escape(" ".join(words))}</desc>'


def spell_event_date(event: Event) -> str:
    # A space that does not break: the words about the date stay on one line.
    inferred = CERTAINTIES["inferred"].replace(" ", "\N{NO-BREAK SPACE}")
    words = f" ({inferred})" if event.certainty == "inferred" else ""
    return spell_dates(event.start, event.end) + words


def name_category(category: str) -> str:
    return category.replace("-", " ").title()


def _draw_strip(events: Sequence[Event], frame: Frame) -> str:
    events = sorted(events, key=lambda event: (event.start, event.id))
    spans = [(decimal_year(e.start, 0), decimal_year(e.end or e.start, 1)) for e in events]
    first, last = int(min(spans)[0]), int(max(end for _, end in spans)) + 1
    scale = (frame.width - 2 * STRIP_MARGIN) / (last - first)
    xs = [STRIP_MARGIN + (start - first) * scale for start, _ in spans]
    lengths = [max(1.5, (end - start) * scale) for start, end in spans]
    bars = "".join(f"M{x:.1f} 60v-24h{w:.1f}v24z" for x, w in zip(xs, lengths, strict=True))
    ticks = {year: STRIP_MARGIN + (year - first) * scale for year in _ticks(first, last, scale)}
    marks = "".join(f"M{x:.1f} 60v6" for x in ticks.values())
    return (
        _draw_text(["To scale"], 0, 12, SMALL, ITALIC)
        + "".join(_draw_text([str(year)], x, 77, SMALL, CENTRED) for year, x in ticks.items())
        + f'<path fill-opacity=".7" d="{bars}"/>'
        f'<path {FAINT} d="M{STRIP_MARGIN} 60H{frame.width - STRIP_MARGIN}{marks}"/>'
    )


def decimal_year(date: str, missing: int) -> float:
    """Return a date as years; a part that is not known begins (0) or ends (1) with the span."""
    year, month, day = [*(int(part) for part in date.split("-")), 0, 0][:3]
    months = month - 1 + ((day - 1) / 31 if day else missing)
    return year + (months / 12 if month else missing)


def _ticks(first: int, last: int, scale: float) -> range:
    """Return round years, so far apart that their numbers do not meet."""
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 9999) if s * scale >= TICK_SPACE)
    return range(-(-first // step) * step, last + 1, step)


def _draw_key(frame: Frame, top: int) -> tuple[str, int]:
    """Draw the heads of the lanes, as stairs, so that no lines cross; return also the bottom."""
    parts = [_draw_text(["One by one, not to scale"], 0, top + 12, SMALL, ITALIC)]
    labels = {category: _wrap(name_category(category), frame, SMALL) for category in frame.lanes}
    y, bottom = top + 42, top + 42 + LEADING * (1 + sum(map(len, labels.values())))
    for category, lines in labels.items():
        line = f'<path {FAINT} d="M{frame.lanes[category]:g} {y + RADIUS}V{bottom}"/>'
        marker = _draw_marker(category, y, frame)
        parts += [line, marker, _draw_text(lines, frame.label, y, SMALL)]
        y += LEADING * len(lines)
    parts += [_draw_text([f"Hollow: {CERTAINTIES['inferred']}"], frame.label, y, SMALL, ITALIC)]
    return "".join(parts), bottom


def _place_rows(events: Sequence[Event], frame: Frame, top: int) -> Iterator[Row]:
    before = int(events[0].start[:4]) - 1  # so that the first year is a new one
    for event in events:
        gap = int(event.start[:4]) - before
        rule = top + (BREAK_HEIGHT if gap >= BREAK_YEARS else SKIPPED_YEAR * max(0, gap - 1))
        date = _wrap(spell_event_date(event), frame, SMALL)
        name = _wrap(event.name, frame, SIZE)
        length = len(spell_event_date(event)) * SMALL * frame.letter
        length += len(event.name) * _letter_width(event.name, frame) * SIZE
        inline = length + WORD_SPACE <= frame.width - frame.label
        lines = 1 if inline else len(date) + len(name)
        bottom = rule + RULE_SPACE + LEADING * lines - 2
        yield Row(event, gap, top, rule, rule + RULE_SPACE, bottom, date, name, inline)
        before, top = before + gap, bottom


def _draw_row(row: Row, frame: Frame) -> str:
    event, hollow = row.event, row.event.certainty == "inferred"
    if row.inline:
        label = _draw_line(row.date[0], row.name[0], frame.label, row.y)
    else:
        label = _draw_text(row.date, frame.label, row.y, SMALL, ITALIC)
        label += _draw_text(row.name, frame.label, row.y + LEADING * len(row.date), SIZE)
    if frame.links:
        # The box cannot be seen; it makes the whole row easy to hit with a finger.
        box = f'y="{row.rule}" width="{frame.width}" height="{row.bottom - row.rule}" fill="none"'
        label = f'<a href="#{escape(event.id)}"><rect {box} pointer-events="all"/>{label}</a>'
    lanes = _draw_lanes(row, frame) + (_draw_break(row, frame) if row.gap >= BREAK_YEARS else "")
    year = _draw_text([str(int(event.start[:4]))], 0, row.y, SIZE, BOLD) if row.gap else ""
    return lanes + year + _draw_marker(event.category, row.y, frame, hollow) + label


def _draw_lanes(row: Row, frame: Frame) -> str:
    top = row.rule - 14 if row.gap >= BREAK_YEARS else row.top
    around = f"{row.y - RADIUS}m0 {2 * RADIUS}V"  # a marker may be hollow: no line goes through it
    path = f"M0 {row.rule}H{frame.width}" if row.gap else ""
    for category, x in frame.lanes.items():
        path += f"M{x:g} {top}V{around if category == row.event.category else ''}{row.bottom}"
    return f'<path {FAINT} d="{path}"/>'


def _draw_break(row: Row, frame: Frame) -> str:
    """Draw the torn ends of the lanes, and say how many years are between them."""
    waves = "q4-7 8 0t8 0" * round((frame.label - FIRST_LANE) / 16)
    tears = "".join(f"M{FIRST_LANE - 8} {y}{waves}" for y in (row.top, row.rule - 14))
    text = _draw_text([f"{row.gap} years later"], frame.label, row.rule - 35, SMALL, ITALIC)
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
    return wrap(
        text, max(1, int((frame.width - frame.label) / (_letter_width(text, frame) * size)))
    )


def _letter_width(text: str, frame: Frame) -> float:
    return 1 if any(east_asian_width(letter) in "WF" for letter in text) else frame.letter
