"""Run Sphinx on the pages, one output at a time: any warning is a fault of the edition.

The only place of the engine that knows Sphinx.
"""

from __future__ import annotations

import io
import logging
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from itertools import chain
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

from glossator.cli.candidates import hint_at_candidate
from glossator.cli.conf_values import TIME, forget_modules, set_time
from glossator.cli.failures import place_failure
from glossator.cli.garbage import look_seldom, take_for_lasting
from glossator.cli.message_places import find_in_paragraph
from glossator.cli.missing_glyphs import is_of_glyph, place_glyphs
from glossator.cli.progress import Step
from glossator.cli.publish import remove
from glossator.cli.remedies import add_remedy
from glossator.diagnostics import Code, Diagnostic, EditionError, fail
from glossator_schema.printing import BOOK, DOWNLOADS, EPUB, HANDOUTS, PDF, Output

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config

    from glossator.files import EditionFiles

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

WhenRead = Callable[[Callable[[], None]], bool]
"""What is done when all pages are read: it is given a function by which a process that branches off leaves
Sphinx's application, and returns whether there are cores to write several pages at once."""

EXTENSION = "sphinx_glossator"
PAGES_WRITTEN = "edition-pages-written"
ASKED_FOR_HANDOUTS = "edition-handouts"
ASKED_FOR_DOWNLOADS = "edition-downloads"
NO_BUILDER = "Builder name {} not registered or available through entry point"
"""Events of the extension; what Sphinx says where there is no builder, which the extension has, too."""

WARNING = re.compile(
    r"(?:(?P<place>[^\s].*?): )?(?:WARNING|ERROR|CRITICAL): (?P<message>.*)", re.DOTALL
)


@dataclass(frozen=True)
class Ran:
    """What is known of an output when it is made."""

    elsewhere: frozenset[Path]  # the files outside ``docs/`` that it was made from
    settings: str  # a digest of what ``conf.py`` set
    book: str  # the name of the PDF that is the book
    pages: int
    warnings: tuple[Diagnostic, ...] = ()  # what an editor may leave for later


@dataclass(frozen=True)
class Run:
    """One run of Sphinx: an output, and what it is made with.

    ``reads``: whether it is the run that reads the pages; the others find what that has read. ``handouts``:
    whether PDFs are made as well, to which its pages link; ``beside``: what is made with the pages, for readers
    to take home.
    """

    project: EditionFiles
    work: Path
    output: Output
    settings: Mapping[str, object]
    jobs: int
    reads: bool
    handouts: bool
    beside: tuple[Output, ...] = ()

    @property
    def place(self) -> Path:
        """The folder of the output, in the work folder."""
        return self.work / self.output.name


def run_sphinx(
    run: Run,
    step: Step,
    certify: Callable[[Path], Iterable[str]],
    when_read: WhenRead = lambda leave: True,
) -> Ran:
    """Run one of Sphinx's builders, with settings over those of ``conf.py``; any warning is an error.

    :param certify: returns which texts the pages in a folder prove, for the colophon to say it.
    :param when_read: is called when all pages are read, and can be read by others.
    """
    from sphinx.errors import SphinxError
    from sphinx.util.console import nocolor
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    nocolor()
    look_seldom()
    if run.output != PDF:  # Sphinx leaves there what is no more, and packs it
        remove(run.place)
    warnings = io.StringIO()
    project, docs = run.project, str(run.project.docs.resolve())
    forget_modules(docs)
    time = os.environ.get(TIME)
    try:
        # Directives and nodes are registered for this application only, as sphinx-build does it.
        with ExitStack() as registered:
            registered.enter_context(reporting_little())
            registered.enter_context(patch_docutils(docs))
            registered.enter_context(docutils_namespace())
            app = begin(run, docs, warnings)
            take_for_lasting()
            count_pages(app, step)
            app.connect(PAGES_WRITTEN, lambda app, folder: certify(Path(folder)))
            address = f"{HANDOUTS}/{{text_id}}.pdf" if run.handouts else ""
            app.connect(ASKED_FOR_HANDOUTS, lambda app: address)
            app.connect(ASKED_FOR_DOWNLOADS, lambda app: name_downloads(app.config, run.beside))

            def begin_to_write(app: Sphinx, builder: Builder) -> None:
                """Where the other cores are wanted now, write one page after the other."""
                take_for_lasting()
                builder.parallel_ok &= when_read(registered.close)

            app.connect("write-started", begin_to_write)
            app.build()
    except Exception as error:
        # The date of a release stands for it, and Sphinx tells of no end of what did not begin.
        set_time(time)
        if str(error) in (
            f"Unknown event name: {PAGES_WRITTEN}",
            NO_BUILDER.format(run.output.builder),
        ):
            message = f"it has no extension {EXTENSION}; write it in the list extensions"
            raise fail("docs/conf.py", 1, Code.SPHINX, message) from error
        refuse_syntax(project)
        # Sphinx wraps what a page or conf.py did wrong; anything else is told as shortly, not traced.
        kind = "" if isinstance(error, SphinxError) else type(error).__name__
        failure = place_failure(project, str(error), kind)
        raise EditionError([*diagnose(warnings.getvalue(), project), failure]) from error
    found = place_glyphs(diagnose(warnings.getvalue(), project, app), project)
    if app.statuscode or any(diagnostic.severity == "error" for diagnostic in found):
        raise EditionError(found or fail("docs", 0, Code.SPHINX, "Sphinx failed").diagnostics)
    settings: str = app.edition_settings  # type: ignore[attr-defined]
    elsewhere = frozenset(list_elsewhere(app))
    return Ran(elsewhere, settings, app.config.typst_filename, len(app.env.all_docs), tuple(found))


def refuse_syntax(project: EditionFiles) -> None:
    """Raise a fault at the place where the settings are no Python, if they are none."""
    path = project.docs / "conf.py"
    try:
        compile(project.bytes(path), "conf.py", "exec")
    except SyntaxError as error:
        message = f"these settings are no Python: {error.msg}; mend the line"
        place = (error.lineno or 1, Code.SPHINX, message, error.offset or 0)
        raise fail(project.name(path), *place) from error


@contextmanager
def reporting_little() -> Iterator[None]:
    """Let Sphinx make no reports of each thing that it registers: a thousand records, which nobody reads."""
    before = logging.root.manager.disable
    logging.disable(max(before, logging.DEBUG))
    try:
        yield
    finally:
        logging.disable(before)


def name_downloads(config: Config, outputs: Iterable[Output]) -> dict[str, str]:
    """Return where the book and the e-book lie beside the pages, as far as they are made, by output."""
    names = {PDF: config.typst_filename, EPUB: f"{config.epub_basename}.{EPUB.name}"}
    return {output.name: f"{DOWNLOADS}/{names[output]}" for output in outputs if output in names}


def begin(run: Run, docs: str, warnings: io.StringIO) -> Sphinx:
    """Return Sphinx's application for an output, whose pages are kept in the work folder."""
    from sphinx.application import Sphinx
    from sphinx.locale import translators

    translators.clear()  # else those of an edition in another language, made by this process before, go on
    doctrees = (run.work / "doctrees").resolve()
    app = Sphinx(
        docs,
        docs,
        str(run.place.resolve()),
        str(doctrees),
        run.output.builder,
        confoverrides={"nitpicky": True, "epub_basename": BOOK, **run.settings},
        status=None,
        warning=warnings,
        parallel=run.jobs if run.reads or run.output == PDF else 1,  # which sets several at a time
    )
    if not run.reads:
        # What another run has read is being read by others too: it is not written again, as Sphinx
        # would where an extension asks for a page to be written.
        own = doctrees.with_name(f"doctrees-{run.output.name}")
        own.mkdir(exist_ok=True)
        app.builder.doctreedir = type(app.doctreedir)(own)
    return app


def load_sphinx() -> None:
    """Load Sphinx and the edition's extension; what cannot be loaded is told when it is used."""
    with suppress(Exception):
        import sphinx.application

        for name in (*sphinx.application.builtin_extensions, "sphinx.builders.html", EXTENSION):
            import_module(name)
        rooms = import_module(EXTENSION)
        for room in iter_modules(rooms.__path__, f"{EXTENSION}."):
            if room.ispkg:
                import_module(room.name)


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


def count_pages(app: Sphinx, step: Step) -> None:
    """Let the step count the pages that Sphinx reads and those that it writes."""

    def advance(app: Sphinx, docname: str, *rest: object) -> None:
        step.advance(2 * len(app.project.docnames), docname)

    app.connect("source-read", advance)
    app.connect("doctree-resolved", lambda app, doctree, docname: advance(app, docname))


def diagnose(log: str, project: EditionFiles, app: Sphinx | None = None) -> list[Diagnostic]:
    """Turn Sphinx's warnings into diagnostics, places relative to the edition's folder.

    ``app``: the application, if it has read all pages; it knows what may be meant by what is not found.
    """
    hint_at = partial(hint_at_candidate, app) if app else lambda message, kind: ""
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
        code = Code.NO_GLYPH if is_of_glyph(message) else Code.SPHINX
        at, column = find_in_paragraph(project.root / file, int(line), message)
        found[Diagnostic(file, at, code, add_remedy(message, hint_at), column)] = None
    return list(found)
