"""Fonts for scripts that the book's own fonts lack, or have no good form of: packages that hold data alone.

Each is an extra of this package (``pip install 'glossator[hebrew]'``), and is used where ``edition_fonts`` of
``conf.py`` names it: so no edition looks otherwise where more is installed. A PDF has of a font what it uses.
"""

from __future__ import annotations

from typing import NamedTuple


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


SCRIPT_FONTS: dict[str, ScriptFont] = {
    "arabic": ScriptFont("fontpkg_amiri", "Amiri", ("Arab",)),
    "cyrillic": ScriptFont("fontpkg_noto_serif", "Noto Serif", ("Cyrl",)),
    "greek": ScriptFont("fontpkg_cardo", "Cardo", ("Grek",)),
    "hebrew": ScriptFont("pylopdf_fonts_he", "Noto Serif Hebrew", ("Hebr",)),
    "japanese": ScriptFont("pylopdf_fonts_jp", "Noto Serif JP", ("Hira", "Kana")),
    "korean": ScriptFont("pylopdf_fonts_ko", "Noto Serif KR", ("Hang",)),
    "thai": ScriptFont("pylopdf_fonts_th", "Noto Serif Thai", ("Thai",)),
}
"""The fonts by the names of the extras."""
