"""Fonts in files: of a package that holds data alone, of the edition's own, or inside Typst.

What is published of a font is what the words want, under the licence that the font itself names.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import regex

from sphinx_glossator.languages.scripts import SCRIPT_FONTS

if TYPE_CHECKING:
    from sphinx.config import Config

LICENCES = ("OFL*", "LICEN[CS]E*", "COPYING*")
"""What a file is called in which a font's licence stands."""

RESTRICTED = 0x0002
"""What a font says that no document may hold (the table OS/2, ``fsType``)."""

LEGAL_NAMES = (0, 14)
"""The names of a font that say whose it is, and where its licence stands."""


@dataclass(frozen=True)
class FontFile:
    """A font in a file.

    ``package``: that which brings it, "" for a file of the edition's own; ``made_for``: the characters that it
    is there for, as in a class of a regular expression, "" where nobody says; ``content``: the font, where the
    file holds it among other things.
    """

    path: Path
    package: str = ""
    made_for: str = ""
    content: bytes = b""

    @cached_property
    def font(self) -> Any:
        """The font, of which only the tables that are asked for are read."""
        from fontTools.ttLib import TTFont

        return TTFont(self.open(), lazy=True, recalcTimestamp=False)

    def open(self) -> BytesIO:
        """Return the bytes of the font, to be read."""
        return BytesIO(self.content or self.path.read_bytes())

    @cached_property
    def family(self) -> str:
        """The name of its family."""
        return str(self.font["name"].getBestFamilyName())

    @cached_property
    def characters(self) -> frozenset[str]:
        """The characters that it has."""
        return frozenset(map(chr, self.font.getBestCmap()))

    def find_own(self, signs: set[str]) -> set[str]:
        """Return those of some characters that it is there for, and has."""
        if not self.made_for:
            return set()
        pattern = regex.compile(f"[{self.made_for}]", regex.VERSION1)
        return {sign for sign in signs & self.characters if pattern.fullmatch(sign)}

    def rate(self, signs: set[str]) -> tuple[int, int]:
        """Return how good it is for some characters: how many it has of them, and then how few others."""
        return len(signs & self.characters), -len(self.characters)

    @property
    def style(self) -> tuple[bool, bool]:
        """Whether it is bold, and whether slanted."""
        says = self.font["OS/2"].fsSelection
        return bool(says & 1 << 5), bool(says & 1)

    @property
    def weight(self) -> int:
        """How heavy it is, from 100 to 900."""
        return int(self.font["OS/2"].usWeightClass)

    @property
    def is_variable(self) -> bool:
        """Whether it has every weight."""
        return "fvar" in self.font

    @property
    def may_be_held(self) -> bool:
        """Whether its makers let documents hold it."""
        return not self.font["OS/2"].fsType & RESTRICTED

    def measure(self, words: str) -> float:
        """Return how wide some words are, in ems."""
        widths, names = self.font["hmtx"], self.font.getBestCmap()
        return float(sum(widths[names[ord(sign)]][0] for sign in words)) / self.units

    @property
    def heights(self) -> tuple[float, float]:
        """How far a line of it goes up and down, in ems."""
        line = self.font["hhea"]
        return line.ascent / self.units, -line.descent / self.units

    @property
    def units(self) -> int:
        """How many of its units are an em."""
        return int(self.font["head"].unitsPerEm)

    def reduce(
        self, signs: Iterable[str], features: Iterable[str] = ("*",), packed: str = ""
    ) -> bytes:
        """Return the font with what these characters want, and its names, which say its licence.

        :param features: the features of OpenType that are wanted; ``packed``: ``woff`` or ``woff2``, for
            browsers; the second asks for Brotli.
        """
        from fontTools.subset import Options, Subsetter
        from fontTools.ttLib import TTFont

        logging.getLogger("fontTools").setLevel(logging.ERROR)  # it tells each table that it cuts
        font = TTFont(self.open(), recalcTimestamp=False)
        options = Options(
            layout_features=[*features],
            name_IDs=[*LEGAL_NAMES] if packed else ["*"],
            hinting=False,
            notdef_outline=True,
            desubroutinize=bool(packed),  # larger, but it packs better
        )
        subsetter = Subsetter(options)
        subsetter.populate(text="".join(sorted(signs)))
        subsetter.subset(font)
        font.flavor = packed or None
        written = BytesIO()
        font.save(written)
        return written.getvalue()

    def find_licence(self) -> str:
        """Return the words of its licence, from a file beside it or in its package; "" where there is none."""
        files = list_licences(self.path.parent)
        if self.package:
            files += list_licences(self.path.parent.parent)
        try:
            said = distribution(self.package).files or [] if self.package else []
        except PackageNotFoundError:
            said = []
        files += [Path(str(f.locate())) for f in said if any(map(f.match, LICENCES))]
        return next((file.read_text("utf-8", "replace") for file in files), "")


def list_licences(folder: Path) -> list[Path]:
    """Return the files in a folder in which a licence stands."""
    return [file for name in LICENCES for file in sorted(folder.glob(name)) if file.is_file()]


def find_fonts(config: Config, folder: Path) -> list[list[FontFile]]:
    """Return the fonts that the edition names: of each family the plain one, and then the others."""
    families: dict[str, list[FontFile]] = {}
    for name in config.edition_fonts:
        script = SCRIPT_FONTS.get(name)
        package = script.package if script else ""
        for file in list_font_files(package, folder / name):
            font = FontFile(file, package, script.characters if script else "")
            wanted = script is None or (
                font.family == script.family and not (script.plain and any(font.style))
            )
            if wanted and font.may_be_held:
                families.setdefault(font.family, []).append(font)
    return [sorted(family, key=lambda font: font.style) for family in families.values()]


def list_font_files(package: str, given: Path | None = None) -> list[Path]:
    """Return the files with fonts of a package, or of a folder, or the one that is given."""
    if package:
        spec = find_spec(package)
        given = Path(spec.origin).parent if spec and spec.origin else None
    if given is None or given.is_file():
        return [given] if given else []
    return sorted(file for end in ("ttf", "otf") for file in given.rglob(f"*.{end}"))
