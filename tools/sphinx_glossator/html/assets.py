"""Which style sheets and scripts a page loads: what it has no use for, its readers need not fetch."""

from __future__ import annotations

import re

from sphinx_glossator.html.theme_styles import PART_NAMES

WANTED_BY: dict[str, frozenset[str]] = {
    "pygments.css": frozenset({"highlight"}),
    "furo-extensions.css": frozenset({"sd-card", "sd-badge", "admonition", "sphinx-tabs"}),
    "furo-parts.css": PART_NAMES,
    "sphinx-design.min.css": frozenset({"sd-container-fluid", "sd-card", "sd-badge", "sd-row"}),
    "design-tabs.js": frozenset({"sd-tab-set"}),
    "furo.js": frozenset({"toc-tree"}),  # theme.js does the rest of its work elsewhere
    "matter.css": frozenset({"citation", "citation-list", "teacher-key"}),
    "notes.css": frozenset({"edition-note", "headnote"}),
    "notes.js": frozenset({"edition-note"}),
    "apparatus.css": frozenset({"apparatus", "witnesses", "reading-tools"}),
    "apparatus.js": frozenset({"apparatus"}),
    "popovers.css": frozenset({"popovers"}),
    "popovers.js": frozenset({"popovers"}),
    "progress.js": frozenset({"para"}),
    "citations.js": frozenset({"para"}),
    "cite.js": frozenset({"para"}),
    "cite.css": frozenset({"para"}),
    "filter.js": frozenset({"edition-note"}),
    "filter.css": frozenset({"edition-note"}),
    "cards.css": frozenset({"sd-card"}),
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
"""Files that only pages with an element of one of these classes or names load; others are on every page."""

LEFT_OUT = frozenset({"documentation_options.js", "doctools.js", "sphinx_highlight.js"})
"""Scripts of Sphinx whose work our own do: keys, and marking the words that were searched for."""

ON_DEMAND = {
    "citations.js": ".para > .para-number",
    "cite.js": ".para > .para-number",
    "cite.css": ".para > .para-number",
    "search-marks.js": "?mark",
    "search-marks.css": "?mark",
}
"""Files that few readers want, and what they are for: elements of the page, or a part of its address.

``on-demand.js`` loads them when a reader comes near such an element, or has come by such an address.
"""

ASSET = re.compile(
    r'\s*(?:<link rel="stylesheet"[^>]*\shref|<script [^>]*\bsrc)="[^"?]*/(?P<name>[^"/?]+)[^>]*>'
    r"(?:</script>)?"
)
CLASSES = re.compile(r'\sclass="([^"]*)"')
TAGS = re.compile(r"<([a-z]\w*)")


def choose_assets(page: str) -> str:
    """Return the page without the files that it has no use for, and with those for later set apart."""
    classes = {name for names in CLASSES.findall(page) for name in names.split()}
    found = classes.union(TAGS.findall(page))
    later: dict[str, list[str]] = {}

    def place(asset: re.Match[str]) -> str:
        name = asset["name"]
        if name in LEFT_OUT or (name in WANTED_BY and not WANTED_BY[name] & found):
            return ""
        if name in ON_DEMAND:
            later.setdefault(ON_DEMAND[name], []).append(asset[0].strip())
            return ""
        return asset[0]

    page = ASSET.sub(place, page)
    templates = "".join(
        f'<template class="on-demand" data-for="{what}">{"".join(assets)}</template>\n'
        for what, assets in later.items()
    )
    return page.replace("</body>", f"{templates}</body>", 1)
