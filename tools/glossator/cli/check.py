"""What ``glossator check`` and ``glossator build`` refuse alike: the edition's faults beyond its form."""

from __future__ import annotations

from glossator.checks import check_matter
from glossator.cli.ledger import check_ledgers
from glossator.diagnostics import Diagnostic, by_place
from glossator.project import Edition, Project, find_pages_in_the_way


def find_faults(project: Project, edition: Edition) -> list[Diagnostic]:
    """Return the faults of the editors' matter, of the ledgers, and of what stands in the way in ``docs/``."""
    return [
        *sorted(check_matter(project.read_matter(edition)), key=by_place),
        *check_ledgers(project, edition, entered=False),
        *find_pages_in_the_way(project.docs, edition.former()),
    ]
