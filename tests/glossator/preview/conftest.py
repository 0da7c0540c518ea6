"""A tiny edition in a preview."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from previewed import Previewed, end_preview, write_pages
from tiny_edition import TinyEdition

from glossator.cli import main
from glossator.cli.watch.registry import forget_nodes


@pytest.fixture
def written(edition: TinyEdition) -> TinyEdition:
    """The edition with its hand-written pages."""
    return write_pages(edition)


@pytest.fixture
def shown(written: TinyEdition) -> Previewed:
    """A preview of it."""
    return Previewed(written)


@pytest.fixture
def build_clean(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Build the HTML of an edition elsewhere, from nothing; return the folder of its pages."""

    def build(root: Path) -> Path:
        copy = tmp_path_factory.mktemp("clean") / "edition"
        shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".glossator"))
        forget_nodes()
        assert main(["build", "--only", "html", "-C", str(copy)]) == 0
        return copy / "build/html"

    return build


@pytest.fixture(autouse=True)
def _end_with_the_preview() -> Iterator[None]:
    yield
    end_preview()
