"""An edition as Sphinx knows it, kept in memory: what a change touches is read and written again, nothing else.

What cannot be done in the application that is there (another ``conf.py``, another template, a fault in the
middle of something) begins a new one from the doctrees that were kept.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.console import nocolor
from sphinx.util.docutils import patch_docutils

from glossator.cli.conf_values import forget_modules
from glossator.cli.failures import place_failure
from glossator.cli.publish import remove
from glossator.cli.run_sphinx import diagnose, list_elsewhere, list_named, reporting_little
from glossator.cli.watch.registry import Registry, forget_nodes
from glossator.diagnostics import Diagnostic
from glossator.project import Project

FINISHED = "finished"
"""The file beside the doctrees that says that they are whole, by which software they were read, and where."""

FEW = 4
"""So many pages are read at once; of more, those that somebody looks at are read and shown first."""


@dataclass(frozen=True)
class Written:
    """A page as it was written: the digest of what a browser shows of it, and when."""

    version: str
    generation: int


class WarmSphinx:
    """The pages of one audience. Nothing here is asked for by two threads at once.

    ``generation``: counts what was read; a page is current if it was written by the last one. ``faults``: what
    Sphinx warned of, by what it was doing.
    """

    def __init__(self, project: Project, audience: str, software: str) -> None:
        self.project = project
        self.settings = {"nitpicky": True, "edition_drafts": True, "edition_audience": audience}
        self.place = project.workplace / "watch" / audience
        self.out = self.place / "html"
        self.whose = f"{software}\n{project.root.resolve()}\n"
        self.app: Sphinx | None = None
        self.registry = Registry()
        self.generation = 0
        self.pending: list[str] = []  # pages to be read, when those in front of a reader are shown
        self.dirty = True  # something changed and was not looked at yet
        self.pages: dict[str, str] = {}  # docname by path
        self.assets: frozenset[str] = frozenset()
        self.written: dict[str, Written] = {}
        self.sketched: set[str] = set()  # pages that are shown before they are written
        self.now: Mapping[str, str] = {}  # the digest of all that a page depends on
        self.digests: dict[str, str] = {}  # the same, as it was when the page was written
        self.faults: dict[str, list[Diagnostic]] = {}
        self.rest = self.compared = self.saved = 0  # the generations of which these are
        self.log = io.StringIO()
        self.known: set[str] = set()
        self.unsaved: set[str] = set()  # pages that were read since all was kept
        remove(self.out)
        if not self.is_whole():
            remove(self.place)

    # --- an application ---------------------------------------------------------------------

    @property
    def builder(self) -> Any:
        """The builder ``preview`` of the extension."""
        assert self.app is not None
        return self.app.builder

    def is_whole(self) -> bool:
        """Tell whether the doctrees are those of one state, read by this software from this folder."""
        marker = self.place / FINISHED
        return marker.is_file() and marker.read_text(encoding="utf-8") == self.whose

    def begin(self) -> None:
        """Begin a new application, from what the last one kept."""
        self.end()
        nocolor()
        self.registry = Registry()
        forget_nodes()
        docs = str(self.project.docs.resolve())
        forget_modules(docs)
        for docname in self.unsaved:  # what is kept does not know them: they are read again
            (self.place / "doctrees" / f"{docname}.doctree").unlink(missing_ok=True)
        self.log = io.StringIO()
        self.faults = {}
        with self.doing("settings"):
            self.app = Sphinx(
                docs,
                docs,
                str(self.out.resolve()),
                str((self.place / "doctrees").resolve()),
                "preview",
                confoverrides=self.settings,
                status=None,
                warning=self.log,
            )
            self.known = {*self.app.env.all_docs}
            self.assets = frozenset(self.builder.write_assets())

    def end(self) -> None:
        """Let the application go; what it read is kept, if it is whole."""
        if self.app is not None and not self.pending and self.saved != self.generation:
            self.save()
        self.app = None
        self.assets = frozenset()

    def give_up(self) -> None:
        """Let an application go in which something went wrong: what it was doing is in no state."""
        self.app = None
        self.dirty = True

    @contextmanager
    def doing(self, what: str) -> Iterator[None]:
        """Do something in the application; what it warns of becomes the faults of ``what``."""
        failures: list[Diagnostic] = []
        with ExitStack() as stack:
            stack.enter_context(reporting_little())
            stack.enter_context(patch_docutils(str(self.project.docs.resolve())))
            stack.enter_context(self.registry.in_force())
            try:
                yield
            except Exception as error:  # whatever a page, a setting or an extension did wrong
                failures = [describe_failure(self.project, error)]
        log = self.log.getvalue()
        self.log.seek(0)
        self.log.truncate()
        found = [*(diagnose(log, self.project, self.app) if log else ()), *failures]
        self.faults.pop(what, None)
        if found:
            self.faults[what] = found
        if failures:
            self.give_up()

    # --- reading ----------------------------------------------------------------------------

    def update(self, seen: Collection[str]) -> None:
        """Read what has changed; of much, first the pages that are ``seen`` by somebody."""
        new = self.app is None
        if new:
            self.begin()
        self.dirty = False
        outdated: list[str] = []
        if self.app is not None:
            faults = self.faults.get("sources", [])
            with self.doing("sources"):
                sources = self.builder.read_sources()
            if self.app is not None and not sources and faults:
                self.faults["sources"] = faults
        if self.app is not None:
            with self.doing("looking"):
                outdated = sorted({*self.builder.find_outdated(), *self.pending})
        if self.app is None:
            return
        found = self.builder.env.found_docs
        if not (new or sources or outdated or found != self.known):
            return
        outdated = [name for name in outdated if name in found]
        for what in list(self.faults):  # of pages that are no more
            kind, _, docname = what.partition(" ")
            if kind in ("read", "write") and docname not in found:
                del self.faults[what]
        if len(outdated) > FEW and self.known:
            self.pending = [name for name in outdated if name not in {*seen} & self.known]
            outdated = [name for name in outdated if name not in self.pending]
        else:
            self.pending = []
        self.read(outdated)
        self.settle()

    def read(self, docnames: Collection[str]) -> None:
        """Read pages."""
        if docnames:  # what lies there is of no one state until all is kept again
            (self.place / FINISHED).unlink(missing_ok=True)
            self.unsaved.update(docnames)
        for docname in docnames:
            if self.app is not None:
                with self.doing(f"read {docname}"):
                    self.builder.read_pages([docname])

    def settle(self) -> None:
        """Bring together what was read: a new generation."""
        if self.app is None:
            return
        with self.doing("consistency"):
            self.builder.settle()
        if self.pending:  # what is missing may be on a page that is still to be read
            self.faults.pop("consistency", None)
        if self.app is None:
            return
        self.generation += 1
        self.pages = {
            self.builder.get_output_path(name).relative_to(self.builder.outdir).as_posix(): name
            for name in self.builder.env.found_docs
        }
        self.known = {*self.pages.values()}

    # --- writing ----------------------------------------------------------------------------

    def is_current(self, docname: str) -> bool:
        """Tell whether a page is written as it now is."""
        written = self.written.get(docname)
        return not self.dirty and written is not None and written.generation == self.generation

    def is_shown(self, docname: str) -> bool:
        """Tell whether a page can be given to a browser as it lies there."""
        return docname in self.sketched or self.is_current(docname)

    def write(self, docname: str) -> str:
        """Write a page, unless it is current, and return its version; one with faults stays as it was."""
        if self.is_current(docname) or self.app is None:
            return self.version(docname)
        path = Path(self.builder.get_output_path(docname))
        before = path.read_bytes() if path.is_file() else None
        if before is not None and f"read {docname}" in self.faults:
            self.note(docname, self.version(docname))
            return self.version(docname)
        what = f"write {docname}"
        self.sketched.discard(docname)
        with self.doing(what):
            self.builder.write_page(docname)
        if self.pending and self.app is not None:
            self.faults.pop(what, None)
        if what in self.faults and before is not None:
            path.write_bytes(before)
            self.note(docname, self.version(docname))
        else:
            self.note(docname, self.digest(path, docname))
        return self.version(docname)

    def digest(self, path: Path, docname: str) -> str:
        """Return a digest of a page and its images."""
        images = self.builder.list_images(docname) if self.app is not None else ()
        files = [path, *(self.project.docs / image for image in images)]
        content = b"\0".join(file.read_bytes() for file in files if file.is_file())
        return hashlib.sha256(content).hexdigest()[:16]

    def note(self, docname: str, version: str) -> None:
        """Remember that a page lies there as this generation has it."""
        self.written[docname] = Written(version, self.generation)
        self.digests.pop(docname, None)
        if self.compared == self.generation and not self.is_faulty(docname):
            self.digests |= {docname: self.now[docname]} if docname in self.now else {}

    def version(self, docname: str) -> str:
        """Return the version of a page as it lies there; "" before it is written."""
        return self.written[docname].version if docname in self.written else ""

    # --- when there is time -----------------------------------------------------------------

    def work(self) -> Callable[[], object] | None:
        """Return the next thing to be done when nobody waits for anything, if there is one; none takes long."""
        if self.app is None:
            return None
        if self.pending:
            return self.read_next
        if self.compared != self.generation:
            return self.compare
        for docname in sorted(self.known):
            if not self.is_current(docname):
                return partial(self.write, docname)
        if self.rest != self.generation:
            return self.write_rest
        return self.save if self.saved != self.generation else None

    def read_next(self) -> None:
        """Read one of the pages that wait for it; after the last one, the edition is of one state again."""
        self.read([self.pending.pop(0)])
        if not self.pending:
            self.settle()

    def finish_reading(self) -> None:
        """Read all that waits for it."""
        self.read(self.pending)
        self.pending = []
        self.settle()

    def compare(self) -> None:
        """Find out which pages would be written as they are."""
        self.compared = self.generation
        self.now = {}
        with self.doing("comparing"):
            self.now = self.builder.digest_pages()
        for docname, written in self.written.items():
            now = self.now.get(docname)
            if now is not None and self.digests.get(docname) == now:
                self.written[docname] = Written(written.version, self.generation)
            self.digests.pop(docname, None)
            current = self.written[docname].generation == self.generation
            if now is not None and current and not self.is_faulty(docname):
                self.digests[docname] = now

    def is_faulty(self, docname: str) -> bool:
        """Tell whether something was wrong when a page was read or written."""
        return f"read {docname}" in self.faults or f"write {docname}" in self.faults

    def write_rest(self) -> None:
        """Write all that is no page."""
        self.rest = self.generation
        with self.doing("rest"):
            self.builder.write_rest()

    def save(self) -> None:
        """Keep what was read, for the next application and the next start."""
        self.saved = self.generation
        broken = [name for name in self.known if f"read {name}" in self.faults]
        with self.doing("saving"):
            self.builder.save(broken)
        if self.app is not None:
            self.unsaved.clear()
            (self.place / FINISHED).write_text(self.whose, encoding="utf-8")

    def list_watched(self) -> set[Path]:
        """Return the files and folders outside ``docs/`` that pages are made from."""
        return list_elsewhere(self.app) if self.app is not None else set()

    def list_settings(self) -> set[Path]:
        """Return the files and folders that are read when an application begins, and not again."""
        if self.app is None:
            return set()
        sources = self.app.config._raw_config.get("bibtex_bibfiles") or ()  # read again as it is
        named = {*list_named(self.app.config)} - {*sources}
        docs = self.project.docs.resolve()
        return {Path(os.path.normpath(docs / str(name))) for name in named}


def describe_failure(project: Project, error: Exception) -> Diagnostic:
    """Return what went wrong, as shortly as it can be said, at its place."""
    kind = "" if isinstance(error, SphinxError) else type(error).__name__
    return place_failure(project, str(error), kind)
