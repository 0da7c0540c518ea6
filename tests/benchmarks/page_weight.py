"""Print what a reader's browser loads for each text page: HTML, style sheets and scripts, in KB.

``python tests/benchmarks/page_weight.py`` reads ``build/html``, as ``glossator build`` left it.
"""

from __future__ import annotations

import gzip
from pathlib import Path

from bs4 import BeautifulSoup

HTML = Path(__file__).parents[2] / "build/html"


def loaded_files(page: Path) -> list[Path]:
    """Return the page and the files that it loads when it is opened."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    names = [tag["href"] for tag in soup.select('link[rel="stylesheet"]')]
    names += [tag["src"] for tag in soup.select("script[src], img[src]")]
    return [page, *{(page.parent / str(name).partition("?")[0]).resolve(): None for name in names}]


if __name__ == "__main__":
    for page in sorted((HTML / "texts").glob("*.html")):
        contents = [path.read_bytes() for path in loaded_files(page)]
        plain = sum(map(len, contents)) / 1000
        packed = sum(len(gzip.compress(content, mtime=0)) for content in contents) / 1000
        print(
            f"{page.stem:<18} {plain:6.0f} KB, {packed:4.0f} KB compressed, {len(contents)} files"
        )
