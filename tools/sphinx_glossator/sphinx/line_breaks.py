"""Let a hard break of Markdown be a node, not HTML.

MyST-Parser writes ``<br />`` for browsers and ``\\\\`` for LaTeX, as raw markup: a PDF by Typst had neither,
and where HTML may not stand, a break might not. It gives an extension no place to say how a token
becomes a node, so the method itself is exchanged, in this process.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from myst_parser.mdit_to_docutils.base import DocutilsRenderer

from sphinx_glossator.page.nodes import edition_line_break

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode


def render_hardbreak(self: DocutilsRenderer, token: SyntaxTreeNode) -> None:
    """Write the end of a line."""
    self.current_node.append(edition_line_break("", "\n"))


def use_line_breaks() -> None:
    """Exchange the method; a second time changes nothing."""
    DocutilsRenderer.render_hardbreak = render_hardbreak  # type: ignore[method-assign]
