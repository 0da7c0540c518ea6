"""The words of an edition, free of what Glossator does with them: what its peers are given to publish."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from glossator.edition import Edition
from glossator.entry import Entry
from glossator.model import AnchoredText
from glossator.note_places import stands_after
from glossator.references import parse_bibliography
from glossator_schema.entries import ENTRY_KINDS
from glossator_schema.fields import Part

SHOWN = (Part.WORDINGS, Part.FACTS, Part.HEAD)
"""The parts of an entry that are shown in a line below its head."""


@dataclass(frozen=True)
class Words:
    """A block of a page, or its heading; each note on it is Markdown, as are editors' own words."""

    words: str
    level: int = 0
    """Of a heading, from 1 on; 0 for a paragraph."""
    notes: tuple[str, ...] = ()
    markdown: bool = False


def strip(markup: str) -> str:
    """Return MyST without what the extension brings: its roles become words, its directives go."""
    markup = re.sub(r"(?ms)^(:{3,}|`{3,})\{edition:.*?^\1$", "", markup)
    markup = re.sub(r"\{lang\}`\S+ ([^`]*)`", r"\1", markup)
    markup = re.sub(r"\{(?:zh|term|doc|edition:ref)\}`([^`<]*?) *(?:<[^`]*>)?`", r"\1", markup)
    return re.sub(r"\[([^\]]*)\]\((?:term|person|event):[^)]*\)", r"\1", markup)


def list_pages(edition: Edition, brief: bool = False) -> dict[str, list[Words]]:
    """Return the words of each text and of each kind of entry, by the name of the page.

    ``brief``: of a text no headnote, of an entry its name and what it first says.
    """
    pages = {f"texts/{text.text.id}": list(_list_text(text, brief)) for text in edition.texts}
    for kind in ENTRY_KINDS:
        entries = (
            part for entry in edition.entries[kind.name] for part in _list_entry(entry, brief)
        )
        pages[kind.page] = [Words(kind.title, level=1), *entries]
    return pages


def _list_text(anchored: AnchoredText, brief: bool) -> Iterator[Words]:
    text = anchored.text
    yield Words(text.bibliography.title, level=1)
    if anchored.headnote and not brief:
        yield Words(strip(anchored.headnote.body), markdown=True)
    notes: dict[str, tuple[str, ...]] = {}
    for resolved in anchored.notes:
        target = stands_after(resolved)
        notes[target] = (*notes.get(target, ()), strip(resolved.note.body))
    for block in (*text.blocks, *text.author_notes):
        level = getattr(block, "level", 0)
        yield Words(block.text, level + 1 if level else 0, notes.get(block.id, ()))


def _list_entry(entry: Entry, brief: bool) -> Iterator[Words]:
    yield Words(entry.name, level=2)
    prose = [Words(strip(prose.words), markdown=True) for _, prose in entry.prose()]
    if brief:
        yield from prose[:1]
        return
    values = [entry.values.get(field.name) for field in entry.kind.fields if field.part in SHOWN]
    facts = [" ".join(it.values()) if isinstance(it, Mapping) else str(it or "") for it in values]
    yield Words(" ".join(filter(None, facts)))
    yield from prose


def list_sources(file: Path) -> list[tuple[str, str]]:
    """Return what each entry of a bibliography says, and its address."""
    said = []
    for entry in parse_bibliography(file.read_text("utf-8"), file.name)[0]:
        fields = {name: re.sub("[{}]", "", value.words) for name, value in entry.fields.items()}
        words = [fields[name] for name in ("author", "title", "year") if name in fields]
        said.append((". ".join(words), fields.get("url", "")))
    return said
