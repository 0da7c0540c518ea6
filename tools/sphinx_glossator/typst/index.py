"""The index of the book: which names, terms and institutions it lists, and in which order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from glossator_schema.entries import ENTRY_KINDS, Found
from sphinx_glossator.page.book import sort_key

if TYPE_CHECKING:
    from sphinx_glossator.memory.domain import EditionDomain
    from sphinx_glossator.memory.records import EntryRecord


class IndexEntry(NamedTuple):
    """A line of the index."""

    head: str
    name: str  # in another language, whose tag is
    language: str
    target: str  # the id of an entry
    see: str  # the head that has the pages, where this one has none


def make_index(domain: EditionDomain) -> tuple[IndexEntry, ...]:
    """Return the lines of the index in their order: of all entries that the texts name."""
    entries = {
        line
        for kind in ENTRY_KINDS
        if kind.found is Found.BY_FORMS
        for entry in domain.entries(kind.name)
        for line in _make_lines(entry)
    }
    return tuple(sorted(entries, key=lambda entry: (sort_key(entry.head), entry)))


def _make_lines(entry: EntryRecord) -> Iterator[IndexEntry]:
    head = entry.declared.name_of(entry.values).filed
    tag, words = next(iter(entry.names()), ("", ""))
    yield IndexEntry(head, words, tag, entry.id, "")
    if not entry.is_living:
        yield from _other_names(head, entry.forms, entry.id)


def _other_names(head: str, forms: tuple[str, ...], target: str) -> Iterator[IndexEntry]:
    """Yield a line for each other wording that a reader would look up at another place."""
    taken = {sort_key(head).split(" ")[0]}
    for form in forms:
        first = sort_key(form).split(" ")[0]
        if first not in taken:
            taken.add(first)
            yield IndexEntry(form, "", "", target, head)
