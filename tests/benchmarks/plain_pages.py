"""The edition's words as plain Sphinx pages: what a benchmark of the extension compares itself with.

Texts, notes, glossary, people, timeline, hand-written pages and citations are ordinary Markdown
paragraphs; nothing in them is the extension's.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from glossator.model import AnchoredText
from glossator.myst.inline import escape
from glossator.project import Edition, Project

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


def strip(markup: str) -> str:
    """Return MyST without what the extension brings: its roles become words, its directives go."""
    markup = re.sub(r"(?ms)^(:{3,}|`{3,})\{edition:.*?^\1$", "", markup)
    markup = re.sub(r"\{(?:zh|zh-hant|term|doc|edition:ref)\}`([^`<]*)(?:<[^`]*>)?`", r"\1", markup)
    return re.sub(r"\[([^\]]*)\]\((?:term|person|event):[^)]*\)", r"\1", markup)


def write_pages(edition: Edition) -> dict[str, list[str]]:
    """Return the generated pages as lists of paragraphs."""
    pages = {f"texts/{text.text.id}.md": list(write_text(text)) for text in edition.texts}
    pages["glossary.md"] = ["# Glossary"]
    for term in edition.terms:
        prose = [term.definition, term.first_use and term.first_use.where, term.usage]
        pages["glossary.md"] += [f"## {term.headword}", f"{term.zh_hans} {term.pinyin}"]
        pages["glossary.md"] += [strip(part.words) for part in prose if part]
    pages["people.md"] = ["# People"]
    for person in edition.people:
        pages["people.md"] += [f"## {person.name}", f"{person.zh_hans} {person.office}"]
        pages["people.md"].append(strip(person.description.words))
    pages["timeline.md"] = ["# Timeline"]
    for event in edition.events:
        pages["timeline.md"] += [f"## {event.name}", event.start, strip(event.summary)]
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
