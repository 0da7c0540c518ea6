"""Compare the HTML build of the edition with a plain Sphinx build of the same words.

``python tests/benchmarks/html_build.py [runs]`` builds both from nothing, in turn, in processes of
their own, and prints the seconds of each and the ratio of the medians. The plain pages have the same
words (texts, notes, glossary, timeline, citations) as ordinary Markdown paragraphs, without anything
that is the extension's.
"""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from glossator.myst.inline import escape
from glossator.project import Edition, Project

ROOT = Path(__file__).parents[2]
CONF = """
project = "plain"
extensions = ["myst_parser", "sphinx_design", "sphinxcontrib.bibtex", "sphinx.ext.doctest"]
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence"]
bibtex_bibfiles = ["references.bib"]
html_theme = "furo"
smartquotes = False
nitpicky = True
html_copy_source = False
"""


def write_plain(edition: Edition, folder: Path) -> None:
    """Write the plain pages of the edition's words."""

    def plain(body: str) -> str:
        body = re.sub(r"\{zh(?:-hant)?\}`([^`]*)`|\{(?:term|doc)\}`([^`]*)`", r"\1\2", body)
        return re.sub(r"\[([^\]]*)\]\((?:term|event):[^)]*\)", r"\1", body)

    pages = {}
    for anchored in edition.texts:
        text = anchored.text
        parts = [f"# {escape(text.bibliography.title)}"]
        if anchored.headnote:
            parts.append(plain(anchored.headnote.body))
        notes: dict[str, list[str]] = {}
        for resolved in anchored.notes:
            notes.setdefault(resolved.span.target, []).append(plain(resolved.note.body))
        for block in (*text.blocks, *text.author_notes):
            level = getattr(block, "level", 0)
            parts.append(("#" * (level + 1) + " " if level else "\u200b") + escape(block.text))
            parts.extend(notes.get(block.id, ()))
        pages[f"texts/{text.id}.md"] = parts
    pages["glossary.md"] = ["# Glossary"]
    for term in edition.terms:
        pages["glossary.md"] += [f"## {term.headword}", f"{term.zh_hans} {term.pinyin}"]
        pages["glossary.md"].append(plain(term.definition.words))
    pages["timeline.md"] = ["# Timeline"]
    for event in edition.events:
        pages["timeline.md"] += [f"## {event.name}", event.start, plain(event.summary)]
    for name, parts in pages.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def time_build(docs: Path, out: Path, *options: str) -> float:
    """Build from nothing; return the seconds of the whole process."""
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", *options, str(docs), str(out)]
    start = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - start


def main(runs: int) -> None:
    """Print the figures of ``runs`` pairs of builds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain = folder / "plain"
        shutil.copytree(ROOT / "docs", plain, ignore=shutil.ignore_patterns("conf.py"))
        (plain / "conf.py").write_text(CONF)
        write_plain(Project(ROOT).read(), plain)
        pairs = [
            (time_build(ROOT / "docs", folder / "ours"), time_build(plain, folder / "theirs"))
            for _ in range(runs)
        ]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(
        f"edition {ours:.2f} s, plain {theirs:.2f} s, ratio {ours / theirs:.2f} (medians of {runs})"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
