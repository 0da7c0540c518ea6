"""What every visitor writes with: calls of the template's functions, anchors and links.

The source is a list of pieces. A link is a piece whose target is looked up at the end, when all
anchors are known: so a link that leads nowhere is a warning of Sphinx and plain words in the book.

Each piece says in which handouts of a text it stands: so all of them come from one walk.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxTranslator

from glossator_schema.printing import FULL, HANDOUT_KINDS, WITH_NOTES, HandoutKind
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

EVERYWHERE = frozenset(HANDOUT_KINDS)
ANNOTATED = frozenset({WITH_NOTES, FULL})
"""In the handouts of a text that have more than it."""
WHOLE = frozenset({FULL})
NOWHERE: frozenset[HandoutKind] = frozenset()


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
        self.kinds: list[frozenset[HandoutKind]] = []  # of each piece
        self.within = [EVERYWHERE]  # of what is being written, and of what that stands in
        self.anchors: dict[str, frozenset[HandoutKind]] = {}
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
        self.kinds.append(self.within[-1])

    def enter(self, kinds: frozenset[HandoutKind]) -> None:
        """Begin what stands in some handouts of a text only, up to :meth:`leave`."""
        self.within.append(self.within[-1] & kinds)

    def leave(self) -> None:
        self.within.pop()

    @contextmanager
    def only_in(self, kinds: frozenset[HandoutKind]) -> Iterator[None]:
        """Write what stands in some handouts of a text only."""
        self.enter(kinds)
        yield
        self.leave()

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
        self.anchors[name] = self.within[-1]
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

    def write(self, kind: HandoutKind = FULL) -> str:
        """Return the source of the book, or of a handout of a text.

        Of a link to what is not in a book its words stand alone, and there is a warning. A handout has not all
        that its text speaks of: there they lead to the published page, where it is known.
        """
        body = list(self.body)
        for link in self.links:
            if kind not in self.anchors.get(link.target, NOWHERE):
                if self.complete:
                    logger.warning("the book has no %s to link to", link.target, location=link.node)
                address = "" if self.complete else self.find_address(link.node)
                body[link.piece] = f"{write_call('web-link', address)}[" if address else "#plain["
        stands = {kinds: kind in kinds for kinds in set(self.kinds)}  # of few kinds, many pieces
        return "".join(compress(body, map(stands.__getitem__, self.kinds)))

    def find_address(self, reference: nodes.Element) -> str:
        """Return where what a link leads to is published; "" where that is not known, or is the same page."""
        uri: str = reference.get("refuri", "")
        base: str = self.config.html_baseurl
        if not base or not uri.startswith(PAGE_MARK) or is_in_title(reference):
            return ""
        return write_address(base, *uri.removeprefix(PAGE_MARK).partition("#"))


def write_address(base: str, docname: str, *more: str) -> str:
    """Return the address of a page, and what else it has."""
    return "".join((base.rstrip("/"), "/", docname, ".html", *more))


def is_sheet(document: nodes.document) -> bool:
    """Tell whether what is written is a page by itself, on which a reader may write."""
    return bool(document.get("kind") == "page")


def is_in_title(node: nodes.Node | None) -> bool:
    while node is not None and not isinstance(node, nodes.title):
        node = node.parent
    return node is not None
