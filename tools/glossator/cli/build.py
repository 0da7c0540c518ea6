"""Run Sphinx on the pages, and publish what it makes when all of it is good.

Outputs are built in ``build/.work/`` and moved into place at the end: a build that fails leaves the
last good edition as it was. The work folder keeps Sphinx's doctrees, so that a second build is short.
"""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from glossator.certificate import Certificate, certify
from glossator.cli.progress import Progress, Step
from glossator.diagnostics import Code, Diagnostic, EditionError, fail
from glossator.manifest import write_manifest
from glossator.model import Audience
from glossator.project import Project, fingerprint, fingerprint_software

if TYPE_CHECKING:
    from sphinx.application import Sphinx

BUILDERS = {"html": "html", "pdf": "typstpdf", "epub": "epub"}
HANDOUTS = "handouts"
"""The folder in ``html/`` with a copy of each handout: the pages link to it, wherever they are taken."""

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


def build_outputs(
    project: Project,
    formats: Sequence[str],
    audience: Audience,
    progress: Progress,
    printing: Printing,
) -> None:
    """Build the formats in turn, then publish them.

    Raises :class:`EditionError` with every warning that Sphinx gave; nothing is published then.
    """
    out = project.build if audience is Audience.STUDENT else project.build / audience.value
    out /= printing.variant
    work = project.build / ".work" / "-".join(filter(None, (audience.value, printing.variant)))
    settings = {"edition_audience": audience.value, **printing.overrides()}
    if {"html", "pdf"} <= set(formats):  # else there is no handout that a page could link to
        settings["edition_handout"] = f"{HANDOUTS}/{{text_id}}.pdf"
    software = fingerprint_software()
    with unfinished_marker(work, software):
        for name in formats:
            with progress.step(name) as step:
                run_sphinx(project, work, name, settings, step)
        with progress.step("publish") as step:
            certificates = certify_build(work / "html") if "html" in formats else []
            publish(work, out, formats, certificates, fingerprint(project.docs))
            step.result = ", ".join(str(out / name) for name in formats)


@contextmanager
def unfinished_marker(work: Path, software: str) -> Iterator[None]:
    """Begin with an empty work folder, unless the last build by just this software ended well.

    However a build ends, by a fault, by Ctrl-C or by a kill: what it leaves is not taken up again, as
    Sphinx would take pages whose warnings were lost for good ones.
    """
    marker = work / "finished"
    if not marker.exists() or marker.read_text() != software:
        shutil.rmtree(work, ignore_errors=True)
    marker.unlink(missing_ok=True)
    work.mkdir(parents=True, exist_ok=True)
    yield
    marker.write_text(software)


def run_sphinx(
    project: Project,
    work: Path,
    name: str,
    settings: Mapping[str, object],
    step: Step,
) -> None:
    """Run one of Sphinx's builders, with settings over those of ``conf.py``; any warning is an error."""
    from sphinx.application import Sphinx
    from sphinx.errors import SphinxError
    from sphinx.util.console import nocolor
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    nocolor()
    if name == "epub":  # Sphinx packs whatever stands in the folder, a page that is gone too
        shutil.rmtree(work / name, ignore_errors=True)
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


def publish(
    work: Path,
    out: Path,
    formats: Sequence[str],
    certificates: Sequence[Certificate],
    stamp: str,
) -> None:
    """Move the outputs into place: all are copied first, then each takes its place whole."""
    out.mkdir(parents=True, exist_ok=True)
    targets: list[Path] = []
    gone: list[Path] = []
    if "html" in formats:
        targets.append(copy_new(work / "html", out / "html"))
        note_certificates(new_name(out / "html"), certificates)
        if "pdf" in formats:
            copy_handouts(work / "pdf", new_name(out / "html") / HANDOUTS)
        targets.append(copy_new(work / "html" / "edition.json", out / "edition.json"))
        new_name(out / "sources.sha256").write_text(stamp + "\n")
        targets.append(out / "sources.sha256")
    elif "pdf" in formats and (out / "html" / HANDOUTS).exists():
        targets.append(out / "html" / HANDOUTS)
        copy_handouts(work / "pdf", new_name(targets[-1]))
    for name in set(formats) & {"pdf", "epub"}:
        (out / name).mkdir(exist_ok=True)
        built = sorted((work / name).glob(f"*.{name}"))
        targets += [copy_new(file, out / name / file.name) for file in built]
        stale = {file.name for file in (out / name).glob(f"*.{name}")} - {f.name for f in built}
        gone += [out / name / file for file in stale]
    for target in targets:
        take_place(target)
    for file in gone:  # the handout of a text that is no more
        file.unlink()
    for name in BUILDERS:
        if name in formats or out / name / HANDOUTS in targets:
            write_manifest(out / name)


def copy_handouts(pdf: Path, folder: Path) -> None:
    """Put a copy of each handout, but not of the book, into a folder of its own."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(pdf, folder, ignore=shutil.ignore_patterns("edition.pdf"))


def new_name(target: Path) -> Path:
    """Return where the next version of a file or folder waits."""
    return target.with_name(target.name + ".new")


def copy_new(source: Path, target: Path) -> Path:
    """Copy a file or folder beside its target; return the target."""
    new = new_name(target)
    if source.is_dir():
        shutil.rmtree(new, ignore_errors=True)
        shutil.copytree(source, new, ignore=shutil.ignore_patterns(".buildinfo*"))
    else:
        shutil.copyfile(source, new)
    return target


def take_place(target: Path) -> None:
    """Let the next version of a file or folder take the place of the last."""
    new = new_name(target)
    if not new.is_dir():
        new.replace(target)
        return
    old = target.with_name(target.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    new.rename(target)
    shutil.rmtree(old, ignore_errors=True)


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
