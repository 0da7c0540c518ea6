"""Visitors for the blocks of a text that are laid out: verse, speeches, lists, tables, figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from glossator_schema.blocks import (
    BLOCK_KINDS,
    BLOCKS_BY_NAME,
    FIGURE,
    FORMULA,
    LIST,
    PARAGRAPH,
    QUOTATION,
    SPEECH,
    STAGE,
    TABLE,
    BlockKind,
    PointKind,
    Shape,
    read_block_id,
)
from sphinx_glossator.typst.inlines import InlineVisitors
from sphinx_glossator.typst.literals import TAB, write_call, write_string
from sphinx_glossator.typst.output import PLAIN

if TYPE_CHECKING:
    from sphinx_glossator.page import nodes as edition

SIMPLE: dict[BlockKind, str] = {
    STAGE: "stage",
    LIST: "text-list",
    TABLE: "group",
    FIGURE: "picture",
    FORMULA: "group",
}
"""The functions of the template that hold blocks which say nothing else."""


def has_number(node: nodes.Element) -> bool:
    """Tell whether a block is a paragraph or a speech that bears a number."""
    return BLOCKS_BY_NAME[node["kind"]] in (PARAGRAPH, SPEECH) and (
        read_block_id(node["ids"][0])[0] in BLOCK_KINDS
    )


class FormVisitors(InlineVisitors):
    """The beginnings of laid-out blocks, and their parts."""

    def open_laid_out(self, node: nodes.Element) -> bool:
        """Begin a block that is laid out, or bears no number; return whether it is one."""
        kind = BLOCKS_BY_NAME[node["kind"]]
        self.in_code = kind.verbatim
        if kind is QUOTATION:
            self.open_block(node, "quotation", node.get("level", 1))
        elif kind in SIMPLE:
            self.open_block(node, SIMPLE[kind])
        elif kind.form is Shape.LINES:
            self.open_block(node, "lines-of", kind.name, node["label"])
        elif kind in (PARAGRAPH, SPEECH) and not has_number(node):
            self.open_block(node, "bare-paragraph")
        else:
            return False
        return True

    def put_speaker(self, node: nodes.Element) -> None:
        """Write the name before a speech in prose; before verse, what holds the lines has it."""
        if BLOCKS_BY_NAME[node["kind"]] is SPEECH and node["label"]:
            self.call("speaker", node["label"])

    def put_formula(self, node: nodes.Element) -> None:
        """Write a formula, whose words are TeX, with its number."""
        for row in self.list_rows(node, display=True):
            alt, number = write_string(node.astext()), write_string(node["label"])
            self.put(f"\n#formula-block({alt}, {number}, {row})\n")

    def visit_edition_paragraph(self, node: nodes.Element) -> None:
        """Begin a paragraph of an author's note, after the first one."""
        if node.parent.children[0] is not node:
            self.put("#parbreak()")

    def depart_edition_paragraph(self, node: nodes.Element) -> None:
        """Write nothing: the next one begins where this ends."""

    # --- lines ------------------------------------------------------------------------------

    def visit_edition_line(self, node: nodes.Element) -> None:
        self.put("\n")
        words = node.astext().expandtabs(TAB) if self.in_code else ""
        indent = {"indent": blanks} if (blanks := len(words) - len(words.lstrip())) else {}
        self.open("verse-line", node["level"], node["number"], **indent)
        self.put_anchors(node)

    def depart_edition_line(self, node: nodes.Element) -> None:
        self.close()

    def visit_edition_point(self, node: nodes.Element) -> None:
        if node["kind"] == PointKind.MILESTONE:
            self.put_anchors(node)
            self.call("milestone", node["label"])
        raise nodes.SkipNode

    # --- items ------------------------------------------------------------------------------

    def visit_edition_items(self, node: nodes.Element) -> None:
        """Write nothing: an item says how deep it lies by where it stands."""

    depart_edition_items = visit_edition_items

    def visit_edition_item(self, node: nodes.Element) -> None:
        self.put("\n")
        self.open("list-item", node["label"])

    depart_edition_item = depart_edition_line

    # --- rows -------------------------------------------------------------------------------

    def visit_edition_row(self, node: edition.edition_row) -> None:
        rows = [child for child in node.parent.children if isinstance(child, type(node))]
        if node is rows[0]:
            columns = max(len(row.children) for row in rows)
            self.put(f"\n{write_call('text-table', columns)[:-1]}")
        self.put(", table.header(" if node["header"] else ", ")

    def depart_edition_row(self, node: nodes.Element) -> None:
        if node["header"]:
            self.put("), headings-end")
        rows = [child for child in node.parent.children if isinstance(child, type(node))]
        if node is rows[-1]:
            self.put(")")

    def visit_edition_cell(self, node: nodes.Element) -> None:
        first = node.parent.children[0] is node
        self.put("" if first else ", ")
        self.put("[#heading-cell[" if node["header"] else "[")

    def depart_edition_cell(self, node: nodes.Element) -> None:
        self.put("]]" if node["header"] else "]")

    # --- figures ----------------------------------------------------------------------------

    def visit_edition_picture(self, node: nodes.Element) -> None:
        name = self.builder.images.get(node["uri"])
        if name is not None:
            picture = write_call("image", f"images/{name}", alt=node["alt"]).removeprefix("#")
            self.put(f"\n#block-image({picture})\n")
        words = node.parent.astext()
        self.put("#figure-caption[" if words else PLAIN)
        raise nodes.SkipNode
