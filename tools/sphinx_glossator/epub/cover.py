"""Draw the cover of the e-book, in the fonts of the printed one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import typst

from sphinx_glossator.page.fonts import find_font_paths, list_families, list_font_folders
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
        "fonts": list_families(config.typst_fonts),
    }
    fonts = typst.Fonts(
        include_system_fonts=False,
        font_paths=find_font_paths(
            [*config.typst_font_paths, *list_font_folders(config.edition_fonts)], confdir
        ),
    )
    png = typst.compile(
        TEMPLATE,
        format="png",
        ppi=RESOLUTION,
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs={"told": json.dumps(told)},
    )
    assert isinstance(png, bytes)
    return png
