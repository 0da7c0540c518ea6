"""Fonts for scripts that the book's own fonts lack, or have no good form of: packages that hold data alone.

Each is an extra of this package (``pip install 'glossator[hebrew]'``), and is used where ``edition_fonts`` of
``conf.py`` names it: so no edition looks otherwise where more is installed. A PDF has of a font what it uses.
On a screen nothing is fetched: there a reader's own machine has faces, which are named here too. Which
languages are in a script, and which scripts have italics, nobody says here: CLDR and Unicode do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import regex

from glossator_schema.inlines import has_italics
from glossator_schema.scripts import FONT_EXTRAS
from glossator_schema.tags import list_languages_in


class ScriptFont(NamedTuple):
    """The font for some scripts, which are given by their codes (ISO 15924).

    ``faces``: what a reader's machine may have in its place; ``in_tags``: how tags (BCP 47) call the scripts,
    where they have a name for several; ``plain``: whether its plain face alone is of use for them.
    """

    package: str
    family: str
    faces: tuple[str, ...]
    scripts: tuple[str, ...]
    in_tags: tuple[str, ...]
    plain: bool

    @property
    def characters(self) -> str:
        """What it is used for, as in a class of a regular expression: what Unicode says that the scripts have.

        Marks that Latin letters or Chinese characters have too remain with the fonts of these.
        """
        own = "".join(rf"\p{{scx={script}}}" for script in self.scripts)
        return rf"[{own}]--[\p{{scx=Latn}}\p{{scx=Hani}}]"


PACKAGES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "arabic": ("fontpkg_amiri", "Amiri", ("Noto Naskh Arabic", "Geeza Pro", "Traditional Arabic")),
    "cyrillic": ("fontpkg_noto_serif", "Noto Serif", ()),
    "devanagari": (
        "pylopdf_fonts_hi",
        "Noto Serif Devanagari",
        ("Kohinoor Devanagari", "Mangal"),
    ),
    "greek": (
        "fontpkg_cardo",
        "Cardo",
        ("GFS Didot", "Gentium Plus", "Noto Serif", "Palatino Linotype", "DejaVu Serif"),
    ),
    "hebrew": (
        "pylopdf_fonts_he",
        "Noto Serif Hebrew",
        ("Frank Ruehl CLM", "New Peninim MT", "David"),
    ),
    "japanese": (
        "pylopdf_fonts_jp",
        "Noto Serif JP",
        ("Noto Serif CJK JP", "Hiragino Mincho ProN", "Yu Mincho"),
    ),
    "korean": (
        "pylopdf_fonts_ko",
        "Noto Serif KR",
        ("Noto Serif CJK KR", "AppleMyungjo", "Batang"),
    ),
    "thai": ("pylopdf_fonts_th", "Noto Serif Thai", ("Thonburi", "Leelawadee UI")),
}
"""What each extra installs, the family in it that a book is set in, and what a reader's machine may have in
its place."""

PLAIN_ALONE = frozenset({"greek"})
"""Extras whose bold and slanted faces have letters that are neither: half of the Greek of Cardo. Words that are
bold or slanted are set in another font of the book, or made so from the plain face."""

SCRIPT_FONTS = {
    name: ScriptFont(*PACKAGES[name], extra.scripts, extra.in_tags, name in PLAIN_ALONE)
    for name, extra in FONT_EXTRAS.items()
}
"""The fonts by the names of the extras."""


def list_screen_fonts() -> Iterator[ScriptFont]:
    """Yield the fonts that are faces on a screen too: the page's own face does for Cyrillic letters."""
    yield from (font for font in SCRIPT_FONTS.values() if font.faces)


@cache
def write_screen_rules() -> str:
    """Return the rules of a style sheet by which words in these scripts have their faces on a screen."""
    rules, upright = [], []
    for font in list_screen_fonts():
        selectors = [f":lang({tag})" for tag in list_languages_in(font.in_tags or font.scripts)]
        selectors += [f'[lang*="-{script}"]' for script in font.in_tags or font.scripts]
        slants = has_letters_with_italics(font.scripts)
        names = ", ".join(f'"{name}"' for name in (font.family, *font.faces))
        last = "var(--edition-serif)" if slants else "serif"  # which has letters of these scripts
        rules.append(f"{', '.join(selectors)} {{ font-family: {names}, {last}; }}")
        upright += [] if slants else selectors
    rules.append(f":is({', '.join(upright)}):not({LATIN}) {{ font-style: normal; }}")
    rules.append(f"{LATIN} {{ font-family: var(--edition-serif); }}")
    return "\n".join(rules)


LATIN = '[lang*="-Latn"]'
"""A transliteration: it is in Latin letters, whatever its language is written in."""


def has_letters_with_italics(scripts: Iterable[str]) -> bool:
    """Tell whether letters of some scripts are ever slanted."""
    return any(has_italics(find_letter(script)) for script in scripts)


def find_letter(script: str) -> str:
    """Return a letter of a script."""
    letter = regex.compile(rf"\p{{Script={script}}}")
    return next(
        sign for sign in map(chr, range(0x250, 0x20000)) if letter.match(sign) and sign.isalpha()
    )


@cache
def name_screen_uses() -> str:
    """Return by what a page is known that has such words: languages and scripts of its ``lang``."""
    fonts = [font.in_tags or font.scripts for font in list_screen_fonts()]
    tags = [f"lang-{tag}" for scripts in fonts for tag in list_languages_in(scripts)]
    return " ".join([*tags, *(f"script-{script}" for scripts in fonts for script in scripts)])
