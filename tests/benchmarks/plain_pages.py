"""The edition's words as plain Sphinx pages: what a benchmark of the extension compares itself with.

Texts, notes, glossary, people, timeline, hand-written pages and citations are ordinary Markdown
paragraphs; nothing in them is the extension's.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from glossator.edition import Edition
from glossator.model import AnchoredText
from glossator.myst.inline import escape
from glossator.project import Project
from glossator_schema.entries import ENTRY_KINDS
from glossator_schema.fields import Part

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
latex_engine = "xelatex"
latex_elements = {
    "preamble": r"\\usepackage{xeCJK}\\setCJKmainfont{Noto Serif CJK SC}",
    "fncychap": "",
}
suppress_warnings = ["bibtex.duplicate_label"]
"""


def write_plain_project(root: Path, folder: Path) -> None:
    """Write the plain pages of the edition in ``root`` as a Sphinx project."""
    shutil.copytree(root / "docs", folder, ignore=shutil.ignore_patterns("conf.py"))
    (folder / "conf.py").write_text(CONF)
    for path in folder.rglob("*.md"):
        path.write_text(strip(path.read_text(encoding="utf-8")), encoding="utf-8")
    for name, parts in write_pages(Project(root).read()).items():
        (folder / name).write_text("\n\n".join(parts) + "\n", encoding="utf-8")


SHOWN = (Part.WORDINGS, Part.FACTS, Part.HEAD)
"""The parts of an entry that are shown in a line below its head."""


def strip(markup: str) -> str:
    """Return MyST without what the extension brings: its roles become words, its directives go."""
    markup = re.sub(r"(?ms)^(:{3,}|`{3,})\{edition:.*?^\1$", "", markup)
    markup = re.sub(r"\{(?:zh|zh-hant|term|doc|edition:ref)\}`([^`<]*)(?:<[^`]*>)?`", r"\1", markup)
    return re.sub(r"\[([^\]]*)\]\((?:term|person|event):[^)]*\)", r"\1", markup)


def write_pages(edition: Edition) -> dict[str, list[str]]:
    """Return the generated pages as lists of paragraphs."""
    pages = {f"texts/{text.text.id}.md": list(write_text(text)) for text in edition.texts}
    for kind in ENTRY_KINDS:
        page = pages[f"{kind.page}.md"] = [f"# {kind.title}"]
        for entry in edition.entries[kind.name]:
            facts = [entry.text(field.name) for field in kind.fields if field.part in SHOWN]
            page += [f"## {entry.name}", " ".join(filter(None, facts))]
            page += [strip(prose.words) for _, prose in entry.prose()]
    return pages


def write_text(anchored: AnchoredText) -> Iterator[str]:
    """Yield the paragraphs of a text with its notes."""
    text = anchored.text
    yield f"# {escape(text.bibliography.title)}"
    if anchored.headnote:
        yield strip(anchored.headnote.body)
    notes: dict[str, list[str]] = {}
    for resolved in anchored.notes:
        notes.setdefault(resolved.span.target, []).append(strip(resolved.note.body))
    for block in (*text.blocks, *text.author_notes):
        level = getattr(block, "level", 0)
        yield ("#" * (level + 1) + " " if level else "\u200b") + escape(block.text)
        yield from notes.get(block.id, ())
