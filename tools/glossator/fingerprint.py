"""What a build was made from, as a digest: by it a build is known to be current."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from operator import attrgetter
from pathlib import Path

STAMP = "sources.sha256"
"""The file beside the outputs that says from which state of the sources, by which software, they are."""


def fingerprint(docs: Path, software: str = "") -> str:
    """Return a SHA-256 of the pages, and that of the ``software`` that builds them, taken if it is not given.

    A build that was stamped with it is known to be current.
    """
    return fingerprint_folder(docs) + (software or fingerprint_software())


def fingerprint_software() -> str:
    """Return a SHA-256 of extension and schema, of the versions of what builds the edition, and of its time."""
    digest = hashlib.sha256()
    for package in ("sphinx_glossator", "glossator_schema"):
        digest.update(fingerprint_folder(find_package(package)).encode())
    for name, used in find_requirements("glossator"):
        digest.update(f"{name} {used}\0".encode())
    if "SOURCE_DATE_EPOCH" in os.environ:  # it stands for the time of the release
        digest.update(os.environ["SOURCE_DATE_EPOCH"].encode())
    return digest.hexdigest()


@cache
def find_requirements(package: str) -> tuple[tuple[str, str], ...]:
    """Return name and version of each package that one builds on, directly or through others, by name.

    Sphinx writes pages by docutils, Jinja and Pygments: a newer one of these may write other bytes.
    """
    from importlib.metadata import PackageNotFoundError  # only a build pays for it

    found: dict[str, str] = {}
    waiting = list(read_metadata(package)[1])
    while waiting:
        requirement = waiting.pop()
        name = re.split(r"[^A-Za-z0-9_.-]", requirement, maxsplit=1)[0]
        name = re.sub(r"[-_.]+", "-", name).lower()
        if "extra ==" in requirement or name in found:
            continue
        try:
            found[name], further = read_metadata(name)
        except PackageNotFoundError:  # what only another system or another Python needs
            continue
        waiting += further
    return tuple(sorted(found.items()))


def read_metadata(package: str) -> tuple[str, list[str]]:
    """Return the version of an installed package, and what it requires.

    The standard library has a parser of letters read the whole file, with the package's manual in it.
    """
    from importlib.metadata import distribution

    found = distribution(package)
    head, end, _ = (found.read_text("METADATA") or "").partition("\n\n")
    version = re.search(r"^Version: (.+)$", head, re.MULTILINE)
    if not (end and version):
        return found.version, found.requires or []
    return version[1].strip(), re.findall(r"^Requires-Dist: (.+)$", head, re.MULTILINE)


@cache
def fingerprint_installed() -> str:
    """Return a SHA-256 of all software that a command may meet: of every file of the three packages, of what
    each installed distribution's installer says of its files, and of Python itself.

    It is taken once, as the code that runs is what was imported.
    """
    digest = hashlib.sha256(f"{sys.version}\0{sys.platform}\0".encode())
    for package in ("glossator", "glossator_schema", "sphinx_glossator"):
        digest.update(fingerprint_tree(find_package(package)).encode())
    for path in list_distributions():
        content = Path(path).read_bytes()
        digest.update(f"{path}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def find_package(name: str) -> Path:
    """Return the folder of a package."""
    found = find_spec(name)
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent


def list_distributions() -> Iterator[str]:
    """Yield the files that say what is installed where Python looks for modules, and how it is found."""
    for place in dict.fromkeys(sys.path):
        if not Path(place).is_dir():
            continue
        for entry in sorted(os.scandir(place or "."), key=attrgetter("name")):
            if entry.name.endswith((".dist-info", ".egg-info")) and entry.is_dir():
                inside = {of.name: of.path for of in os.scandir(entry.path)}
                yield from (inside[name] for name in SAYING if name in inside)
            elif entry.name.endswith((".pth", ".egg-link", ".egg-info")):
                yield entry.path


SAYING = ("RECORD", "direct_url.json", "METADATA", "PKG-INFO")
"""The files of a distribution that say which one it is, what files it has, and where they are."""


def fingerprint_tree(folder: Path) -> str:
    """Return a SHA-256 of every file below a folder, through links, of their names, and of where links lead.

    Raises :class:`OSError` where something cannot be read, or a link leads to a folder that holds it.
    """
    digest = hashlib.sha256()
    for name, entry in _walk(str(folder), "", (os.path.realpath(folder),)):
        lead = os.readlink(entry.path) if entry.is_symlink() else ""  # noqa: PTH115  # of many files
        content = read_whole(entry.path) if entry.is_file() else b""
        digest.update(f"{name}\0{lead}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
        digest.update(content)
    return digest.hexdigest()


def read_whole(path: str) -> bytes:
    """Return the bytes of a file: sooner than by way of a :class:`Path`, where there are many."""
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123
        return file.read()


def _walk(folder: str, above: str, real: tuple[str, ...]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield what is below a folder; ``above``: its name, ``real``: where it and those around it are."""
    for entry in sorted(os.scandir(folder), key=attrgetter("name")):
        if entry.name == "__pycache__":
            continue
        yield f"{above}{entry.name}", entry
        if entry.is_dir():
            place = (
                os.path.realpath(entry.path) if entry.is_symlink() else f"{real[-1]}/{entry.name}"
            )
            if place in real:
                raise OSError(0, "the folder holds a link to itself", entry.path)
            yield from _walk(entry.path, f"{above}{entry.name}/", (*real, place))


def fingerprint_folder(folder: Path) -> str:
    """Return a SHA-256 of every file below a folder, through links, and of their names."""
    digest = hashlib.sha256()
    found = os.walk(folder, followlinks=True)
    for path in sorted(Path(where, name) for where, _, names in found for name in names):
        if path.is_file() and "__pycache__" not in path.parts:
            content = path.read_bytes()
            name = path.relative_to(folder).as_posix()
            digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
