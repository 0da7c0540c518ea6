"""An edition, read and resolved: what the page writers need, and the pages that it gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from glossator.entry import Entry
from glossator.ledger import FormerText, Ledger, find_former, moved_anchors
from glossator.model import AnchoredText
from glossator.myst.changes_page import write_changes_page
from glossator.myst.entry_page import write_entry_page
from glossator.myst.former_page import write_former_page
from glossator.myst.inline import mark_source
from glossator.myst.text_page import write_text_page
from glossator_schema.entries import ENTRY_KINDS, EntryKind


@dataclass(frozen=True)
class Edition:
    """Everything an edition is made of, resolved: what the page writers need."""

    texts: tuple[AnchoredText, ...]
    entries: Mapping[str, tuple[Entry, ...]]
    """The entries of each kind, by its name."""
    introductions: Mapping[str, str]
    """What the editors say at the heads of the pages of entries, by the name of the kind."""
    ledgers: Mapping[str, Ledger]
    """What was ever published: by text id, and "" for glossary and timeline."""
    changelog: str = ""
    """What the editors say of each version."""

    def pages(self) -> dict[str, str]:
        """Return every generated page: path below ``docs/`` -> MyST."""
        moved = moved_anchors(self.ledgers)
        former = self.former()
        pages = {
            f"texts/{text.text.id}.md": write_text_page(text, moved, former) for text in self.texts
        }
        pages |= {f"texts/{old.id}.md": write_former_page(old) for old in former}
        for kind in ENTRY_KINDS:
            if entries := self.entries[kind.name]:
                introduction = self.introduce(kind)
                pages[f"{kind.page}.md"] = write_entry_page(kind, entries, introduction, moved)
        if self.changelog:
            pages["changes.md"] = write_changes_page(
                self.changelog, self.ledgers, self.hidden(), former
            )
        return pages

    def former(self) -> tuple[FormerText, ...]:
        """Return the texts that were renamed or withdrawn: a page at each old address leads on."""
        return find_former(self.ledgers, [text.text.id for text in self.texts])

    def all_entries(self) -> tuple[Entry, ...]:
        """Return the entries of every kind, one kind after another."""
        return tuple(entry for entries in self.entries.values() for entry in entries)

    def introduce(self, kind: EntryKind) -> str:
        """Return what the editors say at the head of a page, with the place where they say it."""
        words = self.introductions[kind.name]
        if not words.strip():
            return ""
        line = words.count("\n", 0, len(words) - len(words.lstrip())) + 1
        return f"{mark_source(f'glossary/{kind.introduction}:{line}')}\n\n{words.strip()}"

    def hidden(self) -> set[str]:
        """Return the ids of the notes that students do not have."""
        notes = (resolved.note for text in self.texts for resolved in text.notes)
        return {note.id for note in notes if not note.for_students}

    def summary(self) -> str:
        """Say in a line what the edition has."""
        counts = {
            "texts": len(self.texts),
            "paragraphs": sum(len(text.text.paragraphs) for text in self.texts),
            "notes": sum(len(text.notes) for text in self.texts),
        } | {kind.plural: len(self.entries[kind.name]) for kind in ENTRY_KINDS}
        return ", ".join(f"{count} {name}" for name, count in counts.items())
