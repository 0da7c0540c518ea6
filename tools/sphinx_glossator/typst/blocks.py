"""Visitors for the blocks of hand-written pages: paragraphs, lists, tables, figures, boxes."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import admonitionlabels
from sphinx.util import logging

from sphinx_glossator.page.formulas import number_of
from sphinx_glossator.typst.inlines import InlineVisitors
from sphinx_glossator.typst.literals import Value, write_call, write_string, write_text
from sphinx_glossator.typst.output import is_sheet

logger = logging.getLogger(__name__)

COMPONENTS: dict[str, str] = {"card": "card", "card-title": "card-title"}
"""The parts of sphinx-design that have a form in the book; the others are only their content."""


class BlockVisitors(InlineVisitors):
    """Blocks of docutils, Sphinx and sphinx-design."""

    # --- titles within a page ---------------------------------------------------------------

    def visit_subtitle(self, node: nodes.Element) -> None:
        self.open_block(node, "block-title")

    def visit_rubric(self, node: nodes.Element) -> None:
        self.open_block(node, "block-title")
        self.put_anchors(node)

    def depart_block(self, node: nodes.Element) -> None:
        self.close_block()

    depart_subtitle = depart_rubric = depart_block

    # --- paragraphs and quotations ----------------------------------------------------------

    def visit_paragraph(self, node: nodes.Element) -> None:
        self.open_block(node, "par")
        self.put_anchors(node)
        self.put_label(node)

    depart_paragraph = depart_block
    visit_compact_paragraph = visit_paragraph
    depart_compact_paragraph = depart_block

    def visit_block_quote(self, node: nodes.Element) -> None:
        self.open_block(node, "block-quote")
        self.put_anchors(node)

    depart_block_quote = depart_block

    def visit_attribution(self, node: nodes.Element) -> None:
        self.open_block(node, "attribution")

    depart_attribution = depart_block
    visit_centered = visit_attribution
    depart_centered = depart_block

    def visit_line_block(self, node: nodes.Element) -> None:
        """Begin a block of lines; those of a block within it are set in."""
        if not isinstance(node.parent, nodes.line_block):
            self.open_block(node, "line-block")
        self.put_anchors(node)

    def depart_line_block(self, node: nodes.Element) -> None:
        if not isinstance(node.parent, nodes.line_block):
            self.close_block()

    def visit_line(self, node: nodes.Element) -> None:
        """Begin a line, set in as deep as the block that it is of."""
        depth, block = 0, node.parent
        while block is not None and isinstance(block.parent, nodes.line_block):
            depth, block = depth + 1, block.parent
        self.open_block(node, "line-of-block", depth)

    depart_line = depart_block

    def visit_transition(self, node: nodes.Element) -> None:
        self.begin_block(node)
        self.call("transition")
        raise nodes.SkipNode

    # --- code -------------------------------------------------------------------------------

    def visit_literal_block(self, node: nodes.Element) -> None:
        self.begin_block(node)
        self.put_anchors(node)
        self.call("code", node.astext())
        raise nodes.SkipNode

    visit_doctest_block = visit_literal_block

    def visit_math_block(self, node: nodes.Element) -> None:
        rows = self.list_rows(node, display=True)
        for index, row in enumerate(rows):
            self.begin_block(node)
            if index == 0:
                self.put_anchors(node)
            number = (
                number_of(node, self.config, self.builder.env) if index + 1 == len(rows) else ""
            )
            self.put(
                f"#formula-block({write_string(node.astext())}, {write_string(number)}, {row})\n"
            )
        raise nodes.SkipNode

    # --- lists ------------------------------------------------------------------------------

    def visit_bullet_list(self, node: nodes.Element) -> None:
        self.begin_block(node)
        self.put_anchors(node)
        self.put("#list(")

    def visit_enumerated_list(self, node: nodes.Element) -> None:
        self.begin_block(node)
        self.put_anchors(node)
        kind = {"upperalpha": "A", "loweralpha": "a", "upperroman": "I", "lowerroman": "i"}.get(
            node.get("enumtype", ""), "1"
        )
        pattern = node.get("prefix", "") + kind + node.get("suffix", ".")
        self.put(f"#enum(start: {node.get('start', 1)}, numbering: {write_string(pattern)}, ")

    def depart_list(self, node: nodes.Element) -> None:
        self.put(")\n")

    depart_bullet_list = depart_enumerated_list = depart_list

    def visit_list_item(self, node: nodes.Element) -> None:
        self.put("[")
        self.put_anchors(node)

    def depart_list_item(self, node: nodes.Element) -> None:
        self.put("], ")

    def visit_definition_list(self, node: nodes.Element) -> None:
        self.open_block(node, "definitions")
        self.put_anchors(node)

    def visit_definition_list_item(self, node: nodes.Element) -> None:
        self.put_anchors(node)

    def depart_definition_list_item(self, node: nodes.Element) -> None:
        """Write nothing: term and definition are blocks of their own."""

    def visit_term(self, node: nodes.Element) -> None:
        self.open_block(node, "defined")
        self.put_anchors(node)

    def visit_definition(self, node: nodes.Element) -> None:
        self.open_block(node, "definition")

    def visit_classifier(self, node: nodes.Element) -> None:
        self.put(write_text(" : "))
        self.open("emph")

    def depart_classifier(self, node: nodes.Element) -> None:
        self.close()

    depart_definition_list = depart_term = depart_definition = depart_block
    visit_field_list, visit_field = visit_definition_list, visit_definition_list_item
    visit_field_name, visit_field_body = visit_term, visit_definition
    depart_field_list = depart_field_name = depart_field_body = depart_block
    depart_field = depart_definition_list_item

    def visit_glossary(self, node: nodes.Element) -> None:
        """Write nothing: Sphinx's glossary is a definition list."""

    def depart_glossary(self, node: nodes.Element) -> None:
        """Write nothing."""

    # --- tables -----------------------------------------------------------------------------

    def visit_table(self, node: nodes.Element) -> None:
        self.begin_block(node)
        self.put_anchors(node)
        title = next(
            (child.astext() for child in node.children if isinstance(child, nodes.title)), ""
        )
        if title:
            self.open("table-title")
            self.put(write_text(title))
            self.close()

    def depart_table(self, node: nodes.Element) -> None:
        self.put("\n")

    def visit_tgroup(self, node: nodes.Element) -> None:
        widths = [child.get("colwidth", 1) for child in node.findall(nodes.colspec)]
        columns = "".join(f"{width or 1}fr, " for width in widths)
        self.put(f"#table(columns: ({columns}), ")

    def depart_tgroup(self, node: nodes.Element) -> None:
        self.put(")")

    def visit_thead(self, node: nodes.Element) -> None:
        self.put("table.header(")

    def depart_thead(self, node: nodes.Element) -> None:
        self.put("), ")

    def visit_entry(self, node: nodes.Element) -> None:
        spans: list[str] = []
        if node.get("morecols"):
            spans.append(f"colspan: {node['morecols'] + 1}")
        if node.get("morerows"):
            spans.append(f"rowspan: {node['morerows'] + 1}")
        self.put(f"table.cell({', '.join(spans)})[")
        if is_sheet(self.document) and not node.astext() and not any(node.findall(nodes.image)):
            self.call("room-to-write")

    def depart_entry(self, node: nodes.Element) -> None:
        self.put("], ")

    def pass_through(self, node: nodes.Element) -> None:
        """Write nothing: the node only holds others."""

    visit_tbody = visit_row = pass_through
    depart_tbody = depart_row = pass_through

    def visit_colspec(self, node: nodes.Element) -> None:
        raise nodes.SkipNode

    # --- pictures ---------------------------------------------------------------------------

    def visit_figure(self, node: nodes.Element) -> None:
        self.open_block(node, "picture")
        self.put_anchors(node)

    depart_figure = depart_block

    def visit_image(self, node: nodes.Element) -> None:
        name = self.builder.images.get(node["uri"])
        if name is None:
            raise nodes.SkipNode  # Sphinx has warned that it cannot be read
        alt = node.get("alt")
        if not alt:
            logger.warning("a picture in the book wants a text alternative (alt)", location=node)
        inline = isinstance(node.parent, nodes.TextElement)
        # Read here, not in the template, so that an error in the file names the line of the page.
        picture = write_call("image", f"images/{name}", alt=alt or name).removeprefix("#")
        self.begin_block(node)
        self.put(f"#{'inline-image' if inline else 'block-image'}({picture})")
        raise nodes.SkipNode

    def visit_caption(self, node: nodes.Element) -> None:
        self.open_block(node, "caption")

    visit_legend = visit_caption
    depart_caption = depart_legend = depart_block

    # --- boxes ------------------------------------------------------------------------------

    def open_box(self, node: nodes.Element, label: Value = "") -> None:
        self.open_block(node, "box-of", label)
        self.put_anchors(node)

    def visit_Admonition(self, node: nodes.Element) -> None:  # noqa: N802
        self.open_box(node, str(admonitionlabels.get(node.tagname, "")))

    depart_Admonition = depart_block  # noqa: N815
    visit_seealso = visit_topic = visit_sidebar = visit_Admonition
    depart_seealso = depart_topic = depart_sidebar = depart_block
    visit_versionmodified = visit_Admonition
    depart_versionmodified = depart_block

    def visit_container(self, node: nodes.Element) -> None:
        self.open_block(node, COMPONENTS.get(node.get("design_component", ""), "group"))
        self.put_anchors(node)

    depart_container = depart_block
    # A compound may hold a toctree, and so chapters, which no block of the template may contain.
    visit_compound = pass_through
    depart_compound = pass_through

    # --- bibliography -----------------------------------------------------------------------

    def visit_citation(self, node: nodes.Element) -> None:
        if node.get("home"):  # in a handout: the page whose ids are used
            self.docname = node["home"]
        self.open_block(node, "citation")
        self.put_anchors(node)

    depart_citation = depart_block

    def visit_label(self, node: nodes.Element) -> None:
        raise nodes.SkipNode  # it runs into the first paragraph

    def put_label(self, paragraph: nodes.Element) -> None:
        """Write the label of a citation at the head of its first paragraph."""
        before = paragraph.previous_sibling()
        if isinstance(before, nodes.label):
            self.open("citation-label")
            self.put(write_text(before.astext()))
            self.close()
