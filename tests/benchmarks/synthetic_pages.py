"""Synthetic content, written as an edition of Glossator and as a project of Sphinx, MyST and furo alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from synthetic import NOTE, Synthetic, SyntheticText

CONF = """
project = "Synthetic"
author = "nobody"
copyright = "nobody"
version = release = "1"
html_theme = "furo"
smartquotes = False
"""

EDITION_CONF = f"""{CONF}
edition_release_date = "2026-01-01"
extensions = ["sphinx_glossator", "sphinx_design", "sphinxcontrib.bibtex"]
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence"]
bibtex_bibfiles = ["references.bib"]
bibtex_default_style = "edition"
"""

STOCK_CONF = f"""{CONF}
extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence"]
"""

REFERENCES = """
@misc{source-2000-one,
  title = {One},
  author = {Author, One},
  year = {2000},
  url = {https://example.org/one},
  note = {Accessed 1 January 2026},
}
"""

IN_CHINESE = "{zh-Hans: 词, zh-Hant: 詞, zh-Latn-pinyin: cí}"
"""What a term says in Chinese, if the schema wants it of every term."""

COLOPHON = """# Colophon

A source {cite:p}`source-2000-one`.

```{edition:witnesses}
```

```{bibliography}
```
"""


def write_all(folder: Path, files: dict[str, str]) -> None:
    """Write files below a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")


# --- an edition -----------------------------------------------------------------------------------


def write_edition(content: Synthetic, folder: Path) -> None:
    """Write seeds, glossary and hand-written pages; ``glossator convert`` makes the rest."""
    files = {
        "docs/conf.py": EDITION_CONF,
        "docs/references.bib": REFERENCES,
        "docs/index.md": write_index(content, "glossary", "colophon"),
        "docs/colophon.md": COLOPHON,
        "glossary/terms.yaml": "".join(_write_terms(content)),
    }
    for text in content.texts:
        files |= _write_seed(text)
    write_all(folder, files)


def write_index(content: Synthetic, *more: str) -> str:
    """Return the first page, which lists all others."""
    pages = "\n".join([*(f"texts/{text.id}" for text in content.texts), *more])
    return f"# Synthetic\n\n```{{toctree}}\n{pages}\n```\n"


def _write_terms(content: Synthetic) -> Iterator[str]:
    more = f", wordings: {IN_CHINESE}"
    for term in content.terms:
        forms = ", ".join(f'{{form: "{form}", case: any}}' for form in term.forms)
        yield (
            f'- {{id: term-c{term.number}, headword: "{term.forms[0]}", '
            f"definition: {term.definition}, forms: [{forms}]{more}}}\n"
        )


def _write_seed(text: SyntheticText) -> dict[str, str]:
    digest = hashlib.sha256(text.source.encode()).hexdigest()
    record = f"""id: {text.id}
witness:
  file: source.txt
  received_as: received.txt
  sha256: {digest}
bibliography:
  title: {text.title}
  short: {text.title}
  publication: Journal
  rights: none
  provenance: made for a measurement
structure:
  default: paragraph
emendations: []
"""
    notes = "\n".join(
        f":::{{edition:note}} on-{number}\n:kind: question\n:target: {text.id}-p{number}\n"
        f":quote: {paragraph.quote}\n\n{NOTE}\n:::\n"
        for number, paragraph in enumerate(text.paragraphs, 1)
        if paragraph.noted
    )
    folder = f"seeds/{text.id}"
    return {
        f"{folder}/source.txt": text.source,
        f"{folder}/record.yaml": record,
        f"{folder}/notes.md": notes,
    }


# --- Sphinx alone ---------------------------------------------------------------------------------


def write_stock(content: Synthetic, folder: Path) -> None:
    """Write the same content by what Sphinx and MyST bring: a glossary, labels, admonitions."""
    forms = {form for term in content.terms for form in term.forms}
    entries = "\n".join(
        "\n".join(term.forms) + f"\n  {term.definition}\n" for term in content.terms
    )
    files = {
        "conf.py": STOCK_CONF,
        "index.md": write_index(content, "glossary"),
        "glossary.md": f"# Glossary\n\n```{{glossary}}\n{entries}```\n",
    }
    for text in content.texts:
        files[f"texts/{text.id}.md"] = "\n".join(_write_stock_text(text, forms))
    write_all(folder, files)


def _write_stock_text(text: SyntheticText, forms: set[str]) -> Iterator[str]:
    yield f"# {text.title}\n"
    for number, paragraph in enumerate(text.paragraphs, 1):
        words = (f"{{term}}`{word}`" if word in forms else word for word in paragraph.words)
        yield f"({text.id}-p{number})=\n{' '.join(words)}\n"
        if paragraph.noted:
            yield f":::{{note}}\n{NOTE}\n:::\n"
