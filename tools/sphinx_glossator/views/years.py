"""The entries of the timeline below the years in which they begin."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from glossator_schema.entries import BY_NAME
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.views.timeline import name_year

BETWEEN = (nodes.Invisible, edition.edition_moved)
"""What may stand between two entries of one year."""


class Years(SphinxPostTransform):
    """Set the entries of each year together, so that the year can be their heading."""

    default_priority = 7  # after all that is found from entry to entry
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        entries = filter(is_dated, self.document.findall(edition.edition_entry))
        for parent in dict.fromkeys(entry.parent for entry in entries):
            group_children(parent)


def is_dated(node: nodes.Node) -> bool:
    """Tell whether a node is an entry of the timeline."""
    return isinstance(node, edition.edition_entry) and BY_NAME[node["entry_kind"]].drawn


def group_children(parent: nodes.Element) -> None:
    """Set each run of entries that begin in one year into a node of its own."""
    grouped: list[nodes.Node] = []
    year: edition.edition_year | None = None
    for child in list(parent.children):
        if is_dated(child):
            assert isinstance(child, nodes.Element)
            name = name_year(child["start"], child["end"])
            if year is None or year["name"] != name:
                year = edition.edition_year(name=name)
                grouped.append(year)
            year += child
        elif year is not None and isinstance(child, BETWEEN):
            year += child
        else:
            year = None
            grouped.append(child)
    parent.children = []
    parent.extend(grouped)
