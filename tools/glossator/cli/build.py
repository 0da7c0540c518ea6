"""Run Sphinx on the pages, and publish what it makes when all of it is good.

Outputs are built in ``build/.work/`` and moved into place at the end: a build that fails leaves the
last good edition as it was. The work folder keeps Sphinx's doctrees, so that a second build is short;
after a failure it is removed, or Sphinx would take the faulty pages for up to date.
"""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from glossator.cli.progress import Progress, Step
from glossator.diagnostics import Code, Diagnostic, EditionError, fail
from glossator.model import Audience
from glossator.project import Project, fingerprint

if TYPE_CHECKING:
    from sphinx.application import Sphinx

BUILDERS = {"html": "html", "pdf": "typstpdf"}
WARNING = re.compile(
    r"(?:(?P<place>[^\s].*?): )?(?:WARNING|ERROR|CRITICAL): (?P<message>.*)", re.DOTALL
)


def build_outputs(
    project: Project, formats: Sequence[str], audience: Audience, progress: Progress
) -> None:
    """Build the formats in turn, then publish them.

    Raises :class:`EditionError` with every warning that Sphinx gave; nothing is published then.
    """
    out = project.build if audience is Audience.STUDENT else project.build / audience.value
    work = project.build / ".work" / audience.value
    try:
        for name in formats:
            with progress.step(name) as step:
                run_sphinx(project, work, name, audience, step)
    except EditionError:
        shutil.rmtree(work, ignore_errors=True)
        raise
    with progress.step("publish") as step:
        publish(work, out, formats)
        (out / "sources.sha256").write_text(fingerprint(project.docs) + "\n")
        step.result = ", ".join(str(out / name) for name in formats)


def run_sphinx(project: Project, work: Path, name: str, audience: Audience, step: Step) -> None:
    """Run one of Sphinx's builders; any warning is an error."""
    from sphinx.application import Sphinx
    from sphinx.errors import SphinxError
    from sphinx.util.console import nocolor
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    nocolor()
    warnings = io.StringIO()
    docs = str(project.docs.resolve())
    try:
        # Directives and nodes are registered for this application only, as sphinx-build does it.
        with patch_docutils(docs), docutils_namespace():
            app = Sphinx(
                docs,
                docs,
                str((work / name).resolve()),
                str((work / "doctrees").resolve()),
                BUILDERS[name],
                confoverrides={"nitpicky": True, "edition_audience": audience.value},
                status=None,
                warning=warnings,
            )
            count_pages(app, step)
            app.build()
    except SphinxError as error:
        failure = Diagnostic("docs", 0, Code.SPHINX, str(error))
        raise EditionError([*diagnose(warnings.getvalue(), project), failure]) from error
    found = diagnose(warnings.getvalue(), project)
    if found or app.statuscode:
        raise EditionError(found or fail("docs", 0, Code.SPHINX, "Sphinx failed").diagnostics)
    step.result = f"{len(app.env.all_docs)} pages"


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


def publish(work: Path, out: Path, formats: Sequence[str]) -> None:
    """Move the outputs into place: each appears whole or not at all."""
    out.mkdir(parents=True, exist_ok=True)
    if "html" in formats:
        replace_folder(work / "html", out / "html")
        replace_file(work / "html" / "edition.json", out / "edition.json")
    if "pdf" in formats:
        (out / "pdf").mkdir(exist_ok=True)
        replace_file(work / "pdf" / "edition.pdf", out / "pdf" / "edition.pdf")


def replace_file(source: Path, target: Path) -> None:
    """Copy a file beside its target, then let it take the target's place."""
    new = target.with_name(target.name + ".new")
    shutil.copyfile(source, new)
    new.replace(target)


def replace_folder(source: Path, target: Path) -> None:
    """Copy a folder beside its target, then let it take the target's place."""
    new, old = target.with_name(target.name + ".new"), target.with_name(target.name + ".old")
    for folder in (new, old):
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source, new, ignore=shutil.ignore_patterns(".buildinfo*"))
    if target.exists():
        target.rename(old)
    new.rename(target)
    shutil.rmtree(old, ignore_errors=True)
