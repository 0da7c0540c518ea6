"""Where an entry is named or mentioned: the paragraphs of each text, to which its entry leads back."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from sphinx_glossator.memory.once import once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_glossator.memory.domain import EditionDomain
    from sphinx_glossator.memory.records import TextRecord


class Backlink(NamedTuple):
    """A paragraph that names an entry, or a section."""

    paragraph: str  # its id
    name: str  # as a reader sees it: "¶3"
    times: int
    page: str = ""  # the name of the page, where it is no paragraph but a section of that


class TextBacklinks(NamedTuple):
    """The paragraphs of one text."""

    text: str  # its id
    title: str
    links: tuple[Backlink, ...]


@once
def read_backlinks(domain: EditionDomain, entry: str) -> tuple[TextBacklinks, ...]:
    """Return where a term or a person is named or an event is mentioned, by text in reading order.

    A project without texts is no edition: its pages are listed, each with its links to the entry.
    """
    if not domain.texts():
        return tuple(_list_pages(domain, entry))
    found = [
        *(
            (text, [place.paragraph for place in places])
            for text, places in domain.occurrences(entry)
        ),
        *((text, [place.paragraph for place in places]) for text, places in domain.mentions(entry)),
    ]
    return tuple(_link_back(domain, text, paragraphs) for text, paragraphs in found)


@once
def read_inferred(domain: EditionDomain, blocks: str) -> tuple[TextBacklinks, ...]:
    """Return the blocks with some ids (apart by spaces), which are held to speak of an event, by text."""
    found = (
        (text, [block for block in blocks.split() if block in text.blocks])
        for text in domain.texts()
    )
    return tuple(_link_back(domain, text, places) for text, places in found if places)


def _list_pages(domain: EditionDomain, entry: str) -> Iterator[TextBacklinks]:
    """Yield the pages that link to an entry, in reading order."""
    terms = domain.env.domains.standard_domain._terms
    words = {name for name, (_, target) in terms.items() if target == entry}
    for docname in domain.reading_order():
        places = Counter(
            (link.place, link.name)
            for link in domain.pages[docname].named
            if (link.entry.lower() in words if link.by_words else link.entry == entry)
        )
        links = [
            Backlink(place, name, times, docname)
            if name
            else Backlink(place, domain.index[place][1].name, times)
            for (place, name), times in places.items()
        ]
        if links:
            yield TextBacklinks(docname, domain.env.titles[docname].astext(), tuple(links))


def _link_back(domain: EditionDomain, text: TextRecord, paragraphs: list[str]) -> TextBacklinks:
    links = (
        Backlink(paragraph, domain.index[paragraph][1].name, len(list(times)))
        for paragraph, times in groupby(paragraphs)
    )
    return TextBacklinks(text.id, text.short_title, tuple(links))
