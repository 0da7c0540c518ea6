"""Fixtures of all tests: Sphinx's own, the small projects, the real edition in all its outputs."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossator.cli import main

pytest_plugins = ["sphinx.testing.fixtures"]

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def rootdir() -> Path:
    """The folder of the small Sphinx projects, ``test-<name>`` each."""
    return Path(__file__).parent.resolve() / "roots"


@pytest.fixture(scope="session")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder ``build/`` of the edition, for students and, in ``teacher/``, for teachers."""
    folder = tmp_path_factory.mktemp("outputs")
    for name in ("docs", "seeds", "glossary", "pyproject.toml"):
        (folder / name).symlink_to(ROOT / name)
    assert main(["build", "-C", str(folder)]) == 0
    assert main(["build", "--only", "html", "--audience", "teacher", "-C", str(folder)]) == 0
    return folder / "build"
