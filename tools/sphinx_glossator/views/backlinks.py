"""Where an entry is named or mentioned: the paragraphs of each text, to which its entry leads back."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from sphinx_glossator.memory.once import once

if TYPE_CHECKING:
    from sphinx_glossator.memory.domain import EditionDomain
    from sphinx_glossator.memory.records import TextRecord


class Backlink(NamedTuple):
    """A paragraph that names an entry."""

    paragraph: str  # its id
    name: str  # as a reader sees it: "¶3"
    times: int


class TextBacklinks(NamedTuple):
    """The paragraphs of one text."""

    text: str  # its id
    title: str
    links: tuple[Backlink, ...]


@once
def read_backlinks(domain: EditionDomain, entry: str) -> tuple[TextBacklinks, ...]:
    """Return where a term or a person is named or an event is mentioned, by text in reading order."""
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


def _link_back(domain: EditionDomain, text: TextRecord, paragraphs: list[str]) -> TextBacklinks:
    links = (
        Backlink(paragraph, domain.index[paragraph][1].name, len(list(times)))
        for paragraph, times in groupby(paragraphs)
    )
    return TextBacklinks(text.id, text.short_title, tuple(links))
