"""Conversion again and again in one process: a file that is as it was is not read again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from glossator.cli.check import find_pages_in_the_way
from glossator.diagnostics import EditionError
from glossator.edition import Edition
from glossator.entry import Entry
from glossator.files import find_files
from glossator.generated import write_pages
from glossator.ledger import Ledger
from glossator.model import Apparatus, Text
from glossator.project import Project
from glossator_schema.entries import EntryKind

Read = TypeVar("Read")

OF_OTHERS = ("notes.md", "ledger.yaml")
"""The files in the folder of a text that are read by themselves."""


class RememberingProject(Project):
    """An edition on disk that remembers what it read, by the bytes of all files that it was read from."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.remembered: dict[tuple[str, Path], tuple[object, object]] = {}
        self.pages: dict[str, tuple[object, str]] = {}

    def remember(self, path: Path, files: Iterable[Path], read: Callable[[], Read]) -> Read:
        """Return what is read from some files, anew if their bytes are others."""
        found = [(file, self.bytes(file)) for file in files]
        key = (read.__qualname__, path)
        known, value = self.remembered.get(key, (None, None))
        if known != found:
            value = read()
            self.remembered[key] = (found, value)
        return value  # type: ignore[return-value]

    def read_text(self, folder: Path) -> Text:
        files = [path for path in find_files(folder, "") if path.name not in OF_OTHERS]
        return self.remember(folder, files, lambda: Project.read_text(self, folder))

    def read_notes(self, folder: Path) -> Apparatus:
        path = folder / "notes.md"
        files = [path] if self.has(path) else []
        return self.remember(path, files, lambda: Project.read_notes(self, folder))

    def read_entries(self, kind: EntryKind) -> tuple[Entry, ...]:
        path = self.root / "glossary" / kind.file
        files = [path] if self.has(path) else []
        return self.remember(path, files, lambda: Project.read_entries(self, kind))

    def read_ledger(self, text_id: str) -> Ledger:
        path = self.ledger_path(text_id)
        files = [path] if self.has(path) else []
        return self.remember(path, files, lambda: Project.read_ledger(self, text_id))

    def write_page(self, name: str, make: Callable[..., str], *given: object) -> str:
        """Return a generated page, written anew if it is made of something else than it was."""
        known, page = self.pages.get(name, (None, ""))
        if known != given:
            page = make(*given)
            self.pages[name] = (given, page)
        return page


def bring_up_to_date(project: RememberingProject) -> tuple[Edition, list[str]]:
    """Read the edition, and write its pages that are stale; return it and these.

    Raises :class:`EditionError` with what is wrong.
    """
    edition = project.read()
    if faults := find_pages_in_the_way(project, edition):
        raise EditionError(faults)
    return edition, write_pages(project.docs, edition.pages(project.write_page))
