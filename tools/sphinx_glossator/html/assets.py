"""Which style sheets and scripts a page loads: what it has no use for, its readers need not fetch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sphinx_glossator.html.theme_styles import PART_CLASSES

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

WANTED_BY: dict[str, frozenset[str]] = {
    "pygments.css": frozenset({"highlight"}),
    "furo-extensions.css": frozenset({"sd-card", "sd-badge", "admonition", "sphinx-tabs"}),
    "furo-parts.css": PART_CLASSES,
    "sphinx-design.min.css": frozenset({"sd-container-fluid", "sd-card", "sd-badge", "sd-row"}),
    "design-tabs.js": frozenset({"sd-tab-set"}),
    "matter.css": frozenset({"citation", "citation-list", "teacher-key"}),
    "notes.css": frozenset({"edition-note", "headnote"}),
    "notes.js": frozenset({"edition-note"}),
    "apparatus.css": frozenset({"apparatus", "witnesses", "reading-tools"}),
    "apparatus.js": frozenset({"apparatus"}),
    "popovers.css": frozenset({"term-link", "person-link", "event-link"}),
    "popovers.js": frozenset({"term-link", "person-link", "event-link"}),
    "progress.js": frozenset({"para"}),
    "address.js": frozenset({"para"}),
    "citations.js": frozenset({"para"}),
    "cite.js": frozenset({"para"}),
    "cite.css": frozenset({"para"}),
    "filter.js": frozenset({"edition-note"}),
    "filter.css": frozenset({"edition-note"}),
    "entries.css": frozenset({"finder", "event-entry", "renderings", "compare-form"}),
    "glossary.js": frozenset({"finder"}),
    "timeline.css": frozenset({"timeline-tools"}),
    "timeline.js": frozenset({"timeline-tools"}),
    "renderings.css": frozenset({"renderings"}),
    "renderings.js": frozenset({"renderings"}),
    "compare.css": frozenset({"compare-form"}),
    "compare.js": frozenset({"compare-form"}),
    "search.css": frozenset({"search-field"}),
}
"""Files that only pages with an element of one of these classes load; others are on every page."""

LEFT_OUT = frozenset({"documentation_options.js", "doctools.js", "sphinx_highlight.js"})
"""Scripts of Sphinx whose work our own do: keys, and marking the words that were searched for."""

CLASSES = re.compile(r'\bclass="([^"]*)"')


def choose_assets(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Leave out what the page does not need (``html-page-context``, its body being complete)."""
    # An index has no body: its template writes what it has.
    found = CLASSES.findall(context.get("body", 'class="genindex-section"'))
    classes = {name for names in found for name in names.split()}

    def is_needed(asset: Any) -> bool:
        name = str(getattr(asset, "filename", asset) or "").rpartition("/")[2]
        if name in LEFT_OUT:
            return False
        return name not in WANTED_BY or bool(WANTED_BY[name] & classes)

    for key in ("css_files", "script_files"):
        context[key] = [asset for asset in context[key] if is_needed(asset)]
