"""Convert, check, run Sphinx on the pages, and publish what it makes when all of it is good.

Outputs are built in ``.glossator/work/`` and take their place at the end, in one step: a build that fails
leaves the last good edition as it was. The work folder keeps Sphinx's doctrees and the pages as they were
written, so that a second build is short; it belongs to ``build/``, and is begun anew without that.
"""

from __future__ import annotations

import importlib
import io
import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from glossator.certificate import Certificate, certify
from glossator.cli.progress import Progress, Step
from glossator.cli.publish import HANDOUTS, Outputs, find_stale, prepare, remove, switch
from glossator.cli.state import find_changes, find_late, last_change, sign
from glossator.diagnostics import Code, Diagnostic, EditionError, fail
from glossator.model import Audience
from glossator.project import Project, fingerprint, fingerprint_software

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

BUILDERS = {"html": "html", "pdf": "typstpdf", "epub": "epub"}
ATTEMPTS = 3
"""So often a build is begun while an editor goes on writing."""

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

FINISHED = "finished"
"""The file in a work folder that says that the last build there ended well, by which software and where."""

WARNING = re.compile(
    r"(?:(?P<place>[^\s].*?): )?(?:WARNING|ERROR|CRITICAL): (?P<message>.*)", re.DOTALL
)


class Printing(NamedTuple):
    """How the PDFs of one build are printed, where not as ``conf.py`` says."""

    paper: str | None = None
    large: bool = False
    wide_margin: bool = False

    @property
    def variant(self) -> str:
        """The name of the folder that a variant is published in; "" for the usual edition."""
        names = {"large-print": self.large, "wide-margin": self.wide_margin}
        return "-".join(name for name, wanted in names.items() if wanted)

    def overrides(self) -> dict[str, object]:
        """Return the settings of Sphinx that differ from those in ``conf.py``."""
        given = {
            "typst_paper": self.paper,
            "typst_large_print": self.large,
            "typst_wide_margin": self.wide_margin,
        }
        return {name: value for name, value in given.items() if value}


@dataclass(frozen=True)
class Order:
    """What one run of the command is to build."""

    formats: Sequence[str]
    audience: Audience
    printing: Printing

    @property
    def variant(self) -> str:
        """The folder of ``build/`` for it; "" for the usual edition."""
        audience = "" if self.audience is Audience.STUDENT else self.audience.value
        return "/".join(filter(None, (audience, self.printing.variant)))

    @property
    def work(self) -> str:
        """The name of its work folder."""
        return "-".join(filter(None, (self.audience.value, self.printing.variant)))

    def settings(self) -> dict[str, object]:
        """Return the settings of Sphinx over those in ``conf.py``."""
        settings = {"edition_audience": self.audience.value, **self.printing.overrides()}
        if {"html", "pdf"} <= set(
            self.formats
        ):  # else there is no handout that a page could link to
            settings["edition_handout"] = f"{HANDOUTS}/{{text_id}}.pdf"
        return settings


def build_edition(
    project: Project, order: Order, convert: Callable[[], Iterable[str]], progress: Progress
) -> None:
    """Build from one state of the files, and publish it: again, where they changed in the meantime.

    :param convert: brings the generated pages up to date, and returns those that it wrote.

    Raises :class:`EditionError` with every warning that Sphinx gave; nothing is published then.
    """
    if project.build.exists() and not project.build.is_dir():
        message = "a file stands where the outputs go; move it away"
        raise fail(project.name(project.build), 0, Code.CANNOT_ACCESS, message)
    for _ in range(ATTEMPTS):
        changed = build_once(project, order, convert, progress)
        if not changed:
            return
        print(f"{', '.join(sorted(changed))} changed while it was built", file=sys.stderr)
    message = "it changed each time that the edition was built; build it again"
    raise EditionError(
        Diagnostic(name, 0, Code.CHANGED_MEANWHILE, message) for name in sorted(changed)
    )


def build_once(
    project: Project, order: Order, convert: Callable[[], Iterable[str]], progress: Progress
) -> set[str]:
    """Build and publish; return the files that changed in the meantime: nothing is published then."""
    begun, before = time.time_ns(), sign(project)
    written = {f"docs/{page}" for page in convert()}
    state = sign(project)
    if changed := find_changes(before, state) - written:
        return changed
    project.check_docs()
    software, stamp = fingerprint_software(), fingerprint(project.docs)
    work = begin_work(project, order, software)
    elsewhere = build_outputs(project, work, order, progress)

    def find_changed() -> set[str]:
        return find_changes(state, sign(project)) | find_late(project, elsewhere, begun)

    latest = max((last_change(project, path) for path in elsewhere), default=0)
    made = Outputs(work, order.variant, order.formats, stamp, latest)
    changed = publish(project, made, progress, find_changed)
    if not changed:  # else the work folder is of no one state, and will not be taken up
        end_work(project, work, software)
    return changed


def build_outputs(project: Project, work: Path, order: Order, progress: Progress) -> set[Path]:
    """Build the formats in turn; return the files outside ``docs/`` that they were made from."""
    elsewhere: set[Path] = set()
    for name in order.formats:
        with progress.step(name) as step:
            elsewhere |= run_sphinx(project, work, name, order.settings(), step)
    return elsewhere


def publish(
    project: Project, made: Outputs, progress: Progress, find_changed: Callable[[], set[str]]
) -> set[str]:
    """Publish what was made, if nothing of what it was made from has changed; return what has."""
    with progress.step("publish") as step:
        certificates = certify_build(made.work / "html") if "html" in made.formats else []
        following, left_out = prepare(
            project, made, lambda folder: note_certificates(folder, certificates)
        )
        changed = find_changed()
        if changed:
            return changed
        switch(project, following)
        out = project.build / made.variant
        step.result = ", ".join(str(out / name) for name in made.formats)
        if left_out:
            step.result += f"; {' and '.join(left_out)} of an older state removed"
    for folder in find_stale(project.build):
        print(f"older    {project.build / folder}: built from an older state; build it again")
    return set()


def begin_work(project: Project, order: Order, software: str) -> Path:
    """Return the work folder: empty, unless the last build in it, by just this software, ended well.

    However a build ends, by a fault, by Ctrl-C or by a kill: what it leaves is not taken up again, as
    Sphinx would take pages whose warnings were lost for good ones. Nor is that of an edition whose
    ``build/`` was removed, to begin anew, or that was moved: the pages that Sphinx has read know their places.
    """
    work = project.workplace / "work" / order.work
    marker = work / FINISHED
    whose = f"{software}\n{project.root.resolve()}\n"
    known = marker.is_file() and marker.read_text(encoding="utf-8") == whose
    if not (known and project.build.exists()):
        remove(work)
    marker.unlink(missing_ok=True)
    work.mkdir(parents=True, exist_ok=True)
    return work


def end_work(project: Project, work: Path, software: str) -> None:
    """Let the work folder be taken up again."""
    whose = f"{software}\n{project.root.resolve()}\n"
    (work / FINISHED).write_text(whose, encoding="utf-8")


def run_sphinx(
    project: Project,
    work: Path,
    name: str,
    settings: Mapping[str, object],
    step: Step,
) -> set[Path]:
    """Run one of Sphinx's builders, with settings over those of ``conf.py``; any warning is an error.

    Returns the files and folders outside ``docs/`` that pages include, or settings name.
    """
    from sphinx.application import Sphinx
    from sphinx.errors import SphinxError
    from sphinx.util.console import nocolor
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    nocolor()
    if name != "pdf":  # Sphinx leaves there what is no more, and packs it
        remove(work / name)
    warnings = io.StringIO()
    docs = str(project.docs.resolve())
    forget_modules(docs)
    try:
        # Directives and nodes are registered for this application only, as sphinx-build does it.
        with patch_docutils(docs), docutils_namespace():
            app = Sphinx(
                docs,
                docs,
                str((work / name).resolve()),
                str((work / "doctrees").resolve()),
                BUILDERS[name],
                confoverrides={"nitpicky": True, "epub_basename": "edition", **settings},
                status=None,
                warning=warnings,
            )
            count_pages(app, step)
            app.build()
    except Exception as error:
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
    included = map(str, chain.from_iterable(app.env.dependencies.values()))
    paths = {
        Path(os.path.normpath(Path(docs, name))) for name in (*included, *list_named(app.config))
    }
    return {path for path in paths if path.exists() and not path.is_relative_to(docs)}


def list_named(config: Config) -> Iterator[str]:
    """Yield the files and folders that ``conf.py`` names, from the source folder."""
    for name in PLACES:
        given: Any = config._raw_config.get(name) or ()
        yield from [given] if isinstance(given, str) else given


def forget_modules(folder: str) -> None:
    """Let what ``conf.py`` imports from beside it be imported anew: it may be edited, or another edition's."""
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if file and Path(file).resolve().is_relative_to(folder):
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


def certify_build(folder: Path) -> list[Certificate]:
    """Certify the pages; raises :class:`EditionError` where one does not give back its witness."""
    if not any(folder.glob("texts/*.html")):
        return []
    certificates = certify(folder)
    faults = [fault for certificate in certificates for fault in certificate.faults]
    if faults:
        raise EditionError(faults)
    return certificates


def note_certificates(folder: Path, certificates: Sequence[Certificate]) -> None:
    """Write the results into the colophon's table, where a build alone cannot know them."""
    for path in folder.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        if '<table class="witnesses' not in html:
            continue
        for certificate in certificates:
            row = re.compile(
                rf"(<td><p>{re.escape(certificate.id)}</p></td>.*?)<td><p>by glossator certify</p></td>",
                re.DOTALL,
            )
            verdict = r"\1<td><p>regenerated byte for byte</p></td>"
            html = row.sub(verdict, html, count=1)
        path.write_text(html, encoding="utf-8")
