"""What a build was made from, as a digest: by it a build is known to be current."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

STAMP = "sources.sha256"
"""The file beside the outputs that says from which state of the sources, by which software, they are."""


def fingerprint(docs: Path) -> str:
    """Return a SHA-256 of the pages and of the software that builds them.

    A build that was stamped with it is known to be current.
    """
    return fingerprint_folder(docs) + fingerprint_software()


def fingerprint_software() -> str:
    """Return a SHA-256 of extension and schema, of the versions of what builds the edition, and of its time."""
    from importlib.metadata import requires, version  # only a build pays for the import

    digest = hashlib.sha256()
    for package in ("sphinx_glossator", "glossator_schema"):
        digest.update(fingerprint_folder(find_package(package)).encode())
    for requirement in sorted(requires("glossator") or ()):
        if "extra ==" not in requirement:
            name = re.split(r"[^A-Za-z0-9_.-]", requirement, maxsplit=1)[0]
            digest.update(f"{name} {version(name)}\0".encode())
    if "SOURCE_DATE_EPOCH" in os.environ:  # it stands for the time of the release
        digest.update(os.environ["SOURCE_DATE_EPOCH"].encode())
    return digest.hexdigest()


@cache
def fingerprint_installed() -> str:
    """Return a SHA-256 of all software that a command may meet: of every file of the three packages, of what
    each installed distribution's installer says of its files, and of Python itself.

    It is taken once, as the code that runs is what was imported.
    """
    digest = hashlib.sha256(f"{sys.version}\0{sys.platform}\0".encode())
    for package in ("glossator", "glossator_schema", "sphinx_glossator"):
        digest.update(fingerprint_folder(find_package(package)).encode())
    for path in list_distributions():
        digest.update(f"{path.parent.name}/{path.name}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()


def find_package(name: str) -> Path:
    """Return the folder of a package."""
    found = find_spec(name)
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent


def list_distributions() -> Iterator[Path]:
    """Yield the files that say what is installed where Python looks for modules, and how it is found."""
    for place in map(Path, dict.fromkeys(sys.path)):
        for path in sorted(place.iterdir()) if place.is_dir() else ():
            if path.suffix in (".pth", ".egg-link"):
                yield path
            elif path.suffix in (".dist-info", ".egg-info"):
                found = (path / of for of in ("RECORD", "direct_url.json", "METADATA", "PKG-INFO"))
                yield from ([path] if path.is_file() else (of for of in found if of.is_file()))


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
