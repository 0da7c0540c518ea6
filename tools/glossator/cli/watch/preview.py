"""The preview of an edition: what is shown, what is wrong, and what a change does to both."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from glossator.cli.check import find_faults, find_pages_in_the_way
from glossator.cli.lock import alone
from glossator.cli.state import INPUTS, Signature, find_changed_files, find_late, sign
from glossator.cli.watch.entries import find_changed_entries
from glossator.cli.watch.news import News, OpenPage, Shown, State
from glossator.cli.watch.sketching import sketch_pages
from glossator.cli.watch.warm import WarmSphinx, describe_failure
from glossator.cli.watch.worker import Worker
from glossator.diagnostics import Code, Diagnostic, EditionError
from glossator.edition import Edition
from glossator.fingerprint import fingerprint_software
from glossator.generated import write_pages
from glossator.project import Project
from glossator_schema.notes import STUDENT

QUIET = 0.5
"""So many seconds after a change the checks begin, which an editor who goes on writing has no use for."""

TICK = 20_000_000
"""So many nanoseconds the time of a change may be behind the clock: systems stamp files by their last tick."""


class Preview:
    """All that is asked of a preview; each question is answered by its one thread.

    :param list_open: returns the pages that somebody has before them now.
    :param tell: is called, in that thread, with what is new.
    """

    def __init__(
        self, root: Path, list_open: Callable[[], list[OpenPage]], tell: Callable[[News], None]
    ) -> None:
        self.project = Project(root)  # reads what has changed since it read last
        self.list_open, self.tell = list_open, tell
        self.software = fingerprint_software()
        self.sphinx: dict[str, WarmSphinx] = {}
        self.edition: Edition | None = None
        self.generated: set[str] = set()  # the pages in docs/ that are made from seeds and glossary
        self.pages: Mapping[str, str | bytes] = {}  # what they say, by path below docs/
        # Of these what the last change was, if it was little.
        self.entries: Mapping[str, list[str]] = {}
        self.signature: Signature = {}
        self.faults: dict[str, list[Diagnostic]] = {}  # of the engine, by what it was doing
        self.warned: set[Diagnostic] = set()
        self.state = State()
        self.told: State | None = None
        self.changed_at = 0.0
        self.looked_at = time.time_ns()
        self.checked = True
        self.settings: set[Path] = set()
        self.watched: frozenset[Path] = frozenset()  # elsewhere: what pages are made from
        self.worker = Worker(self.work)

    def begin(self) -> None:
        """Read the edition, and then answer questions."""
        self.worker.start()
        self.worker.ask(lambda: self.look(first=True))

    # --- a change ---------------------------------------------------------------------------

    def look(self, elsewhere: Iterable[str] = (), *, first: bool = False) -> None:
        """Look at what has changed, and show it; ``elsewhere``: files that are none of the edition's folder."""
        gc.disable()  # it would look through all that is kept in memory; when there is time, it does
        with self.noting_failure():
            self.look_closely(elsewhere, first)
        gc.enable()

    def look_again(self) -> None:
        """Look whether a change was missed, of the edition's files or of those that it names elsewhere."""
        elsewhere = [path for path in self.watched if path.exists()]
        late = find_late(self.project, elsewhere, self.looked_at)
        if late or find_changed_files(self.signature, sign(self.project)):
            self.look(late)

    @contextmanager
    def noting_failure(self) -> Iterator[None]:
        """Tell what nobody has foreseen as a fault, and go on."""
        known = self.faults.pop("preview", None)
        try:
            yield
        except Exception as error:
            self.faults["preview"] = [describe_failure(self.project, error)]
        if known or "preview" in self.faults:
            self.tell_news({})

    def look_closely(self, elsewhere: Iterable[str], first: bool) -> None:
        """Do so."""
        self.looked_at = time.time_ns() - TICK
        now = sign(self.project)
        names = find_changed_files(self.signature, now) | {*elsewhere}
        self.signature = now
        if not names:
            return
        begun = time.monotonic()
        self.changed_at, self.checked, self.entries = begun, False, {}
        if first or "reading" in self.faults or self.wants_pages(names):
            self.convert()
            self.tell_news({})  # of a fault at once: the pages that are there stay
        if any(map(self.is_setting, names)):
            for sphinx in self.sphinx.values():
                sphinx.end()
        for sphinx in self.sphinx.values():
            sphinx.dirty = True
        if first:
            self.update(self.find_sphinx(STUDENT), ())
        seeds = all(name.startswith(("glossary/", "seeds/")) for name in names)
        places = self.sketch() if seeds else []
        places = places or self.show()
        if not first:
            self.report(names, places, time.monotonic() - begun)

    def wants_pages(self, names: set[str]) -> bool:
        """Tell whether generated pages may be others: by their sources, or by what people wrote beside them."""
        if any(not name.startswith("docs/") for name in names) or names & self.generated:
            return True
        return self.edition is None or not self.edition.written.says_the_same(self.project)

    def convert(self) -> None:
        """Bring the generated pages up to date."""
        self.faults.pop("reading", None)
        self.edition = None
        try:
            with alone(self.project, "watch"):
                edition = self.project.read()
                if faults := find_pages_in_the_way(self.project, edition):
                    raise EditionError(faults)
                pages = edition.generated()
                written = write_pages(self.project.docs, pages)
                self.edition, self.generated = edition, {f"docs/{page}" for page in pages}
                self.entries = find_changed_entries(self.pages, pages, written)
                self.pages = pages
                now = sign(self.project)  # what was just written is no change
                stamps = {name: now.get(name) for name in (f"docs/{page}" for page in written)}
                known = dict(self.signature) | {n: s for n, s in stamps.items() if s}
                self.signature = {n: s for n, s in known.items() if stamps.get(n, s)}
        except EditionError as error:
            self.faults["reading"] = list(error.diagnostics)
        except OSError as error:
            place = str(error.filename or self.project.root)
            fault = Diagnostic(place, 0, Code.CANNOT_ACCESS, str(error.strerror))
            self.faults["reading"] = [fault]

    def is_setting(self, name: str) -> bool:
        """Tell whether a file is one with which an application begins."""
        path = Path(os.path.normpath(self.project.root.resolve() / name))
        if path.is_relative_to(self.project.docs.resolve()) and path.suffix == ".py":
            return True
        return name == "docs/docutils.conf" or any(map(path.is_relative_to, self.settings))

    def find_sphinx(self, audience: str) -> WarmSphinx:
        """Return what keeps the pages of an audience; the first time that it is asked for, a new one."""
        if audience not in self.sphinx:
            self.sphinx[audience] = WarmSphinx(self.project, audience, self.software)
        return self.sphinx[audience]

    def sketch(self) -> list[OpenPage]:
        """Show what entries and notes say now in the pages that somebody looks at; the rest is for later."""
        changed: dict[OpenPage, str | None] = {}
        for audience, sphinx in self.sphinx.items():
            opened = {
                sphinx.pages.get(p.path): p for p in self.list_open() if p.audience == audience
            }
            docnames = [name for name in opened if name is not None]
            done = sketch_pages(sphinx, self.entries, docnames) if self.entries and docnames else ()
            changed |= {opened[name]: sphinx.version(name) for name in done}
        self.tell_news(changed)
        return list(changed)

    def show(self) -> list[OpenPage]:
        """Read and write the pages that somebody looks at, and tell those that are not as they were."""
        changed: dict[OpenPage, str | None] = {}
        opened = dict.fromkeys(self.list_open())
        for audience in dict.fromkeys(place.audience for place in opened):
            places = [place for place in opened if place.audience == audience]
            sphinx = self.sphinx.get(audience)
            if sphinx is not None:
                self.update(sphinx, places)
                changed |= self.write_open(sphinx, places)
        self.tell_news(changed)
        return list(changed)

    def update(self, sphinx: WarmSphinx, places: Iterable[OpenPage]) -> None:
        """Read what has changed, for the pages that are open."""
        sphinx.update([sphinx.pages[place.path] for place in places if place.path in sphinx.pages])
        self.settings = sphinx.list_settings() or self.settings
        self.watched = frozenset(path for of in self.sphinx.values() for path in of.list_watched())

    def write_open(
        self, sphinx: WarmSphinx, places: Iterable[OpenPage]
    ) -> dict[OpenPage, str | None]:
        """Write open pages, and return those that are not as they were."""
        changed: dict[OpenPage, str | None] = {}
        for place in places:
            docname = sphinx.pages.get(place.path)
            if docname is None:
                gone = place.path.endswith(".html") and not (sphinx.out / place.path).is_file()
                changed |= {place: None} if gone and sphinx.app is not None else {}
                continue
            before = sphinx.version(docname)
            if (now := sphinx.write(docname)) != before:
                changed[place] = now
        return changed

    # --- a question -------------------------------------------------------------------------

    def get_page(self, place: OpenPage) -> Shown:
        """Return a page as it is now; in the thread of the preview."""
        if shown := self.find_current(place):  # since it was asked for
            return shown
        sphinx = self.find_sphinx(place.audience)
        if sphinx.dirty:
            self.update(sphinx, [place, *self.list_open()])
        docname = sphinx.pages.get(place.path)
        if docname is not None:
            sphinx.write(docname)
        elif sphinx.app is not None and sphinx.rest != sphinx.generation:
            if sphinx.pending:
                sphinx.finish_reading()
            sphinx.write_rest()
        self.tell_news({})
        return self.find_written(place) or Shown(None)

    def find_current(self, place: OpenPage) -> Shown | None:
        """Return a file that needs no work to be current, from whatever thread; None where it might."""
        sphinx = self.sphinx.get(place.audience)
        docname = sphinx.pages.get(place.path) if sphinx is not None else None
        if sphinx is None or (sphinx.dirty and docname not in sphinx.sketched):
            return None
        if docname is not None:
            if not sphinx.is_shown(docname):
                return None
            shown = self.find_written(place)  # and if it was written meanwhile, it is not that page
            same = shown is not None and shown.version == sphinx.version(docname)
            return shown if same and sphinx.is_shown(docname) else None
        settled = place.path in sphinx.assets or sphinx.rest == sphinx.generation
        settled = settled or place.path.startswith("_images/")
        return self.find_written(place) if settled else None

    def find_written(self, place: OpenPage) -> Shown | None:
        """Return a file as it lies in the output."""
        sphinx = self.sphinx[place.audience]
        path = sphinx.out / place.path
        try:
            file = path.resolve(strict=True)
            if not file.is_relative_to(sphinx.out.resolve()) or not file.is_file():
                return None
            version = sphinx.version(sphinx.pages.get(place.path, ""))  # before what it is of
            return Shown(file.read_bytes(), version)
        except (OSError, ValueError):
            return None

    # --- when there is time -----------------------------------------------------------------

    def work(self) -> bool:
        """Do one piece of what can wait; tell whether there was any."""
        with self.noting_failure():
            return self.work_on()
        return False  # there was a failure

    def work_on(self) -> bool:
        """Do so."""
        for audience, sphinx in self.sphinx.items():
            opened = [place for place in self.list_open() if place.audience == audience]
            if sphinx.sketched and time.monotonic() - self.changed_at < QUIET:
                return False
            if sphinx.dirty and sphinx.app is not None:
                self.update(sphinx, opened)
                return True
            if sphinx.sketched:
                sphinx.sketched.clear()  # and who asks for a page from now on asks for the whole
                opened = [place for place in self.list_open() if place.audience == audience]
                self.tell_news(self.write_open(sphinx, opened))
                return True
            if do := sphinx.work():
                generation = sphinx.generation
                do()
                if sphinx.generation != generation:
                    self.show()
                self.tell_news({})
                return True
        if self.checked or time.monotonic() - self.changed_at < QUIET:
            return False
        self.check()
        gc.collect()
        return True

    def check(self) -> None:
        """Look for what is wrong beyond the form of the files."""
        self.checked = True
        self.faults.pop("checks", None)
        if self.edition is not None:
            try:
                self.faults["checks"] = find_faults(self.project, self.edition, lasting=True)
            except EditionError as error:
                self.faults["checks"] = list(error.diagnostics)
        self.tell_news({})

    # --- what is told -----------------------------------------------------------------------

    def tell_news(self, changed: dict[OpenPage, str | None]) -> None:
        """Tell the open pages what they do not know, and the terminal of faults that are new or mended."""
        groups = [self.faults, *(sphinx.faults for sphinx in self.sphinx.values())]
        every = dict.fromkeys(found for of in groups for some in of.values() for found in some)
        warnings = [found for found in every if found.severity == "warning"]
        faults = tuple(found for found in every if found.severity == "error")
        self.state = State(faults, self.checked)
        if self.state != self.told or changed:
            known = self.told.faults if self.told else ()
            for fault in (*faults, *warnings):
                if fault not in known and fault not in self.warned:
                    print(fault, file=sys.stderr, flush=True)
            self.warned.update(warnings)
            if known and not faults:
                print("all faults are mended", flush=True)
            self.told = self.state
            self.tell(News(self.state, changed))

    def report(self, names: Iterable[str], places: Iterable[OpenPage], seconds: float) -> None:
        """Say in a line what a change did."""
        *some, last = sorted(names)
        what = f"{last} and {len(some)} more" if some else last
        shown = ", ".join(dict.fromkeys(place.path for place in places)) or "no open page"
        print(f"{time.strftime('%H:%M:%S')}  {what}: {shown}, {seconds:.2f} s", flush=True)

    def is_readable(self, audience: str) -> bool:
        """Tell whether there is an application that has read the pages of an audience."""
        sphinx = self.sphinx.get(audience)
        return sphinx is not None and sphinx.app is not None and bool(sphinx.pages)

    def is_elsewhere(self, path: Path) -> bool:
        """Tell whether a file is none of those that every edition is made from."""
        root = self.project.root.resolve()
        return not any(path.is_relative_to(root / name) for name in INPUTS)

    def list_watched(self) -> frozenset[Path]:
        """Return files and folders outside of the edition's own that its pages are made from."""
        return self.watched  # from whatever thread: what Sphinx knows may just be changing
