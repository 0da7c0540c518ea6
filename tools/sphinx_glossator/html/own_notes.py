"""Write what the editors' matter may have in it: footnotes of its own, and ends of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_glossator.html.laid_out import skip
from sphinx_glossator.html.visitors import depart_div
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.words.translation import _

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_glossator.html.visitors import Visitor


def visit_line_break(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("<br />\n")
    raise nodes.SkipNode


def visit_own_mark(self: HTML5Translator, node: nodes.Element) -> None:
    name = self.attval(_("Footnote {}").format(node["label"]))
    own = f' id="{node["ids"][0]}"' if node["ids"] else ""
    self.body.append(
        f'<sup class="own-mark"><a{own} href="#{node["refid"]}" role="doc-noteref" '
        f'aria-label="{name}">{node["label"]}</a></sup>'
    )


def visit_own_note(self: HTML5Translator, node: nodes.Element) -> None:
    anchor, label = node["ids"][0], node["label"]
    name = self.attval(_("Back to the mark of footnote {}").format(label))
    self.body.append(
        f'<div class="own-note" id="{anchor}" role="doc-footnote"><a class="own-number" '
        f'href="#{anchor}-mark" role="doc-backlink" aria-label="{name}">'
        f"{label}</a>\n"
    )


OWN_VISITORS: dict[type[nodes.Element], tuple[Visitor, Visitor]] = {
    edition.edition_line_break: (visit_line_break, skip),
    edition.edition_own_mark: (visit_own_mark, skip),
    edition.edition_own_note: (visit_own_note, depart_div),
}
"""How each begins and ends in HTML."""
