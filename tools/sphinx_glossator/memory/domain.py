"""The ``edition`` domain: what it remembers of the pages, and how links find their targets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.util import logging
from sphinx.util.nodes import make_refnode

from glossator_schema.blocks import BLOCKS_BY_NAME
from glossator_schema.entries import BY_NAME, ENTRY_KINDS
from glossator_schema.printed import REPEATED
from sphinx_glossator.memory.collect import collect_page
from sphinx_glossator.memory.once import once
from sphinx_glossator.memory.records import (
    EntryRecord,
    MentionRecord,
    ObjectRecord,
    OccurrenceRecord,
    PageRecord,
    TextRecord,
)
from sphinx_glossator.memory.sources import list_sources
from sphinx_glossator.page.apparatus import APPARATUS_DIRECTIVES
from sphinx_glossator.page.directives import DIRECTIVES
from sphinx_glossator.page.entry_directives import ENTRY_DIRECTIVES
from sphinx_glossator.page.references import AGAIN
from sphinx_glossator.page.roles import make_roles

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

OBJECT_TYPES = (
    *BLOCKS_BY_NAME,
    "note",
    "emendation",
    "moved",
    "line",
    "milestone",
    *BY_NAME,
    "source",
)


class EditionDomain(Domain):
    """Texts, their blocks, and what is anchored in them.

    Its data is one :class:`PageRecord` for each page; whatever a link, a list or the machine-readable
    edition needs is derived from these, so that parallel and incremental builds agree. What is derived is
    kept in :attr:`made` until a page changes.
    """

    name = "edition"
    label = "Edition"
    object_types: ClassVar = {name: ObjType(name, "ref", "link") for name in OBJECT_TYPES}
    directives: ClassVar = DIRECTIVES | ENTRY_DIRECTIVES | APPARATUS_DIRECTIVES
    roles: ClassVar = make_roles()
    initial_data: ClassVar[dict[str, Any]] = {"pages": {}}
    data_version = 8

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.made: dict[tuple[Any, ...], Any] = {}

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
        self.made = {}

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        for docname in docnames:
            if docname in otherdata["pages"]:
                self.pages[docname] = otherdata["pages"][docname]
        self.made = {}

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        self.pages[docname] = collect_page(document)
        self.made = {}

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
            for note in page.text.notes if page.text else ():
                if note.target not in claims and page.text and note.target != page.text.id:
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
        again = [REPEATED] if typ == AGAIN else []
        if again:  # the occurrence becomes the link
            contnode = nodes.inline("", "", *contnode[0].children)
        reference = make_refnode(builder, fromdocname, docname, target, contnode)
        reference["classes"].extend([f"{record.type}-link", *again])
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

    @property
    def index(self) -> dict[str, tuple[str, ObjectRecord]]:
        """Every object with its docname, by id."""
        return _index_objects(self)

    def objects(self) -> Iterator[tuple[str, ObjectRecord]]:
        """Every object with its docname, pages in order of their names, and then the sources."""
        for docname, page in sorted(self.pages.items()):
            for record in page.objects:
                yield docname, record
        yield from list_sources(self.env)

    @once
    def texts(self) -> tuple[TextRecord, ...]:
        """The texts in reading order: that of the tables of contents, then by docname."""
        pages = (self.pages[docname] for docname in self.reading_order())
        return tuple(page.text for page in pages if page.text)

    @once
    def reading_order(self) -> tuple[str, ...]:
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
        return tuple(docname for docname in order if docname in self.pages)

    @once
    def entries(self, kind: str) -> list[EntryRecord]:
        """The entries of a kind, in its order."""
        found = (entry for entry in _index_entries(self).values() if entry.kind == kind)
        return sorted(found, key=lambda entry: entry.sort_key)

    def entry(self, target: str) -> EntryRecord | None:
        """The entry with an id, if it is one."""
        return _index_entries(self).get(target)

    def drawn(self) -> list[EntryRecord]:
        """The entries that the timeline draws."""
        return [e for kind in ENTRY_KINDS if kind.drawn for e in self.entries(kind.name)]

    def occurrences(self, entry: str) -> Places[OccurrenceRecord]:
        """The occurrences of an entry, by text, in reading order."""
        return _group_occurrences(self).get(entry, [])

    def mentions(self, event: str) -> Places[MentionRecord]:
        """The mentions of an event, by text, in reading order."""
        return _group_mentions(self).get(event, [])

    @once
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


def leave_occurrence(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Leave the words of an occurrence that no entry has (``warn-missing-reference``)."""
    return True if isinstance(domain, EditionDomain) and node["reftype"] == AGAIN else None


Found = TypeVar("Found")
Places = list[tuple[TextRecord, list[Found]]]
"""Places in texts: each text that has some, in reading order, with those places as they follow one another."""


@once
def _index_objects(domain: EditionDomain) -> dict[str, tuple[str, ObjectRecord]]:
    return {record.id: (docname, record) for docname, record in domain.objects()}


@once
def _index_entries(domain: EditionDomain) -> dict[str, EntryRecord]:
    return {entry.id: entry for page in domain.pages.values() for entry in page.entries}


@once
def _group_occurrences(domain: EditionDomain) -> dict[str, Places[OccurrenceRecord]]:
    return _group(domain, lambda text: ((found.entry, found) for found in text.occurrences))


@once
def _group_mentions(domain: EditionDomain) -> dict[str, Places[MentionRecord]]:
    return _group(domain, lambda text: ((found.event, found) for found in text.mentions))


def _group(
    domain: EditionDomain, read: Callable[[TextRecord], Iterable[tuple[str, Found]]]
) -> dict[str, Places[Found]]:
    """Return the places of each entry, text by text; ``read`` gives those of a text with their entries."""
    groups: dict[str, Places[Found]] = {}
    for text in domain.texts():
        by_entry: dict[str, list[Found]] = {}
        for entry, place in read(text):
            by_entry.setdefault(entry, []).append(place)
        for entry, places in by_entry.items():
            groups.setdefault(entry, []).append((text, places))
    return groups


def forget_made(app: Sphinx, env: BuildEnvironment) -> None:
    """Let all be made anew, with the contents and the sources that are printed now (``env-updated``)."""
    domain = env.get_domain("edition")
    assert isinstance(domain, EditionDomain)
    domain.made = {}
