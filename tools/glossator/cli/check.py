"""What ``glossator check`` and ``glossator build`` refuse alike: the edition's faults beyond its form."""

from __future__ import annotations

from collections.abc import Sequence

from glossator.checks import check_matter
from glossator.checks.wordings import Unknown, list_unknown
from glossator.cli.kept import load_memo, save_memo
from glossator.cli.ledger import check_ledgers, find_unsealed
from glossator.cli.told import Told
from glossator.cli.workers import CAN_BRANCH, Workers
from glossator.diagnostics import Code, Diagnostic, EditionError, by_place
from glossator.edition import Edition
from glossator.generated import GENERATED
from glossator.languages.language import Flaw
from glossator.project import Project

GLOSSARY = "glossary"


def find_faults(project: Project, edition: Edition, *, lasting: bool = False) -> list[Diagnostic]:
    """Return what is wrong with the editors' matter and the ledgers, and what is in the way in ``docs/``.

    :param lasting: whether this process will be asked again and again. If not, what languages say of names is
        found in another: their dictionaries take a hundred megabytes, which a build would carry to its end.
    """
    memo = load_memo(project)
    matter = project.read_matter(edition, memo)
    beside = [
        *check_ledgers(project, edition, entered=False, memo=memo),
        *find_pages_in_the_way(project, edition),
    ]
    unknown = list_unknown(matter)
    if unknown.asked and not lasting:
        unknown.tell(memo, ask_apart(unknown) if CAN_BRANCH else unknown())
    found = sorted(check_matter(matter), key=by_place)
    save_memo(project, memo)
    return [*found, *beside]


def ask_apart(unknown: Unknown) -> list[list[Flaw]]:
    """Return what languages say of names, found in another process."""
    workers = Workers()
    try:
        workers.start(GLOSSARY, unknown)
        return workers.collect(GLOSSARY, unknown)
    finally:
        workers.end()


def refuse(project: Project, edition: Edition, found: Sequence[Diagnostic], told: Told) -> None:
    """Raise :class:`EditionError` where there is a fault; warnings alone are only told."""
    notice = find_unsealed(project, edition)
    if any(diagnostic.severity == "error" for diagnostic in found):
        told.tell(notice)
        raise EditionError(found)
    told.tell([*notice, *found])


def find_pages_in_the_way(project: Project, edition: Edition) -> list[Diagnostic]:
    """Return a fault for each hand-written page at the old address of a text or page, which is to lead on."""
    message = (
        "the page is written by hand, and stands where the old address of {} leads on; move it"
    )
    pages = {former.id: project.docs / former.path for former in edition.former()}
    return [
        Diagnostic(project.name(page), 1, Code.PAGE_IN_THE_WAY, message.format(name))
        for name, page in pages.items()
        if page.exists() and GENERATED not in page.read_bytes()
    ]
