"""Fonts in the book, for letters that an e-reader may lack: of each font the letters that the pages have.

An e-reader sets the book in its reader's own fonts. Those named in ``edition_fonts`` are used for the letters
of scripts other than Latin, by their script as in the PDF, whether or not a page says their language.
Of the fonts of languages that have a file of their own (:mod:`sphinx_glossator.languages`), rare characters
alone are. Other books hold no font.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx_glossator.epub.letters import Letters, Style, collect_letters
from sphinx_glossator.languages import LANGUAGES
from sphinx_glossator.page.font_files import FontFile, find_fonts, list_font_files

if TYPE_CHECKING:
    from sphinx.config import Config


class Face(NamedTuple):
    """A font as a book holds it: its name, its bytes, the rule that names it, its licence."""

    name: str
    content: bytes
    rule: str
    family: str
    licence: str


def choose_faces(
    letters: Letters, families: list[list[FontFile]]
) -> tuple[dict[FontFile, set[str]], dict[str, list[str]]]:
    """Return of which font which letters are used, and the families for each language, in their order.

    Words that are bold or slanted are in that face of the family, or else in its plain one. A face has all
    letters of its language: style sheets slant words too, and no word may be slanted in part.
    """
    used: dict[FontFile, set[str]] = {}
    chosen: dict[str, list[str]] = {}
    for tag in sorted({style.tag for style in letters}):
        own = {sign for style, signs in letters.items() if style.tag == tag for sign in signs}
        for family, its in divide_letters(own, families):
            chosen.setdefault(tag, []).append(family[0].family)
            for style, signs in letters.items():
                if style.tag == tag and signs & its:
                    font = choose_face(family, style)
                    used.setdefault(font, set()).update(its & font.characters)
    return {font: signs for font, signs in used.items() if signs}, chosen


def divide_letters(
    letters: set[str], families: list[list[FontFile]]
) -> list[tuple[list[FontFile], set[str]]]:
    """Return which families letters of one language are set in, and which letters in which.

    A letter is of the family that is there for its script, or of that which has most of what is left; of
    several, that which is made for fewest.
    """
    found: list[tuple[list[FontFile], set[str]]] = []
    left = set(letters)
    for family in families:
        if own := family[0].find_own(left):
            found.append((family, own))
            left -= own
    for family, own in found:  # accents and signs that scripts share are of the font around them
        own |= left & family[0].characters
        left -= own
    while left:
        best = max(families, key=lambda family: family[0].rate(left), default=None)
        if best is None or not (own := left & best[0].characters):
            break
        found.append((best, own))
        left -= own
    return found


def choose_face(family: list[FontFile], style: Style) -> FontFile:
    """Return the face of a family for a style: its own, or that which is nearest."""

    def distance(font: FontFile) -> tuple[int, int]:
        bold, italic = font.style
        return int(italic != style.italic), int(bold != style.bold and not font.is_variable)

    return min(family, key=distance)


def make_faces(
    pages: list[str], config: Config, folder: Path, kept: Path
) -> tuple[list[Face], str]:
    """Return the fonts that a book holds, and the rules for its style sheet.

    :param pages: all pages of the book, in XHTML; ``kept``: where fonts are kept that were reduced before.
    """
    faces: list[Face] = []
    rules: list[str] = []
    if config.edition_fonts:
        used, chosen = choose_faces(collect_letters(pages), find_fonts(config, folder))
        faces = [make_face(font, signs, kept) for font, signs in used.items()]
        rules += [name_families(f'[lang="{tag}"]', *names) for tag, names in chosen.items()]
    rare = {sign for page in pages if not page.isascii() for sign in set(page)}
    for language in LANGUAGES:
        left = {sign for sign in rare if language.is_rare(sign)}
        for package in language.font_packages if left else ():
            for file in list_font_files(package):
                font = FontFile(file, package)
                if font.family in language.fonts.values() and (signs := left & font.characters):
                    faces.append(make_face(font, signs, kept))
                    left -= signs
                    rules.append(name_families(f'[lang|="{language.tag[:2]}"]', font.family))
    return faces, "\n".join([*(face.rule for face in faces), *rules])


def name_families(selector: str, *families: str) -> str:
    """Return the rule by which words are set in families of which the book may have letters.

    ``selector``: what says their language, the whole page or some words in it; not all that lies within
    (``:lang``): code, and what a reader sets otherwise, keeps its own font.
    """
    names = ", ".join(f'"{family}"' for family in families)
    return f"{selector} {{ font-family: {names}, serif; }}"


def make_face(font: FontFile, signs: set[str], kept: Path) -> Face:
    """Return a font with some characters alone; one that was reduced in the same way before is taken again."""
    import fontTools

    content = font.path.read_bytes()
    key = hashlib.sha256(f"{fontTools.version} {''.join(sorted(signs))} ".encode() + content)
    file = kept / key.hexdigest()
    if not file.exists():
        kept.mkdir(parents=True, exist_ok=True)
        file.write_bytes(font.reduce(signs))
    bold, italic = font.style
    weight = "100 900" if font.is_variable else "bold" if bold else "normal"
    says = {
        "font-family": f'"{font.family}"',
        "font-weight": weight,
        "font-style": "italic" if italic else "normal",
        "src": f'url("fonts/{font.path.name}")',
    }
    rule = "; ".join(f"{key}: {value}" for key, value in says.items())
    licence = font.find_licence()
    return Face(
        font.path.name, file.read_bytes(), f"@font-face {{ {rule}; }}", font.family, licence
    )


def name_licences(faces: Iterable[Face]) -> Iterator[tuple[str, str]]:
    """Yield the licence of each family that a book holds, with the name of the file in which it stands."""
    told = {face.family: face.licence for face in faces if face.licence}
    for family, licence in sorted(told.items()):
        yield f"META-INF/fonts/{family.replace(' ', '-')}.txt", licence
