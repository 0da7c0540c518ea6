"""Entries as frozen records: what the texts name, and what is dated, of whatever kind."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from glossator.model import Prose, Selector, Source
from glossator_schema.entries import EntryKind
from glossator_schema.fields import Field


class Case(StrEnum):
    """Whether a form's letter case counts."""

    ANY = "any"
    EXACT = "exact"


@dataclass(frozen=True)
class Form:
    """A wording that stands for an entry in the texts, in the singular and, if declared, the plural."""

    form: str
    case: Case
    plural: str = ""

    @property
    def wordings(self) -> tuple[str, ...]:
        """The singular, and the plural where one is declared."""
        return (self.form, self.plural) if self.plural else (self.form,)


@dataclass(frozen=True)
class Mention:
    """A passage that speaks of an entry; ``inferred`` says why, where the passage does not say it itself."""

    selector: Selector
    inferred: str = ""
    inferred_source: Source | None = None


@dataclass(frozen=True, kw_only=True)
class Dated:
    """Words with their date, which is EDTF."""

    date: str
    where: Prose


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An entry; ``values``: what it has in each field of its kind, by the field's name.

    The value of a field is what its type says: a string, :class:`Prose`, :class:`Dated`, a mapping, a tuple
    of strings, of :class:`Form`, of :class:`Selector` or of :class:`Mention`; ``None`` for prose that is not
    there.
    """

    kind: EntryKind = dataclasses.field(repr=False)
    id: str
    values: Mapping[str, Any]
    source: Source

    def text(self, field: str) -> str:
        """Return the words of a field that is a string; "" where the entry or its kind has none."""
        return str(self.values.get(field, ""))

    def items(self, field: str) -> tuple[Any, ...]:
        """Return the items of a field that is a list; none where the kind has no such field."""
        return tuple(self.values.get(field, ()))

    @property
    def name(self) -> str:
        """What the entry is called."""
        return self.text(self.kind.heading.name)

    @property
    def body(self) -> Prose:
        """The words of the entry."""
        body: Prose = self.values[self.kind.body.name]
        return body

    @property
    def forms(self) -> tuple[Form, ...]:
        """The wordings by which the texts say it."""
        return self.items("forms")

    @property
    def sources(self) -> tuple[str, ...]:
        """The keys of its sources."""
        return self.items("sources")

    @property
    def exclude(self) -> tuple[Selector, ...]:
        """Where one of its forms does not stand for it."""
        return self.items("exclude")

    @property
    def include(self) -> tuple[Selector, ...]:
        """Where other words stand for it."""
        return self.items("include")

    @property
    def unlike(self) -> Mapping[str, str]:
        """Why a name in another language is not what a rule makes of it, by its language tag."""
        reasons: Mapping[str, str] = self.values.get("exceptions", {})
        return reasons

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The passages of which its editor says that they speak of it."""
        return self.items("mentions")

    def prose(self) -> Iterator[tuple[Field, Prose]]:
        """Yield each field in which the editors write freely, with what they say there."""
        for field in self.kind.fields:
            value = self.values.get(field.name)
            if isinstance(value, Dated):
                yield field, value.where
            elif isinstance(value, Prose):
                yield field, value
