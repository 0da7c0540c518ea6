"""Convert, check, run Sphinx on the pages, and publish what it makes when all of it is good.

Outputs are built in ``.glossator/work/`` and take their place at the end, in one step: a build that fails
leaves the last good edition as it was. The work folder keeps Sphinx's doctrees and the pages as they were
written, so that a second build is short; it belongs to ``build/``, and is begun anew without that.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from glossator.certificate import certify
from glossator.cli.drafts import tell_drafts
from glossator.cli.kept import load, save
from glossator.cli.order import Order
from glossator.cli.progress import Progress, Step
from glossator.cli.publish import Outputs, SourceState, prepare, remove, switch, tell_stale
from glossator.cli.run_sphinx import Ran, Run, WhenRead, run_sphinx
from glossator.cli.state import find_changed_files, find_late, last_change, sign
from glossator.cli.unchanged import Memory
from glossator.cli.workers import CAN_BRANCH, Workers
from glossator.diagnostics import Code, Diagnostic, EditionError, fail
from glossator.files import EditionFiles
from glossator.fingerprint import fingerprint, fingerprint_software
from glossator.memo import Memo
from glossator_schema.printing import HTML, PDF

ATTEMPTS = 3
"""So often a build is begun while an editor goes on writing."""

GIVING_WAY = 5
"""By so much less is asked of a core for an output that will be done before another is."""

FINISHED = "finished"
"""The file in a work folder that says that the last build there ended well, by which software and where."""


PROVED = "proved.json"
"""The end of the name of the file in a work folder with what was proved of pages, by their bytes."""


class Certifier:
    """Certifies pages as soon as they are written; ``faults``: what no page may be published with."""

    def __init__(self) -> None:
        self.faults: tuple[Diagnostic, ...] = ()

    def certify(self, folder: Path) -> list[str]:
        """Return the texts that give back their witnesses."""
        if not any(folder.glob("texts/*.html")):
            return []
        path = folder.with_name(f"{folder.name}-{PROVED}")
        memo = Memo(load(path))
        try:
            found = certify(folder, memo)
        except EditionError as error:
            self.faults = tuple(
                replace(fault, file="docs") if fault.code is Code.MISSING_FILE else fault
                for fault in error.diagnostics
            )
            return []
        save(path, memo.used)
        self.faults = tuple(fault for certificate in found for fault in certificate.faults)
        return [certificate.id for certificate in found if certificate.is_good]


def build_edition(
    project: EditionFiles,
    order: Order,
    convert: Callable[[], Iterable[str]],
    progress: Progress,
    memory: Memory,
) -> None:
    """Build from one state of the files, and publish it: again, where they changed in the meantime.

    :param convert: brings the generated pages up to date, and returns those that it wrote.

    Raises :class:`EditionError` with every warning that Sphinx gave; nothing is published then.
    """
    if project.build.exists() and not project.build.is_dir():
        message = "a file stands where the outputs go; move it away"
        raise fail(project.name(project.build), 0, Code.CANNOT_ACCESS, message)
    for _ in range(ATTEMPTS):
        changed = build_once(project, order, convert, progress, memory)
        if not changed:
            return
        print(f"{', '.join(sorted(changed))} changed while it was built", file=sys.stderr)
    message = "it changed each time that the edition was built; build it again"
    raise EditionError(
        Diagnostic(name, 0, Code.CHANGED_MEANWHILE, message) for name in sorted(changed)
    )


def build_once(
    project: EditionFiles,
    order: Order,
    convert: Callable[[], Iterable[str]],
    progress: Progress,
    memory: Memory,
) -> set[str]:
    """Build and publish; return the files that changed in the meantime: nothing is published then."""
    begun, before = time.time_ns(), sign(project)
    written = {f"docs/{page}" for page in convert()}
    signed = sign(project)
    if changed := find_changed_files(before, signed) - written:
        return changed
    project.check_docs()
    software = fingerprint_software()
    stamp = fingerprint(project.docs, software)
    memory.begin()
    work = begin_work(project, order, software)
    built = build_outputs(project, work, order, progress)
    memory.told.tell([*memory.told.lines, *built.warnings])
    if len(built.settings) > 1:  # it reads something that changed in between
        return {"docs/conf.py"}

    def find_changed() -> set[str]:
        return find_changed_files(signed, sign(project)) | find_late(
            project, built.elsewhere, begun
        )

    latest = max((last_change(project, path) for path in built.elsewhere), default=0)
    state = SourceState(stamp, latest)
    made = Outputs(work, order.variant, order.formats, state, built.book)
    changed = publish(project, made, progress, find_changed)
    if not changed:  # else the work folder is of no one state, and will not be taken up
        end_work(project, work, software)
        memory.end(built.elsewhere)
    return changed


class Built(NamedTuple):
    """What is known of the outputs when they are built."""

    elsewhere: set[Path]  # the files outside ``docs/`` that they were made from
    settings: set[str]  # digests of what ``conf.py`` set: one, if it set the same for all of them
    book: str  # the name of the PDF that is the book
    warnings: tuple[Diagnostic, ...]


def build_outputs(project: EditionFiles, work: Path, order: Order, progress: Progress) -> Built:
    """Build the formats from one reading of the pages: the first reads them, then all write at once."""
    files = EditionFiles(project.root)  # all that a run must know, and little to hand over
    handouts = {HTML, PDF} <= {*order.formats}  # what is published does not hang on what was before
    first, *others = (
        Run(
            files,
            work,
            output,
            order.settings(),
            order.jobs,
            output is order.formats[0],
            handouts,
            beside=tuple(order.formats),
        )
        for output in order.formats
    )
    works = {run.output.name: partial(make_in_worker, run) for run in others}
    workers = Workers()

    def branch_off(leave: Callable[[], None]) -> bool:
        """Let workers make the others: all that was imported and read is theirs, too."""
        if order.jobs > 1 and CAN_BRANCH:
            for name, work in works.items():
                workers.start(name, partial(do_elsewhere, leave, work))
        return not workers.running

    try:
        with progress.step(first.output.name) as step:
            ran = [make_output(first, step, branch_off)]
        for run in others:
            name = run.output.name
            with progress.step(name) as step:
                if name in workers.running:
                    ran.append(workers.collect(name, works[name]).adopt(step))
                else:
                    ran.append(make_output(run, step))
    finally:
        workers.end()
    elsewhere = {path for found in ran for path in found.elsewhere}
    warnings = tuple(dict.fromkeys(warning for found in ran for warning in found.warnings))
    return Built(elsewhere, {found.settings for found in ran}, ran[-1].book, warnings)


def make_output(run: Run, step: Step, when_read: WhenRead = lambda leave: True) -> Ran:
    """Make one output, and prove its pages."""
    certifier = Certifier()
    ran = run_sphinx(run, step, certifier.certify, when_read)
    if certifier.faults:
        raise EditionError(certifier.faults)
    step.result = f"{ran.pages} pages"
    return ran


@dataclass(frozen=True)
class Timed:
    """An output that a worker has made, and how long it took (seconds)."""

    ran: Ran
    seconds: float
    result: str

    def adopt(self, step: Step) -> Ran:
        """Let a step of the command tell of it."""
        step.started, step.result = time.monotonic() - self.seconds, self.result
        return self.ran


def do_elsewhere(leave: Callable[[], None], work: Callable[[], Timed]) -> Timed:
    """Do some work in a process that has left what another was in the middle of."""
    leave()
    return work()


def make_in_worker(run: Run) -> Timed:
    """Make one output where nobody sees a bar; all others give way to the PDF, which takes longest."""
    if run.output != PDF:
        os.nice(GIVING_WAY)
    step = Step(run.output.name, is_shown=False)
    ran = make_output(run, step)
    return Timed(ran, step.seconds, step.result)


def publish(
    project: EditionFiles, made: Outputs, progress: Progress, find_changed: Callable[[], set[str]]
) -> set[str]:
    """Publish what was made, if nothing of what it was made from has changed; return what has."""
    with progress.step("publish") as step:
        following, left_out = prepare(project, made)
        out = project.build / made.variant
        changed = find_changed()
        if changed:
            return changed
        switch(project, following)
        step.result = ", ".join(str(out / output.name) for output in made.formats)
        if left_out:
            step.result += f"; {' and '.join(left_out)} of an older state removed"
        step.result += tell_drafts(project)
    tell_stale(project)
    return set()


def begin_work(project: EditionFiles, order: Order, software: str) -> Path:
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


def end_work(project: EditionFiles, work: Path, software: str) -> None:
    """Let the work folder be taken up again."""
    whose = f"{software}\n{project.root.resolve()}\n"
    (work / FINISHED).write_text(whose, encoding="utf-8")
