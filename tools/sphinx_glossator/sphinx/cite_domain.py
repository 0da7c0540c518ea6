"""The sources of an edition as sphinxcontrib-bibtex has them, but found by tables, and formatted once.

For each entry of a bibliography it looks through all citations of all pages, and for each citation through
all entries; and it formats all entries at each build. What comes of it is the same here.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import NoUri
from sphinxcontrib.bibtex.citation_target import parse_citation_targets
from sphinxcontrib.bibtex.domain import BibtexDomain, Citation, _FilterVisitor, get_docnames

from sphinx_glossator.sphinx.citations import EditionStyle, describe_entry

if TYPE_CHECKING:
    from docutils.nodes import Element
    from pybtex.database import Entry
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinxcontrib.bibtex.directives import BibliographyKey
    from sphinxcontrib.bibtex.roles import CitationRef

SETTLED = "edition_settled"
"""Where the domain's data has of what the citations were made, and they; None where something was to be
warned of."""

FORMATTED = "edition_formatted"
"""Where the domain's data has the formatted entries, and the software that formatted them."""


MOST_RESOLVED = 10_000
"""So many different citations are kept as they are shown."""


class SourcesDomain(BibtexDomain):
    """The domain ``cite``, in the place of that of sphinxcontrib-bibtex."""

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.resolved: dict[tuple[object, ...], Element] = {}  # what citations show
        self.settled: dict[
            tuple[object, ...], Element
        ] = {}  # the same, while all citations are what they are

    def env_updated(self) -> Iterable[str]:
        """Choose, order and format the entries of each bibliography, unless they would be what they are."""
        given, warned = self.describe_given(), self.env._app._warncount
        settled = self.data.get(SETTLED)
        if settled is not None and settled[0] == given:
            self.data["citations"] = settled[1]
            self.number_citations()
            return []
        updated = self.make_citations()
        good = self.env._app._warncount == warned
        self.data[SETTLED] = (given, self.data["citations"]) if good else None
        return updated

    def describe_given(self) -> tuple[object, ...]:
        """Return all that the citations are made of: bibliographies, sources, and what is cited, in order."""
        return (
            describe_software(),
            list(get_docnames(self.env)),  # type: ignore[no-untyped-call]
            [(ref.docname, ref.targets) for ref in sorted(self.citation_refs, key=get_citing_page)],
            [(key, Same(value)) for key, value in self.bibliographies.items()],
            Same(self.bibdata),
        )

    def make_citations(self) -> Iterable[str]:
        """Choose, order and format the entries of each bibliography, those that were not formatted before."""
        software, known = self.data.get(FORMATTED, ("", {}))
        EditionStyle.formatted = known if software == describe_software() else {}
        self.citing = find_citing(self.citation_refs)
        updated = super().env_updated()
        self.number_citations()
        printed = {id(found.formatted_entry) for found in self.citations}
        printed |= {id(found.tooltip_entry) for found in self.citations}
        self.data[FORMATTED] = (
            describe_software(),
            {key: entry for key, entry in EditionStyle.formatted.items() if id(entry) in printed},
        )
        return updated

    def number_citations(self) -> None:
        """Let the citations of a key be found, and in their order."""
        self.settled.clear()
        self.numbered: dict[str, list[tuple[int, Citation]]] = defaultdict(list)
        for number, citation in enumerate(self.citations):
            self.numbered[citation.key].append((number, citation))

    def get_filtered_entries(
        self, bibliography_key: BibliographyKey
    ) -> Iterable[tuple[str, Entry]]:
        """Return the entries that a bibliography lists, as they stand in the ``.bib`` file."""
        bibliography = self.bibliographies[bibliography_key]
        chosen = []
        for entry in self.get_entries(bibliography.bibfiles):
            key = bibliography.keyprefix + entry.key
            citing = self.citing.get(key, set())
            seen = _FilterVisitor(entry, bibliography_key.docname, citing)  # type: ignore[no-untyped-call]
            try:
                if seen.visit(bibliography.filter_) or entry.key in bibliography.keys:
                    chosen.append((key, entry))
            except ValueError:
                # A filter that cannot be understood: this says so, and goes on without it.
                return super().get_filtered_entries(bibliography_key)
        return chosen

    def get_all_cited_keys(self, docnames: list[str]) -> Iterator[str]:
        """Yield what is cited, in the order of the pages."""
        place = {docname: number for number, docname in enumerate(docnames)}
        for ref in sorted(self.citation_refs, key=lambda ref: place[ref.docname]):
            yield from (target.key for target in ref.targets)

    @contextmanager
    def showing(self, keys: Set[str]) -> Iterator[None]:
        """Have only the citations of some keys, in their order, while one reference to them is resolved."""
        everything = self.citations
        found = sorted(numbered for key in keys for numbered in self.numbered.get(key, ()))
        self.data["citations"] = [citation for _, citation in found]
        try:
            yield
        finally:
            self.data["citations"] = everything

    def resolve_xref(  # type: ignore[override]
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> Element:
        """Return what a citation of one or more keys shows, made once for all places where it is the same."""
        asked = (Same(builder), fromdocname, typ, target)
        if (known := self.settled.get(asked)) is not None:
            return known.deepcopy()
        keys = {found.key for found in parse_citation_targets(target)}
        given = (Same(builder), typ, target, *self.describe_shown(keys, fromdocname, builder))
        if given not in self.resolved:
            warned = env._app._warncount
            with self.showing(keys):
                made = super().resolve_xref(env, fromdocname, builder, typ, target, node, contnode)
            if env._app._warncount != warned:
                return made
            if len(self.resolved) >= MOST_RESOLVED:
                self.resolved.clear()
            self.resolved[given] = made
        self.settled[asked] = self.resolved[given]
        return self.settled[asked].deepcopy()

    def describe_shown(self, keys: Set[str], docname: str, builder: Builder) -> Iterator[object]:
        """Yield all that a citation of some keys on a page shows, and where it leads."""
        for _, found in sorted(numbered for key in keys for numbered in self.numbered.get(key, ())):
            page = found.bibliography_key.docname
            yield find_way(builder, docname, page)
            yield found.bibliography_key, self.bibliographies[found.bibliography_key].list_
            yield found.citation_id, Same(found.formatted_entry), Same(found.tooltip_entry)
            yield describe_entry(found.entry)

    def resolve_any_xref(  # type: ignore[override]
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, Element]]:
        """Return what a link of no kind in particular shows, if it names sources."""
        with self.showing({key.strip() for key in target.split(",")}):
            return super().resolve_any_xref(env, fromdocname, builder, target, node, contnode)


def find_way(builder: Builder, here: str, there: str) -> str | bool | None:
    """Return how a page leads to another; True to itself, None where there is no such page."""
    with suppress(NoUri):
        return here == there or builder.get_relative_uri(here, there)
    return None


class Same:
    """Something that is only equal to itself, and is kept so that nothing else comes to be where it was."""

    def __init__(self, thing: object) -> None:
        self.thing = thing

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.thing is other.thing

    def __hash__(self) -> int:
        return id(self.thing)


def get_citing_page(reference: CitationRef) -> str:
    """Return the page on which something is cited."""
    return reference.docname


def find_citing(references: Iterable[CitationRef]) -> dict[str, set[str]]:
    """Return for each key that is cited the pages that cite it."""
    citing: dict[str, set[str]] = defaultdict(set)
    for reference in references:
        for target in reference.targets:
            citing[target.key].add(reference.docname)
    return citing


@cache
def describe_software() -> str:
    """Return a digest of all code by which an entry is formatted."""
    own = [
        Path(__file__).with_name(name).read_bytes()
        for name in ("citations.py", "plain_fields.py", "tex_commands.py")
    ]
    named = [f"{name} {version(name)}".encode() for name in ("pybtex", "latexcodec")]
    return sha256(b"\0".join((sys.version.encode(), *named, *own))).hexdigest()


def use_tables(app: Sphinx, config: Config) -> None:
    """Register the domain, if the edition has a bibliography (``config-inited``)."""
    if app.registry.has_domain(SourcesDomain.name):
        app.add_domain(SourcesDomain, override=True)
