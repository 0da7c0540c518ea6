"""What every visitor writes with: calls of the template's functions, anchors and links.

The source is a list of pieces. A link is a piece whose target is looked up at the end, when all
anchors are known: so a link that leads nowhere is a warning of Sphinx and plain words in the book.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxTranslator

from sphinx_glossator.page.languages import tag_edition
from sphinx_glossator.typst.compile import ORIGIN
from sphinx_glossator.typst.index import IndexEntry
from sphinx_glossator.typst.language import text_options
from sphinx_glossator.typst.literals import Value, write_call
from sphinx_glossator.typst.notes import find_notes

if TYPE_CHECKING:
    from sphinx.builders import Builder

logger = logging.getLogger(__name__)

PAGE_MARK = "%"
"""Begins the address of a page of the book, as in ``%texts/chen-2024#chen-2024-p3``."""


class PendingLink(NamedTuple):
    """A link whose target is looked up when all anchors are known."""

    piece: int  # where its call stands in the body
    target: str
    node: nodes.Element


class TypstOutput(SphinxTranslator):
    """The source of a book while it is being written."""

    def __init__(self, document: nodes.document, builder: Builder) -> None:
        super().__init__(document, builder)
        self.body: list[str] = []
        self.anchors: set[str] = set()
        self.links: list[PendingLink] = []
        self.docname: str = document.get("docname", builder.config.root_doc)
        self.notes = find_notes(document, self.docname)
        self.parts: dict[str, str] = document.get("parts", {})
        self.edition_ids: frozenset[str] = document.get("edition_ids", frozenset())
        self.index: tuple[IndexEntry, ...] = document.get("index", ())
        self.indexed = frozenset(entry.target for entry in self.index)
        self.complete = document.get("kind", "book") == "book"
        self.page_kind = "prose"

    # --- calls ------------------------------------------------------------------------------

    def put(self, code: str) -> None:
        self.body.append(code)

    def call(self, name: str, *arguments: Value, **options: Value) -> None:
        """Write a call that has no content."""
        self.put(write_call(name, *arguments, **options))

    def open(self, name: str, *arguments: Value, **options: Value) -> None:
        """Begin a call whose content follows, up to :meth:`close`."""
        self.put(write_call(name, *arguments, **options) + "[")

    def close(self) -> None:
        self.put("]")

    def begin_block(self, node: nodes.Node) -> None:
        """Say, on a line of its own, where the words of the next block are from."""
        location = logging.get_node_location(node)
        self.put(f"\n{ORIGIN}{location}\n" if location else "\n")

    def open_block(self, node: nodes.Node, name: str, *arguments: Value, **options: Value) -> None:
        self.begin_block(node)
        self.open(name, *arguments, **options)

    def close_block(self) -> None:
        self.put("]\n")

    def open_language(self, node: nodes.Element) -> None:
        """Begin words of a text that is in another language than the edition."""
        if node.get("said_in"):
            around = tag_edition(self.config)
            said = text_options(node.get("language", around), node.astext(), around)
            self.open("said-in", said["lang"], said["region"], node["said_in"].get("dir", ""))

    def close_language(self, node: nodes.Element) -> None:
        if node.get("said_in"):
            self.close()

    def put_indexed(self, entry: str) -> None:
        """Note for the index that a text, or a note on it, speaks of an entry here."""
        if self.page_kind == "text" and entry in self.indexed:
            self.call("indexed", entry)

    def put_waiting_notes(self) -> None:
        """Set the notes that wait for the end of a section."""

    # --- anchors and links ------------------------------------------------------------------

    def anchor_name(self, docname: str, identifier: str) -> str:
        """Return the name of an id in the book: where it is not the edition's, with its page."""
        return identifier if identifier in self.edition_ids else f"{docname}/{identifier}"

    def claim(self, name: str, node: nodes.Node | None = None) -> bool:
        """Note an anchor; false, and a warning if it is an element's, where it is already taken."""
        if name in self.anchors:
            if node is not None:
                logger.warning("the id %s is used twice in the book", name, location=node)
            return False
        self.anchors.add(name)
        return True

    def put_anchors(self, node: nodes.Element) -> None:
        """Write an anchor for each id of an element."""
        for identifier in node["ids"]:
            self.put_anchor(self.anchor_name(self.docname, identifier), node)

    def put_anchor(self, name: str, node: nodes.Node | None = None) -> None:
        if self.claim(name, node):
            self.call("anchor", name)

    def target_of(self, reference: nodes.Element) -> str | None:
        """Return the anchor that a reference leads to; None if it leads out of the book."""
        if reference.get("refid"):
            return self.anchor_name(self.docname, reference["refid"])
        uri = reference.get("refuri", "")
        if not uri.startswith(PAGE_MARK):
            return None
        docname, _, identifier = uri.removeprefix(PAGE_MARK).partition("#")
        return self.anchor_name(docname, identifier) if identifier else docname

    def open_link(self, node: nodes.Element, name: str, target: str, *more: Value) -> None:
        """Begin a link to an anchor; ``name`` is the function for it."""
        self.links.append(PendingLink(len(self.body), target, node))
        self.open(name, target, *more)

    def resolve_links(self) -> None:
        """Warn of each link that leads nowhere, and let its words stand alone."""
        for link in self.links:
            if link.target not in self.anchors:
                if self.complete:  # a handout has not all that its text speaks of
                    logger.warning("the book has no %s to link to", link.target, location=link.node)
                self.body[link.piece] = "#plain["

    def astext(self) -> str:
        self.resolve_links()
        return "".join(self.body)
