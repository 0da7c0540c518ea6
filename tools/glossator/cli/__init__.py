"""The command ``glossator``: the only place that composes the stages and writes files.

Exit 0: good, or warnings alone; 1: the edition has errors, printed as ``file:line: CODE message`` on stderr;
2: wrong usage; 130: interrupted.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from glossator.diagnostics import Code, Diagnostic, EditionError
from glossator_schema.notes import AUDIENCES, STUDENT
from glossator_schema.printing import (
    OUTPUTS,
    OUTPUTS_BY_NAME,
    PAPERS_BY_NAME,
    PDF,
    VARIANTS,
    Output,
)

if TYPE_CHECKING:
    from glossator.cli.progress import Progress
    from glossator.edition import Edition
    from glossator.project import Project


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with ``argv`` (default: the process's arguments) and return its exit code."""
    arguments = make_argument_parser().parse_args(argv)
    root: Path = arguments.directory
    if not root.is_dir():
        print(f"glossator: {root} is no folder", file=sys.stderr)
        return 2
    try:
        arguments.run(arguments)
    except KeyboardInterrupt:
        print("glossator: interrupted", file=sys.stderr)
        return 130
    except EditionError as error:
        for diagnostic in error.diagnostics:
            print(diagnostic, file=sys.stderr)
        return 1
    except OSError as error:
        place = str(error.filename or root)
        print(Diagnostic(place, 0, Code.CANNOT_ACCESS, str(error.strerror)), file=sys.stderr)
        return 1
    return 0


def make_argument_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = argparse.ArgumentParser(
        prog="glossator",
        description="Publish an annotated teaching edition from plain source texts.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, run: object, text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument(
            "-C",
            dest="directory",
            metavar="DIR",
            type=Path,
            default=Path(),
            help="the folder of the edition (default: this one)",
        )
        command.set_defaults(run=run)
        return command

    add(
        "convert",
        run_convert,
        "Write the pages in docs/ that seeds/ and glossary/ have made stale.",
    )
    add(
        "check",
        run_check,
        "Check the edition's files, and that every generated page is up to date.",
    )
    certified = add("certify", run_certify, "Regenerate every witness from its published page.")
    certified.add_argument(
        "folder", nargs="?", type=Path, help="the published HTML (default: build/html)"
    )
    ledger = add("ledger", run_ledger, "Compare the anchors with those that were ever published.")
    ledger.add_argument("--accept", action="store_true", help="enter what is new, and what moved")
    ledger.add_argument(
        "--moved", action="append", default=[], metavar="OLD=NEW", type=_pair, help="where OLD went"
    )
    ledger.add_argument(
        "--withdrawn", action="append", default=[], metavar="OLD", help="OLD is gone for good"
    )
    ledger.add_argument(
        "--take-over", action="store_true", help="give ledgers of version 0.1 their digests, once"
    )
    draft = add("draft", run_draft, "Propose a record for a text that the edition does not have.")
    draft.add_argument("file", nargs="?", type=Path, metavar="FILE", help="the text, in UTF-8")
    draft.add_argument("--id", dest="text_id", metavar="ID", help="the id of the new text")
    draft.add_argument(
        "--report", action="store_true", help="measure the rules against the edition's own records"
    )
    draft.set_defaults(usage_error=draft.error)
    watch = add("watch", run_watch, "Show the edition in a browser, current while it is written.")
    watch.add_argument(
        "--port",
        type=int,
        default=8000,
        help="where it is served (default: 8000; 0: any free port)",
    )
    build = add("build", run_build, "Convert, then build the edition in build/.")
    build.add_argument(
        "--only",
        type=_formats,
        metavar="FORMAT,...",
        help=f"the outputs to build: {','.join(OUTPUTS_BY_NAME)} (default: all; of a form of the PDFs, pdf)",
    )
    build.add_argument(
        "--audience",
        choices=AUDIENCES,
        default=STUDENT,
        help="teacher: build the teacher's edition in build/teacher/ (default: student)",
    )
    build.add_argument(
        "--paper",
        choices=[*PAPERS_BY_NAME],
        help="the paper of the PDFs (default: what docs/conf.py says)",
    )
    for variant in VARIANTS:
        build.add_argument(
            f"--{variant.name}",
            action="append_const",
            dest="variants",
            const=variant,
            default=[],
            help=f"{variant.about}, in build/{variant.name}/",
        )
    return parser


def _pair(value: str) -> str:
    if value.count("=") != 1:
        raise argparse.ArgumentTypeError("write OLD=NEW")
    return value


def _formats(value: str) -> tuple[Output, ...]:
    names = dict.fromkeys(value.split(","))
    if unknown := [name for name in names if name not in OUTPUTS_BY_NAME]:
        raise argparse.ArgumentTypeError(f"no such output: {', '.join(unknown)}")
    return tuple(OUTPUTS_BY_NAME[name] for name in names)


def run_convert(arguments: argparse.Namespace) -> None:
    """``glossator convert``: bring the generated pages up to date; those that are so stay untouched."""
    from glossator.cli.lock import alone
    from glossator.cli.progress import Progress
    from glossator.project import Project

    project = Project(arguments.directory)
    with alone(project, "convert"):
        convert(project, Progress())


def convert(project: Project, progress: Progress) -> tuple[Edition, list[str]]:
    """Bring pages and schemas up to date; return the edition, and the pages that were written."""
    from glossator.cli.check import find_pages_in_the_way
    from glossator.generated import write_files, write_pages
    from glossator.schemas import make_schemas

    with progress.step("read") as step:
        edition = project.read()
        step.result = edition.summary()
    with progress.step("convert") as step:
        if faults := find_pages_in_the_way(project, edition):
            raise EditionError(faults)
        written = write_pages(project.docs, edition.pages())
        write_files(project.schemas, make_schemas())
        step.result = f"{len(written)} pages written" if written else "every page is up to date"
    return edition, written


def run_check(arguments: argparse.Namespace) -> None:
    """``glossator check``: report every fault of the edition's files, and every stale page."""
    from glossator.cli.check import find_faults, refuse
    from glossator.cli.progress import Progress
    from glossator.generated import stale_files, stale_pages
    from glossator.project import Project
    from glossator.schemas import make_schemas

    project = Project(arguments.directory)
    with Progress().step("check") as step:
        edition = project.read()
        message = "is not what its sources now give; run glossator convert"
        names = [f"docs/{page}" for page in stale_pages(project.docs, edition.pages())]
        names += [f"schemas/{name}" for name in stale_files(project.schemas, make_schemas())]
        stale = [Diagnostic(name, 0, Code.STALE_PAGE, message) for name in names]
        refuse([*find_faults(project, edition), *stale])
        step.result = edition.summary()


def run_certify(arguments: argparse.Namespace) -> None:
    """``glossator certify``: prove the published pages equal to their witnesses."""
    from glossator.cli.certify import run_certify

    run_certify(arguments)


def run_ledger(arguments: argparse.Namespace) -> None:
    """``glossator ledger``: what was ever published, against what the edition has now."""
    from glossator.cli.ledger import run_ledger

    run_ledger(arguments)


def run_draft(arguments: argparse.Namespace) -> None:
    """``glossator draft``: propose a record for a new text."""
    from glossator.cli.draft import run_draft

    run_draft(arguments)


def run_watch(arguments: argparse.Namespace) -> None:
    """``glossator watch``: a preview of the edition."""
    from glossator.cli.watch import run_watch

    run_watch(arguments)


def run_build(arguments: argparse.Namespace) -> None:
    """``glossator build``: convert, check, then build what is asked for."""
    from glossator.cli.build import Order, build_edition
    from glossator.cli.check import find_faults, refuse
    from glossator.cli.lock import alone
    from glossator.cli.progress import Progress
    from glossator.project import Project

    refuse_odd_time(os.environ)
    project, progress = Project(arguments.directory), Progress()
    variants = tuple(variant for variant in VARIANTS if variant in arguments.variants)
    formats = arguments.only or ((PDF,) if variants else OUTPUTS)
    order = Order(formats, arguments.audience, arguments.paper, variants)

    def convert_and_check() -> list[str]:
        edition, written = convert(project, progress)
        refuse(find_faults(project, edition))
        return written

    with alone(project, "build"):
        build_edition(project, order, convert_and_check, progress)


TIME = "SOURCE_DATE_EPOCH"
LATEST_TIME = 4_102_444_799
"""The variable that stands for the time in what is built; the last second of 2099."""


def refuse_odd_time(environment: Mapping[str, str]) -> None:
    """Refuse a time that is none: Sphinx ends on it in an error of its own before it reads anything."""
    given = environment.get(TIME, "0")
    if not re.fullmatch(r"[0-9]{1,12}", given) or int(given) > LATEST_TIME:
        message = f"it is {given!r}; give a number of seconds since 1970, before 2100, or unset it"
        raise EditionError([Diagnostic(TIME, 0, Code.BAD_FIELD, message)])
