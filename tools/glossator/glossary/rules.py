"""What holds between the entries of a kind, and between the fields of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from glossator.diagnostics import Code, Diagnostic
from glossator.model import Source
from glossator_schema.dates import is_reversed, read_period
from glossator_schema.entries import EntryKind
from glossator_schema.fields import Field, Type
from glossator_schema.likeness import unify


def find_entry_faults(kind: EntryKind, entries: Sequence[Any]) -> Iterator[Diagnostic]:
    """Yield what is wrong with the entries of a kind as their editor wrote them."""
    yield from _doubles(entries)
    for field in kind.fields:
        if field.type is Type.FORMS:
            yield from _shared_forms(field, entries)
        elif field.type is Type.ENTRIES:
            yield from _not_mutual(kind, field, entries)
    for entry in entries:
        for message in _contradictions(kind, entry):
            yield _fault(entry.source, message)


def _doubles(entries: Sequence[Any]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            yield _fault(entry.source, f"{entry.id} stands twice; rename one", Code.DUPLICATE_ID)
        seen.add(entry.id)


def _shared_forms(field: Field, entries: Sequence[Any]) -> Iterator[Diagnostic]:
    """Yield a fault for each wording that two entries claim."""
    owners: dict[str, str] = {}
    for entry in entries:
        for form in getattr(entry, field.name):
            for wording in filter(None, (form.form, form.plural)):
                owner = owners.setdefault(unify(wording).casefold(), entry.id)
                if owner != entry.id:
                    message = f"{wording!r} is a form of {owner} too; keep it in one of them"
                    yield _fault(form.source, message)


def _not_mutual(kind: EntryKind, field: Field, entries: Sequence[Any]) -> Iterator[Diagnostic]:
    """Yield a fault for each entry that is named and is none, or does not name this one in turn."""
    named = {entry.id: getattr(entry, field.name) for entry in entries}
    for entry in entries:
        for other in named[entry.id]:
            if other == entry.id or other not in named:
                message = f"{other} is no other {kind.name}; correct or remove it"
            elif entry.id not in named[other]:
                message = f"{other} is related to {entry.id}, which it does not name; name it there"
            else:
                continue
            yield _fault(entry.source_of(field.name), message)


def _contradictions(kind: EntryKind, entry: Any) -> Iterator[str]:
    """Yield what the fields of an entry say against one another, or fail to say."""
    for some in kind.one_of:
        if not any(getattr(entry, name) for name in some.fields):
            yield f"{entry.id} {some.fault}"
    start, end = getattr(entry, "start", ""), getattr(entry, "end", "")
    if "/" in end or ("/" in start and end):
        yield f"{entry.id}: an interval says its end itself; write it as start, or two dates"
    elif end and is_reversed(read_period(start, end)):
        yield f"{entry.id} ends before it starts; correct the dates"
    if kind.is_living(values := vars(entry)):
        try:
            kind.name_of(values)
        except ValueError as error:
            yield f"{entry.id}: {error}"
    for rule in kind.only_with:
        if (getattr(entry, rule.other) == rule.value) != bool(getattr(entry, rule.field)):
            yield f"{entry.id}: {rule.fault}"


def _fault(place: Source, message: str, code: Code = Code.BAD_FIELD) -> Diagnostic:
    return Diagnostic.at(place, code, message)
