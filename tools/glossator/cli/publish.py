"""Publish in one step: the whole next ``build/`` is made beside the last one, and takes its place.

Where the system can exchange two folders in one step (Linux, macOS), a kill at any instant leaves either
the last edition or the next. Elsewhere each output takes its place in a step of its own.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from glossator.files import EditionFiles
from glossator.fingerprint import STAMP
from glossator.manifest import check_manifest, write_manifest
from glossator_schema.printing import DATA, DOWNLOADS, EPUB, HANDOUTS, HTML, OUTPUTS, PDF, Output

STALE = "stale.txt"
"""Stands beside outputs that were made from another state than those built last."""

OLDER = (
    "These outputs were made from an older state of the edition than those that were built last.\n"
)


@dataclass(frozen=True)
class SourceState:
    """What outputs are made from.

    ``stamp``: a digest of pages and software; ``elsewhere``: when files outside of ``docs/`` changed last
    (nanoseconds).
    """

    stamp: str
    elsewhere: int = 0

    def is_that_of(self, stamp: Path) -> bool:
        """Tell whether the outputs beside a stamp were made from it."""
        same = stamp.is_file() and stamp.read_text(encoding="utf-8").strip() == self.stamp
        return same and stamp.stat().st_mtime_ns > self.elsewhere

    def stands(self, out: Path, output: Output) -> bool:
        """Tell whether an output that was published before is of it, and as it was made."""
        folder = out / output.name
        return folder.is_dir() and self.is_that_of(out / STAMP) and not check_manifest(folder)


@dataclass(frozen=True)
class Outputs:
    """What one build made: ``formats`` in ``work``, for ``variant``, a folder of ``build/`` or "".

    ``book``: the name of the PDF that is the book; the others are handouts.
    """

    work: Path
    variant: str
    formats: Sequence[Output]
    state: SourceState
    book: str


def prepare(project: EditionFiles, made: Outputs) -> tuple[Path, list[str]]:
    """Make the next ``build/`` whole, beside the last one; return it, and what is older and left out."""
    folder = choose_place(project)
    remove(folder)
    folder.mkdir(parents=True)
    last = project.build
    if last.is_dir():
        for entry in sorted(last.iterdir()):
            if entry.name != ".work":  # where version 0.1.0 kept doctrees
                link_tree(entry, folder / entry.name)
    out = folder / made.variant
    out.mkdir(parents=True, exist_ok=True)
    left_out = drop_older(out, made)
    for output in made.formats:
        put_output(made.work, out, output)
    if PDF in made.formats and (HTML in made.formats or (out / HTML.name / HANDOUTS).is_dir()):
        put_handouts(made, out)
    put_downloads(made, out)
    for output in made.formats:
        write_manifest(out / output.name)
    write_new(out / STAMP, f"{made.state.stamp}\n")
    mark_stale(folder, made)
    return folder, left_out


def choose_place(project: EditionFiles) -> Path:
    """Return where the next ``build/`` is made: on the same disk as the last one, which may be a link."""
    place = project.workplace / "next"
    last = project.build.resolve()
    if last.exists() and last.stat().st_dev != project.workplace.stat().st_dev:
        return last.with_name(f".{last.name}.next")
    return place


def drop_older(out: Path, made: Outputs) -> list[str]:
    """Remove what is built now, and what an older state of the sources gave; return the names of the latter."""
    left_out = []
    for output in OUTPUTS:
        folder = out / output.name
        if not folder.exists():
            continue
        # A manifest that is made anew must not take in what somebody has changed by hand.
        if output in made.formats or not made.state.stands(out, output):
            left_out += [output.name] if output not in made.formats else []
            remove(folder)
    if not (out / HTML.name).exists():
        (out / DATA).unlink(missing_ok=True)
    return left_out


def put_output(work: Path, out: Path, output: Output) -> None:
    """Put an output where readers get it: of PDF and EPUB a copy of the books alone.

    The pages are not copied: Sphinx begins their folder anew for each build.
    """
    made, target = work / output.name, out / output.name
    if output is HTML:
        shutil.move(made, target)
        remove_hidden(target)
        shutil.copyfile(target / DATA, out / DATA)
        return
    target.mkdir()
    for file in sorted(made.glob(f"*.{output.name}")):
        shutil.copyfile(file, target / file.name)


def put_handouts(made: Outputs, out: Path) -> None:
    """Put a copy of each handout, but not of the book, beside the pages that link to them."""
    folder = out / HTML.name / HANDOUTS
    remove(folder)
    folder.mkdir()
    for file in sorted((out / PDF.name).glob(f"*.{PDF.name}")):
        if file.name != made.book:
            shutil.copyfile(file, folder / file.name)
    write_manifest(out / HTML.name)


def put_downloads(made: Outputs, out: Path) -> None:
    """Put a copy of the book and of the e-book beside the pages that link to them."""
    folder = out / HTML.name / DOWNLOADS
    books = [out / PDF.name / made.book] if PDF in made.formats else []
    books += (out / EPUB.name).glob(f"*.{EPUB.name}") if EPUB in made.formats else []
    for file in books:
        copy = folder / file.name
        if HTML in made.formats or copy.exists():
            folder.mkdir(exist_ok=True)
            remove(copy)  # it may be a published file, which is never written into
            shutil.copyfile(file, copy)
            write_manifest(out / HTML.name)


def mark_stale(folder: Path, made: Outputs) -> None:
    """Leave word in the folder of each other edition (a teacher's, in large print) if it is an older one."""
    for found in sorted(folder.rglob(STAMP)):
        mark = found.with_name(STALE)
        if made.state.is_that_of(found):
            mark.unlink(missing_ok=True)
        else:
            write_new(mark, OLDER)


def find_stale(build: Path) -> list[str]:
    """Return the folders in ``build/`` whose outputs are older than those built last."""
    return sorted(mark.parent.relative_to(build).as_posix() for mark in build.rglob(STALE))


def tell_stale(project: EditionFiles) -> None:
    """Say which folders of ``build/`` are older than the outputs built last."""
    for folder in find_stale(project.build):
        print(f"older    {project.build / folder}: built from an older state; build it again")


# --- the switch ---------------------------------------------------------------------------------


def switch(project: EditionFiles, following: Path) -> None:
    """Let the next ``build/`` take the place of the last, which is then removed."""
    last = project.build.resolve()
    if not last.exists():
        following.rename(last)
        return
    try:
        exchange(following, last)
    except OSError as error:
        if error.errno not in CANNOT:
            raise
        replace_entries(following, last)
    remove(following)


CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EBUSY, errno.EXDEV, errno.EPERM}
"""What a system or a disk answers that cannot exchange two folders (a mounted one, say)."""


def exchange(one: Path, other: Path) -> None:
    """Let two folders change places in one step (``renameat2`` of Linux, ``renamex_np`` of macOS).

    Raises :class:`OSError`, with ``ENOSYS`` where the system has no such call.
    """
    library: Any = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None
    names = (os.fsencode(one), os.fsencode(other))
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        here, swap = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
        failed = library.renameat2(here, names[0], here, names[1], swap)
    elif sys.platform == "darwin" and hasattr(library, "renamex_np"):
        failed = library.renamex_np(*names, 2)  # RENAME_SWAP
    else:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if failed:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(other))


def replace_entries(following: Path, last: Path) -> None:
    """Let each entry of a folder take its place in a step of its own, and remove what is no more."""
    names = {entry.name for entry in following.iterdir()}
    for entry in sorted(last.iterdir()):
        if entry.name not in names:
            remove(entry)
    for name in sorted(names):
        old = following / f".{name}.old"
        if (last / name).is_dir():
            (last / name).rename(old)
        (following / name).replace(last / name)
        remove(old)


# --- files --------------------------------------------------------------------------------------


def link_tree(source: Path, target: Path) -> None:
    """Let a published file or folder stand in the next edition too: the same files, by another name.

    A published file is never written into, so both editions may have it.
    """
    if source.is_dir() and not source.is_symlink():
        shutil.copytree(source, target, copy_function=link_file, symlinks=True)
    else:
        link_file(source, target)


def link_file(source: str | Path, target: str | Path) -> None:
    """Give a file another name, or copy it where the disk has no such thing."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def remove_hidden(folder: Path) -> None:
    """Remove what begins with a dot, in whatever folder below: Sphinx's notes, for the next build."""
    for where, folders, files in os.walk(folder):
        hidden = [name for name in (*folders, *files) if name.startswith(".")]
        folders[:] = [name for name in folders if name not in hidden]
        for name in hidden:
            remove(Path(where, name))


def write_new(target: Path, content: str) -> None:
    """Write a file that may be another edition's too: a new one, in its place."""
    target.unlink(missing_ok=True)
    target.write_text(content, encoding="utf-8")


def remove(path: Path) -> None:
    """Remove a file or a folder, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
