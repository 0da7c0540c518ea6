"""What a build was made from, as a digest: by it a build is known to be current."""

from __future__ import annotations

import hashlib
import os
import re
from importlib.metadata import requires, version
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
    for requirement in sorted(requires("glossator") or ()):
        if "extra ==" not in requirement:
            name = re.split(r"[^A-Za-z0-9_.-]", requirement, maxsplit=1)[0]
            digest.update(f"{name} {version(name)}\0".encode())
    if "SOURCE_DATE_EPOCH" in os.environ:  # it stands for the time of the release
        digest.update(os.environ["SOURCE_DATE_EPOCH"].encode())
    return digest.hexdigest()


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
