"""Divide the edition into the units that a search finds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from pybtex.backends.plaintext import Backend as PlaintextBackend

from glossator_schema.blocks import (
    BLOCKS_BY_NAME,
    HEADING,
    PARAGRAPH,
    PULL_QUOTE,
    BlockKind,
    Numbering,
    PointKind,
)
from glossator_schema.entries import ENTRY_KINDS
from glossator_schema.fields import Part
from sphinx_glossator.words.facts import describe_facts
from sphinx_glossator.words.printed import name_kind, name_target
from sphinx_glossator.words.translation import N_, _

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_glossator.memory.domain import EditionDomain
    from sphinx_glossator.memory.records import BlockRecord, EntryRecord, TextRecord

KINDS: dict[str, str] = {
    "text": N_("Texts"),
    "note": N_("Notes"),
    **{kind.name: kind.group for kind in ENTRY_KINDS},
    "source": N_("Bibliography"),
    "page": N_("Pages"),
}
"""The kinds of unit, and what a reader sees of them, in the order of the filter."""


WORDS_AFTER = 12
"""So many words after a milestone say what begins there."""


class Unit(NamedTuple):
    """A passage of the edition that a search finds, and where a reader is led."""

    kind: str  # a key of KINDS
    anchor: str  # "" for the beginning of the page
    place: str  # where on the page, as a reader sees it: "¶12"; "" where the name says it
    name: str  # headword, name, heading; "" if it has none
    names: tuple[str, ...]  # those in other languages, then other wordings
    words: str
    tags: tuple[str, ...] = ()  # of the first names: their languages


def make_units(
    domain: EditionDomain, page_words: dict[str, tuple[Unit, ...]]
) -> Iterator[tuple[str, list[Unit]]]:
    """Yield each page with its units, in reading order, but for those that say ``nosearch``.

    ``page_words`` has the units of each page that are not in the domain's records.
    """
    sources = dict(_group_sources(domain.env))
    for docname in domain.reading_order():
        if "nosearch" not in domain.env.metadata[docname]:
            own, words = make_page_units(domain, docname), page_words.get(docname, ())
            yield docname, [*own, *words, *sources.get(docname, ())]


def make_page_units(domain: EditionDomain, docname: str) -> Iterator[Unit]:
    """Yield the units that the domain remembers of a page."""
    page = domain.pages[docname]
    if page.text:
        yield from make_text_units(page.text)
    yield from map(make_entry_unit, page.entries)


def make_text_units(text: TextRecord) -> Iterator[Unit]:
    """Yield the blocks of a reading text and its editorial notes."""
    for block in sorted(text.body, key=_rank):
        kind = BLOCKS_BY_NAME[block.kind]
        if kind is HEADING:
            yield Unit("text", block.id, _(kind.noun), block.text, (), "")
        elif kind.numbering is not Numbering.NONE:
            yield make_block_unit(kind, block.id, block.number, block.text or block.shows)
        yield from make_milestone_units(block)
    notes = {note.id for note in text.notes}
    for note in text.notes:
        target = note.paragraph or text.id if note.target in notes else note.target
        place = _("{place}, note: {kind}").format(place=name_target(target), kind=note.label)
        yield Unit("note", note.id, place, "", (), _join(*note.text.split("\n\n")))


def make_milestone_units(block: BlockRecord) -> Iterator[Unit]:
    """Yield the pages and lines of standard editions that begin in a block, each with the words after it."""
    for point in block.points:
        if point.kind == PointKind.MILESTONE:
            name = " ".join(filter(None, (point.number, point.label)))
            words = " ".join(block.text[point.start :].split(maxsplit=WORDS_AFTER)[:WORDS_AFTER])
            yield Unit("text", point.id, "", name, (point.label,), words)


def make_block_unit(kind: BlockKind, anchor: str, number: str, words: str) -> Unit:
    """Return a block of a reading text, but for a heading, whose words are its name."""
    bare = not number and "{}" in kind.titled
    place = name_kind(kind.name) if bare else _(kind.titled.lower()).format(number)
    return Unit("text", anchor, place, "", (), words)


def _rank(block: BlockRecord) -> int:
    """Sort the blocks of a text: of equal hits, that which tells most of the text comes first."""
    first = (HEADING.name, PARAGRAPH.name, PULL_QUOTE.name)
    return first.index(block.kind) if block.kind in first else len(first)


def make_entry_unit(entry: EntryRecord) -> Unit:
    """Return an entry: its names and wordings, its facts, its words and sections."""
    facts = describe_facts(entry.declared, entry.values, searched=True)
    words = _join(facts, *entry.words.split("\n\n"), *_list_sections(entry))
    names = (
        entry.names() if any(f.searchable for f in entry.declared.of_part(Part.WORDINGS)) else ()
    )
    others = (form for form in entry.forms if form != entry.name)
    every = (*(name.words for name in names), *others)
    tags = tuple(name.tag for name in names)
    return Unit(entry.kind, entry.id, "", entry.name, every, words, tags)


def _list_sections(entry: EntryRecord) -> Iterator[str]:
    for field in entry.declared.of_part(Part.SECTION):
        value = entry.values[field.name]
        if field.searchable:
            yield value.get("where", "") if isinstance(value, dict) else value


def _join(*passages: str) -> str:
    return "\n".join(filter(None, passages))


def _group_sources(env: BuildEnvironment) -> Iterator[tuple[str, list[Unit]]]:
    """Yield the entries of the bibliography of each page that has one (sphinxcontrib-bibtex)."""
    groups: dict[str, list[Unit]] = {}
    backend = PlaintextBackend()  # by its name pybtex would look for it at every source
    bibliography: Any = env.domains.get("cite")
    for citation in bibliography.citations if bibliography else ():
        entry = citation.formatted_entry
        words = " ".join(entry.text.render(backend).split())
        if "url" in citation.entry.fields:  # a third of the whole, and nobody looks for them
            words = words.rpartition(" URL: ")[0]
        unit = Unit("source", citation.citation_id, "", entry.label, (), words)
        groups.setdefault(citation.bibliography_key.docname, []).append(unit)
    yield from groups.items()
