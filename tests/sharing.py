"""What several processes of one test run have a use for is made by the first, and waited for by the others."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from glossator import published

FOLDER = "GLOSSATOR_TESTS_SHARED"
"""The variable of the environment that names the folder which all processes of a run have in common."""


def begin(config: pytest.Config) -> None:
    """Make the common folder; it goes at the end of the run."""
    if not hasattr(
        config, "workerinput"
    ):  # a worker of pytest-xdist has the environment of the first
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="glossator-tests-")
        config.add_cleanup(lambda: shutil.rmtree(os.environ.pop(FOLDER), ignore_errors=True))


def make_once(name: str, make: Callable[[Path], None]) -> Path:
    """Return the common folder ``name``, which ``make`` has filled: now, or before in another process."""
    folder = Path(os.environ[FOLDER], name)
    done = folder.with_name(f"{name}.done")
    with FileLock(folder.with_name(f"{name}.lock")):
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            done.touch()
    return folder


def share_pages(docs: Path) -> None:
    """Let all who ask for the pages of ``docs`` have the same; the real function makes them."""
    make_pages = published.make_pages

    def find_pages(of: Path) -> Path:
        if of.resolve() != docs:
            return make_pages(of)
        return make_once("pages", lambda folder: shutil.copytree(make_pages(of), folder))

    published.make_pages = find_pages
