"""A tiny edition in a preview."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from built_edition import CONF, INDEX
from previewed import Previewed
from tiny_edition import TinyEdition

from glossator.cli import main
from glossator.cli.watch.registry import forget_nodes
from sphinx_glossator.safety.network import GUARD

OF_TEACHERS = """---
audience: teacher
---

# Key

Answers.
"""


@pytest.fixture
def written(edition: TinyEdition) -> TinyEdition:
    """The edition with its hand-written pages."""
    edition.write("docs/conf.py", CONF)
    edition.write("docs/index.md", INDEX.replace("texts/alpha", "texts/alpha\nabout\nkey"))
    edition.write("docs/about.md", "# About\n\nSome words.\n")
    edition.write("docs/key.md", OF_TEACHERS)
    return edition


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
    """The process of a preview ends with it, and with what is registered there; that of the tests goes on."""
    yield
    forget_nodes()
    GUARD.app = None
