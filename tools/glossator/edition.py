"""An edition, read and resolved: what the page writers need, and the pages that it gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath

from glossator.checks.matter import blank_out_code
from glossator.entry import Entry
from glossator.ledger import Anchor, FormerPage, Ledger, find_former, moved_anchors, page_anchors
from glossator.memo import Memo
from glossator.model import AnchoredText
from glossator.myst.changes_page import write_changes_page
from glossator.myst.entry_page import write_entry_page
from glossator.myst.former_page import write_former_page
from glossator.myst.inline import mark_source
from glossator.myst.text_page import write_text_page
from glossator.standing import HandWritten, make_standing, place_pages
from glossator_schema.credits import is_draft
from glossator_schema.entries import ENTRY_KINDS, EntryKind
from glossator_schema.front_matter import AUDIENCE, FRONT_MATTER


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
    origins: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """All that the page of a text follows from, as keys, by its id; "": the pages of entries."""
    memo: Memo = field(default_factory=Memo)
    """The pages that were written before."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """The pictures of the texts' figures, by path below ``docs/texts/``."""
    written: HandWritten = field(default_factory=HandWritten)
    """What people wrote in ``docs/``: what is missing there is made."""

    def generated(self) -> dict[str, str | bytes]:
        """Return every generated file of ``docs/``: the pages, and the pictures of texts."""
        pictures = {f"texts/{name}": content for name, content in self.pictures.items()}
        return {**self.pages(), **pictures}

    def pages(self) -> dict[str, str]:
        """Return every generated page: path below ``docs/`` -> MyST."""
        moved = moved_anchors(self.ledgers)
        former = self.former()
        pages = {
            f"texts/{text.text.id}.md": self.write_text(text, moved, former) for text in self.texts
        }
        pages |= {old.path: write_former_page(old, self.audience(old.now)) for old in former}
        for kind in ENTRY_KINDS:
            if self.has_page(kind):
                entries = self.entries[kind.name]
                introduction = self.introduce(kind)
                write = partial(write_entry_page, kind, entries, introduction, moved)
                origin = (*self.origins.get("", ()), kind.name, introduction)
                page = self.memo.recall("page", origin, write) if "" in self.origins else write()
                pages[f"{kind.page}.md"] = page
        if self.changelog:
            pages["changes.md"] = write_changes_page(
                self.changelog, self.ledgers, self.hidden(), former
            )
        return place_pages(pages | make_standing(self.written), self.written)

    def write_text(
        self,
        text: AnchoredText,
        moved: Mapping[str, Sequence[str]],
        former: Sequence[FormerPage],
    ) -> str:
        """Return the page of a text: the one that was written before from just the same."""
        write = partial(write_text_page, text, moved, former)
        origin = self.origins.get(text.text.id)
        page: str = self.memo.recall("page", origin, write) if origin else write()
        return page

    def former(self) -> tuple[FormerPage, ...]:
        """Return the texts and pages that were renamed or withdrawn: a page at each old address leads on."""
        return find_former(self.ledgers, [text.text.id for text in self.texts], self.page_anchors())

    def audience(self, page: str) -> str:
        """Return for whom a page is that people wrote, "" where it does not say: its id begins with a slash."""
        path = f"{page.removeprefix('/')}.md"
        front = FRONT_MATTER.match(self.written.pages.get(path, ""))
        said = front and AUDIENCE.search(front["data"])
        return said["audience"] if said else ""

    def has_page(self, kind: EntryKind) -> bool:
        """Tell whether a kind has a page: it has entries, or had some to which old links lead."""
        published = self.ledgers[""].anchors
        return bool(self.entries[kind.name]) or any(
            anchor.id.startswith(kind.prefix) for anchor in published
        )

    def page_anchors(self) -> dict[str, Anchor]:
        """Return what there is to be linked to in pages that are no text’s: these, and labelled places."""
        if not self.written.published:
            return {}
        made = [kind.page for kind in ENTRY_KINDS if self.has_page(kind)]
        made += ["changes"] * bool(self.changelog)
        made += [PurePosixPath(path).stem for path in make_standing(self.written)]
        written = {path: blank_out_code(words) for path, words in self.written.pages.items()}
        names = [PurePosixPath(path).with_suffix("").as_posix() for path in written]
        return page_anchors(dict.fromkeys((*names, *made)), written)

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

    @property
    def drafts(self) -> set[str]:
        """The ids of the notes that are left out of what is built."""
        notes = (resolved.note for text in self.texts for resolved in text.notes)
        return {note.id for note in notes if is_draft(note.options["state"])}

    def summary(self) -> str:
        """Say in a line what the edition has."""
        counts = {
            "texts": len(self.texts),
            "paragraphs": sum(len(text.text.paragraphs) for text in self.texts),
            "notes": sum(len(text.notes) for text in self.texts),
        } | {kind.plural: len(self.entries[kind.name]) for kind in ENTRY_KINDS}
        return ", ".join(f"{count} {name}" for name, count in counts.items())
