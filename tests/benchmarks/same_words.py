"""The edition's words as one file for pandoc: notes are footnotes, the sources a list ready to print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from edition_words import Words, list_pages, list_sources

from glossator.project import Project

HEAD = "---\ntitle: The same words\nlang: en\n---"


def write_same_words(root: Path, file: Path) -> None:
    """Write texts, notes, entries and sources of the edition in ``root``."""
    words = [
        part for page in list_pages(Project(root).read(), brief=True).values() for part in page
    ]
    words.append(Words("Bibliography", level=1))
    words += [
        Words(f"{escape(said)} {f'<{address}>' if address else ''}", markdown=True)
        for said, address in list_sources(root / "docs/references.bib")
    ]
    file.write_text("\n\n".join([HEAD, *write_blocks(words)]) + "\n", encoding="utf-8")


def write_blocks(words: Iterable[Words]) -> Iterator[str]:
    """Yield the blocks of a file of pandoc's Markdown, each note after the block that it is about."""
    count = 0
    for part in words:
        content = write_prose(part.words) if part.markdown else escape(part.words)
        marks, notes = "", []
        for note in part.notes:
            count += 1
            marks += f"[^{count}]"
            notes.append(f"[^{count}]: " + write_prose(note).replace("\n", "\n    "))
        if content:
            yield f"{'#' * part.level} {content}{marks}".strip()
        yield from notes


def escape(words: str) -> str:
    """Return words of a text, in which pandoc finds no markup."""
    return re.sub(r"([\\`*_{}\[\]<>()#@$~^|\"'+\-.!:])", r"\\\1", " ".join(words.split()))


def write_prose(markdown: str) -> str:
    """Return editors' own words without their citations, which Glossator makes of the sources."""
    return re.sub(r" ?\{[\w:]+\}`[^`]*`", "", markdown)
