"""Read the data files of ``glossary/``: one for each kind of entry, one concept an entry."""

from __future__ import annotations

from typing import Any

from glossator.data_file import parse_data
from glossator.diagnostics import EditionError
from glossator.entry import Entry
from glossator.glossary.rules import find_entry_faults
from glossator.glossary.values import entry_class, list_of, value_of
from glossator_schema.dates import Bound
from glossator_schema.entries import EntryKind


def parse_entries(kind: EntryKind, content: str, file: str) -> tuple[Entry, ...]:
    """Parse the entries of a kind; raises :class:`EditionError` with file and line of each fault."""
    entries = parse_data(content, file, list_of(entry_class(kind)))
    if faults := list(find_entry_faults(kind, entries)):
        raise EditionError(faults)
    return tuple(
        Entry(
            kind=kind,
            id=entry.id,
            values=_with_both_dates({field.name: value_of(field, entry) for field in kind.fields}),
            source=entry.source,
        )
        for entry in entries
    )


def _with_both_dates(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values of an entry in which an interval whose ends are known is two dates."""
    start, slash, end = values.get("start", "").partition("/")
    closed = slash and not {Bound.OPEN, Bound.UNKNOWN} & {start, end}
    return values | {"start": start, "end": end} if closed else values
