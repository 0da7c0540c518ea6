"""Print what a reader's browser loads for each text page: HTML, style sheets and scripts, in KB.

``python tests/benchmarks/page_weight.py`` reads ``build/html``, as ``glossator build`` left it, and fails
where a page is heavier than it may be.
"""

from __future__ import annotations

import gzip
from pathlib import Path

from bs4 import BeautifulSoup

LIMIT, LIMIT_COMPRESSED = 250, 100
"""What a text page may weigh with all that it loads, in KB (1,000 bytes)."""

HTML = Path(__file__).parents[2] / "build/html"


def loaded_files(page: Path) -> list[Path]:
    """Return the page and the files that it loads when it is opened."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    for template in soup("template"):  # what is in it is loaded when a reader asks for it
        template.decompose()
    names = [tag["href"] for tag in soup.select('link[rel="stylesheet"]')]
    names += [tag["src"] for tag in soup.select("script[src], img[src]")]
    return [page, *{(page.parent / str(name).partition("?")[0]).resolve(): None for name in names}]


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
