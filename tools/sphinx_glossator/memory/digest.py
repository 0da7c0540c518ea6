"""The digest of a text as it is printed, by which a certificate knows the page from a changed one.

A text is a list of items, in the order in which a reader meets them. Each is a list whose first member
says what it is; :doc:`/software/certificate` has the form of each. It is made of the doctree alone: the
page is what it is to be compared with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

from docutils import nodes

from glossator_schema import printed
from glossator_schema.blocks import HEADING, PointKind
from glossator_schema.items import Item, digest_items
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.page.parts import quiet_number
from sphinx_glossator.words.printed import (
    APPARATUS,
    AUTHOR_NOTES,
    describe_emendation,
    describe_omission,
    join_readings,
    name_line,
    other_frame,
    word_citation,
    word_signpost,
)
from sphinx_glossator.words.translation import _


def digest_text(document: nodes.document) -> str:
    """Return the SHA-256 of a text's items, and the first 8 digits of that of each, by spaces."""
    whole, of_each = digest_items(list(list_items(document)))
    return " ".join([whole, *of_each])


def list_items(document: nodes.document) -> Iterator[Item]:
    """Yield the items of the text on a page, in the order of the page."""
    header = next(document.findall(edition.edition_header))
    yield ["text", header["text_id"]]
    for node in document.findall(nodes.Element):
        if isinstance(node, nodes.section):
            yield _heading(node)
        elif isinstance(node, edition.edition_block):
            words = (*describe_words(node), *_laid_out(node), *_said_in(node))
            yield [node["kind"], node["ids"][0], node["label"], *words]
        elif write := WRITERS.get(type(node)):
            yield from write(node)


def _heading(section: nodes.section) -> Item:
    """Return the heading of a section; that of the page is the text's title, whose id is of no matter."""
    title = next(section.findall(nodes.title))
    labels = [n for n in title.children if isinstance(n, nodes.inline) and _is_label(n)]
    label = labels[0].astext() if labels else ""
    supplied = any(printed.SUPPLIED in node["classes"] for node in labels)
    level = _level(section)
    what = ["title"] if level == 1 else [HEADING.name, section["ids"][0]]
    return [*what, level, label, supplied, *describe_words(title), *_said_in(title)]


def _is_label(node: nodes.Element) -> bool:
    return printed.HEADING_LABEL in node["classes"]


def _level(section: nodes.Element) -> int:
    """Return how deep a section lies: 1 is the page's own."""
    level = 0
    parent: nodes.Node | None = section
    while isinstance(parent, nodes.section):
        level += 1
        parent = parent.parent
    return level


def describe_words(block: nodes.Element) -> Item:
    """Return the words of a block, and in them the author's marks and the emended places.

    A mark: its place, its note, its label. A place: where it begins and ends, its id, its source. After them,
    where there are any, the points: the place of each, its kind, id, label and source, its level, its number;
    and the marked words: where they begin and end, their kind, language and address, the signs before and after
    them. The label of a heading is no word of it, nor is the space after it.
    """
    reader = _InlineReader()
    reader.read(block)
    emended = [[*span, name, reader.sources[name]] for name, span in reader.emended.items()]
    spans = [reader.spans[number] for number in sorted(reader.spans)]
    more = [reader.points, spans] if spans else [reader.points] if reader.points else []
    return [reader.words, reader.marks, emended, *more]


def _laid_out(block: nodes.Element) -> Iterator[object]:
    """Yield what else is said of a block.

    Of a quotation how deep it stands in others; of a table that it has a head; of a figure what it shows, with
    its hash.
    """
    if block.get("level"):
        yield ["level", block["level"]]
    if block.get("header"):
        yield "header"
    for picture in block.findall(edition.edition_picture):
        yield [picture["alt"], block["sha256"]]


def _said_in(node: nodes.Element) -> Iterator[object]:
    """Yield in which language a block or a heading is, and in which direction, unless as the edition."""
    if said := node.get("said_in"):
        yield ["language", said.get("lang", ""), said.get("dir", "")]


class _InlineReader:
    def __init__(self) -> None:
        self.words = ""
        self.points: list[Item] = []
        self.marks: list[Item] = []
        self.emended: dict[str, list[int]] = {}
        self.sources: dict[str, str] = {}
        self.spans: dict[int, Item] = {}
        self.skip = 0  # the space after a heading's label

    def read(self, parent: nodes.Element) -> None:
        for child in parent.children:
            if isinstance(child, edition.edition_note_letter):
                continue
            if isinstance(child, edition.edition_note_mark):
                self.marks.append([len(self.words), child["note"], child["label"]])
            elif isinstance(child, edition.edition_point):
                self.points.append(describe_point(child, len(self.words)))
            elif isinstance(child, nodes.Text):
                self.words += child.astext()[self.skip :]
                self.skip = 0
            elif isinstance(child, nodes.inline) and _is_label(child):
                self.skip = 1
            elif isinstance(child, edition.edition_emended):
                start = len(self.words)
                self.read(child)
                self.emend(child, start)
            elif isinstance(child, edition.edition_marked):
                start = len(self.words)
                self.read(child)
                self.mark(child, start)
            elif isinstance(child, nodes.Element):
                self.read(child)

    def mark(self, node: edition.edition_marked, start: int) -> None:
        """Note marked words; those that links or quotations divide are one place."""
        said = [node["kind"], node["language"], node["address"]]
        item: Item = [start, start, *said, node["opening"], node["closing"]]
        span = self.spans.setdefault(node["number"], item)
        span[1], span[-1] = len(self.words), node["closing"]

    def emend(self, node: edition.edition_emended, start: int) -> None:
        """Note an emended place; one that links or quotations divide is one place."""
        name = node["emendation"]
        self.sources[name] = self.sources.get(name, node["source"])
        span = self.emended.setdefault(name, [start, start])
        span[1] = len(self.words)


def describe_point(node: nodes.Element, place: int) -> Item:
    """Return what is printed at a point, and what the witness has there."""
    milestone = node["kind"] == PointKind.MILESTONE
    quiet = quiet_number(node)
    number = node["number"] if milestone or node["shown"] else quiet and f"({quiet})"
    facts = (node["label"], node["source"], node["level"], number)
    return [place, node["kind"], "".join(node["ids"][:1]), *facts]


def _header(node: nodes.Element) -> Iterator[Item]:
    for line in node.children:
        if isinstance(line, nodes.paragraph):
            yield ["header", line["classes"][0], line.astext()]
    words = word_citation(node["data"], edition.find_milestones(_page_of(node)))
    yield ["citation", words, *other_frame()]


def _page_of(node: nodes.Node) -> nodes.Element:
    """Return the whole page that a node stands on."""
    while node.parent is not None:
        node = node.parent
    return cast(nodes.Element, node)


def _moved(node: nodes.Element) -> Iterator[Item]:
    yield ["moved", node["ids"][0], node["to"], "".join(word_signpost(node))]


def _author_notes(node: nodes.Element) -> Iterator[Item]:
    yield ["author-notes", _(AUTHOR_NOTES)]


def _apparatus(node: nodes.Element) -> Iterator[Item]:
    yield ["apparatus", node["text_id"], _(APPARATUS)]


def _apparatus_list(node: nodes.Element) -> Iterator[Item]:
    yield ["list", node["kind"], node["title"], node["remark"]]


def _emendation(node: nodes.Element) -> Iterator[Item]:
    target, about = node["target"], describe_emendation(node)
    readings = (node["reading"], join_readings(node), node["source_reading"])
    yield ["emendation", node["ids"][0], target, node["place"], *readings, about, *_said_in(node)]


def _kept(node: nodes.Element) -> Iterator[Item]:
    block = node["block"]
    yield ["kept", block, node["place"], node.astext(), node["remark"], *_said_in(node)]


def _omitted(node: nodes.Element) -> Iterator[Item]:
    facts = [node["before"], node["role"], name_line(node["line"])]
    yield ["omitted", *facts, node.astext(), describe_omission(node), *_said_in(node)]


WRITERS: dict[type[nodes.Element], Callable[[nodes.Element], Iterator[Item]]] = {
    edition.edition_header: _header,
    edition.edition_moved: _moved,
    edition.edition_author_notes: _author_notes,
    edition.edition_apparatus: _apparatus,
    edition.edition_apparatus_list: _apparatus_list,
    edition.edition_emendation: _emendation,
    edition.edition_kept: _kept,
    edition.edition_omitted: _omitted,
}
