"""The ``edition`` domain: what it remembers of the pages, and how links find their targets."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Set
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.util import logging
from sphinx.util.nodes import make_refnode

from glossator_schema.entries import BY_NAME, ENTRY_KINDS
from sphinx_glossator.memory.collect import collect_page
from sphinx_glossator.memory.records import (
    EntryRecord,
    MentionRecord,
    ObjectRecord,
    OccurrenceRecord,
    PageRecord,
    TextRecord,
    WitnessRecord,
)
from sphinx_glossator.memory.sources import list_sources
from sphinx_glossator.page.apparatus import APPARATUS_DIRECTIVES
from sphinx_glossator.page.directives import DIRECTIVES
from sphinx_glossator.page.entry_directives import ENTRY_DIRECTIVES
from sphinx_glossator.page.roles import make_roles
from sphinx_glossator.views.comparison import read_comparison
from sphinx_glossator.views.kwic import read_concordance
from sphinx_glossator.views.renderings import read_renderings

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

OBJECT_TYPES = (
    "paragraph",
    "heading",
    "abstract",
    "keywords",
    "pull-quote",
    "reference",
    "author-note",
    "note",
    "emendation",
    "moved",
    *BY_NAME,
    "source",
)


class EditionDomain(Domain):
    """Texts, their blocks, and what is anchored in them.

    Its data is one :class:`PageRecord` for each page; whatever a link, a list or the machine-readable
    edition needs is derived from these, so that parallel and incremental builds agree.
    """

    name = "edition"
    label = "Edition"
    object_types: ClassVar = {name: ObjType(name, "ref", "link") for name in OBJECT_TYPES}
    directives: ClassVar = DIRECTIVES | ENTRY_DIRECTIVES | APPARATUS_DIRECTIVES
    roles: ClassVar = make_roles()
    initial_data: ClassVar[dict[str, Any]] = {"pages": {}}
    data_version = 4

    certified: frozenset[str] = frozenset()
    """The texts whose pages, as they are written now, have been proved: none until they are written."""

    @property
    def pages(self) -> dict[str, PageRecord]:
        """The record of each page, by docname."""
        pages: dict[str, PageRecord] = self.data["pages"]
        return pages

    # --- what Sphinx calls ------------------------------------------------------------------

    def clear_doc(self, docname: str) -> None:
        self.pages.pop(docname, None)
        self.forget()

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        for docname in docnames:
            if docname in otherdata["pages"]:
                self.pages[docname] = otherdata["pages"][docname]
        self.forget()

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        self.pages[docname] = collect_page(document)
        self.forget()

    def check_consistency(self) -> None:
        """Warn of ids that two places claim, or none, in an order that no parallel build changes."""
        claims: dict[str, str] = {}
        for docname, record in self.objects():
            if record.id in claims:
                logger.warning(
                    "the id %s is used in %s too", record.id, claims[record.id], location=docname
                )
            claims[record.id] = docname
        for docname, page in sorted(self.pages.items()):
            for target in page.shows_places:
                if target not in claims:
                    logger.warning("there is no %s to infer", target, location=docname)
            for note in page.text.notes if page.text else ():
                if note.target not in claims:
                    logger.warning(
                        "%s is on %s, which is not there", note.id, note.target, location=docname
                    )

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        for docname, record in self.objects():
            yield record.id, record.name, record.type, docname, record.id, -1

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        found = self.index.get(target)
        if found is None:
            return None
        docname, record = found
        if not node["refexplicit"]:
            contnode = nodes.inline("", record.name)
        reference = make_refnode(builder, fromdocname, docname, target, contnode)
        reference["classes"].append(f"{record.type}-link")
        return reference

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        reference = self.resolve_xref(env, fromdocname, builder, "ref", target, node, contnode)
        return [] if reference is None else [("edition:ref", reference)]

    # --- what the edition asks --------------------------------------------------------------

    _index: dict[str, tuple[str, ObjectRecord]] | None = None
    _entries: dict[str, EntryRecord] | None = None

    def forget(self) -> None:
        """Let what is found by id be collected anew."""
        self._index = self._entries = None

    @property
    def index(self) -> dict[str, tuple[str, ObjectRecord]]:
        """Every object with its docname, by id."""
        if self._index is None:
            self._index = {record.id: (docname, record) for docname, record in self.objects()}
        return self._index

    def objects(self) -> Iterator[tuple[str, ObjectRecord]]:
        """Every object with its docname, pages in order of their names, and then the sources."""
        for docname, page in sorted(self.pages.items()):
            for record in page.objects:
                yield docname, record
        yield from list_sources(self.env)

    def texts(self) -> list[TextRecord]:
        """The texts in reading order: that of the tables of contents, then by docname."""
        return [text for docname in self.reading_order() if (text := self.pages[docname].text)]

    def reading_order(self) -> list[str]:
        """The pages of the edition in the order of the tables of contents, others by name after them."""
        includes = self.env.toctree_includes
        order: dict[str, None] = {}

        def visit(docname: str) -> None:
            if docname not in order:
                order[docname] = None
                for child in includes.get(docname, ()):
                    visit(child)

        visit(self.env.config.root_doc)
        order.update(dict.fromkeys(sorted(self.pages)))
        return [docname for docname in order if docname in self.pages]

    def entries(self, kind: str) -> list[EntryRecord]:
        """The entries of a kind, in its order."""
        found = (entry for entry in self.entries_by_id.values() if entry.kind == kind)
        return sorted(found, key=lambda entry: entry.sort_key)

    def entry(self, target: str) -> EntryRecord | None:
        """The entry with an id, if it is one."""
        return self.entries_by_id.get(target)

    @property
    def entries_by_id(self) -> dict[str, EntryRecord]:
        """The entries of all kinds."""
        if self._entries is None:
            pages = self.pages.values()
            self._entries = {entry.id: entry for page in pages for entry in page.entries}
        return self._entries

    def drawn(self) -> list[EntryRecord]:
        """The entries that the timeline draws."""
        return [e for kind in ENTRY_KINDS if kind.drawn for e in self.entries(kind.name)]

    def occurrences(self, entry: str) -> list[tuple[TextRecord, list[OccurrenceRecord]]]:
        """The occurrences of an entry, by text, in reading order."""
        found = [(text, [o for o in text.occurrences if o.entry == entry]) for text in self.texts()]
        return [(text, occurrences) for text, occurrences in found if occurrences]

    def mentions(self, event: str) -> list[tuple[TextRecord, list[MentionRecord]]]:
        """The mentions of an event, by text, in reading order."""
        found = [(text, [m for m in text.mentions if m.event == event]) for text in self.texts()]
        return [(text, mentions) for text, mentions in found if mentions]

    def backlinks(self, target: str) -> list[tuple[TextRecord, list[tuple[str, int]]]]:
        """Where an entry occurs or is mentioned: by text, (paragraph id, how many times)."""
        groups: Iterable[tuple[TextRecord, list[Any]]]
        groups = [*self.occurrences(target), *self.mentions(target)]
        return [
            (
                text,
                [
                    (paragraph, len(list(places)))
                    for paragraph, places in itertools.groupby(found, key=lambda p: p.paragraph)
                ],
            )
            for text, found in groups
        ]

    def witnesses(self) -> tuple[WitnessRecord, ...]:
        """The witnesses of the texts, in reading order."""
        return tuple(
            WitnessRecord(
                text.id,
                str(text.data["witness"]["file"]),
                str(text.data["witness"]["sha256"]),
                str(text.data["witness"].get("lines", "")),
                int(text.data["witness"].get("bytes", 0)),
                len(text.emendations),
                text.digest,
            )
            for text in self.texts()
        )

    def glossary_page(self) -> str | None:
        """The first page of a glossary, if there is one."""
        return next(
            (
                docname
                for docname in self.reading_order()
                if any(entry.declared.glossary for entry in self.pages[docname].entries)
            ),
            None,
        )

    def comparison_page(self) -> str | None:
        """The page on which texts are compared, if there is one."""
        return next((n for n, page in sorted(self.pages.items()) if page.shows_comparison), None)

    def shown(self, docname: str) -> tuple[Any, ...]:
        """What a page shows of other pages' texts and entries (see ``views.page_digest``)."""
        page = self.pages[docname]
        entries = self.entries_by_id
        linked = tuple(
            (self.index.get(target), entry and describe_link(entry))
            for target in page.links
            for entry in (entries.get(target),)
        )
        backlinks = tuple(
            (target, text.short_title, self.index[paragraph], times)
            for target in page.shows_backlinks_of
            for text, places in self.backlinks(target)
            for paragraph, times in places
        )
        concordances = tuple(
            read_concordance(self, target, entries[target].forms if target in entries else ())
            for target in page.shows_backlinks_of
        )
        inferred = tuple(
            (text.short_title, self.index[target])
            for text in self.texts()
            for target in page.shows_places
            if target in text.blocks
        )
        events = self.drawn() if page.shows_timeline else []
        witnesses = self.witnesses() if page.shows_witnesses else ()
        renderings = (
            (self.comparison_page(), read_renderings(self)) if page.shows_renderings else ()
        )
        comparison = read_comparison(self) if page.shows_comparison else ()
        return (
            linked,
            backlinks,
            concordances,
            inferred,
            events,
            witnesses,
            renderings,
            comparison,
        )


def describe_link(entry: EntryRecord) -> tuple[Any, ...]:
    """Return what a page that links to an entry shows of it."""
    return (entry.name, entry.facts) if entry.declared.drawn else tuple(entry)


def forget_index(app: Sphinx, env: BuildEnvironment) -> None:
    """Let the index be made anew, with the sources that are printed now (``env-updated``)."""
    domain = env.get_domain("edition")
    assert isinstance(domain, EditionDomain)
    domain.forget()
