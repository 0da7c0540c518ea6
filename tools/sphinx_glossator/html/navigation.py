"""Mend what the theme's navigation lacks for assistive technology."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

CAPTION = '<p class="caption" role="heading">'


def give_captions_levels(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Say the level of the captions in furo's sidebar: ARIA requires it of a heading.

    Called on ``html-page-context`` after furo, which puts the sidebar into the context.
    """
    tree = context.get("furo_navigation_tree")
    if tree:
        levelled = CAPTION.replace(">", ' aria-level="2">')
        context["furo_navigation_tree"] = tree.replace(CAPTION, levelled)
