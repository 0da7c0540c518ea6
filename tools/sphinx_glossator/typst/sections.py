"""Visitors for the frame of the book: its pages, their sections and headings, the index at its end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes

from glossator_schema.printing import FULL, WITH_NOTES
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.typst.assemble import page_of_node
from sphinx_glossator.typst.inlines import InlineVisitors
from sphinx_glossator.typst.literals import write_string
from sphinx_glossator.typst.output import EVERYWHERE, is_sheet
from sphinx_glossator.words.translation import _

if TYPE_CHECKING:
    from sphinx.builders import Builder


def find_header(section: nodes.Element) -> nodes.Element | None:
    """Return what stands below the title of a text, if a section is one."""
    return next((c for c in section.children if isinstance(c, edition.edition_header)), None)


def name_authors(header: nodes.Element | None) -> str:
    """Return who wrote a text, as the citation of it says."""
    authors = header["data"].get("authors", []) if header is not None else []
    return ", ".join(person["name"] for person in authors)


WRITTEN_ON = edition.edition_writing_lines
"""What makes a handout a sheet that a student fills in."""

WIDE = 5
"""A table of more columns than these wants the whole width of the paper."""


def find_page_kind(page: nodes.Element) -> str:
    """Return the kind of pages that a document of the book is set on."""
    if "kind" in page:
        return str(page["kind"])
    if holds_own(page, edition.edition_header):
        return "text"
    if any(node.get("timeline") for node in find_own(page, edition.edition_timeline)):
        return "wide"
    if any(holds_own(page, kind) for kind in ENTRIES):
        return "reference"
    if any(node["cols"] > WIDE for node in find_own(page, nodes.tgroup)):
        return "wide"
    return "prose"


ENTRIES = (edition.edition_entry, nodes.citation)


def find_own(page: nodes.Element, kind: type[nodes.Element]) -> Iterator[nodes.Element]:
    """Yield what a page has of a kind, but for what is of a page that it holds."""
    return (node for node in page.findall(kind) if page_of_node(node) is page)


def holds_own(page: nodes.Element, kind: type[nodes.Element]) -> bool:
    """Tell whether a page itself has something of a kind."""
    return next(find_own(page, kind), None) is not None


def is_in_contents(heading: nodes.Element) -> bool:
    """Tell whether the contents list a section: not those of a page that is a handout of its own."""
    page = page_of_node(heading)
    return page is None or "text" in page or "handout" not in page


def any_below(document: nodes.document, kind: type[nodes.Element]) -> bool:
    """Tell whether a document has a node of a kind."""
    return next(document.findall(kind), None) is not None


class SectionVisitors(InlineVisitors):
    """Pages, sections and headings."""

    level = 0
    in_front = False
    in_main_matter = False

    def __init__(self, document: nodes.document, builder: Builder) -> None:
        super().__init__(document, builder)
        self.outside: list[tuple[str, int, str]] = []  # of the pages that hold this one

    def visit_document(self, node: nodes.Element) -> None:
        self.claim(self.docname)
        self.level = -1  # the title of the root page is the title of the book
        if not self.complete:
            self.in_main_matter = True
            return
        self.in_front = True
        self.put("\n")
        self.call("anchor", self.docname)
        self.open("front")

    def depart_document(self, node: nodes.Element) -> None:
        self.leave_front()
        if self.index:
            self.put_index()

    def put_index(self) -> None:
        """Write the index, whose pages the template finds."""
        lines = [entry for entry in self.index if entry.target in self.anchors]
        self.put("\n")
        self.open("pages-of", "index")
        self.open("chapter")
        self.put(f"#{write_string(_('Index'))}")
        self.close()
        self.call("running", 1, _("Index"))
        self.call("index-list", lines)
        self.put("]\n")

    def leave_front(self) -> None:
        """End what stands before the contents: the root page's words before its first section."""
        if self.in_front:
            self.in_front = False
            self.put("]\n#contents-list()\n")

    def enter_main_matter(self) -> None:
        """Begin to count pages anew: the first document after the root page is the first text."""
        if not self.in_main_matter:
            self.in_main_matter = True
            self.put("\n#show: main-matter\n")

    def visit_start_of_file(self, node: nodes.Element) -> None:
        self.leave_front()
        self.enter_main_matter()
        self.outside.append((self.docname, self.level, self.page_kind))
        self.docname, self.level, self.page_kind = node["docname"], 0, find_page_kind(node)
        self.enter(node.get("kinds", EVERYWHERE))
        if self.docname in self.parts:
            self.call("part", self.parts[self.docname])
        self.put("\n")
        self.open("pages-of", self.page_kind)

    def depart_start_of_file(self, node: nodes.Element) -> None:
        self.put_waiting_notes()
        if self.document.get("cites"):
            self.put_where_sources_are(node)
        self.docname, self.level, self.page_kind = self.outside.pop()
        self.put("]\n")
        self.leave()

    def put_where_sources_are(self, page: nodes.Element) -> None:
        """Say, below a text that has its notes and no more, where what these cite is listed."""
        if "text" in page:
            words = _(
                "Notes name their sources by author and year. All are in {}, with entries of the glossary."
            )
            with self.only_in(frozenset({WITH_NOTES})):
                self.call("see-elsewhere", words.format(f"{page['handout']}{FULL.suffix}.pdf"))

    def visit_section(self, node: nodes.Element) -> None:
        self.put_waiting_notes()
        self.level += 1
        if self.level > 0:
            self.leave_front()

    def depart_section(self, node: nodes.Element) -> None:
        self.level -= 1

    def visit_title(self, node: nodes.Element) -> None:
        if isinstance(node.parent, nodes.table):
            raise nodes.SkipNode  # the table has set it
        if not isinstance(node.parent, nodes.section):
            self.open_block(node, "block-title")
            return
        if self.level < 1:
            raise nodes.SkipNode
        self.open_heading(node)

    def open_heading(self, node: nodes.Element) -> None:
        section = node.parent
        names = [self.anchor_name(self.docname, name) for name in section["ids"]]
        node["anchors"] = [name for name in names if self.claim(name, node)]
        if self.level == 1 and self.claim(self.docname):  # a link to a page leads to its chapter
            node["anchors"].append(self.docname)
        self.in_title = True
        self.begin_block(node)
        self.open_language(node)
        if self.level > 1:
            self.open("section", self.level, outlined=is_in_contents(node))
        elif by := name_authors(find_header(section)):
            self.open("chapter", by=by)
        else:
            self.open("chapter")

    def depart_title(self, node: nodes.Element) -> None:
        if not isinstance(node.parent, nodes.section):
            self.close_block()
            return
        self.in_title = False
        self.close()
        first, *others = [*node["anchors"], ""][: max(1, len(node["anchors"]))]
        self.put(f"#label({write_string(first)})" if first else "")
        for name in others:
            self.call("anchor", name)
        self.close_language(node)
        short = self.running_title(node)
        self.call("running", self.level, short)
        self.put("\n")
        if self.level == 1 and is_sheet(self.document) and any_below(self.document, WRITTEN_ON):
            self.call("name-and-date", _("Name"), _("Date"))

    def running_title(self, node: nodes.Element) -> str:
        """Return what a page's head says of a section: a text's short title, or the heading."""
        header = find_header(node.parent)
        return str((header and header["data"].get("short")) or node.astext())
