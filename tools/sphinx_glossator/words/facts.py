"""The facts of an entry on one line: in its head, its popover, a search's result, on paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from glossator_schema.entries import EntryKind, Found
from glossator_schema.fields import PUBLISHED_AS_LIST, Field, Part, Type
from sphinx_glossator.words.dates import CERTAINTIES, describe_life, spell_dates
from sphinx_glossator.words.translation import N_, _

PLACES: dict[Found, str] = {
    Found.BY_FORMS: N_("Occurs in"),
    Found.BY_MENTIONS: N_("Mentioned in"),
}
"""What stands above the list of the places of an entry."""


def describe_facts(kind: EntryKind, values: Mapping[str, Any], *, searched: bool = False) -> str:
    """Return the line of facts of an entry with these values, "" without any.

    ``searched``: no more than what a search finds.
    """
    return " · ".join(filter(None, _list_facts(kind, values, searched)))


def _list_facts(kind: EntryKind, values: Mapping[str, Any], searched: bool) -> Iterator[str]:
    if kind.drawn:
        yield spell_dates(values["start"], values["end"])
        if values["certainty"] == "inferred" and not searched:
            yield _(CERTAINTIES["inferred"])
        yield values["place"]
    if life := kind.of_part(Part.LIFE):
        start, end = (values[field.name] for field in life)
        yield describe_life(start, end, living=kind.is_living(values))
    for field in kind.of_part(Part.FACTS):
        if field.searchable or not searched:
            yield _spell(field, values[field.name])


def _spell(field: Field, value: Any) -> str:
    if field.type in PUBLISHED_AS_LIST:
        words = ", ".join(value)
    else:
        words = spell_dates(value) if value and field.type is Type.DATE else str(value)
    return f"{_(field.label)} {words}" if field.label and words else words
