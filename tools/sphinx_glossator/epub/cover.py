"""Draw the cover of the e-book, in the fonts of the printed one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_glossator.page.drawn import Drawing, draw
from sphinx_glossator.sphinx.release_date import spell_release_date

if TYPE_CHECKING:
    from sphinx.config import Config

COVER = "_static/edition-cover.png"
TEMPLATE = Path(__file__).parent / "cover.typ"
RESOLUTION = 254.0
"""Dots to the inch: 1200 by 1800 on the cover's 120 by 180 mm."""


def draw_cover(config: Config, confdir: Path) -> bytes:
    """Return a picture (PNG) with the edition's title, authors and version."""
    told = {
        "title": config.project,
        "author": config.author,
        "version": config.release or config.version,
        "date": spell_release_date(),
        "audience": config.edition_audience,
    }
    (picture,) = draw([Drawing(TEMPLATE, told, resolution=RESOLUTION)], config, confdir)
    return picture
