"""Load the style sheets and scripts of a kind of page on that kind alone: text pages stay light."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_glossator import nodes as edition

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

PAGE_ASSETS: dict[type[nodes.Element], tuple[str, ...]] = {
    edition.edition_finder: ("entries.css", "glossary.js"),
    edition.edition_event: ("entries.css",),
    edition.edition_timeline: ("entries.css", "timeline.css", "timeline.js"),
    edition.edition_renderings: ("entries.css", "renderings.css", "renderings.js"),
    edition.edition_comparison: ("entries.css", "compare.css", "compare.js"),
}
"""What a page loads that has such a node."""


def add_page_assets(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add what the page's own parts want (``html-page-context``)."""
    if doctree is None or app.builder.name == "epub":
        return
    names = [
        name for kind, names in PAGE_ASSETS.items() if any(doctree.findall(kind)) for name in names
    ]
    for name in dict.fromkeys(names):
        if name.endswith(".css"):
            app.add_css_file(f"pages/{name}")
        else:
            app.add_js_file(f"pages/{name}", loading_method="defer")
