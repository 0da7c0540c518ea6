"""What the page that compares texts shows: their words, and where each shared concept stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossator_schema.blocks import BLOCK_KINDS, HEADING
from glossator_schema.wordings import Name
from sphinx_glossator.memory.once import once
from sphinx_glossator.views.renderings import Renderings, read_renderings

if TYPE_CHECKING:
    from sphinx_glossator.memory.domain import EditionDomain
    from sphinx_glossator.memory.records import TextRecord


class ComparedBlock(NamedTuple):
    """A heading of a text, or a block in which forms are looked for."""

    id: str
    label: str  # its number, "" for a heading
    words: str


class ComparedText(NamedTuple):
    """A text as the page shows it."""

    id: str
    title: str
    docname: str
    blocks: tuple[ComparedBlock, ...]


class Place(NamedTuple):
    """Where a wording stands."""

    text: int
    block: int
    start: int
    length: int


class ComparedConcept(NamedTuple):
    """A concept that two texts or more name."""

    id: str
    headword: str
    other_name: Name | None  # as that of a Rendering
    places: tuple[Place, ...]


class Comparison(NamedTuple):
    """All texts and all shared concepts."""

    texts: tuple[ComparedText, ...]
    concepts: tuple[ComparedConcept, ...]
    renderings: Renderings


@once
def read_comparison(domain: EditionDomain) -> Comparison:
    """Return what can be compared, texts in reading order and concepts by headword."""
    texts = domain.texts()
    compared = tuple(
        ComparedText(text.id, text.short_title, domain.index[blocks[0].id][0], blocks)
        for text in texts
        if (blocks := _read_blocks(text))
    )
    numbers = {
        block.id: (i, j) for i, text in enumerate(compared) for j, block in enumerate(text.blocks)
    }
    places: dict[str, list[Place]] = {}
    for text in texts:
        for found in text.occurrences:
            place = Place(*numbers[found.paragraph], found.start, len(found.form))
            places.setdefault(found.entry, []).append(place)
    renderings = read_renderings(domain)
    concepts = (
        ComparedConcept(r.term, r.headword, r.other_name, tuple(places[r.term]))
        for r in renderings.concepts
    )
    return Comparison(compared, tuple(concepts), renderings)


def _read_blocks(text: TextRecord) -> tuple[ComparedBlock, ...]:
    return tuple(
        ComparedBlock(block.id, "", f"{block.number} {block.text}".strip())
        if block.kind == HEADING.name
        else ComparedBlock(block.id, block.number, block.text)
        for block in text.of_kind(HEADING, *(kind for kind in BLOCK_KINDS if kind.forms))
    )
