"""Run Sphinx on the pages, one output at a time: any warning is a fault of the edition.

The only place of the engine that knows Sphinx.
"""

from __future__ import annotations

import functools
import importlib
import io
import os
import re
import sys
import sysconfig
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glossator.cli.progress import Step
from glossator.cli.publish import remove
from glossator.diagnostics import Code, Diagnostic, EditionError, fail
from glossator.project import Project
from glossator_schema.printing import BOOK, PDF, Output

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

PLACES = (
    "bibtex_bibfiles",
    "html_extra_path",
    "html_favicon",
    "html_logo",
    "html_static_path",
    "html_theme_path",
    "templates_path",
)
"""The settings that name files and folders."""

PAGES_WRITTEN = "edition-pages-written"
NO_BUILDER = "Builder name {} not registered or available through entry point"
"""An event of the extension; what Sphinx says where there is no builder, which the extension has, too."""

INSTALLED = tuple(
    f"{sysconfig.get_path(name)}{os.sep}" for name in ("stdlib", "purelib", "platlib")
)
"""Where the modules lie that are no edition's: nearly all."""

WARNING = re.compile(
    r"(?:(?P<place>[^\s].*?): )?(?:WARNING|ERROR|CRITICAL): (?P<message>.*)", re.DOTALL
)


def run_sphinx(
    project: Project,
    work: Path,
    output: Output,
    settings: Mapping[str, object],
    step: Step,
    certify: Callable[[Path], Iterable[str]],
) -> Sphinx:
    """Run one of Sphinx's builders, with settings over those of ``conf.py``; any warning is an error.

    :param certify: returns which texts the pages in a folder prove, for the colophon to say it.
    """
    from sphinx.application import Sphinx
    from sphinx.errors import SphinxError
    from sphinx.util.console import nocolor
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    nocolor()
    if output is not PDF:  # Sphinx leaves there what is no more, and packs it
        remove(work / output.name)
    warnings = io.StringIO()
    docs = str(project.docs.resolve())
    forget_modules(docs)
    try:
        # Directives and nodes are registered for this application only, as sphinx-build does it.
        with patch_docutils(docs), docutils_namespace():
            app = Sphinx(
                docs,
                docs,
                str((work / output.name).resolve()),
                str((work / "doctrees").resolve()),
                output.builder,
                confoverrides={"nitpicky": True, "epub_basename": BOOK, **settings},
                status=None,
                warning=warnings,
            )
            count_pages(app, step)
            app.connect(PAGES_WRITTEN, lambda app, folder: certify(Path(folder)))
            app.build()
    except Exception as error:
        if str(error) in (
            f"Unknown event name: {PAGES_WRITTEN}",
            NO_BUILDER.format(output.builder),
        ):
            message = "it has no extension sphinx_glossator; write it in the list extensions"
            raise fail("docs/conf.py", 1, Code.SPHINX, message) from error
        # Sphinx wraps what a page or conf.py did wrong; anything else is told as shortly, not traced.
        lines = [line.strip() for line in str(error).splitlines() if line.strip()] or [""]
        name = "" if isinstance(error, SphinxError) else f"{type(error).__name__}: "
        message = name + (lines[0] if len(lines) == 1 else f"{lines[0]} {lines[-1]}")
        failure = Diagnostic("docs", 0, Code.SPHINX, message)
        raise EditionError([*diagnose(warnings.getvalue(), project), failure]) from error
    found = diagnose(warnings.getvalue(), project)
    if found or app.statuscode:
        raise EditionError(found or fail("docs", 0, Code.SPHINX, "Sphinx failed").diagnostics)
    step.result = f"{len(app.env.all_docs)} pages"
    return app


def list_elsewhere(app: Sphinx) -> set[Path]:
    """Return the files and folders outside ``docs/`` that pages include, or settings name."""
    included = map(str, chain.from_iterable(app.env.dependencies.values()))
    names = (*included, *list_named(app.config))
    paths = {Path(os.path.normpath(Path(app.srcdir, name))) for name in names}
    return {path for path in paths if path.exists() and not path.is_relative_to(app.srcdir)}


def list_named(config: Config) -> Iterator[str]:
    """Yield the files and folders that ``conf.py`` names, from the source folder."""
    for name in PLACES:
        given: Any = config._raw_config.get(name) or ()
        yield from [given] if isinstance(given, str) else given


def forget_modules(folder: str) -> None:
    """Let what ``conf.py`` imports from beside it be imported anew: it may be edited, or another edition's."""

    @functools.cache  # many modules lie in few folders
    def is_within(where: Path) -> bool:
        return where.resolve().is_relative_to(folder)

    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None) or ""
        if file and not file.startswith(INSTALLED):
            path = Path(file)
            if is_within(path if path.is_symlink() else path.parent):
                del sys.modules[name]
    importlib.invalidate_caches()


def count_pages(app: Sphinx, step: Step) -> None:
    """Let the step count the pages that Sphinx reads and those that it writes."""

    def advance(app: Sphinx, docname: str, *rest: object) -> None:
        step.advance(2 * len(app.project.docnames), docname)

    app.connect("source-read", advance)
    app.connect("doctree-resolved", lambda app, doctree, docname: advance(app, docname))


def diagnose(log: str, project: Project) -> list[Diagnostic]:
    """Turn Sphinx's warnings into diagnostics, places relative to the edition's folder."""
    root = f"{project.root.resolve().as_posix()}/"
    found: dict[
        Diagnostic, None
    ] = {}  # a citation in a title is reported for each table of contents
    for entry in re.split(r"\n(?=\S)", log.strip()):
        match = WARNING.fullmatch(entry)
        if match is None:
            if entry:
                found[Diagnostic("docs", 0, Code.SPHINX, entry)] = None
            continue
        place = (match["place"] or "docs").removeprefix(root)
        file, _, line = place.rpartition(":")
        if not line.isdigit():
            file, line = place.removesuffix(":<autosummary>").rstrip(":"), "0"
        message = " ".join(match["message"].split())
        found[Diagnostic(file, int(line), Code.SPHINX, message)] = None
    return list(found)
