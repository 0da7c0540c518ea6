"""What makes editorial matter sound, beyond being well formed: sources, names in other languages, prose.

Each check is a function ``Edition -> faults`` in a module of its own; all are reported in one run.
"""

from __future__ import annotations

from collections.abc import Iterator

from glossator.checks.changelog import check_changelog
from glossator.checks.house_style import check_house_style
from glossator.checks.languages import check_languages
from glossator.checks.links import check_links
from glossator.checks.matter import Matter
from glossator.checks.milestones import check_milestones
from glossator.checks.prose import check_lengths, check_spelling
from glossator.checks.safety import check_safety
from glossator.checks.sources import check_bibliography, check_keys, check_kinds
from glossator.checks.unfinished import check_unfinished
from glossator.checks.verdicts import check_verdicts
from glossator.checks.wordings import check_wordings
from glossator.diagnostics import Diagnostic

CHECKS = (
    check_safety,
    check_bibliography,
    check_changelog,
    check_kinds,
    check_verdicts,
    check_unfinished,
    check_milestones,
    check_keys,
    check_lengths,
    check_links,
    check_spelling,
    check_languages,
    check_wordings,
    check_house_style,
)
"""The checks, in the order in which they are run."""


def check_matter(matter: Matter) -> Iterator[Diagnostic]:
    """Yield every fault of the editorial matter."""
    for check in CHECKS:
        yield from check(matter)
