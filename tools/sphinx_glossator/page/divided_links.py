"""Links in which an author's note is marked: each is divided, since a mark is a link itself."""

from __future__ import annotations

from typing import Any, cast

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_glossator.page import nodes as edition
from sphinx_glossator.page.book import find_parents


class LinksAroundMarks(SphinxPostTransform):
    """Divide a link at the marks of author's notes in it: a mark is a link, and none holds another."""

    default_priority = 20  # after references are resolved

    def run(self, **kwargs: Any) -> None:
        marks = list(self.document.findall(edition.edition_note_mark))
        links = (link for mark in marks for link in find_parents(mark, nodes.reference))
        for link in dict.fromkeys(links):
            link.parent.replace(link, divide_at_marks(link))


def divide_at_marks(node: nodes.Element) -> list[nodes.Node]:
    """Return the marks in ``node``, and copies of it that hold what stands between them."""
    pieces: list[nodes.Node] = []
    part = node.copy()
    for child in node.children:
        holds_more = isinstance(child, nodes.Element) and child.children
        for piece in divide_at_marks(cast(nodes.Element, child)) if holds_more else [child]:
            if isinstance(piece, edition.edition_note_mark):
                pieces += [part, piece] if part.children else [piece]
                part = node.copy()
            else:
                part += piece
    return [*pieces, part] if part.children else pieces
