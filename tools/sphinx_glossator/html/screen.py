"""What pages in a browser have of other pages, and neither the printed book nor an e-reader has."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from sphinx.transforms.post_transforms import SphinxPostTransform

from glossator_schema.entries import BY_NAME, ENTRY_KINDS
from sphinx_glossator.html.downloads import Downloads
from sphinx_glossator.html.handouts import HandoutLinks
from sphinx_glossator.languages import is_unspaced
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.views.shown import SCREEN_BUILDERS

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_glossator.views.kwic import ContextLine


class ScreenTransform(SphinxPostTransform):
    """A post-transform of what only pages in a browser have."""

    default_priority = 6  # after the lists of paragraphs
    builders = SCREEN_BUILDERS


class Concordances(ScreenTransform):
    """Set the lines in context of each entry below the list of the paragraphs that speak of it.

    Of an entry of the timeline few do, and the lines stand in that list.
    """

    def run(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(edition.edition_backlinks)):
            places = node["concordance"]
            if BY_NAME[node.parent["entry_kind"]].drawn:
                set_lines(node.parent, [line for text in places for line in text.lines])
                continue
            # A project without texts has groups of pages, and nothing in context.
            groups = node.findall(edition.edition_backlink_group)
            for group, text in zip(groups, places, strict=bool(places)):
                group["wordings"] = text.wordings
            if places:
                concordance = edition.edition_concordance(of=node["of"], places=places)
                node.parent.insert(node.parent.index(node) + 1, concordance)


def set_lines(entry: nodes.Element, lines: Sequence[ContextLine]) -> None:
    """Give the places of an entry their lines, but where one is none of its mentions."""
    for group in entry.findall(edition.edition_backlink_group):
        found = [[it for it in lines if it.paragraph == name] for name in group["paragraphs"]]
        if all(found):
            group["lines"] = list(chain.from_iterable(found))


class Finders(ScreenTransform):
    """Set what finds an entry before the first one of a kind; a timeline is found by its drawing."""

    def run(self, **kwargs: Any) -> None:
        for kind in ENTRY_KINDS:
            entries = [
                entry
                for entry in self.document.findall(edition.edition_entry)
                if entry["entry_kind"] == kind.name
            ]
            if entries and not kind.drawn:
                names = [kind.name_of(entry.attributes).inverted for entry in entries]
                initials = [
                    (initial_of(name), entry["ids"][0])
                    for name, entry in zip(names, entries, strict=True)
                ]
                named = (name.tag for entry in entries for name in kind.names(entry.attributes))
                finder = edition.edition_finder(
                    initials=initials,
                    language=self.config.language,
                    tags=list(dict.fromkeys(named)),
                )
                entries[0].parent.insert(entries[0].parent.index(entries[0]), finder)


def initial_of(name: str) -> str:
    """Return the letter under which a name stands, without its accent; "#" where it is none of an alphabet."""
    letter = unicodedata.normalize("NFD", name.lstrip("“‘\"'[("))[:1].upper()
    return letter if letter.isalpha() and not is_unspaced(letter) else "#"


SCREEN_TRANSFORMS = (Concordances, Finders, HandoutLinks, Downloads)
