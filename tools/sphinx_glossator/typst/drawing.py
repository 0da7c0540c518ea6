"""Draw the timeline for pages: in as many parts as it takes for each to fit on one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil
from typing import NamedTuple
from xml.etree import ElementTree

from sphinx_glossator.records import EventRecord
from sphinx_glossator.timeline import draw_timeline

WIDTH = 740
"""The width of a drawing in its own units, of which a page has two to the point."""

HEIGHT = 1250
"""The greatest height that a page can hold below a running head."""

VIEW_BOX = re.compile(r'viewBox="\S+ \S+ \S+ (?P<height>[\d.]+)"')
SVG = "{http://www.w3.org/2000/svg}"


class Drawing(NamedTuple):
    """A picture and its text alternative."""

    svg: str
    alt: str


def draw_pages(events: Sequence[EventRecord]) -> list[Drawing]:
    """Return the drawings of the events, none of which is higher than a page."""
    events = sorted(events, key=lambda event: (event.start, event.id))
    categories = list(dict.fromkeys(event.category for event in events))
    for parts in range(1, len(events) + 1):
        size = ceil(len(events) / parts)
        chunks = [events[start : start + size] for start in range(0, len(events), size)]
        drawn = [
            draw_timeline(
                chunk, links=False, colour="black", width=WIDTH, categories=categories
            )
            for chunk in chunks
        ]
        if parts == len(events) or all(_height(svg) <= HEIGHT for svg in drawn):
            return [Drawing(svg, _text_alternative(svg)) for svg in drawn]
    return []


def _height(svg: str) -> float:
    match = VIEW_BOX.search(svg)
    return float(match["height"]) if match else 0.0


def _text_alternative(svg: str) -> str:
    """Return the title and description that the drawing has for those who do not see it."""
    root = ElementTree.fromstring(svg)
    words = (root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc"))
    return ". ".join(filter(None, words))
