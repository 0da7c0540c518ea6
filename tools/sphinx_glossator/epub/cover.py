"""Draw the cover of the e-book, in the fonts of the printed one.

Typst draws it in a program of its own: it begins threads, and a process that has them lends no memory to others
that branch off it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import SphinxError

from sphinx_glossator.page.fonts import find_font_paths, list_families, list_font_folders
from sphinx_glossator.sphinx.release_date import spell_release_date
from sphinx_glossator.words.translation import fill_words, spoken

if TYPE_CHECKING:
    from sphinx.config import Config

COVER = "_static/edition-cover.png"
TEMPLATE = Path(__file__).parent / "cover.typ"
RESOLUTION = 254.0
"""Dots to the inch: 1200 by 1800 on the cover's 120 by 180 mm."""

PROGRAM = """
import json, sys
template, ppi, folders, told, sys.path[:] = json.load(sys.stdin)
import typst
fonts = typst.Fonts(include_system_fonts=False, font_paths=folders)
png = typst.compile(
    template.encode(), format="png", ppi=ppi, font_paths=fonts, ignore_system_fonts=True,
    sys_inputs={"told": told},
)
sys.stdout.buffer.write(png)
"""


def draw_cover(config: Config, confdir: Path) -> bytes:
    """Return a picture (PNG) with the edition's title, authors and version."""
    told = {
        "title": config.project,
        "author": config.author,
        "version": config.release or config.version,
        "date": spell_release_date(),
        "audience": config.edition_audience,
        "language": spoken().partition("-")[0],
        "fonts": list_families(config.typst_fonts),
    }
    named = [*config.typst_font_paths, *list_font_folders(config.edition_fonts)]
    folders = find_font_paths(named, confdir)
    template = fill_words(TEMPLATE.read_text(encoding="utf-8"))
    given = json.dumps((template, RESOLUTION, folders, json.dumps(told), sys.path))
    command = [sys.executable, "-P", "-c", PROGRAM]
    done = subprocess.run(command, input=given.encode(), capture_output=True)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise SphinxError(f"the cover cannot be drawn: {said}")
    return done.stdout
