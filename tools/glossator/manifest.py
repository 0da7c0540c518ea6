"""The manifest of a published folder: ``edition.sha256``, which ``sha256sum --check`` reads too.

It lists every file that a reader is given, so that whatever changes on the way to them is seen: a style
sheet, a script, an editor's note. What a certificate says of a text does not rest on it.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from glossator.diagnostics import Code, Diagnostic

NAME = "edition.sha256"
LINE = re.compile(r"(\\?)([0-9a-fA-F]{64}) [ *](.+)")
ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
"""How ``sha256sum`` writes a name that holds one of these; its line then begins with a backslash."""


def write_manifest(folder: Path) -> None:
    """Write ``folder/edition.sha256``: a line a file, sorted by path; dot files and itself left out.

    Raises :class:`OSError` where a file cannot be read or the manifest cannot be written.
    """
    lines = [format_line(name, hash_file(folder / name)) for name in sorted(list_files(folder))]
    beside = folder / f".{NAME}.new"
    beside.write_bytes("".join(lines).encode("utf-8", "surrogateescape"))
    beside.replace(folder / NAME)


def check_manifest(folder: Path) -> list[Diagnostic]:
    """Return what differs between the files of ``folder`` and its manifest, by path.

    A missing or malformed manifest is such a difference, and so is a file that cannot be read.
    """
    path = folder / NAME
    try:
        text = path.read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        message = f"the folder has no {NAME}; build it again"
        return [Diagnostic(str(path), 0, Code.BAD_MANIFEST, message)]
    except OSError as error:
        return [Diagnostic(str(path), 0, Code.CANNOT_ACCESS, f"{error.strerror}; build it again")]
    listed: dict[str, str] = {}
    faults = list(_read_lines(path, text, listed))
    return faults + list(_compare(folder, listed))


def check_copy(copy: Path, listed: Path) -> list[Diagnostic]:
    """Return what is wrong with the copy of a file: the file stands in a manifest, the copy does not."""
    try:
        if hash_file(copy) == hash_file(listed):
            return []
        message, code = f"it is not the same as {listed}; build it again", Code.BAD_MANIFEST
    except OSError as error:
        message, code = f"{error.strerror}; build it again", Code.CANNOT_ACCESS
    return [Diagnostic(str(copy), 0, code, message)]


def list_files(folder: Path) -> Iterator[str]:
    """Yield each file below ``folder`` that a manifest lists, with forward slashes, in no order."""
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        inside = Path(root).relative_to(folder)
        # A link to a folder is not walked into; it is listed, and reading it says what it is.
        links = [name for name in folders if Path(root, name).is_symlink()]
        for name in (*names, *links):
            relative = (inside / name).as_posix()
            if not name.startswith(".") and relative != NAME:
                yield relative


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes; raises :class:`OSError` where it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def format_line(name: str, digest: str) -> str:
    """Return the line of a file as ``sha256sum`` writes it."""
    escaped = "".join(ESCAPES.get(character, character) for character in name)
    return f"{'' if escaped == name else chr(92)}{digest}  {escaped}\n"


def _read_lines(path: Path, text: str, listed: dict[str, str]) -> Iterator[Diagnostic]:
    """Fill ``listed`` (path -> digest) from the lines of a manifest; yield what is wrong with them."""
    if not text.endswith("\n"):
        message = "the last line is cut off, or there is none; build the folder again"
        yield Diagnostic(str(path), text.count("\n") + 1, Code.BAD_MANIFEST, message)
    for number, line in enumerate(text.split("\n")[:-1], 1):
        found = LINE.fullmatch(line.removesuffix("\r"))
        if found is None:
            message = "the line is not `<sha256>  <path>`; build the folder again"
            yield Diagnostic(str(path), number, Code.BAD_MANIFEST, message)
            continue
        escaped, digest, name = found.groups()
        if escaped:
            name = re.sub(r"\\([\\nr])", lambda it: {"n": "\n", "r": "\r"}.get(it[1], it[1]), name)
        name = name.removeprefix("./")
        parts = PurePosixPath(name).parts
        if name.startswith("/") or ".." in parts or "\0" in name:
            message = f"{name!r} is not inside the folder; build the folder again"
            yield Diagnostic(str(path), number, Code.BAD_MANIFEST, message)
        elif listed.setdefault(name, digest.lower()) != digest.lower():
            message = f"{name!r} is listed twice; build the folder again"
            yield Diagnostic(str(path), number, Code.BAD_MANIFEST, message)


def _compare(folder: Path, listed: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield each file that is changed, missing or not listed."""
    there = set(list_files(folder))
    for name in sorted(there | set(listed)):
        path = folder / name
        if name not in listed:
            message = f"{NAME} does not list it; remove the file, or build the folder again"
            yield Diagnostic(str(path), 0, Code.BAD_MANIFEST, message)
            continue
        try:
            digest = hash_file(path)
        except FileNotFoundError:
            message = f"{NAME} lists it, and it is not there; build the folder again"
            yield Diagnostic(str(path), 0, Code.BAD_MANIFEST, message)
        except OSError as error:
            yield Diagnostic(str(path), 0, Code.CANNOT_ACCESS, f"{error.strerror}; {NAME} lists it")
        else:
            if digest != listed[name]:
                message = f"it is not what {NAME} lists; build the folder again"
                yield Diagnostic(str(path), 0, Code.BAD_MANIFEST, message)
