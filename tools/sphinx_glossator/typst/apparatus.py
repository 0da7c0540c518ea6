"""Visitors for the apparatus: what was changed in a text, what was kept, what was left out."""

from __future__ import annotations

from docutils import nodes

from sphinx_glossator.typst.inlines import InlineVisitors
from sphinx_glossator.typst.literals import write_text
from sphinx_glossator.words.printed import (
    describe_emendation,
    describe_omission,
    join_readings,
    name_line,
)


class ApparatusVisitors(InlineVisitors):
    """The lists of the apparatus, and their entries."""

    def visit_edition_apparatus_list(self, node: nodes.Element) -> None:
        self.begin_block(node)
        self.call("apparatus-list", node["title"], node["remark"])

    def depart_edition_apparatus_list(self, node: nodes.Element) -> None:
        """Write nothing after a list."""

    def visit_edition_emendation(self, node: nodes.Element) -> None:
        self.begin_block(node)
        self.put_anchors(node)
        source = node.get("source_reading") or join_readings(node)
        facts = describe_emendation(node)
        self.open_link(node, "emendation", node["target"], source, facts, node.get("language", ""))
        self.put(write_text(node.get("reading", "")))
        self.close_block()
        raise nodes.SkipNode

    def visit_edition_kept(self, node: nodes.Element) -> None:
        self.begin_block(node)
        self.open_link(node, "kept", node["block"], node["remark"], node.get("language", ""))

    def visit_edition_omitted(self, node: nodes.Element) -> None:
        what = describe_omission(node)
        self.open_block(node, "omitted", name_line(node["line"]), what, node.get("language", ""))

    def depart_edition_omitted(self, node: nodes.Element) -> None:
        self.close_block()

    depart_edition_kept = depart_edition_omitted
