"""What a build does before Sphinx: convert and check, in a process of its own while this one loads Sphinx.

The two need nothing of each other, and take about as long. What was read of seeds and glossary goes with that
process; this one keeps what of it is to be known later.
"""

from __future__ import annotations

from typing import NamedTuple

from glossator.cli.progress import Progress
from glossator.cli.run_sphinx import load_sphinx
from glossator.cli.told import Told
from glossator.cli.workers import CAN_BRANCH, Workers
from glossator.diagnostics import Diagnostic
from glossator.files import EditionFiles

NAME = "docs"
"""What is named where the process was ended from outside."""


class Converted(NamedTuple):
    """What is known of an edition when its pages are up to date and good."""

    written: list[str]  # the pages that were
    told: tuple[Diagnostic, ...]  # the warnings


def convert_first(files: EditionFiles, progress: Progress, told: Told, jobs: int) -> list[str]:
    """Bring the generated pages up to date, and check; return the pages that were written.

    :param jobs: so many processes at the same time.

    Raises :class:`EditionError` with the faults of the edition.
    """

    def convert() -> Converted:
        from glossator.cli.current import convert_and_check, reading

        with reading(files) as project:
            written = convert_and_check(project, progress, told)
        return Converted(written, told.lines)

    if jobs == 1 or not CAN_BRANCH:
        return convert().written
    workers = Workers()
    try:
        workers.start(NAME, convert, speaks=True)
        load_sphinx()
        converted = workers.collect(NAME, convert)
    finally:
        workers.end()
    told.adopt(converted.told)
    return converted.written
