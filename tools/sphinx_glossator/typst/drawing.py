"""Draw the timeline for pages: in as many parts as it takes for each to fit on one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from xml.etree import ElementTree

from sphinx_glossator.records import EventRecord
from sphinx_glossator.timeline import draw_timeline

WIDTH = 740
"""The width of a drawing in its own units, of which a page has two to the point."""

FIRST_HEIGHT, HEIGHT = 720, 1310
"""The greatest height that fits below the head of a chapter, and on a page of its own."""

VIEW_BOX = re.compile(r'viewBox="\S+ \S+ \S+ (?P<height>[\d.]+)"')
SVG = "{http://www.w3.org/2000/svg}"


class Drawing(NamedTuple):
    """A picture and its text alternative."""

    svg: str
    alt: str


def draw_pages(events: Sequence[EventRecord]) -> list[Drawing]:
    """Return the drawings of the events, none of which is higher than a page."""
    remaining = sorted(events, key=lambda event: (event.start, event.id))
    categories = list(dict.fromkeys(event.category for event in remaining))
    drawings: list[Drawing] = []
    while remaining:
        limit = HEIGHT if drawings else FIRST_HEIGHT
        svg, taken = _fill_page(remaining, categories, limit, events)
        drawings.append(Drawing(svg, _text_alternative(svg)))
        remaining = remaining[taken:]
    return drawings


def _fill_page(
    events: Sequence[EventRecord],
    categories: Sequence[str],
    limit: float,
    whole: Sequence[EventRecord],
) -> tuple[str, int]:
    """Draw as many events as the height allows, at least one; return how many they are."""
    for taken in range(len(events), 0, -1):
        svg = draw_timeline(
            events[:taken],
            links=False,
            colour="black",
            width=WIDTH,
            categories=categories,
            strip=whole if limit == FIRST_HEIGHT else (),
        )
        if _height(svg) <= limit:
            break
    return svg, taken


def _height(svg: str) -> float:
    match = VIEW_BOX.search(svg)
    return float(match["height"]) if match else 0.0


def _text_alternative(svg: str) -> str:
    """Return the title and description that the drawing has for those who do not see it."""
    root = ElementTree.fromstring(svg)
    words = (root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc"))
    return ". ".join(filter(None, words))
