"""The roles by which a generated page lets the software speak, in the language of the edition."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxRole

from glossator_schema.words import COUNTED, PARTED, TEXT_PAGES
from sphinx_glossator.page.references import refer_to
from sphinx_glossator.words.translation import N_, _, fill_nodes, ngettext

Result = tuple[list[nodes.Node], list[nodes.system_message]]


class SayRole(SphinxRole):
    """``edition:say``: words in English, as catalogues have them, and after strokes what stands in them."""

    def run(self) -> Result:
        words, *parts = self.text.split(PARTED)
        return [nodes.Text(_(words).format(*parts))], []


class NewRole(SphinxRole):
    """``edition:new``: how many addresses of each kind a version brought: ``3 paragraph, 1 editorial note``."""

    def run(self) -> Result:
        counts = (part.partition(" ") for part in self.text.split(", "))
        told = (ngettext(*COUNTED[noun], int(count)) for count, _space, noun in counts)
        return [nodes.Text(_("New addresses: {}.").format(", ".join(told)))], []


class NowRole(SphinxRole):
    """``edition:now``: an old id and the new one, ``alpha-p2 alpha-p1``; alone, it was withdrawn.

    An old id that is the name of a page, ``texts/alpha``, is that of a text.
    """

    def run(self) -> Result:
        old, _space, new = self.text.partition(" ")
        is_text = old.startswith(TEXT_PAGES)
        was: nodes.Node = self.refer_to_page(old) if is_text else nodes.literal("", old)
        now: nodes.Node = nodes.Text(new) if is_text else refer_to(new)
        return list(fill_nodes(_(IS_NOW if new else WITHDRAWN), old=was, new=now)), []

    def refer_to_page(self, page: str) -> nodes.Node:
        """Return a link to the page at the old address of a text."""
        words = _("the text {}").format(page.removeprefix(TEXT_PAGES))
        return addnodes.pending_xref(
            "",
            nodes.inline("", words, classes=["doc"]),
            refdomain="std",
            reftype="doc",
            reftarget=f"/{page}",
            refdoc=self.env.current_document.docname,
            refexplicit=True,
            refwarn=True,
        )


IS_NOW, WITHDRAWN = N_("{old} is now {new}"), N_("{old} was withdrawn")

SAYING: dict[str, SphinxRole] = {"say": SayRole(), "new": NewRole(), "now": NowRole()}
