"""Digests of plain data and of files: the same for the same content, in whatever order it was collected."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import Any

ADDRESS = re.compile(r" at 0x[0-9a-f]+")


def digest(value: Any) -> str:
    """Return a digest of plain data, whatever the order of its sets and mappings."""
    return hashlib.sha256("\0".join(spell(value)).encode("utf-8", "surrogatepass")).hexdigest()


def spell(value: Any) -> Iterator[str]:
    """Yield a spelling of a value, which is that of no other value."""
    if isinstance(value, Mapping):
        yield "{"
        for key in sorted(value, key=repr):
            yield from (*spell(key), *spell(value[key]))
        yield "}"
    elif isinstance(value, Set):
        yield from ("<", *sorted("\1".join(spell(item)) for item in value), ">")
    elif isinstance(value, str):
        yield f"={value}"
    elif isinstance(value, list | tuple | Iterator):
        yield "["
        for item in value:
            yield from spell(item)
        yield "]"
    else:
        yield ADDRESS.sub("", repr(value))


def digest_file(path: Path) -> str:
    """Return the SHA-256 of a file, "" where there is none that can be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
