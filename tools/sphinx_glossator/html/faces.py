"""The face of the book on the screen too: of its fonts what the pages' words want, in files for browsers.

One family, ``Edition Serif``, is made of the fonts that the book is set in: that for Latin letters, and those
of other scripts which ``edition_fonts`` names. Each script is a file of its own, which a browser loads where
a page has letters of it. Which letters the pages have is read from their sources, so that it is known before
any page is written; other letters, and the signs of scripts that have thousands, are in faces of
the reader's system.

What nearly every page has of the book's own font is in files that come with the software, ``html/fonts``,
packed better than Python can by itself (``python tests/basic_faces.py --write``); the rest is made when an
edition is built.

Until a font is there, words stand in a face of the system that is made about as wide. ``face.js`` waits
for it, but not long, and then keeps to the other, so that nothing moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, combining
from zlib import crc32

from glossator_schema.inlines import has_italics
from sphinx_glossator.memory.hashing import digest, digest_file
from sphinx_glossator.page.font_files import FontFile, find_fonts, list_font_files
from sphinx_glossator.page.fonts import (
    choose_fonts,
    digest_fonts,
    find_font_paths,
    list_font_folders,
)
from sphinx_glossator.page.typst_fonts import REGULAR, list_typst_fonts

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

SHEET = "faces.css"
"""The style sheet that names the files."""

FAMILY = "Edition Serif"
"""What ``edition.css`` calls it."""

LATIN = ("Latn", "Zyyy", "Zinh")
"""The scripts of Latin letters, and of what all scripts have in common (ISO 15924)."""

LEFT_OUT = ("Hani", "Hira", "Kana", "Hang", "Bopo", "Zzzz")
"""Those of which some letters would be in another face than the rest, and what is no letter."""

BASIC = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 !\"$%&'()*+,-./:;?[]"
    "\N{NO-BREAK SPACE}–—‘’“”…"
)
"""What nearly every page has."""

OUTSIDE = re.compile(r"---\n(?:(?!---).*\n)*?book: false\n")
"""How a page begins that is in no book: of the software."""

BASIC_FILES = Path(__file__).parent / "fonts"
BASIC_FAMILY = "Libertinus Serif"
"""The font of which the basic letters come with the software."""

FEATURES = ("kern", "liga", "onum")
"""What is wanted of OpenType in the basic letters."""

MARKS = ("ccmp", "mark", "mkmk")
"""What is wanted where marks stand on letters; in scripts but those of Europe, all that the font has is."""

EUROPEAN = ("Latn", "Grek", "Cyrl")

SAMPLE = (
    "Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in "
    "Liberty, and dedicated to the proposition that all men are created equal."
)
"""Words whose width is compared."""


class Stand(NamedTuple):
    """A face of systems that is to be as wide as ours: its names, upright and slanted, and how wide it is.

    The widths are those of :data:`SAMPLE`, in ems: of Liberation Serif, which is as wide as Times New Roman,
    and of Noto Serif.
    """

    family: str
    names: tuple[tuple[str, ...], tuple[str, ...]]
    widths: tuple[float, float]


STANDS = (
    Stand(
        "Edition Times",
        (
            ("Times New Roman", "Liberation Serif"),
            ("Times New Roman Italic", "Liberation Serif Italic"),
        ),
        (69.50, 70.41),
    ),
    Stand(
        "Edition Noto",
        (("Noto Serif", "NotoSerif"), ("Noto Serif Italic", "NotoSerif-Italic")),
        (83.37, 81.07),
    ),
)


class Subset(NamedTuple):
    """What is published of a font: letters of one script, upright or slanted."""

    name: str
    font: FontFile
    letters: frozenset[str]
    script: str

    @property
    def slant(self) -> str:
        return "italic" if self.font.style[1] else "normal"

    @property
    def is_basic(self) -> bool:
        """Whether it comes with the software."""
        return self.letters <= set(BASIC) and self.font.family == BASIC_FAMILY

    @property
    def is_default(self) -> bool:
        """Whether its file is asked for every letter that no other has: every page has some of its own."""
        return self.script == LATIN[0] and self.letters <= set(BASIC)

    @property
    def features(self) -> tuple[str, ...]:
        """What is wanted of OpenType."""
        if self.letters <= set(BASIC):
            return FEATURES
        if self.script not in EUROPEAN:
            return ("*",)
        return MARKS if any(map(combining, self.letters)) else ()


def find_letters(app: Sphinx) -> str:
    """Return the characters that the sources of the pages have, each once, in order."""
    found = set(BASIC)
    for suffix in app.config.source_suffix:
        for path in Path(app.srcdir).rglob(f"*{suffix}"):
            source = path.read_text(encoding="utf-8", errors="ignore")
            if not OUTSIDE.match(source):
                found.update(source)
    return "".join(sorted(letter for letter in found if letter.isprintable()))


def digest_faces(letters: str, app: Sphinx) -> str:
    """Return a digest of all that the files are made from, without making them."""
    config, folder = app.config, Path(app.confdir)
    settings = [config.typst_fonts, config.typst_font_paths, config.edition_fonts]
    given = [*config.typst_font_paths, *list_font_folders(config.edition_fonts)]
    fonts = digest_fonts(find_font_paths(given, folder)) if given else ""
    return digest(
        [
            letters,
            repr(settings),
            fonts,
            version("typst"),
            version("fonttools"),
            digest_file(Path(__file__)),
        ]
    )


def make_face_files(letters: str, app: Sphinx) -> dict[str, bytes]:
    """Return the files that are published, and the sheet that names them; nothing where no font is found."""
    plan = plan_subsets(letters, app.config, Path(app.confdir))
    return dict(make_subsets(plan))


def plan_subsets(letters: str, config: Config, folder: Path) -> list[Subset]:
    """Return what is published, of which fonts; nothing without the book's Latin font.

    :param folder: from which the fonts of the settings are named.
    """
    latin = find_family(config, folder)
    families = [latin, *find_fonts(config, folder)] if latin else []
    scripts: dict[str, set[str]] = {}
    for letter in letters:
        scripts.setdefault(name_script(letter), set()).add(letter)
    plan = []
    for script, signs in sorted(scripts.items()):
        # The fonts that an edition names go before what the book's own has of their scripts.
        order = families if script == LATIN[0] else [*families[1:], *families[:1]]
        family = next((family for family in order if signs & family[0].characters), [])
        parts = {"": set(filter(is_letter, signs - set(BASIC))), "-basic": signs & set(BASIC)}
        for font in family if script not in LEFT_OUT else ():
            for part, some in parts.items():
                own = frozenset(some & font.characters)
                if own and not font.style[0] and (has_italics("".join(own)) or not font.style[1]):
                    slant = "-italic" if font.style[1] else ""
                    name = f"serif-{script.lower()}{part}{slant}"
                    plan.append(Subset(name, font, own, script))
    return plan


def find_family(config: Config, folder: Path) -> list[FontFile]:
    """Return the font of the book's Latin letters, upright and slanted: from Typst, or as the settings say."""
    chosen = choose_fonts(config.typst_fonts)["latin"]
    folders = find_font_paths(config.typst_font_paths, folder)
    files = [FontFile(path) for place in folders for path in list_font_files("", Path(place))]
    for name in [chosen] if isinstance(chosen, str) else chosen:
        given = [font for font in files if font.family == name and font.weight == REGULAR]
        if found := given or [*list_typst_fonts(name)]:
            return sorted((it for it in found if it.may_be_held), key=lambda font: font.style)
    return []


def is_letter(sign: str) -> bool:
    """Tell whether a sign is a letter, or a mark on one: others may be in any face."""
    return category(sign)[0] in "LM"


def name_script(letter: str) -> str:
    """Return the script of a letter (ISO 15924); of what all have in common that of Latin letters."""
    from fontTools.unicodedata import script

    found = str(script(letter))
    return LATIN[0] if found in LATIN else found


def make_subsets(plan: Iterable[Subset]) -> Iterator[tuple[str, bytes]]:
    """Yield the files that are published, by their names beside the sheet, and the sheet."""
    rules = []
    for subset in sorted(plan, key=lambda it: not it.is_default):
        kind = "woff2" if subset.is_basic else "woff"
        content = make_subset(subset)
        name = f"fonts/{subset.name}.{kind}"
        yield name, content
        address = f"{name}?v={crc32(content):08x}"
        rules.append(name_file(subset, f'src:url("{address}")format("{kind}")'))
    latin = {it.slant: it.font for it in plan if it.script == LATIN[0]}
    rules += [
        name_stand(stand, slant, latin[slant])
        for stand in STANDS
        for slant in ("normal", "italic")
        if slant in latin
    ]
    if rules:
        yield SHEET, "\n".join(rules).encode()


@cache
def make_subset(subset: Subset) -> bytes:
    """Return the file of some letters, for browsers."""
    if subset.is_basic:
        return (BASIC_FILES / f"{subset.name}.woff2").read_bytes()
    return subset.font.reduce(subset.letters, subset.features, packed="woff")


def name_file(subset: Subset, source: str) -> str:
    """Return the rule by which a browser loads a file for its letters.

    A font that the edition names for a script is called by its own name too: rules of its languages do so.
    """
    weight = "100 900" if subset.font.is_variable else str(REGULAR)
    says = [source, f"font-weight:{weight}", "font-display:swap"]
    if not subset.is_default:  # those that come later go before it, where they have a letter too
        says.append(f"unicode-range:{write_range(subset.letters)}")
    names = (FAMILY, subset.font.family) if subset.font.made_for else (FAMILY,)
    return "\n".join(write_face(name, subset.slant, *says) for name in names)


def name_stand(stand: Stand, slant: str, font: FontFile) -> str:
    """Return the rule by which a face of the system is as wide as ours, and stands on the same line."""
    at = slant == "italic"
    ratio = font.measure(SAMPLE) / stand.widths[at]
    ascent, descent = font.heights
    return write_face(
        stand.family,
        slant,
        "src:" + ",".join(f'local("{name}")' for name in stand.names[at]),
        f"size-adjust:{ratio:.2%}",
        f"ascent-override:{ascent / ratio:.2%}",
        f"descent-override:{descent / ratio:.2%}",
        "line-gap-override:0%",
    )


def write_face(family: str, slant: str, *says: str) -> str:
    return f'@font-face{{font-family:"{family}";font-style:{slant};{";".join(says)}}}'


def write_range(letters: Iterable[str]) -> str:
    """Return some letters as a range of CSS: ``U+20-7E,U+A9``."""
    numbered = enumerate(sorted(map(ord, letters)))
    runs = [[number for _, number in run] for _, run in groupby(numbered, lambda it: it[1] - it[0])]
    return ",".join(
        f"U+{run[0]:X}" if len(run) == 1 else f"U+{run[0]:X}-{run[-1]:X}" for run in runs
    )
