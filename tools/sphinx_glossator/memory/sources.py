"""The sources of the edition: names for the entries of its bibliography, and one order for them.

sphinxcontrib-bibtex numbers the entries of a bibliography as they stand in the ``.bib`` file, so that one
entry more would give every later one another id. Here an id is a name: ``source-<key>``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging
from sphinxcontrib.bibtex.citation_target import parse_citation_targets

from sphinx_glossator.memory.hashing import digest, digest_file
from sphinx_glossator.memory.records import ObjectRecord

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinxcontrib.bibtex.domain import BibtexDomain, Citation

logger = logging.getLogger(__name__)

NO_NAME = re.compile(r"[^\w.-]")
"""What may not stand in the ids of HTML, XML (EPUB) and PDF alike."""


def name_source(key: str) -> str:
    """Return the id of the source with a key of the bibliography."""
    return f"source-{NO_NAME.sub('-', key)}"


def find_cite_domain(env: BuildEnvironment) -> BibtexDomain | None:
    """Return the domain of sphinxcontrib-bibtex, if the edition has a bibliography."""
    return env.domains.get("cite")  # type: ignore[return-value]


def name_sources(app: Sphinx, document: nodes.document) -> None:
    """Give the entries of a page's bibliographies their ids (``doctree-read``).

    A list that no citation leads to (``:list: bullet``) has ids of its own: a source stands once.
    """
    domain = find_cite_domain(app.env)
    for place, bibliography in domain.bibliographies.items() if domain else ():
        if place.docname != app.env.current_document.docname:
            continue
        owners: dict[str, str] = {}
        for key, node in bibliography.citation_nodes.items():
            name = name_source(key)
            if name in owners:
                message = "the sources %s and %s would both have the id %s; rename one of the keys"
                where = (place.docname, bibliography.line)
                logger.warning(message, owners[name], key, name, location=where)
            owners[name] = key
            node["ids"] = [name if bibliography.list_ == "citation" else f"{place.id_}-{name}"]


def order_sources(app: Sphinx, env: BuildEnvironment) -> None:
    """Put the bibliographies and citations into one order, whichever page was read last.

    Before sphinxcontrib-bibtex looks at them (``env-updated``).
    """
    domain = find_cite_domain(env)
    if domain is None:
        return
    places = sorted(domain.bibliographies.items(), key=lambda item: (item[0].docname, item[1].line))
    domain.data["bibliographies"] = dict(places)
    domain.data["citation_refs"] = sorted(domain.citation_refs, key=lambda ref: ref.docname)


def read_again(app: Sphinx) -> None:
    """Let a ``.bib`` file be parsed anew where its bytes are others (``builder-inited``).

    sphinxcontrib-bibtex looks at the time of the file, which a copy or a version-control system may set back.
    """
    domain = find_cite_domain(app.env)
    if domain is None:
        return
    files = [Path(app.confdir, name) for name in app.config.bibtex_bibfiles or ()]
    now = {str(file): digest_file(file) for file in files}
    if domain.data.get("edition_digests") != now:
        domain.data["bibdata"] = domain.initial_data["bibdata"]
        domain.data["edition_digests"] = now


def list_citations(env: BuildEnvironment) -> list[Citation]:
    """Return the entries that are printed, of all bibliographies to which citations lead."""
    domain = find_cite_domain(env)
    if domain is None:
        return []
    return [
        c for c in domain.citations if domain.bibliographies[c.bibliography_key].list_ == "citation"
    ]


def list_cited(targets: Iterable[str]) -> Iterator[str]:
    """Yield the keys that some citations name, ``{see}key{p. 12}`` too."""
    for target in targets:
        yield from (found.key for found in parse_citation_targets(target))


def list_sources(env: BuildEnvironment) -> Iterator[tuple[str, ObjectRecord]]:
    """Yield each printed source, with the page that prints it."""
    for citation in list_citations(env):
        label = citation.formatted_entry.label
        yield citation.bibliography_key.docname, ObjectRecord(citation.citation_id, "source", label)


def describe_citation(citation: Citation) -> tuple[str, str]:
    """Return the key of a source, and a digest of all that a page may show of it."""
    shown = (
        citation.citation_id,
        citation.bibliography_key,
        citation.formatted_entry.label,
        str(citation.formatted_entry.text),
        str(citation.tooltip_entry.text) if citation.tooltip_entry else "",
        sorted(citation.entry.fields.items()),
        repr(citation.entry.persons),
    )
    return citation.key, digest(repr(shown))
