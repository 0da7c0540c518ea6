"""Print what a reader's browser loads for each text page: HTML, style sheets, scripts and fonts, in KB.

``python tests/benchmarks/page_weight.py`` reads ``build/html``, as ``glossator build`` left it, and fails
where a page is heavier than it may be.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

from bs4 import BeautifulSoup

LIMIT, LIMIT_COMPRESSED = 250, 100
"""What a text page may weigh with all that it loads, in KB (1,000 bytes)."""

OTHERWISE_SET = "aside, details, [hidden], .about-text, .text-header > :not(h1, .byline, .why)"
"""What a text's page has that is in a face of the system, or folded when it is opened."""

FACE = re.compile(r"@font-face\s*{([^}]*)}")
ADDRESS = re.compile(r'url\("?([^")]*)"?\)')
RANGE = re.compile(r"unicode-range:([^;}]*)")

HTML = Path(__file__).parents[2] / "build/html"


def loaded_files(page: Path) -> list[Path]:
    """Return the page and the files that it loads when it is opened."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    for template in soup("template"):  # what is in it is loaded when a reader asks for it
        template.decompose()
    names = [tag["href"] for tag in soup.select('link[rel="stylesheet"]')]
    names += [tag["src"] for tag in soup.select("script[src], img[src]")]
    files = {(page.parent / str(name).partition("?")[0]).resolve(): None for name in names}
    for element in soup.select(OTHERWISE_SET):
        element.decompose()
    letters = set(map(ord, soup.article.get_text()))
    sheets = [file for file in files if file.suffix == ".css"]
    fonts = {font: None for sheet in sheets for font in loaded_fonts(sheet, letters)}
    return [page, *files, *fonts]


def loaded_fonts(sheet: Path, letters: set[int]) -> Iterator[Path]:
    """Yield the fonts of a style sheet that are loaded for some letters, upright or slanted."""
    for rule in FACE.findall(sheet.read_text(encoding="utf-8")):
        address, wanted = ADDRESS.search(rule), RANGE.search(rule)
        if address and (wanted is None or any(map(is_within, letters, repeat(wanted[1])))):
            yield (sheet.parent / address[1].partition("?")[0]).resolve()


def is_within(letter: int, ranges: str) -> bool:
    """Tell whether a letter is in a range of CSS: ``U+20-7E,U+A9``."""
    for part in ranges.replace("U+", "").split(","):
        first, _, last = part.partition("-")
        if int(first, 16) <= letter <= int(last or first, 16):
            return True
    return False


if __name__ == "__main__":
    too_heavy = False
    for page in sorted((HTML / "texts").glob("*.html")):
        contents = [path.read_bytes() for path in loaded_files(page)]
        plain = sum(map(len, contents)) / 1000
        packed = sum(len(gzip.compress(content, mtime=0)) for content in contents) / 1000
        too_heavy |= plain > LIMIT or packed > LIMIT_COMPRESSED
        print(
            f"{page.stem:<18} {plain:6.0f} KB, {packed:4.0f} KB compressed, {len(contents)} files"
        )
    raise SystemExit(too_heavy)
