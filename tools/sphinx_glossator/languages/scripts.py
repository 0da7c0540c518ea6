"""Fonts for scripts that the book's own fonts lack, or have no good form of: packages that hold data alone.

Each is an extra of this package (``pip install 'glossator[hebrew]'``), and is used where ``edition_fonts`` of
``conf.py`` names it: so no edition looks otherwise where more is installed. A PDF has of a font what it uses.
"""

from __future__ import annotations

from typing import NamedTuple


class ScriptFont(NamedTuple):
    """The font for a script. ``characters``: what it is used for, as in a class of a regular expression."""

    package: str
    family: str
    characters: str


SCRIPT_FONTS: dict[str, ScriptFont] = {
    "arabic": ScriptFont(
        "fontpkg_amiri",
        "Amiri",
        r"\u{600}-\u{6ff}\u{750}-\u{77f}\u{8a0}-\u{8ff}\u{fb50}-\u{fdff}\u{fe70}-\u{feff}",
    ),
    "cyrillic": ScriptFont("fontpkg_noto_serif", "Noto Serif", r"\u{400}-\u{52f}\u{1c80}-\u{1c8f}"),
    "greek": ScriptFont("fontpkg_cardo", "Cardo", r"\u{370}-\u{3ff}\u{1f00}-\u{1fff}"),
    "hebrew": ScriptFont(
        "pylopdf_fonts_he", "Noto Serif Hebrew", r"\u{590}-\u{5ff}\u{fb1d}-\u{fb4f}"
    ),
    "japanese": ScriptFont(
        "pylopdf_fonts_jp", "Noto Serif JP", r"\u{3040}-\u{30ff}\u{31f0}-\u{31ff}"
    ),
    "korean": ScriptFont(
        "pylopdf_fonts_ko", "Noto Serif KR", r"\u{1100}-\u{11ff}\u{3130}-\u{318f}\u{ac00}-\u{d7af}"
    ),
    "thai": ScriptFont("pylopdf_fonts_th", "Noto Serif Thai", r"\u{e00}-\u{e7f}"),
}
"""The fonts by the names of the extras."""
