"""A bibliography is printed alike however often its page is written: the colophon's page is written twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, cast

import regex
from docutils import nodes
from pybtex_docutils import Backend
from sphinxcontrib.bibtex.directives import BibliographyKey
from sphinxcontrib.bibtex.nodes import bibliography
from sphinxcontrib.bibtex.transforms import BibliographyTransform

from glossator_schema.tags import read_tag
from sphinx_glossator.page.languages import tag_edition
from sphinx_glossator.page.nodes import edition_foreign
from sphinx_glossator.sphinx.citations import OF_LANGUAGE

if TYPE_CHECKING:
    from sphinxcontrib.bibtex.domain import BibtexDomain


class SourceBackend(Backend):
    """Makes nodes of a formatted source; words that say so are in another language than the edition."""

    def __init__(self, own: str) -> None:
        """``own``: the tag of the language of the edition."""
        super().__init__()
        self.own = own

    def format_tag(self, tag_name: str, text: list[nodes.Node]) -> list[nodes.Node]:
        """Return a piece of words as nodes."""
        tag = tag_name.removeprefix(OF_LANGUAGE)
        if tag == tag_name:
            made: list[nodes.Node] = super().format_tag(tag_name, text)
            return made
        same = tag == self.own or tag == self.own.partition("-")[0]
        return text if same else list(mark_language(text, tag, find_foreign_words(tag, self.own)))


WHOLE = regex.compile(r"(?s).+")


@cache
def find_foreign_words(tag: str, own: str) -> regex.Pattern[str]:
    """Return what finds the words of a language in a title that may say them in the edition's too.

    Of two languages in different scripts, those in letters of the edition’s are its own words:
    “Πολιτεία [The Republic]” in an English edition. Of two in one script nobody can tell.
    """
    script = read_tag(own).script
    if read_tag(tag).script in ("", script):
        return WHOLE
    try:
        return regex.compile(
            rf"[\p{{L}}--\p{{scx={script}}}](?:[^\p{{scx={script}}}\[]*[\p{{L}}\p{{M}}\p{{N}}--\p{{sc={script}}}])?",
            regex.V1,
        )
    except regex.error:  # no script of Unicode: such as a code for several together
        return WHOLE


def mark_language(
    words: Iterable[nodes.Node], tag: str, foreign: regex.Pattern[str] = WHOLE
) -> Iterator[nodes.Node]:
    """Yield words, those that ``foreign`` finds marked as of a language: each run that nothing else divides."""
    for plain, run in groupby(words, lambda node: isinstance(node, nodes.Text)):
        if plain:
            joined = "".join(node.astext() for node in run)
            at = 0
            for found in foreign.finditer(joined):
                if found.start() > at:
                    yield nodes.Text(joined[at : found.start()])
                yield edition_foreign("", found[0], lang=tag)
                at = found.end()
            if joined[at:]:
                yield nodes.Text(joined[at:])
            continue
        for node in run:
            inside = list(mark_language(node.children, tag, foreign))
            cast("nodes.Element", node).children = []
            cast("nodes.Element", node).extend(inside)
            yield node


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
        self.backend = SourceBackend(tag_edition(self.config))
        pages = {place["docname"] for place in places}
        everything = domain.citation_refs
        domain.data["citation_refs"] = [ref for ref in everything if ref.docname in pages]
        try:
            super().run(**kwargs)
        finally:
            domain.data["citation_refs"] = everything
