"""Plain forms: what builders that know nothing of an edition are given in place of its nodes.

Sphinx's own for LaTeX, manual pages, Texinfo and plain text, and those of other extensions: the words stand in
paragraphs, lists and tables, numbers and links with them. What has no plain form is named in a warning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_glossator.plain.forms import INLINE, PlainForms

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


SPHINX_WRITERS = ("latex", "man", "text", "texinfo")


def setup_plain(app: Sphinx) -> None:
    """Register the transform that makes them, when a page is written.

    Titles are copied into tables of contents after that: of what may stand in one the words are written.
    """
    app.add_post_transform(PlainForms)
    write_words = dict.fromkeys(SPHINX_WRITERS, (write_words_alone, write_words_alone))
    for node in INLINE:
        app.add_node(node, override=True, **write_words)


def write_words_alone(self: nodes.NodeVisitor, node: nodes.Element) -> None:
    """Write nothing before, and nothing after the words of a node."""
