"""What stands in ``build/``: a folder of outputs for each audience and print, and nothing besides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from glossator.cli.publish import STALE
from glossator.diagnostics import Code, Diagnostic
from glossator.fingerprint import STAMP
from glossator.manifest import check_copy, check_manifest
from glossator_schema.printing import DATA, HTML, OUTPUTS, OUTPUTS_BY_NAME

WRITTEN = {DATA, STAMP, STALE}
"""The files that a build writes beside its outputs."""

STAMPED = re.compile(r"[0-9a-f]{128}\n")


def list_folders(build: Path) -> list[Path]:
    """Return the folders of ``build/`` that have outputs, itself first: a teacher's, one in large print."""
    below = (entry for entry in _list_entries(build) if entry.name not in OUTPUTS_BY_NAME)
    real = (entry for entry in below if entry.is_dir() and not entry.is_symlink())
    inside = [folder for entry in real for folder in list_folders(entry)]
    has_outputs = any((build / output.name).is_dir() for output in OUTPUTS)
    return [build] * has_outputs + inside


def check_folders(build: Path) -> list[Diagnostic]:
    """Return what in ``build/`` is not as a build left it: in the outputs, beside them, and what is missing."""
    folders = list_folders(build)
    return [fault for folder in folders for fault in _check_outputs(folder)] + [
        Diagnostic(str(path), 0, Code.BAD_MANIFEST, "no build writes it; remove it")
        for path in _find_others(build, {build, *folders})
    ]


def _check_outputs(folder: Path) -> Iterator[Diagnostic]:
    """Yield what differs between a folder's outputs and their manifests, its copy and its stamp."""
    for output in OUTPUTS:
        if (folder / output.name).is_dir():
            yield from check_manifest(folder / output.name)
    if (folder / HTML.name).is_dir():
        yield from check_copy(folder / DATA, folder / HTML.name / DATA)
    stamp = folder / STAMP
    try:
        if STAMPED.fullmatch(stamp.read_text("utf-8", errors="replace")):
            return
        message = "it does not say which state the outputs are of; build them again"
    except OSError as error:
        message = f"{error.strerror}; build the outputs again"
    yield Diagnostic(str(stamp), 0, Code.BAD_MANIFEST, message)


def _find_others(place: Path, folders: set[Path]) -> Iterator[Path]:
    """Yield what stands in a folder of outputs, or around one, and is none of what a build writes."""
    for entry in _list_entries(place):
        if any(folder.is_relative_to(entry) for folder in folders):
            yield from _find_others(entry, folders)
        elif not (place in folders and _is_written(entry)):
            yield entry


def _is_written(entry: Path) -> bool:
    """Tell whether a build writes something of this name and kind."""
    return entry.is_dir() if entry.name in OUTPUTS_BY_NAME else entry.name in WRITTEN


def _list_entries(folder: Path) -> list[Path]:
    """Return what a folder has, but for dot files, which no reader is given."""
    if not folder.is_dir():
        return []
    return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
