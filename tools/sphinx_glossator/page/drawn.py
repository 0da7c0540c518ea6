"""Pictures that the software draws of what an edition says of itself, in the fonts of its book.

Typst draws them in a program of its own: it begins threads, and a process that has them lends no memory to
others that branch off it.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sphinx.errors import SphinxError

from sphinx_glossator.page.fonts import find_font_paths, list_families, list_font_folders
from sphinx_glossator.words.translation import fill_words, spoken

if TYPE_CHECKING:
    from sphinx.config import Config

PROGRAM = """
import base64, json, sys
jobs, folders, sys.path[:] = json.load(sys.stdin)
import typst
fonts = typst.Fonts(include_system_fonts=False, font_paths=folders)
drawn = [
    typst.compile(
        template.encode(), format=kind, ppi=ppi, font_paths=fonts, ignore_system_fonts=True,
        sys_inputs={"told": told},
    )
    for template, kind, ppi, told in jobs
]
json.dump([base64.b64encode(picture).decode() for picture in drawn], sys.stdout)
"""


class Drawing(NamedTuple):
    """A picture to be drawn.

    ``template``: a file of Typst, to which ``told`` is given as JSON, with the families of the fonts and the
    language that the software speaks; ``resolution``: dots to the inch, of one that has dots.
    """

    template: Path
    told: dict[str, Any]
    kind: Literal["png", "svg"] = "png"
    resolution: float = 72.0

    def fill(self, config: Config) -> DrawingOrder:
        """Return all that the picture follows from, but for the fonts."""
        known = {"language": spoken().partition("-")[0], "fonts": list_families(config.typst_fonts)}
        template = fill_words(self.template.read_text(encoding="utf-8"))
        told = json.dumps(known | self.told, sort_keys=True)
        return DrawingOrder(template, self.kind, self.resolution, told)


class DrawingOrder(NamedTuple):
    """What Typst is given: a source, the kind of picture, dots to the inch, what the source is told (JSON)."""

    source: str
    kind: str
    resolution: float
    told: str


def draw(drawings: Sequence[Drawing], config: Config, confdir: Path) -> list[bytes]:
    """Return the pictures, in order.

    Raises :class:`~sphinx.errors.SphinxError` where Typst cannot draw one.
    """
    orders = tuple(drawing.fill(config) for drawing in drawings)
    try:
        return draw_apart(orders, tuple(list_drawing_folders(config, confdir)))
    except ValueError as error:
        names = ", ".join(dict.fromkeys(drawing.template.stem for drawing in drawings))
        raise SphinxError(f"{names}: the picture cannot be drawn: {error}") from error


def draw_apart(orders: Sequence[DrawingOrder], folders: Sequence[str]) -> list[bytes]:
    """Return the pictures that a program of its own draws, with fonts from some folders.

    Raises :class:`ValueError` with the last line that it says.
    """
    given = json.dumps((orders, folders, sys.path))
    command = [sys.executable, "-P", "-c", PROGRAM]
    done = subprocess.run(command, input=given.encode(), capture_output=True)
    if done.returncode:
        raise ValueError(done.stderr.decode(errors="replace").strip().rpartition("\n")[2])
    return [base64.b64decode(picture) for picture in json.loads(done.stdout)]


def list_drawing_folders(config: Config, confdir: Path) -> list[str]:
    """Return the folders of the fonts in which pictures are drawn."""
    named = [*config.typst_font_paths, *list_font_folders(config.edition_fonts)]
    return find_font_paths(named, confdir)


def describe_fonts(config: Config, confdir: Path) -> list[Any]:
    """Return what tells one state of the fonts from another: Typst, which has some, and files with the rest."""
    files = (
        [path.as_posix(), path.stat().st_size]
        for folder in list_drawing_folders(config, confdir)
        for path in sorted(Path(folder).rglob("*.[ot]t[fc]"))
    )
    return [version("typst"), *files]
