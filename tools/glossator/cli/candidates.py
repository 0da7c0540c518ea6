"""What Sphinx does not find, and what of all that the edition has is most like it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from glossator.cli.message_places import NAMED
from glossator.diagnostics import hint_at

if TYPE_CHECKING:
    from sphinx.application import Sphinx

EDITION = "edition"


def known_terms(app: Sphinx) -> Iterable[str]:
    return [name for kind, name in app.env.domains.standard_domain.objects if kind == "term"]


def known_ids(app: Sphinx) -> Iterable[str]:
    return [found[0] for found in app.env.domains[EDITION].get_objects()]


def known_labels(app: Sphinx) -> Iterable[str]:
    return [*app.env.domains.standard_domain.anonlabels, *known_ids(app)]


def known_pages(app: Sphinx) -> Iterable[str]:
    return app.env.found_docs


def known_targets(app: Sphinx) -> Iterable[str]:
    return [*known_labels(app), *(f"{page}.md" for page in known_pages(app))]


def known_directives(app: Sphinx) -> Iterable[str]:
    return [f"{EDITION}:{name}" for name in app.env.domains[EDITION].directives]


def known_roles(app: Sphinx) -> Iterable[str]:
    return [f"{EDITION}:{name}" for name in app.env.domains[EDITION].roles]


KNOWN: dict[str, Callable[[Sphinx], Iterable[str]]] = {
    "edition.link": known_ids,
    "myst.directive_unknown": known_directives,
    "myst.role_unknown": known_roles,
    "myst.xref_missing": known_targets,
    "ref.doc": known_pages,
    "ref.link": known_ids,
    "ref.ref": known_labels,
    "ref.term": known_terms,
    "toc.not_readable": known_pages,
}
"""What there is, by the kinds of messages that say of something that it is not there."""


def hint_at_candidate(app: Sphinx, message: str, kind: str) -> str:
    """Return the question whether something else was meant than what a message names; else ""."""
    listed = KNOWN.get(kind)
    named = NAMED.findall(f"{message} [{kind}]")
    if listed is None or not named or EDITION not in app.env.domains:
        return ""
    words = next(filter(None, named[-1]))
    return hint_at(words, sorted({*listed(app)} - {words}))
