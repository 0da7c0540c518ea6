"""The command ``glossator``: the only place that composes the stages and writes files.

Exit 0: good, or warnings alone; 1: the edition has errors, printed as ``file:line:column: CODE message`` on
stderr, or in the form that ``--format`` says; 2: wrong usage; 130: interrupted.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from glossator.cli.editing import add_editing
from glossator.cli.told import MessageForm, Told
from glossator.diagnostics import Code, Diagnostic, EditionError, hint_at
from glossator.explaining import explain_code
from glossator.files import say_access
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
    from glossator.cli.order import Order
    from glossator.cli.unchanged import Memory


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with ``argv`` (default: the process's arguments) and return its exit code."""
    arguments = make_argument_parser().parse_args(argv)
    root: Path = arguments.directory
    if not root.is_dir():
        print(f"glossator: {root} is no folder", file=sys.stderr)
        return 2
    told = arguments.told = Told(MessageForm(arguments.format), root)
    with told.speaking():
        try:
            arguments.run(arguments)
            told.out.flush()
        except BrokenPipeError:  # who reads has seen enough: `glossator ids | head`
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except KeyboardInterrupt:
            print("glossator: interrupted", file=sys.stderr)
            return 130
        except EditionError as error:
            told.report(error.diagnostics)
            return 1
        except OSError as error:
            place = str(error.filename or root)
            told.report([Diagnostic(place, 0, Code.CANNOT_ACCESS, say_access(error))])
            return 1
    return 0


class SayVersion(argparse.Action):
    """Print the version; it is looked up only when it is asked for, as that takes time."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print it, and end."""
        from importlib.metadata import version

        print(f"{parser.prog} {version('glossator')}")
        parser.exit()


def make_argument_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = argparse.ArgumentParser(
        prog="glossator",
        description="Publish an annotated teaching edition from plain source texts.",
    )
    add_format(parser, MessageForm.TEXT)
    parser.add_argument(
        "--version", action=SayVersion, nargs=0, help="say which version this is, and end"
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
        add_format(command, argparse.SUPPRESS)
        command.set_defaults(run=run)
        return command

    add(
        "convert",
        run_convert,
        "Write the pages in docs/ that seeds/ and glossary/ have made stale.",
    )
    check = add(
        "check",
        run_check,
        "Check the edition's files, and that every generated page is up to date.",
    )
    check.add_argument(
        "--explain", type=_code, metavar="CODE", help="say what a code means, and what to do"
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
    add("migrate", run_migrate, "Rewrite data of an older version as this one reads them.")
    draft = add("draft", run_draft, "Propose a record for a text that the edition does not have.")
    draft.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="the text, in UTF-8, or a document"
    )
    draft.add_argument("--id", dest="text_id", metavar="ID", help="the id of the new text")
    draft.add_argument(
        "--report", action="store_true", help="measure the rules against the edition's own records"
    )
    draft.add_argument(
        "--language", metavar="TAG", default="", help="of the text (default: as it is recognised)"
    )
    draft.add_argument(
        "--show", action="store_true", help="write a page with the witness beside its draft"
    )
    draft.add_argument(
        "--strike",
        metavar="LINE|RULE,…",
        help="strike what is proposed about a line (17), by a rule (dashes), or both (17:dashes)",
    )
    draft.add_argument(
        "--accept", metavar="LINE|RULE,…", help="apply what is listed only, named in the same way"
    )
    draft.set_defaults(usage_error=draft.error)
    add_editing(add)
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
    build.add_argument(
        "--jobs",
        type=_number,
        metavar="N",
        help="so many processes at the same time (default: one for each core)",
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


def add_format(parser: argparse.ArgumentParser, default: str) -> None:
    """Let an editor choose the form of messages, before or behind the name of a command."""
    parser.add_argument(
        "--format",
        choices=[*MessageForm],
        default=default,
        help="the form of messages: text on stderr (default), json or github on stdout",
    )


def _pair(value: str) -> str:
    if value.count("=") != 1:
        raise argparse.ArgumentTypeError("write OLD=NEW")
    return value


def _code(value: str) -> Code:
    if value.upper() not in Code.__members__:
        raise argparse.ArgumentTypeError(
            f"there is no code {value}{hint_at(value.upper(), Code.__members__)}"
        )
    return Code[value.upper()]


def _number(value: str) -> int:
    if not (value.isascii() and value.isdigit() and int(value)):
        raise argparse.ArgumentTypeError("write a number from 1")
    return int(value)


def _formats(value: str) -> tuple[Output, ...]:
    names = dict.fromkeys(value.split(","))
    if unknown := [name for name in names if name not in OUTPUTS_BY_NAME]:
        raise argparse.ArgumentTypeError(f"no such output: {', '.join(unknown)}")
    return tuple(OUTPUTS_BY_NAME[name] for name in names)


def run_convert(arguments: argparse.Namespace) -> None:
    """``glossator convert``: bring the generated pages up to date; those that are so stay untouched."""
    from glossator.cli.current import convert_files
    from glossator.cli.lock import alone
    from glossator.files import EditionFiles

    files = EditionFiles(arguments.directory)
    with alone(files, "convert"):
        convert_files(files)


def run_check(arguments: argparse.Namespace) -> None:
    """``glossator check``: report every fault of the edition's files, and every stale page."""
    from glossator.cli.current import check_files
    from glossator.files import EditionFiles

    if arguments.explain:
        print(explain_code(arguments.explain))
        return
    check_files(EditionFiles(arguments.directory), arguments.told)


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


def run_migrate(arguments: argparse.Namespace) -> None:
    """``glossator migrate``: the edition's data as this version reads them."""
    from glossator.cli.migrate import run_migrate

    run_migrate(arguments)


def run_watch(arguments: argparse.Namespace) -> None:
    """``glossator watch``: a preview of the edition."""
    from glossator.cli.watch import run_watch

    run_watch(arguments)


def run_build(arguments: argparse.Namespace) -> None:
    """``glossator build``: convert, check, then build what is asked for, unless it is built already."""
    from glossator.cli.drafts import tell_drafts
    from glossator.cli.lock import alone
    from glossator.cli.order import Order
    from glossator.cli.publish import tell_stale
    from glossator.cli.unchanged import Memory
    from glossator.files import EditionFiles

    refuse_odd_time(os.environ)
    variants = tuple(variant for variant in VARIANTS if variant in arguments.variants)
    formats = arguments.only or ((PDF,) if variants else OUTPUTS)
    jobs = arguments.jobs or count_cores()
    order = Order(formats, arguments.audience, arguments.paper, variants, jobs)
    files = EditionFiles(arguments.directory)
    memory = Memory(files, order, arguments.told)
    with alone(files, "build"):
        if memory.holds():
            outputs = ", ".join(str(files.build / order.variant / of.name) for of in formats)
            print(f"built    nothing has changed since: {outputs}{tell_drafts(files)}")
            tell_stale(files)
        else:
            build_anew(order, memory)
    memory.told.sum_up()


def build_anew(order: Order, memory: Memory) -> None:
    """Convert, check and build."""
    from glossator.cli.before_pages import convert_first
    from glossator.cli.build import build_edition
    from glossator.cli.garbage import look_seldom
    from glossator.cli.progress import Progress

    look_seldom()
    progress = Progress()

    def convert() -> list[str]:
        return convert_first(memory.project, progress, memory.told, order.jobs)

    build_edition(memory.project, order, convert, progress, memory)


def count_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


TIME = "SOURCE_DATE_EPOCH"
LATEST_TIME = 4_102_444_799
"""The variable that stands for the time in what is built; the last second of 2099."""


def refuse_odd_time(environment: Mapping[str, str]) -> None:
    """Refuse a time that is none: Sphinx ends on it in an error of its own before it reads anything."""
    given = environment.get(TIME, "0")
    if not re.fullmatch(r"[0-9]{1,12}", given) or int(given) > LATEST_TIME:
        message = f"it is {given!r}; give a number of seconds since 1970, before 2100, or unset it"
        raise EditionError([Diagnostic(TIME, 0, Code.BAD_FIELD, message)])
