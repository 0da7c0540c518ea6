"""Write a file whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path, content: str) -> None:
    """Write ``content`` beside ``path`` and rename it: whatever happens, one of both stands there whole.

    It is on the disk before this returns, so that of two files the first is never lost without the second.
    """
    new = path.with_name(path.name + ".new")
    with new.open("wb") as file:
        file.write(content.encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    if hasattr(os, "O_DIRECTORY"):  # where a folder can be opened, its entry is made to last too
        folder = os.open(path.parent, os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
