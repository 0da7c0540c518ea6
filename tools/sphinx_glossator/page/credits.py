"""The place of the list of who wrote and who reviewed the notes."""

from __future__ import annotations

from docutils import nodes
from sphinx.util.docutils import SphinxDirective


class edition_credits(nodes.General, nodes.Element):
    """Who wrote and who reviewed the notes, filled when a page is written."""


class CreditsDirective(SphinxDirective):
    """``edition:credits``: who wrote which notes, and how many each has reviewed."""

    def run(self) -> list[nodes.Node]:
        node = edition_credits()
        self.set_source_info(node)
        return [node]
