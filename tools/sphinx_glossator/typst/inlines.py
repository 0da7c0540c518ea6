"""Visitors for what stands inside a paragraph."""

from __future__ import annotations

from docutils import nodes
from sphinx.util import logging

from glossator_schema.printed import REPEATED
from sphinx_glossator.page.formulas import formula_of, parse_mathml
from sphinx_glossator.typst.formulas import UnknownElementError, write_formula
from sphinx_glossator.typst.literals import write_code, write_string, write_text
from sphinx_glossator.typst.output import TypstOutput

logger = logging.getLogger(__name__)

HIDDEN_LINK = "sd-hide-link-text"
"""The class of a card's link, which covers the card on a screen and has no words of its own."""


LONGEST_RUN = 20
"""So many signs of code stand on one line; more break anywhere, in the narrow margin too."""


class InlineVisitors(TypstOutput):
    """Text, its styles, and links."""

    in_title = False

    in_code = False
    """Whether the words are those of a block whose white space is kept."""

    def visit_Text(self, node: nodes.Text) -> None:  # noqa: N802
        self.put(write_code(node.astext()) if self.in_code else write_text(node.astext()))

    def depart_Text(self, node: nodes.Text) -> None:  # noqa: N802
        """Write nothing: a text has no end of its own."""

    # --- styles -----------------------------------------------------------------------------

    def visit_emphasis(self, node: nodes.Element) -> None:
        self.put_anchors(node)
        self.open("emph")

    def visit_strong(self, node: nodes.Element) -> None:
        self.put_anchors(node)
        self.open("strong")

    def visit_superscript(self, node: nodes.Element) -> None:
        self.put_anchors(node)
        self.open("super")

    def visit_subscript(self, node: nodes.Element) -> None:
        self.put_anchors(node)
        self.open("sub")

    def visit_inline(self, node: nodes.Element) -> None:
        self.put_anchors(node)
        self.open_plain()

    def depart_inline(self, node: nodes.Element) -> None:
        self.close()

    depart_emphasis = depart_strong = depart_inline
    depart_superscript = depart_subscript = depart_inline
    visit_title_reference = visit_literal_emphasis = visit_emphasis
    depart_title_reference = depart_literal_emphasis = depart_inline
    visit_literal_strong = visit_strong
    depart_literal_strong = depart_inline
    visit_abbreviation = visit_generated = visit_inline
    depart_abbreviation = depart_generated = depart_inline
    visit_PassthroughTextElement = visit_inline  # noqa: N815
    depart_PassthroughTextElement = depart_inline  # noqa: N815

    def visit_literal(self, node: nodes.Element) -> None:
        self.put_anchors(node)
        words = node.astext()
        long = any(len(run) > LONGEST_RUN for run in words.split())
        self.call("long-literal" if long else "raw", words)
        raise nodes.SkipNode

    def visit_edition_line_break(self, node: nodes.Element) -> None:
        self.call("linebreak")
        raise nodes.SkipNode

    def visit_math(self, node: nodes.Element) -> None:
        self.put_anchors(node)
        for row in self.list_rows(node, display=False):
            self.put(f"#formula({write_string(node.astext())}, {row})")
        raise nodes.SkipNode

    def list_rows(self, node: nodes.Element, *, display: bool) -> list[str]:
        """Return the rows of a formula; where it cannot be read, one that is how it was written."""
        try:
            formula = formula_of(node, display)
            rows = [write_formula(parse_mathml(row)) for row in formula.mathml]
        except UnknownElementError as error:
            logger.warning("the book has no form for %s in a formula", error, location=node)
            rows = []
        return rows or [f"raw({write_string(node.astext())})"]

    # --- links ------------------------------------------------------------------------------

    def visit_reference(self, node: nodes.Element) -> None:
        target = self.target_of(node)
        if HIDDEN_LINK in node["classes"]:
            self.put_card_page(node, target)
            raise nodes.SkipNode
        self.put_anchors(node)
        if target is not None:
            self.put_indexed(target)
            self.open_link(node, self.link_function(node), target)
        elif node.get("refuri") and node["refuri"] == node.astext():
            self.call("address", node["refuri"], node.astext())
            raise nodes.SkipNode
        elif node.get("refuri"):
            self.open("web-link", node["refuri"])
        else:
            self.open_plain()

    def put_card_page(self, node: nodes.Element, target: str | None) -> None:
        """Give a card the number of the page that it leads to."""
        if target is not None:
            self.open_link(node, "card-page", target)
            self.close()

    def link_function(self, node: nodes.Element) -> str:
        """Return the template's function for a link: those to the glossary have a quiet mark."""
        if self.in_title or REPEATED in node["classes"]:
            return "plain-link"
        marked = ("term-link", "event-link")
        return next((name for name in marked if name in node["classes"]), "plain-link")

    depart_reference = depart_inline
    visit_number_reference = visit_reference
    depart_number_reference = depart_reference

    def visit_target(self, node: nodes.Element) -> None:
        self.put_anchors(node)
        self.open_plain()

    depart_target = depart_inline

    def visit_footnote_reference(self, node: nodes.Element) -> None:
        """Set a page's own footnote, which stands elsewhere on the page, at the foot."""
        footnote = self.notes.footnotes.get((self.docname, node["refid"]))
        if footnote is None:
            self.unknown_visit(node)
            raise nodes.SkipNode
        self.open("page-note", node.astext())
        self.put_anchors(footnote)
        for child in footnote.children:
            if not isinstance(child, nodes.label):
                child.walkabout(self)
        self.close()
        raise nodes.SkipNode

    def visit_footnote(self, node: nodes.Element) -> None:
        raise nodes.SkipNode  # set where it is cited

    # --- what a book has not ----------------------------------------------------------------

    def skip(self, node: nodes.Element) -> None:
        """Leave out what is no part of a page's words."""
        raise nodes.SkipNode

    visit_comment = visit_index = visit_substitution_definition = visit_meta = skip
    visit_pending = visit_highlightlang = visit_tabular_col_spec = visit_toctree = skip

    def visit_raw(self, node: nodes.Element) -> None:
        if "typst" in node.get("format", "").split():
            self.put(node.astext())
        raise nodes.SkipNode
