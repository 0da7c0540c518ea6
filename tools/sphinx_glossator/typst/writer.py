"""Write an assembled book as Typst: the one class that has all visitors."""

from __future__ import annotations

from docutils import nodes
from sphinx.util import logging

from glossator_schema.printing import FULL, HandoutKind
from sphinx_glossator.typst.apparatus import ApparatusVisitors
from sphinx_glossator.typst.blocks import BlockVisitors
from sphinx_glossator.typst.edition import EditionVisitors
from sphinx_glossator.typst.entries import EntryVisitors
from sphinx_glossator.typst.sections import SectionVisitors

logger = logging.getLogger(__name__)

PREAMBLE = """\
#import "template.typ": *
#show: book
"""


class TypstTranslator(
    EditionVisitors, ApparatusVisitors, EntryVisitors, SectionVisitors, BlockVisitors
):
    """Turns a resolved doctree into the source of a book."""

    def unknown_visit(self, node: nodes.Node) -> None:
        """Warn of a node that no visitor knows; its words are kept."""
        logger.warning(
            "the book has no form for %s; its words are set plainly",
            type(node).__name__,
            location=node,
            type="typst",
            subtype="unknown_node",
        )

    def unknown_departure(self, node: nodes.Node) -> None:
        """Write nothing: :meth:`unknown_visit` opened nothing."""

    def write(self, kind: HandoutKind = FULL) -> str:
        return PREAMBLE + super().write(kind)
