"""Files with what was made once: each begins with a digest of the rest, so that a damaged one is not there."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

LENGTH = hashlib.sha256().digest_size


def read_kept_file(path: Path) -> bytes | None:
    """Return what is kept in a file, if it is there and whole."""
    try:
        kept = path.read_bytes()
    except OSError:
        return None
    content = kept[LENGTH:]
    return content if hashlib.sha256(content).digest() == kept[:LENGTH] else None


def write_kept_file(path: Path, content: bytes) -> None:
    """Keep something in a file, if it can be written: in one step, as others may read or write it now."""
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(hashlib.sha256(content).digest() + content)
        new.replace(path)
