"""The state of an edition's files: that what was built is of one state, and of which.

An editor goes on writing while an edition is built. Each output is made from the files as they are when it
is made; so the state is taken before anything is read, and looked at again before anything is published.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from glossator.files import EditionFiles

INPUTS = ("seeds", "glossary", "docs", "pyproject.toml", "CHANGELOG.md")
"""All that an edition is made from, below its folder."""

TOOLS = ("__pycache__", "_build")

Stamp = tuple[int, int, int, int]
"""Size, times of the last change of content and of anything (nanoseconds), and inode of a file."""

Signature = Mapping[str, Stamp]
"""The stamp of each file, by its path from the edition's folder."""


def sign(project: EditionFiles) -> Signature:
    """Return the state of the files now; any change to one of them gives another."""
    return {name: stamp(path) for name, path in list_edition_files(project)}


def list_edition_files(project: EditionFiles) -> Iterator[tuple[str, str]]:
    """Yield the files of an edition, without those that editors' programs hide or leave behind.

    Of each its name from the edition's folder, and its path: as words, of which there are thousands.
    """
    root = str(project.root)
    for name in INPUTS:
        path = f"{root}/{name}"
        if os.path.isfile(path):  # noqa: PTH113
            yield name, path
        for where, folders, files in os.walk(path, followlinks=True):
            folders[:] = sorted(f for f in folders if not (f.startswith(".") or f in TOOLS))
            below = where.removeprefix(f"{root}/").replace(os.sep, "/")
            for file in sorted(files):
                if not (file.startswith(".") or file.endswith("~")):
                    yield f"{below}/{file}", f"{where}/{file}"


def stamp(path: str) -> Stamp:
    """Return the stamp of a file; one that is gone, or leads nowhere, has a stamp too."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return (-1, 0, 0, 0)
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def find_changed_files(before: Signature, now: Signature) -> set[str]:
    """Return the files that came, went or changed."""
    return {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}


def find_late(project: EditionFiles, paths: Iterable[Path], begun: int) -> set[str]:
    """Return what of files and folders elsewhere changed since ``begun`` (nanoseconds), or is gone."""
    root = project.root.resolve()
    return {
        os.path.relpath(path, root)
        for path in paths
        if not path.exists() or last_change(project, path) >= begun
    }


def last_change(project: EditionFiles, path: Path) -> int:
    """Return when a file or a folder elsewhere was changed last (nanoseconds).

    So is a link that leads elsewhere, and what lies in a folder that took another's place.
    """
    root = project.root.resolve()
    above = [folder for folder in path.parents if folder != root and root in folder.parents]
    below = path.rglob("*") if path.is_dir() else ()
    found = [p for p in (path, *above, *below) if p.exists()]
    return max(
        (p.stat(follow_symlinks=f).st_ctime_ns for p in found for f in (True, False)), default=0
    )
