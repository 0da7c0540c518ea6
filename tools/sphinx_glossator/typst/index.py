"""The index of the book: which names, terms and institutions it lists, and in which order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from sphinx_glossator.page.book import sort_key

if TYPE_CHECKING:
    from sphinx_glossator.memory.domain import EditionDomain
    from sphinx_glossator.memory.records import PersonRecord

PARTED = "·•‧"
"""What parts a given name from a family name where Chinese writes a name of the West."""


class IndexEntry(NamedTuple):
    """A line of the index."""

    head: str
    zh_hans: str
    target: str  # the id of a term, a person or an institution
    see: str  # the head that has the pages, where this one has none


def make_index(domain: EditionDomain) -> tuple[IndexEntry, ...]:
    """Return the lines of the index in their order."""
    entries = {*_term_lines(domain), *_person_lines(domain)}
    return tuple(sorted(entries, key=lambda entry: (sort_key(entry.head), entry)))


def _term_lines(domain: EditionDomain) -> Iterator[IndexEntry]:
    for term in domain.terms():
        yield IndexEntry(term.headword, term.zh_hans, term.id, "")
        yield from _other_names(term.headword, term.forms, term.id)


def _person_lines(domain: EditionDomain) -> Iterator[IndexEntry]:
    for person in domain.people():
        head = invert(person)
        yield IndexEntry(head, person.zh_hans, person.id, "")
        if person.kind != "person":
            yield from _other_names(head, person.forms, person.id)


def _other_names(head: str, forms: tuple[str, ...], target: str) -> Iterator[IndexEntry]:
    """Yield a line for each other wording that a reader would look up at another place."""
    taken = {sort_key(head).split(" ")[0]}
    for form in forms:
        first = sort_key(form).split(" ")[0]
        if first not in taken:
            taken.add(first)
            yield IndexEntry(form, "", target, head)


def invert(person: PersonRecord) -> str:
    """Return a name as an index has it: family name first, as Chinese names have it themselves."""
    given, _, family = person.name.rpartition(" ")
    western = any(point in person.zh_hans for point in PARTED)
    return f"{family}, {given}" if person.kind == "person" and western and given else person.name
