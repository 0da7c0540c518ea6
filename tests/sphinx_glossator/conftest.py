"""Build small Sphinx projects, and the real edition once a session, and read what they publish."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from bs4 import BeautifulSoup, Tag
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.console import strip_escape_sequences
from sphinx.util.docutils import docutils_namespace, patch_docutils

from glossator.cli.garbage import look_seldom, take_for_lasting

DOCS = Path(__file__).parents[2] / "docs"


def pytest_collection_finish() -> None:
    """Look for objects that are in use no more as seldom as the commands do; of what is loaded, none is."""
    look_seldom()
    take_for_lasting()


class Site(NamedTuple):
    """What one run of Sphinx published, and said."""

    source: Path
    out: Path
    warnings: list[str]  # each a line, paths relative to the source folder
    written: set[str]  # the docnames whose pages were written in this run

    def page(self, docname: str) -> BeautifulSoup:
        """Return a published page, parsed as HTML."""
        return BeautifulSoup(self.read(f"{docname}.html"), "html.parser")

    def read(self, name: str) -> str:
        """Return a published file as text."""
        return (self.out / name).read_text(encoding="utf-8")

    def element(self, docname: str, anchor: str) -> Tag:
        """Return the one element of a page that has an id."""
        (found,) = self.page(docname).select(f'[id="{anchor}"]')
        return found

    def popovers(self, docname: str) -> BeautifulSoup:
        """Return what is shown of the entries and sources that a page links to."""
        path = self.out / f"_static/popovers/{docname}.js"
        script = path.read_text(encoding="utf-8") if path.exists() else 'take("");'
        return BeautifulSoup(
            json.loads(script[script.index('"') : script.rindex(")")]), "html.parser"
        )

    def files(self) -> dict[str, bytes]:
        """Return every published file by its path, without Sphinx's own record of the run."""
        return {
            path.relative_to(self.out).as_posix(): path.read_bytes()
            for path in sorted(self.out.rglob("*"))
            if path.is_file() and path.name != ".buildinfo"
        }


@contextmanager
def same_environment() -> Iterator[None]:
    """Put the process's environment back at the end: a build may set ``SOURCE_DATE_EPOCH``."""
    before = dict(os.environ)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def run_sphinx(
    source: Path,
    out: Path,
    *,
    builder: str = "html",
    parallel: int = 1,
    only_start: bool = False,
    **overrides: Any,
) -> Site:
    """Build a project, as HTML if nothing else is said; or only begin to, which reads no page.

    Doctrees stand beside the output, so a second run is incremental.
    """
    warnings = io.StringIO()
    written: set[str] = set()
    with same_environment(), patch_docutils(source), docutils_namespace():
        app = Sphinx(
            source,
            source,
            out,
            out.with_name(f"{out.name}.doctrees"),
            builder,
            confoverrides=overrides,
            status=None,
            warning=warnings,
            parallel=parallel,
        )
        app.connect("html-page-context", lambda app, page, *rest: written.add(page))
        if only_start:
            app.emit("build-finished", SphinxError("nothing is built"))
        else:
            app.build()
        written &= app.env.all_docs.keys()
    log = strip_escape_sequences(warnings.getvalue()).replace(f"{source}/", "")
    return Site(source, out, re.split(r"\n(?=\S)", log.strip()) if log.strip() else [], written)


def copy_project(folder: Path, to: Path) -> Path:
    """Copy a project's source, so that a test may change it."""
    shutil.copytree(folder, to, ignore=shutil.ignore_patterns("_build", "__pycache__"))
    return to


@pytest.fixture(scope="session")
def run() -> Callable[..., Site]:
    """Build a project into any folder: ``run(source, out, parallel=1, **settings)``."""
    return run_sphinx


@pytest.fixture(scope="session")
def docs() -> Path:
    """The source of the real edition."""
    return DOCS


@pytest.fixture
def project(rootdir: Path, tmp_path: Path) -> Callable[[str], Path]:
    """Return a copy of one of the small projects."""
    return lambda name: copy_project(rootdir / f"test-{name}", tmp_path / name)


@pytest.fixture
def docs_copy(tmp_path: Path) -> Path:
    """A copy of the source of the real edition."""
    return copy_project(DOCS, tmp_path / "docs")


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Site]:
    """Build a project into a folder of this test: ``build(source, "out", parallel=1)``."""

    def build_into(source: Path, out: str = "out", **settings: Any) -> Site:
        return run_sphinx(source, tmp_path / out, **settings)

    return build_into


@pytest.fixture(scope="session")
def build_root(rootdir: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Site]:
    """Build one of the small projects, once a session for each choice of settings."""
    built: dict[str, Site] = {}

    def build_once(name: str, **settings: Any) -> Site:
        key = f"{name} { ({'parallel': 1} | settings) }"
        if key not in built:
            folder = tmp_path_factory.mktemp(name)
            source = copy_project(rootdir / f"test-{name}", folder / "source")
            built[key] = run_sphinx(source, folder / "html", **settings)
        return built[key]

    return build_once


@pytest.fixture(scope="session")
def edition(pages_folder: Path) -> Site:
    """The real edition: built once, under nitpicky, without a warning."""
    return Site(DOCS, pages_folder, [], set())


@pytest.fixture(scope="session")
def read_page(edition: Site) -> Callable[[str], BeautifulSoup]:
    """Return a function that reads a page of the real edition: once for all, so nobody changes it."""
    return cache(edition.page)


@pytest.fixture(scope="session")
def read_popovers(edition: Site) -> Callable[[str], BeautifulSoup]:
    """Return a function that reads the popovers of a page of the real edition, as :func:`read_page` does."""
    return cache(edition.popovers)
