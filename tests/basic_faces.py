"""The files of the book's own font that come with the software: its basic letters, packed for browsers.

``python tests/basic_faces.py --write`` makes them anew from the fonts inside Typst, where these have changed
(``pip install '.[release]'``, for Brotli).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from sphinx_glossator.html.faces import BASIC, BASIC_FAMILY, BASIC_FILES, LATIN, Subset
from sphinx_glossator.page.typst_fonts import list_typst_fonts


def list_basic() -> Iterator[Subset]:
    """Yield what the files have."""
    for font in list_typst_fonts(BASIC_FAMILY):
        slant = "-italic" if font.style[1] else ""
        yield Subset(f"serif-{LATIN[0].lower()}-basic{slant}", font, frozenset(BASIC), LATIN[0])


if __name__ == "__main__" and "--write" in sys.argv:
    for subset in list_basic():
        content = subset.font.reduce(subset.letters, subset.features, packed="woff2")
        (BASIC_FILES / f"{subset.name}.woff2").write_bytes(content)
