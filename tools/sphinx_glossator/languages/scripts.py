"""Fonts for scripts that the book's own fonts lack, or have no good form of: packages that hold data alone.

Each is an extra of this package (``pip install 'glossator[hebrew]'``), and is used where ``edition_fonts`` of
``conf.py`` names it: so no edition looks otherwise where more is installed. A PDF has of a font what it uses.
"""

from __future__ import annotations

from typing import NamedTuple

from glossator_schema.scripts import FONT_EXTRAS


class ScriptFont(NamedTuple):
    """The font for some scripts, which are given by their codes (ISO 15924)."""

    package: str
    family: str
    scripts: tuple[str, ...]

    @property
    def characters(self) -> str:
        """What it is used for, as in a class of a regular expression: what Unicode says that the scripts have.

        Marks that Latin letters or Chinese characters have too remain with the fonts of these.
        """
        own = "".join(rf"\p{{scx={script}}}" for script in self.scripts)
        return rf"[{own}]--[\p{{scx=Latn}}\p{{scx=Hani}}]"


PACKAGES = {
    "arabic": ("fontpkg_amiri", "Amiri"),
    "cyrillic": ("fontpkg_noto_serif", "Noto Serif"),
    "devanagari": ("pylopdf_fonts_hi", "Noto Serif Devanagari"),
    "greek": ("fontpkg_cardo", "Cardo"),
    "hebrew": ("pylopdf_fonts_he", "Noto Serif Hebrew"),
    "japanese": ("pylopdf_fonts_jp", "Noto Serif JP"),
    "korean": ("pylopdf_fonts_ko", "Noto Serif KR"),
    "thai": ("pylopdf_fonts_th", "Noto Serif Thai"),
}
"""What each extra installs, and the family in it that a book is set in."""

SCRIPT_FONTS = {
    name: ScriptFont(*PACKAGES[name], extra.scripts) for name, extra in FONT_EXTRAS.items()
}
"""The fonts by the names of the extras."""
