"""Write the titles of pages and sections as Sphinx does, and in which language those of a text are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.writers.html5 import HTML5Translator

from sphinx_glossator.page.languages import write_said_in

if TYPE_CHECKING:
    from docutils import nodes

HEADING = re.compile(r"<h[1-6]")


def visit_title(self: HTML5Translator, node: nodes.title) -> None:
    """Write what Sphinx does, with the attributes that are noted at the title."""
    begin = len(self.body)
    HTML5Translator.visit_title(self, node)
    if said := write_said_in(node):
        for index in range(begin, len(self.body)):
            self.body[index] = HEADING.sub(rf"\g<0>{said}", self.body[index], count=1)
