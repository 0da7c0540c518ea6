"""A bibliography is printed alike however often its page is written: the colophon's page is written twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib.bibtex.directives import BibliographyKey
from sphinxcontrib.bibtex.nodes import bibliography
from sphinxcontrib.bibtex.transforms import BibliographyTransform

if TYPE_CHECKING:
    from sphinxcontrib.bibtex.domain import BibtexDomain


class EmptyBibliography(SphinxPostTransform):
    """Empty the entries of a page's bibliographies, and begin their numbers anew, before they are filled.

    sphinxcontrib-bibtex fills nodes that it keeps for the whole build, and counts on from page to page.
    """

    default_priority = BibliographyTransform.default_priority - 1

    def run(self, **kwargs: Any) -> None:
        for place in self.document.findall(bibliography):
            domain = cast("BibtexDomain", self.env.domains["cite"])
            found = domain.bibliographies[BibliographyKey(place["docname"], place["ids"][0])]
            for entry in found.citation_nodes.values():
                entry.clear()
            self.env.temp_data.pop("bibtex_enum_count", None)
