"""The digest of an edition's sources: which state of them an output was made from, known before it is built.

It is the SHA-256 of the list that ``sha256sum`` makes of the source folder's files, sorted by their names
as bytes; so anybody can take it::

    cd docs
    find . -type f -not -path '*/.*' -not -path '*/_build/*' -not -path '*/__pycache__/*' -printf '%P\\0' |
        LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


TOOLS = ("_build", "__pycache__")
"""Folders that tools make; they are no sources."""


def list_source_files(folder: Path) -> Iterator[str]:
    """Yield the paths of the files from the folder, without hidden ones and what tools leave there."""
    for where, folders, files in os.walk(folder, followlinks=True):
        folders[:] = [name for name in folders if not (name.startswith(".") or name in TOOLS)]
        for name in files:
            if not name.startswith("."):
                yield Path(where, name).relative_to(folder).as_posix()


def digest_sources(folder: Path) -> str:
    """Return the digest of the sources in ``folder``, 64 hexadecimal digits."""
    digest = hashlib.sha256()
    for name in sorted(list_source_files(folder), key=os.fsencode):
        path = folder / name
        if path.is_file():
            line = f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n"
            digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def note_source_digest(app: Sphinx) -> None:
    """Take the digest before anything is read (``builder-inited``)."""
    app.env.edition_sources = digest_sources(Path(app.srcdir))  # type: ignore[attr-defined]


def read_source_digest(env: BuildEnvironment) -> str:
    """Return the digest of the sources that this run of Sphinx reads."""
    digest: str = env.edition_sources  # type: ignore[attr-defined]
    return digest
