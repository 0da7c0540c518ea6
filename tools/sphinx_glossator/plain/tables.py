"""Tables of docutils: that of a text, and that of how texts word what they share."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes

from sphinx_glossator.views.filling import fill_table, make_cell
from sphinx_glossator.views.renderings import Renderings
from sphinx_glossator.words.translation import _


def set_rows(rows: Sequence[nodes.row]) -> nodes.table:
    """Return a table of rows that all have as many cells."""
    columns = [nodes.colspec(colwidth=1) for _cell in rows[0].children]
    group = nodes.tgroup("", *columns, nodes.tbody("", *rows), cols=len(columns))
    return nodes.table("", group)


def plain_renderings(node: nodes.Element) -> list[nodes.Node]:
    """Return the table of how each text words each shared concept; the words alone, with how often."""
    shown: Renderings = node["renderings"]
    rows = [
        [
            make_cell(rendering.headword),
            *(
                make_cell(", ".join(f"{of.words} ×{of.total}" for of in wordings))
                for wordings in rendering.texts
            ),
        ]
        for rendering in shown.concepts
    ]
    headings = [nodes.Text(heading) for heading in (_("Concept"), *shown.titles)]
    return [fill_table(headings, rows, "renderings")] if rows else []
