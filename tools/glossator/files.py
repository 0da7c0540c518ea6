"""The files of an edition, all of them: what cannot be looked at is told, never passed over.

Every path in a diagnostic is relative to the edition's folder, with forward slashes.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from errno import EACCES, EISDIR, ELOOP, ENOSPC, ENOTDIR, EPERM, EROFS
from pathlib import Path

from glossator.diagnostics import Code, fail
from glossator.encoding import decode_utf8, refuse_conflict


def find_files(folder: Path, suffix: str, *, deep: bool = True) -> list[Path]:
    """Return the files below a folder whose names end in ``suffix``, in order; ``deep``: its folders' too.

    A folder that is not there has none. Raises :class:`OSError`, with its path, for a folder that cannot be
    read, a link that leads nowhere or in a circle, and a name that should be a file and is none.
    """
    if not folder.exists() and not folder.is_symlink():
        return []
    return sorted(_walk(folder, suffix, deep, ()))


def find_folders(folder: Path) -> list[Path]:
    """Return the folders in a folder, in order; raises :class:`OSError` as :func:`find_files` does."""
    if not folder.exists() and not folder.is_symlink():
        return []
    entries = sorted(Path(entry.path) for entry in os.scandir(folder))
    return [path for path in entries if stat.S_ISDIR(path.stat().st_mode)]


def _walk(folder: Path, suffix: str, deep: bool, above: tuple[str, ...]) -> list[Path]:
    real = os.path.realpath(folder)
    if real in above:
        raise OSError(0, "the folder holds a link to itself; remove the link", str(folder))
    found: list[Path] = []
    for entry in os.scandir(folder):
        path = Path(entry.path)
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            if path.name.endswith(suffix):
                raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(path))
            if deep:
                found += _walk(path, suffix, deep, (*above, real))
        elif path.name.endswith(suffix):
            found.append(path)
    return found


def read_file(path: Path) -> bytes:
    """Return the content of a file; raises :class:`OSError` for what is no file: a pipe would never end."""
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise OSError(0, "it is no file but a pipe, socket or device; put a file there", str(path))
    return path.read_bytes()


REMEDIES = {
    EISDIR: "put a file of this name in its place",
    ENOTDIR: "put a folder of this name in its place",
    EACCES: "give yourself the right to read and write it",
    EPERM: "give yourself the right to read and write it",
    EROFS: "let the folder be on a disk that can be written",
    ENOSPC: "make room on the disk",
    ELOOP: "remove the link, which leads to itself",
}
"""What to do where the system refuses something."""


def say_access(error: OSError) -> str:
    """Return what the system says of a file, and what to do."""
    remedy = REMEDIES.get(error.errno or 0, "")
    return "; ".join(filter(None, (error.strerror or str(error), remedy)))


class EditionFiles:
    """The folder of an edition, ``root``: its files, or a fault for each that cannot be read."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def docs(self) -> Path:
        """The Sphinx source folder."""
        return self.root / "docs"

    @property
    def schemas(self) -> Path:
        """The folder of the JSON Schemas of the edition's data files."""
        return self.root / "schemas"

    @property
    def build(self) -> Path:
        """The folder of all output."""
        return self.root / "build"

    @property
    def workplace(self) -> Path:
        """The folder for what is of no interest to readers: the lock, doctrees, the edition in the making."""
        return self.root / ".glossator"

    def name(self, path: Path) -> str:
        """Return a path as diagnostics name it."""
        return path.relative_to(self.root).as_posix()

    def find(self, folder: str, suffix: str, *, deep: bool = True) -> list[Path]:
        """Return the files of a folder of the edition whose names end in ``suffix``, in order."""
        return self.look(lambda: find_files(self.root / folder, suffix, deep=deep))

    def look(self, find: Callable[[], list[Path]]) -> list[Path]:
        """Return what was found; what could not be looked at is a fault with its very path."""
        try:
            return find()
        except FileNotFoundError as error:
            message = "the link leads nowhere; mend or remove it"
            path = self.name(Path(error.filename))
            raise fail(path, 0, Code.MISSING_FILE, message) from error
        except OSError as error:
            path = self.name(Path(error.filename))
            raise fail(path, 0, Code.CANNOT_ACCESS, say_access(error)) from error

    def has(self, path: Path) -> bool:
        """Return whether there is something of this name, a link that leads nowhere included.

        Raises :class:`~glossator.diagnostics.EditionError` where nobody can say.
        """
        try:
            path.lstat()
        except FileNotFoundError:
            self.look(
                lambda: find_folders(path.parent)
            )  # a link that leads nowhere is no empty folder
            return False
        except OSError as error:
            folder = self.name(path.parent)
            raise fail(folder, 0, Code.CANNOT_ACCESS, say_access(error)) from error
        return True

    def bytes(self, path: Path) -> bytes:
        try:
            return read_file(path)
        except OSError as error:
            if isinstance(error, FileNotFoundError):
                link = (
                    "the link leads nowhere; mend it"
                    if path.is_symlink()
                    else "no such file; add it"
                )
                raise fail(self.name(path), 1, Code.MISSING_FILE, link) from error
            raise fail(self.name(path), 1, Code.CANNOT_ACCESS, say_access(error)) from error

    def check_docs(self) -> None:
        """Check that every page can be read as UTF-8, before Sphinx reads it."""
        for path in self.find("docs", ".md"):
            self.content(path)

    def content(self, path: Path) -> str:
        """Return what an editor wrote: lines end alike, whichever system it was written on."""
        text = decode_utf8(self.bytes(path), self.name(path), "save the file as UTF-8")
        text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        if "<<<<<<< " in text:
            refuse_conflict(text, self.name(path))
        return text
