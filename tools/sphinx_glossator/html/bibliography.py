"""Write the entries of the bibliography as a list, without a role that ARIA has given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.writers.html5 import HTML5Translator

if TYPE_CHECKING:
    from docutils import nodes


def visit_citation(self: HTML5Translator, node: nodes.citation) -> None:
    """Write what docutils does, but the role: DPUB-ARIA 1.1 deprecates ``doc-biblioentry``."""
    HTML5Translator.visit_citation(self, node)
    self.body[-1] = self.body[-1].replace('role="doc-biblioentry"', 'role="listitem"')
