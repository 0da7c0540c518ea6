"""Formulas as MathML, which browsers and e-readers set without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_glossator.page.formulas import formula_of, number_of
from sphinx_glossator.words.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.writers.html5 import HTML5Translator

RENDERER = "edition"
NAMESPACE = ' xmlns="http://www.w3.org/1998/Math/MathML"'


def list_rows(self: HTML5Translator, node: nodes.Element, display: bool) -> Iterator[str]:
    """Yield the rows of a formula; one that cannot be read is shown as it was written."""
    formula = formula_of(node, display)
    if formula.fault:
        yield f"<code>{self.encode(node.astext())}</code>"
    # HTML knows the element, XHTML needs its name space.
    space = NAMESPACE if self.builder.name == "epub" else ""
    words = self.encode(node.astext())
    for mathml in formula.mathml:
        yield mathml.replace("<math", f'<math{space} alttext="{words}"', 1)


def visit_math(self: HTML5Translator, node: nodes.Element) -> None:
    """Write a formula in a line."""
    self.body.extend(list_rows(self, node, display=False))
    raise nodes.SkipNode


def visit_math_block(self: HTML5Translator, node: nodes.Element) -> None:
    """Write a formula that stands by itself, with its number if it is cited."""
    self.body.append(self.starttag(node, "div", CLASS="math"))
    if number := number_of(node, self.config, self.builder.env):
        self.body.append(f'<span class="eqno">{number}')
        self.add_permalink_ref(node, _("Link to this equation"))
        self.body.append("</span>")
    self.body.extend(list_rows(self, node, display=True))
    self.body.append("</div>\n")
    raise nodes.SkipNode
