"""Fixtures of all tests: the small projects, the real edition in all its outputs."""

from __future__ import annotations

import os
from pathlib import Path

import compiled  # noqa: F401  before what it compiles
import pytest
import sharing
from hypothesis import HealthCheck, settings

import glossator.published
from glossator.cli import main
from glossator.published import PublishedEdition, read_current_edition

settings.register_profile(
    "any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(
    "any-machine"
)  # a machine that does other things meanwhile is no fault of ours

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"


def pytest_configure(config: pytest.Config) -> None:
    sharing.begin(config)
    sharing.share_pages(DOCS)
    if hasattr(config, "workerinput") or not config.getoption("numprocesses", 0):
        import warm  # noqa: F401  where tests run: the process that only hands them out has no use for it


DEAREST = (
    "test_certificate.py",  # has the pages of the real edition made, while the other worker has no use for them
    "glossator/cli/test_build.py",
    "sphinx_glossator/data/test_edition_json.py",
    "sphinx_glossator/views/test_incremental.py",
    "glossator/cli/test_publish.py",
    "glossator/preview/test_preview.py",
    "glossator/preview/test_server.py",
    "glossator/ledger/test_guard.py",
    "series/test_series.py",
    "glossator/cli/test_renamed.py",
)
"""Files of tests that take long: workers begin with them, so that at the end none waits for another."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if hasattr(config, "workerinput"):
        places = {ROOT / "tests" / name: place for place, name in enumerate(DEAREST)}
        items.sort(key=lambda item: places.get(item.path, len(places)))


@pytest.fixture(scope="session")
def rootdir() -> Path:
    """The folder of the small Sphinx projects, ``test-<name>`` each."""
    return ROOT / "tests/roots"


@pytest.fixture(scope="session")
def pages_folder() -> Path:
    """The folder of the real edition's pages, as Sphinx alone makes them: under nitpicky, without a warning."""
    return glossator.published.make_pages(DOCS)  # by its module, where it is shared


@pytest.fixture(scope="session")
def published() -> PublishedEdition:
    """The real edition's pages, which a build has made or tests make, as the checks read them."""
    return read_current_edition(ROOT)


@pytest.fixture(scope="session")
def outputs() -> Path:
    """The folder ``build/`` of the edition for students; ``GLOSSATOR_BUILT`` names one that was just built."""
    built = os.environ.get("GLOSSATOR_BUILT")
    return Path(built) if built else build_edition("students")


@pytest.fixture(scope="session")
def teachers() -> Path:
    """What ``glossator build --audience teacher`` makes, beside nothing else."""
    build = build_edition("teachers", "--audience", "teacher")
    assert [path.name for path in build.iterdir() if path.name[0] != "."] == ["teacher"]
    return build / "teacher"


def build_edition(name: str, *options: str) -> Path:
    """Build the edition in all its forms, once a run; return the folder ``build/``."""

    def build(folder: Path) -> None:
        folder.mkdir()
        for part in ("docs", "seeds", "glossary", "pyproject.toml", "CHANGELOG.md"):
            (folder / part).symlink_to(ROOT / part)
        assert main(["build", *options, "-C", str(folder)]) == 0

    return sharing.make_once(name, build) / "build"
