"""Records as plain data, and back: texts, notes, entries and ledgers as they were read from an editor's files.

A record is a list of its class's name and the values of its fields, in order; what the schema declares is
its name. Only what is listed here is stored, and nothing else is ever made of what was stored.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from glossator import bibliographic, entry, model
from glossator.ledger import anchors
from glossator_schema.blocks import LINE_KINDS, BlockKind, LineKind, PointKind
from glossator_schema.entries import ENTRY_KINDS, EntryKind

RECORDS: tuple[type, ...] = (
    model.Apparatus,
    bibliographic.Bibliography,
    model.Block,
    bibliographic.Contributor,
    model.Emendation,
    model.Headnote,
    model.Note,
    model.NoteMark,
    model.Picture,
    model.Piece,
    model.Point,
    model.Prose,
    model.SelfCheck,
    model.Selector,
    model.Sic,
    model.Source,
    model.Span,
    bibliographic.Statement,
    model.Text,
    model.TextSpan,
    model.Witness,
    entry.Dated,
    entry.Entry,
    entry.Form,
    entry.Mention,
    anchors.Anchor,
    anchors.KnownText,
    anchors.Ledger,
)
NAMES = {record: tuple(field.name for field in fields(record)) for record in RECORDS}
"""The fields of each class."""

KINDS = {kind.name: kind for kind in ENTRY_KINDS}
ENUMS = (model.Role, entry.Case, PointKind)
PLAIN = (str, int, bool, type(None))


def as_data(value: Any) -> Any:
    """Return a record, or what records hold, as plain data; raises :class:`TypeError` for anything else."""
    of = type(value)
    if of in PLAIN:
        return value
    if of is tuple or of is list:
        return [of.__name__, *map(as_data, value)]
    if names := NAMES.get(of):
        return [of.__name__, *(as_data(getattr(value, name)) for name in names)]
    if of in ENUMS:
        return [of.__name__, value.value]
    if of in (LineKind, BlockKind):
        return ["LineKind", value.name]
    if of is EntryKind:
        return ["EntryKind", value.name]
    if of is frozenset:
        return ["frozenset", *sorted(map(as_data, value))]
    if isinstance(value, Mapping):
        return ["dict", *(as_data(part) for item in value.items() for part in item)]
    raise TypeError(f"{of.__name__} is not stored")


def from_data(data: Any) -> Any:
    """Return what was encoded; raises :class:`LookupError` or :class:`TypeError` for what never was."""
    return MAKERS[data[0]](data[1:]) if type(data) is list else data


def _all_from_data(values: list[Any]) -> list[Any]:
    """Return what each of some was encoded from: most are plain, and need no call of a function."""
    return [MAKERS[data[0]](data[1:]) if type(data) is list else data for data in values]


def _make_record(record: type) -> Callable[[list[Any]], Any]:
    names = NAMES[record]

    def make(values: list[Any]) -> Any:
        if len(values) != len(names):
            raise TypeError(f"a {record.__name__} has other fields")
        made: Any = object.__new__(
            record
        )  # a frozen record has no other way than through each field
        made.__dict__.update(zip(names, _all_from_data(values), strict=True))
        return made

    return make


def _make_dict(values: list[Any]) -> dict[Any, Any]:
    parts = _all_from_data(values)
    return dict(zip(parts[::2], parts[1::2], strict=True))


MAKERS: dict[str, Callable[[list[Any]], Any]] = {
    **{record.__name__: _make_record(record) for record in RECORDS},
    **{of.__name__: lambda values, of=of: of(*values) for of in ENUMS},  # type: ignore[misc]
    "LineKind": lambda values: LINE_KINDS[values[0]],
    "EntryKind": lambda values: KINDS[values[0]],
    "tuple": lambda values: tuple(_all_from_data(values)),
    "list": _all_from_data,
    "frozenset": lambda values: frozenset(_all_from_data(values)),
    "dict": _make_dict,
}
