"""What a kind of entry is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from glossator_schema.dates import read_period
from glossator_schema.fields import Field, Part, Type
from glossator_schema.names import ProperName, read_name
from glossator_schema.wordings import Name, choose_names


class Found(StrEnum):
    """How an entry comes by its places in the texts."""

    BY_FORMS = "forms"
    """Its forms are looked for in every text."""
    BY_MENTIONS = "mentions"
    """Its editor names the passages."""


class OneOf(NamedTuple):
    """Fields of which an entry has one or more; ``fault``: what is said of an entry that has none."""

    fields: tuple[str, ...]
    fault: str


class OnlyWith(NamedTuple):
    """A field that an entry has where another has this value, and only there; ``fault``: what is said else."""

    field: str
    other: str
    value: str
    fault: str


@dataclass(frozen=True, kw_only=True)
class EntryKind:
    """A kind of entry.

    ``name``: that of its directive and of the scheme of links to it, and what its ids begin with;
    ``plural``: that of its data file and of its list in ``edition.json``; ``page``: the document that has
    the entries, under ``title`` where the editors give no introduction; ``group``: the filter of the
    search; ``noun``: what the page calls one of them; ``counted``: what one and what several are called in
    a count, where not by ``name`` and ``plural``. ``order``: the fields by which they are sorted; ``linked``:
    which of its places in a text are links, unless the settings say it (``link-<plural>``).

    ``handout``: what heads them among what a handout takes from the book, "" where it takes none;
    ``glossary``: whether Sphinx's own role ``{term}`` finds them, as it does the entries of any glossary, their
    words link the names of others that they use, and pages name theirs as the glossary; ``drawn``: whether the
    timeline draws them: they head with when and where they were, and have the fields of an event for it;
    ``living``: the field, and its value, by which those are known who are born and die, and whose names have
    parts (:data:`.names.PARTS`), by which they are sorted and an index inverts them.
    """

    name: str
    plural: str
    noun: str
    page: str
    title: str
    group: str
    about: str
    fields: tuple[Field, ...]
    found: Found
    order: tuple[str, ...]
    counted: tuple[str, str] = ("", "")
    linked: str = "first-in-text"
    one_of: tuple[OneOf, ...] = ()
    only_with: tuple[OnlyWith, ...] = ()
    handout: str = ""
    glossary: bool = False
    drawn: bool = False
    living: tuple[str, str] = ("", "")

    @property
    def prefix(self) -> str:
        """What the id of each entry begins with."""
        return f"{self.name}-"

    @property
    def in_a_count(self) -> tuple[str, str]:
        """What one and what several of them are called in a count."""
        return self.counted if any(self.counted) else (self.name, self.plural)

    @property
    def link_title(self) -> str:
        """What a reader is told of the link by which one gets the address of an entry."""
        return f"Link to this {self.noun}"

    @property
    def id_pattern(self) -> str:
        """The whole id of each entry, as a regular expression."""
        return rf"{self.prefix}[a-z0-9]+(-[a-z0-9]+)*"

    @property
    def file(self) -> str:
        """The data file in ``glossary/``."""
        return f"{self.plural}.yaml"

    @property
    def introduction(self) -> str:
        """The file in ``glossary/`` with what the editors say at the head of the page."""
        return f"{self.plural}.md"

    def of_part(self, part: Part) -> tuple[Field, ...]:
        """Return the fields that are shown in one part of the entry, in order."""
        return tuple(field for field in self.fields if field.part is part)

    @property
    def heading(self) -> Field:
        """The field that heads an entry."""
        return self.of_part(Part.NAME)[0]

    @property
    def body(self) -> Field:
        """The field whose words are those of an entry."""
        return self.of_part(Part.BODY)[0]

    @property
    def published(self) -> tuple[Field, ...]:
        """The fields that pages and ``edition.json`` have, in order."""
        return tuple(field for field in self.fields if field.published)

    def names(self, values: Mapping[str, Any]) -> tuple[Name, ...]:
        """Return the names in other languages that an entry with these values shows, in order."""
        fields = self.of_part(Part.WORDINGS)
        return tuple(name for field in fields for name in choose_names(values[field.name]))

    def name_of(self, values: Mapping[str, Any]) -> ProperName:
        """Return the name that heads an entry with these values; in its parts, if it is a person's."""
        printed = str(values[self.heading.name])
        return read_name(values, printed) if self.is_living(values) else ProperName(printed)

    def sort_key(self, values: Mapping[str, Any], identifier: str) -> tuple[Any, ...]:
        """Return by what an entry with these values stands among those of its kind."""
        return (*(self._sort_by(name, values) for name in self.order), identifier)

    def _sort_by(self, name: str, values: Mapping[str, Any]) -> Any:
        if name == self.heading.name:
            return self.name_of(values).inverted.casefold()
        if any(field.name == name and field.type is Type.DATE for field in self.fields):
            return read_period(values[name]).order
        return str(values[name]).casefold()

    def is_living(self, values: Mapping[str, Any]) -> bool:
        """Tell whether an entry with these values is of someone who was born."""
        field, value = self.living
        return bool(field) and values[field] == value
