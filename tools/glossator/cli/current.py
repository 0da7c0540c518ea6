"""Whether an edition is in order: its pages up to date, its files without fault.

Of files that are what they were when they were found so, nothing is read: what was found is told again.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from glossator.cli.kept import LINKED, Good, LastGood, Store, keep, load, load_memo, save_memo
from glossator.cli.progress import Progress
from glossator.cli.told import Told
from glossator.diagnostics import Code, Diagnostic, EditionError
from glossator.files import EditionFiles

if TYPE_CHECKING:
    from glossator.edition import Edition
    from glossator.project import Project

UP_TO_DATE = "every page is up to date"


@contextmanager
def reading(files: EditionFiles) -> Iterator[Project]:
    """Open an edition with what is known of its files, and keep what is known of them at the end."""
    from glossator.project import Project

    store, linked = Store(files), load_memo(files, LINKED)
    yield Project(files.root, store, linked)
    store.sweep()
    if linked.used:
        save_memo(files, linked, LINKED)


def convert_files(files: EditionFiles) -> None:
    """Convert, unless nothing has changed since all was up to date."""
    last, progress = LastGood(files), Progress()
    if good := last.recall():
        with progress.step("read") as step:
            step.result = good.summary
        with progress.step("convert") as step:
            step.result = UP_TO_DATE
        return
    with reading(files) as project:
        edition, _ = convert(project, progress)
    last.remember(Good(edition.summary(), None))


def convert(project: Project, progress: Progress) -> tuple[Edition, list[str]]:
    """Bring pages and schemas up to date; return the edition, and the pages that were written."""
    from glossator.cli.check import find_pages_in_the_way
    from glossator.generated import write_files, write_pages

    with progress.step("read") as step:
        edition = project.read()
        step.result = edition.summary()
    with progress.step("convert") as step:
        if faults := find_pages_in_the_way(project, edition):
            raise EditionError(faults)
        pages = edition.generated()
        written = write_pages(project.docs, pages)
        write_files(project.schemas, recall_schemas(project))
        step.result = say_written(written, pages) if written else UP_TO_DATE
    return edition, written


def say_written(written: Sequence[str], pages: Container[str]) -> str:
    """Return which pages were stale or missing, and which are of nothing any more; few of them by name."""
    said = []
    for what, names in (
        ("written", [name for name in written if name in pages]),
        ("removed", [name for name in written if name not in pages]),
    ):
        some = ", ".join([*names[:FEW], *(["…"] if len(names) > FEW else [])])
        said += [f"{len(names)} pages {what}: {some}"] if names else []
    return "; ".join(said)


FEW = 4
"""So many pages are named."""


def recall_schemas(project: EditionFiles) -> dict[str, str]:
    """Return the schemas: they follow from the software alone, and are made once."""
    path = project.workplace / "schemas.json"
    schemas: dict[str, str] | None = load(path)
    if schemas is None:
        from glossator.schemas import make_schemas

        schemas = make_schemas()
        keep(project, path, schemas)
    return schemas


def check_files(files: EditionFiles, told: Told) -> None:
    """Check, unless nothing has changed since all was in order."""
    with Progress().step("check") as step:
        last = LastGood(files)
        good = last.recall()
        if good and good.told is not None:
            told.tell(good.told)
        else:
            with reading(files) as project:
                good = check_edition(project, told)
            last.remember(good)
        step.result = good.summary


def check_edition(project: Project, told: Told) -> Good:
    """Check the edition; raise :class:`EditionError` with its faults."""
    from glossator.cli.check import find_faults, refuse
    from glossator.generated import stale_files, stale_pages

    edition = project.read()
    message = "is not what its sources now give; run glossator convert"
    names = [f"docs/{page}" for page in stale_pages(project.docs, edition.generated())]
    names += [f"schemas/{n}" for n in stale_files(project.schemas, recall_schemas(project))]
    stale = [Diagnostic(name, 0, Code.STALE_PAGE, message) for name in names]
    refuse(project, edition, [*find_faults(project, edition), *stale], told)
    return Good(edition.summary(), [*told.lines])


def convert_and_check(project: Project, progress: Progress, told: Told) -> list[str]:
    """Do what a build does before anything else; return the pages that were written."""
    from glossator.cli.check import find_faults, refuse

    last = LastGood(project)
    good = last.recall()
    if good and good.told is not None:
        told.tell(good.told)
        return []
    edition, written = convert(project, progress)
    refuse(project, edition, find_faults(project, edition), told)
    last.remember(Good(edition.summary(), [*told.lines]))
    return written
