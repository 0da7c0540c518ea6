"""The first page of an edition: its name, where the page has no heading, and the pages that nobody put there.

Generated pages that no table of contents names say so in their front matter (``contents: <order>``). They
come at the end of the contents of the first page, so that an edition needs no list of what is made for it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from sphinx_glossator.page import nodes as edition
from sphinx_glossator.page.front_matter import read_page_head

if TYPE_CHECKING:
    from collections.abc import Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

FIELD = "contents"
ENOUGH = 400
"""So many characters of a page have its front matter, as it is generated."""


def read_order(page: Path) -> int:
    """Return where a page comes among those that nobody put into the contents; 0 of any other page."""
    if page.suffix != ".md" or not page.exists():
        return 0
    with page.open(encoding="utf-8-sig", errors="replace") as file:
        data = read_page_head(file.read(ENOUGH)) or {}
    order = data.get(FIELD)
    return order if isinstance(order, int) else 0


def is_headed(node: nodes.Node) -> bool:
    """Tell whether a page that has this node is headed: by a heading, or as the page of a text."""
    return isinstance(node, nodes.title | edition.edition_header)


class FirstPage(SphinxTransform):
    """Head the first page, and take in what no table of contents names (before Sphinx collects these)."""

    default_priority = 303

    def apply(self, **kwargs: Any) -> None:
        if self.env.docname == self.config.root_doc:
            self.give_title()
            self.take_in()

    def give_title(self) -> None:
        """Let the name of the edition be the heading of a page that has none."""
        if any(self.document.findall(is_headed)):
            return
        name = str(self.config.project)
        section = nodes.section(names=[nodes.fully_normalize_name(name)])
        section += nodes.title(name, name)
        section.extend(self.document.children)
        self.document.children = []
        self.document += section
        self.document.note_implicit_target(section, section)

    def take_in(self) -> None:
        """Put pages at the end of the last table of contents, or into one that is not shown."""
        tables = list(self.document.findall(addnodes.toctree))
        named = {name for table in tables for name in table["includefiles"]}
        orders = {name: read_order(Path(self.env.doc2path(name))) for name in self.env.found_docs}
        orders.pop(self.config.root_doc, None)
        more = sorted(
            (order, name) for name, order in orders.items() if order and name not in named
        )
        if not more:
            return
        table = tables[-1] if tables else self.make_table()
        table["includefiles"] += [name for _, name in more]
        table["entries"] += [(None, name) for _, name in more]

    def make_table(self) -> addnodes.toctree:
        """Return a table of contents that is not shown on the page, at its end."""
        table = addnodes.toctree(
            parent=self.env.docname,
            entries=[],
            includefiles=[],
            maxdepth=-1,
            caption=None,
            glob=False,
            hidden=True,
            includehidden=False,
            numbered=0,
            titlesonly=False,
        )
        wrapper = nodes.compound(classes=["toctree-wrapper"])
        wrapper += table
        sections = [each for each in self.document.children if isinstance(each, nodes.section)]
        (sections[-1] if sections else self.document).append(wrapper)
        return table


def reread_first_page(
    app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], removed: Set[str]
) -> list[str]:
    """Return the first page, where other pages come into its contents now (``env-get-outdated``)."""
    root = app.config.root_doc
    switched = any(
        read_order(Path(env.doc2path(name))) != int(env.metadata.get(name, {}).get(FIELD) or 0)
        for name in sorted(env.found_docs - added)
        if str(env.metadata.get(name, {}).get(FIELD) or "0").isdigit()
    )
    return [root] if (switched or added or removed) and root in env.found_docs - added else []
