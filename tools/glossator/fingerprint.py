"""What a build was made from, as a digest: by it a build is known to be current."""

from __future__ import annotations

import hashlib
import os
import re
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
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
    digest = hashlib.sha256()
    for package in ("sphinx_glossator", "glossator_schema"):
        found = find_spec(package)
        assert found is not None
        assert found.origin is not None
        digest.update(fingerprint_folder(Path(found.origin).parent).encode())
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
    found: dict[str, str] = {}
    waiting = [package]
    while waiting:
        for requirement in distribution(waiting.pop()).requires or ():
            name = re.split(r"[^A-Za-z0-9_.-]", requirement, maxsplit=1)[0]
            name = re.sub(r"[-_.]+", "-", name).lower()
            if "extra ==" in requirement or name in found:
                continue
            try:
                found[name] = distribution(name).version
            except PackageNotFoundError:  # what only another system or another Python needs
                continue
            waiting.append(name)
    return tuple(sorted(found.items()))


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
