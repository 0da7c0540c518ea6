"""Read the glossary's data files: terms, people and institutions, events; one concept an entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import field
from typing import Annotated, Literal, TypedDict

from pydantic import AfterValidator
from pydantic.dataclasses import dataclass

from glossator.data_file import STRICT, NotEmpty, Placed, Said, parse_data
from glossator.dates import check_date
from glossator.diagnostics import Code, Diagnostic, EditionError
from glossator.model import (
    Case,
    Event,
    FirstUse,
    Form,
    Mention,
    Person,
    Prose,
    Selector,
    Source,
    Term,
)


def _slug(prefix: str) -> AfterValidator:
    def check(value: str) -> str:
        if not re.fullmatch(rf"{prefix}-[a-z0-9]+(-[a-z0-9]+)*", value):
            raise ValueError(f"an id here is {prefix}- and then a-z, 0-9 and hyphens")
        return value

    return AfterValidator(check)


def _check_words(value: str) -> str:
    if not value.strip() or value != value.strip() or "|" in value:
        raise ValueError("a form has words, no space at its ends, and no |")
    return value


def _check_exceptions(value: dict[str, str]) -> dict[str, str]:
    if value.keys() - {"zh_hant", "pinyin"} or not all(reason.strip() for reason in value.values()):
        raise ValueError("an exception is of zh_hant or pinyin, and says why")
    return value


def _check_forms(value: tuple[FormEntry, ...]) -> tuple[FormEntry, ...]:
    if not value:
        raise ValueError("a term has at least one form by which a text says it")
    return value


IsoDate = Annotated[str, AfterValidator(check_date)]
Words = Annotated[str, AfterValidator(_check_words)]
WordsOrNone = Annotated[str, AfterValidator(lambda value: value and _check_words(value))]


@dataclass(frozen=True, kw_only=True, config=STRICT)
class SelectorEntry(Placed):
    """A selector as an editor writes it."""

    target: Said
    quote: NotEmpty
    prefix: str = ""
    suffix: str = ""

    def selector(self) -> Selector:
        return Selector(self.target, self.quote, self.prefix, self.suffix, self.source_of("quote"))


@dataclass(frozen=True, kw_only=True, config=STRICT)
class MentionEntry(SelectorEntry):
    """A passage that speaks of an event."""

    inferred: str = ""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class FormEntry(Placed):
    """A wording of a term."""

    form: Words
    case: Case
    plural: WordsOrNone = ""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class NamedEntry(Placed):
    """What entries of terms and of people have in common."""

    zh_hans: str
    zh_hant: str
    pinyin: str
    sources: tuple[str, ...] = ()
    exclude: tuple[SelectorEntry, ...] = ()
    include: tuple[SelectorEntry, ...] = ()
    exceptions: Annotated[dict[str, str], AfterValidator(_check_exceptions)] = field(
        default_factory=dict
    )


@dataclass(frozen=True, kw_only=True, config=STRICT)
class FirstUseEntry(Placed):
    """When and where a concept was first used in a prominent place."""

    date: IsoDate
    where: Said


@dataclass(frozen=True, kw_only=True, config=STRICT)
class TermEntry(NamedEntry):
    """One entry of ``glossary/terms.yaml``."""

    id: Annotated[str, _slug("term")]
    headword: Words
    definition: Said
    forms: Annotated[tuple[FormEntry, ...], AfterValidator(_check_forms)]
    first_use: FirstUseEntry | None = None
    usage: str = ""
    related: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, config=STRICT)
class PersonEntry(NamedEntry):
    """One entry of ``glossary/people.yaml``: a person or an institution."""

    id: Annotated[str, _slug("person")]
    name: Words
    kind: Literal["person", "institution"]
    description: Said
    start: IsoDate | Literal[""] = ""
    end: IsoDate | Literal[""] = ""
    office: str = ""
    forms: tuple[FormEntry, ...] = ()


@dataclass(frozen=True, kw_only=True, config=STRICT)
class EventEntry(Placed):
    """One entry of ``glossary/events.yaml``."""

    id: Annotated[str, _slug("event")]
    name: Said
    start: IsoDate
    place: Said
    category: Said
    summary: Said
    certainty: Literal["certain", "inferred"]
    basis: str = ""
    end: IsoDate | Literal[""] = ""
    zh_hans: str = ""
    sources: tuple[str, ...] = ()
    mentions: tuple[MentionEntry, ...] = ()


def parse_terms(content: str, file: str) -> tuple[Term, ...]:
    """Parse the terms; raises :class:`EditionError` with file and line of each fault."""
    entries = parse_data(content, file, tuple[TermEntry, ...])
    faults = [*_doubles(entries), *_shared_forms(entries), *_unrelated(entries)]
    if faults:
        raise EditionError(faults)
    return tuple(_term(entry) for entry in entries)


def parse_people(content: str, file: str) -> tuple[Person, ...]:
    """Parse people and institutions; raises :class:`EditionError` with file and line of each fault."""
    entries = parse_data(content, file, tuple[PersonEntry, ...])
    faults = [*_doubles(entries), *_shared_forms(entries)]
    for entry in entries:
        if not (entry.start or entry.office):
            message = f"{entry.id} has neither dates nor an office; give one of the two"
            faults.append(_fault(entry.source, Code.BAD_FIELD, message))
        faults.extend(_reversed_dates(entry))
    if faults:
        raise EditionError(faults)
    return tuple(_person(entry) for entry in entries)


def parse_events(content: str, file: str) -> tuple[Event, ...]:
    """Parse the events; raises :class:`EditionError` with file and line of each fault."""
    entries = parse_data(content, file, tuple[EventEntry, ...])
    faults = list(_doubles(entries))
    for entry in entries:
        faults.extend(_reversed_dates(entry))
        if (entry.certainty == "inferred") != bool(entry.basis):
            message = (
                f"{entry.id}: an inferred date, and only that, has a basis; say how it was inferred"
            )
            faults.append(_fault(entry.source, Code.BAD_FIELD, message))
    if faults:
        raise EditionError(faults)
    return tuple(_event(entry) for entry in entries)


def _shared_forms(entries: Iterable[TermEntry | PersonEntry]) -> Iterable[Diagnostic]:
    """Yield a fault for each wording that two entries claim."""
    owners: dict[str, str] = {}
    for entry in entries:
        for form in entry.forms:
            for wording in filter(None, (form.form, form.plural)):
                owner = owners.setdefault(wording.casefold(), entry.id)
                if owner != entry.id:
                    message = f"{wording!r} is a form of {owner} too; keep it in one of them"
                    yield _fault(form.source, Code.BAD_FIELD, message)


def _unrelated(entries: Sequence[TermEntry]) -> Iterable[Diagnostic]:
    """Yield a fault for each related term that is none, or does not name this one in turn."""
    related = {entry.id: entry.related for entry in entries}
    for entry in entries:
        for other in entry.related:
            if other == entry.id or other not in related:
                message = f"{other} is no other term; correct or remove it"
            elif entry.id not in related[other]:
                message = f"{other} is related to {entry.id}, which it does not name; name it there"
            else:
                continue
            yield _fault(entry.source_of("related"), Code.BAD_FIELD, message)


def _reversed_dates(entry: EventEntry | PersonEntry) -> Iterable[Diagnostic]:
    if entry.end and entry.end < entry.start:
        message = f"{entry.id} ends before it starts; correct the dates"
        yield _fault(entry.source, Code.BAD_FIELD, message)


def _doubles(entries: Iterable[TermEntry | PersonEntry | EventEntry]) -> Iterable[Diagnostic]:
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            yield _fault(entry.source, Code.DUPLICATE_ID, f"{entry.id} stands twice; rename one")
        seen.add(entry.id)


def _fault(place: Source, code: Code, message: str) -> Diagnostic:
    return Diagnostic(place.file, place.line, code, message)


class _Common(TypedDict):
    """The fields that terms and people share, by name."""

    id: str
    zh_hans: str
    zh_hant: str
    pinyin: str
    forms: tuple[Form, ...]
    source: Source
    sources: tuple[str, ...]
    exclude: tuple[Selector, ...]
    include: tuple[Selector, ...]
    unlike: dict[str, str]


def _common(entry: TermEntry | PersonEntry) -> _Common:
    return _Common(
        id=entry.id,
        zh_hans=entry.zh_hans,
        zh_hant=entry.zh_hant,
        pinyin=entry.pinyin,
        forms=tuple(Form(form.form, form.case, form.plural) for form in entry.forms),
        source=entry.source,
        sources=entry.sources,
        exclude=tuple(selector.selector() for selector in entry.exclude),
        include=tuple(selector.selector() for selector in entry.include),
        unlike=entry.exceptions,
    )


def _term(entry: TermEntry) -> Term:
    first = entry.first_use
    return Term(
        **_common(entry),
        headword=entry.headword,
        definition=Prose(entry.definition.strip(), entry.source_of("definition")),
        first_use=FirstUse(
            date=first.date, where=Prose(first.where.strip(), first.source_of("where"))
        )
        if first
        else None,
        usage=Prose(entry.usage.strip(), entry.source_of("usage")) if entry.usage else None,
        related=entry.related,
    )


def _person(entry: PersonEntry) -> Person:
    return Person(
        **_common(entry),
        name=entry.name,
        kind=entry.kind,
        description=Prose(entry.description.strip(), entry.source_of("description")),
        start=entry.start,
        end=entry.end,
        office=entry.office.strip(),
    )


def _mention(entry: MentionEntry) -> Mention:
    source = entry.source_of("inferred") if entry.inferred else None
    return Mention(entry.selector(), entry.inferred.strip(), source)


def _event(entry: EventEntry) -> Event:
    return Event(
        id=entry.id,
        name=entry.name,
        zh_hans=entry.zh_hans,
        start=entry.start,
        end=entry.end,
        certainty=entry.certainty,
        basis=entry.basis,
        place=entry.place,
        category=entry.category,
        summary=entry.summary.strip(),
        sources=entry.sources,
        mentions=tuple(_mention(mention) for mention in entry.mentions),
        source=entry.source,
        summary_source=entry.source_of("summary"),
    )
