"""Set small projects as books, and read what became of them."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pytest
from sphinx.application import Sphinx
from sphinx.util.console import strip_escape_sequences
from sphinx.util.docutils import docutils_namespace, patch_docutils

CONF = """\
project = "A small book"
author = "Ann Editor"
extensions = ["sphinx_glossator", "sphinx_design"]
smartquotes = False
nitpicky = False  # the pages name entries, and no page has these
edition_release_date = "2026-11-21"
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", "fieldlist"]
"""


class Book(NamedTuple):
    """What one run of the builder made, and said."""

    path: Path
    source: str  # in Typst
    warnings: str

    @property
    def pdf(self) -> bytes:
        return self.path.read_bytes()

    def destinations(self) -> dict[str, int]:
        """Return the number of the page of each named destination."""
        with pikepdf.open(self.path) as pdf:
            pages = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
            tree = pikepdf.NameTree(pdf.Root.Names.Dests)
            return {name: pages[place[0].objgen] for name, place in tree.items()}


def run_typst(source: Path, folder: Path, **overrides: Any) -> Book:
    """Run the builder ``typstpdf`` on a project; its doctrees stand beside the output."""
    warnings = io.StringIO()
    doctrees = folder.with_name(f"{folder.name}.doctrees")
    environment = dict(os.environ)
    with patch_docutils(source), docutils_namespace():
        app = Sphinx(
            source,
            source,
            folder,
            doctrees,
            "typstpdf",
            confoverrides=overrides,
            status=None,
            warning=warnings,
        )
        try:
            app.build()
        finally:
            os.environ.clear()
            os.environ.update(environment)
    text = (doctrees / "typst" / "edition.typ").read_text("utf-8")
    return Book(folder / "edition.pdf", text, strip_escape_sequences(warnings.getvalue()))


def write_pages(folder: Path, pages: dict[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "conf.py").write_text(CONF, encoding="utf-8")
    for name, text in pages.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def set_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Book]:
    """Return a function that runs the builder ``typstpdf`` on a project."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return lambda source, out="book", **overrides: run_typst(source, tmp_path / out, **overrides)


@pytest.fixture
def write_project(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a project of the pages that it is given."""
    return lambda **pages: write_pages(tmp_path / "project", pages)


@pytest.fixture(scope="session")
def set_for_all(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Book]:
    """Return a function that sets some pages, for tests that read what is made alone."""

    def set_pages(pages: dict[str, str], **overrides: Any) -> Book:
        folder = tmp_path_factory.mktemp("for-all")
        with pytest.MonkeyPatch.context() as patch:
            patch.delenv("SOURCE_DATE_EPOCH", raising=False)
            return run_typst(write_pages(folder / "project", pages), folder / "book", **overrides)

    return set_pages


@pytest.fixture(scope="session")
def small_book(set_for_all: Callable[..., Book]) -> Book:
    """The book of ``PAGES`` as they are, with its handouts."""
    from test_builder import PAGES

    return set_for_all(PAGES)
