"""Digests of plain data and of files: the same for the same content, in whatever order it was collected."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator, Mapping, Set
from pathlib import Path
from typing import Any

ADDRESS = re.compile(r" at 0x[0-9a-f]+")


def digest(value: Any) -> str:
    """Return a digest of plain data, whatever the order of its sets and mappings."""
    return hashlib.sha256("\0".join(spell(value)).encode("utf-8", "surrogatepass")).hexdigest()


def digest_records(value: Any) -> str:
    """Return a digest of records and of tuples of them: of plain data that has an order of its own, no sets.

    Their ``repr`` says all of them, sooner than they can be spelled.
    """
    return hashlib.sha256(repr(value).encode()).hexdigest()


def spell(value: Any) -> list[str]:
    """Return a spelling of a value, which is that of no other value."""
    spelled: list[str] = []
    _spell(value, spelled.append)
    return spelled


def _spell(value: Any, add: Callable[[str], None]) -> None:
    if isinstance(value, str):
        add(f"={value}")
    elif isinstance(value, list | tuple | Iterator):
        add("[")
        for item in value:
            _spell(item, add)
        add("]")
    elif isinstance(value, Mapping):
        add("{")
        for key in sorted(value, key=repr):
            _spell(key, add)
            _spell(value[key], add)
        add("}")
    elif isinstance(value, Set):
        add("<")
        for item in sorted("\1".join(spell(item)) for item in value):
            add(item)
        add(">")
    else:
        add(ADDRESS.sub("", repr(value)))


def digest_file(path: Path) -> str:
    """Return the SHA-256 of a file, "" where there is none that can be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def digest_folder(folder: Path) -> str:
    """Return a digest of a folder's files and their names, through links; or of a single file."""
    found = [
        Path(where, name) for where, _, names in os.walk(folder, followlinks=True) for name in names
    ]
    files = [folder] if folder.is_file() else sorted(found)
    named = [
        (p.relative_to(folder).as_posix(), digest_file(p)) for p in files if p.suffix != ".pyc"
    ]
    return digest(named)
