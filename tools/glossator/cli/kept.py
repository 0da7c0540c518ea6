"""What the engine keeps between two runs in ``.glossator/``: what its checks found, and what was in order.

Both are plain data, of one state of the software, and have a digest: what is of other software, or damaged,
is not there. Where it cannot be written, or nothing but ``check`` was ever run, all of the work is done again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from glossator.cli.state import INPUTS
from glossator.cli.told import as_kept, from_kept
from glossator.diagnostics import Diagnostic
from glossator.files import EditionFiles
from glossator.fingerprint import fingerprint_installed, fingerprint_tree
from glossator.memo import Memo

FOUND = "found.json"
LINKED = "linked.json"
GOOD = "good.json"
"""The files: of what checks found, of where entries stand in texts, and of what was in order."""


@dataclass(frozen=True)
class Good:
    """An edition that was in order: its ``summary``, and the warnings that were ``told`` of it.

    ``told`` is ``None`` where it was not checked, and only its pages are known to be up to date.
    """

    summary: str
    told: list[Diagnostic] | None


class LastGood:
    """Knows whether the files of an edition are what they were when all was in order."""

    def __init__(self, project: EditionFiles) -> None:
        self.project = project
        self.path = project.workplace / GOOD
        self.files = self._digest()

    def _digest(self) -> str:
        """Return the digest of the files; "" where one cannot be read: nothing is known then."""
        try:
            return digest_inputs(self.project)
        except OSError:
            return ""

    def recall(self) -> Good | None:
        """Return what was found of just these files."""
        kept: Any = load(self.path) if self.files else None
        try:
            if kept["files"] != self.files:
                return None
            told = kept["told"]
            return Good(str(kept["summary"]), None if told is None else from_kept(told))
        except (LookupError, TypeError, ValueError):
            return None

    def remember(self, good: Good) -> None:
        """Keep what was found, unless a file changed while it was looked for."""
        if self.files and self._digest() == self.files:
            told = None if good.told is None else as_kept(good.told)
            kept = {"files": self.files, "summary": good.summary, "told": told}
            keep(self.project, self.path, kept)


def digest_inputs(project: EditionFiles) -> str:
    """Return a digest of all files that the engine reads or writes, by content.

    Raises :class:`OSError` where one cannot be read.
    """
    digest = hashlib.sha256()
    for name in (*INPUTS, "schemas"):
        path = project.root / name
        if path.is_dir():
            found = fingerprint_tree(path)
        else:
            found = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        digest.update(f"{name}\0{found}\0{path.is_symlink()}\0".encode())
    return digest.hexdigest()


class Store(Memo):
    """A memo of what editors' files say, with a file in ``.glossator/read/`` for each of them."""

    def __init__(self, project: EditionFiles) -> None:
        super().__init__()
        self.project = project
        self.folder = project.workplace / "read"

    def recall_by(self, key: str, find: Callable[[], Any]) -> Any:
        """Return what ``find`` returns; its ``key`` is that of its name and of all that it depends on."""
        return super().recall_by(key, partial(self._load, key, find))

    def _load(self, key: str, find: Callable[[], Any]) -> Any:
        """Return what is stored, or else what is found, which is stored then."""
        from glossator.stored import as_data, from_data  # only what is read pays for the import

        path = self.folder / f"{key}.json"
        data = load(path)
        if data is not None:
            with suppress(LookupError, TypeError, ValueError):
                return from_data(data)
        found = find()
        keep(self.project, path, as_data(found))
        return found

    def sweep(self) -> None:
        """Remove what nobody asked for, once all of an edition was read; if nothing was, all of it stays.

        What was asked for is in its files, and no longer in memory.
        """
        for path in self.folder.glob("*.json") if self.used else ():
            if path.stem not in self.used:
                path.unlink(missing_ok=True)
        self.used.clear()


def load_memo(project: EditionFiles, name: str = FOUND) -> Memo:
    """Return what was found before; ``name``: of the file that has it."""
    found = load(project.workplace / name)
    return Memo(found if isinstance(found, dict) else {})


def save_memo(project: EditionFiles, memo: Memo, name: str = FOUND) -> None:
    """Keep what was asked for, and nothing else."""
    if memo.used.keys() != memo.known.keys():
        keep(project, project.workplace / name, memo.used)


def load(path: Path) -> Any:
    """Return what was kept in a file by just this software; ``None`` where that cannot be said."""
    try:
        head, _, body = path.read_text(encoding="utf-8").partition("\n")
        return json.loads(body) if head == make_head(body) else None
    except (OSError, ValueError):
        return None


def keep(project: EditionFiles, path: Path, kept: Any) -> None:
    """Keep plain data in the edition's workplace, if it has one: to check an edition makes none."""
    if project.workplace.is_dir():
        save(path, kept)


def save(path: Path, kept: Any) -> None:
    """Keep plain data in a file, if it can be written."""
    body = json.dumps(kept, ensure_ascii=False)
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        new.write_text(f"{make_head(body)}\n{body}", encoding="utf-8")
        new.replace(path)


def make_head(body: str) -> str:
    """Return the first line of a file: by which software it was written, and the digest of the rest."""
    return f"{fingerprint_installed()} {hashlib.sha256(body.encode()).hexdigest()}"


def make_workplace(project: EditionFiles) -> Path:
    """Return the folder for what is of no interest to readers, which git is told to ignore."""
    folder = project.workplace
    folder.mkdir(exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
    return folder
