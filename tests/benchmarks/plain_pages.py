"""The edition's words as plain Sphinx pages: what the preview is compared with.

Texts, notes, glossary, people, timeline, hand-written pages and citations are ordinary Markdown
paragraphs; nothing in them is the extension's.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from edition_words import Words, list_pages, strip

from glossator.myst.inline import escape
from glossator.project import Project

CONF = """
project = "plain"
author = "nobody"
extensions = ["myst_parser", "sphinx_design", "sphinxcontrib.bibtex", "sphinx.ext.doctest"]
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence"]
bibtex_bibfiles = ["references.bib"]
bibtex_tooltips = False
html_theme = "furo"
smartquotes = False
html_copy_source = False
language = "en"
suppress_warnings = ["bibtex.duplicate_label"]
"""


def write_plain_project(root: Path, folder: Path) -> None:
    """Write the plain pages of the edition in ``root`` as a Sphinx project."""
    shutil.copytree(root / "docs", folder, ignore=shutil.ignore_patterns("conf.py"))
    (folder / "conf.py").write_text(CONF, encoding="utf-8")
    sources = folder / "references.bib"
    # The styles of BibTeX end in an error at a type, or without a year, that biblatex has another word for.
    plain = re.sub(r"(?m)^@\w+", "@misc", sources.read_text(encoding="utf-8"))
    sources.write_text(plain, encoding="utf-8")
    for path in folder.rglob("*.md"):
        path.write_text(strip(path.read_text(encoding="utf-8")), encoding="utf-8")
    for name, words in list_pages(Project(root).read()).items():
        (folder / f"{name}.md").write_text(write_page(words), encoding="utf-8")


def write_page(words: Iterable[Words]) -> str:
    """Return a page in MyST; its notes stand below the paragraphs that they are about."""
    parts = []
    for part in words:
        content = part.words if part.markdown else escape(part.words)
        parts.append(f"{'#' * part.level} {content}" if part.level else f"\u200b{content}")
        parts += part.notes
    return "\n\n".join(parts) + "\n"
