"""Fixtures of all tests: Sphinx's own for its applications, and where the small projects are."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["sphinx.testing.fixtures"]


@pytest.fixture(scope="session")
def rootdir() -> Path:
    """The folder of the small Sphinx projects, ``test-<name>`` each."""
    return Path(__file__).parent.resolve() / "roots"
