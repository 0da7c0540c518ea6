"""A bibliography is printed alike however often its page is written: the colophon's page is written twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sphinxcontrib.bibtex.directives import BibliographyKey
from sphinxcontrib.bibtex.nodes import bibliography
from sphinxcontrib.bibtex.transforms import BibliographyTransform

if TYPE_CHECKING:
    from sphinxcontrib.bibtex.domain import BibtexDomain


class PrintedBibliography(BibliographyTransform):
    """Fill the bibliographies of a page, before sphinxcontrib-bibtex does, which then finds none.

    It fills nodes that it keeps for the whole build, and counts on from page to page: here the entries
    begin empty, and their numbers anew. And it looks for each entry through the citations of all pages,
    though it wants those of the page alone.
    """

    default_priority = BibliographyTransform.default_priority - 1

    def run(self, **kwargs: Any) -> None:
        places = list(self.document.findall(bibliography))
        if not places:
            return
        domain = cast("BibtexDomain", self.env.domains["cite"])
        for place in places:
            found = domain.bibliographies[BibliographyKey(place["docname"], place["ids"][0])]
            for entry in found.citation_nodes.values():
                entry.clear()
        self.env.temp_data.pop("bibtex_enum_count", None)
        pages = {place["docname"] for place in places}
        everything = domain.citation_refs
        domain.data["citation_refs"] = [ref for ref in everything if ref.docname in pages]
        try:
            super().run(**kwargs)
        finally:
            domain.data["citation_refs"] = everything
