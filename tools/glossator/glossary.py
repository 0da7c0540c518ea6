"""Read the glossary's data files: terms and events, one concept an entry."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator
from pydantic.dataclasses import dataclass

from glossator.data_file import STRICT, Placed, parse_data
from glossator.diagnostics import Code, Diagnostic, EditionError
from glossator.model import Case, Event, Form, Mention, Selector, Source, Term


def _slug(prefix: str) -> AfterValidator:
    def check(value: str) -> str:
        if not re.fullmatch(rf"{prefix}-[a-z0-9]+(-[a-z0-9]+)*", value):
            raise ValueError(f"an id here is {prefix}- and then a-z, 0-9 and hyphens")
        return value

    return AfterValidator(check)


def _check_date(value: str) -> str:
    from datetime import date

    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value)
    if match is None:
        raise ValueError("a date is ISO 8601: 2014-11-28, 2006-08 or 1863")
    year, month, day = match.groups()
    date(int(year), int(month or 1), int(day or 1))
    return value


def _check_words(value: str) -> str:
    if not value.strip() or value != value.strip() or "|" in value:
        raise ValueError("a form has words, no space at its ends, and no |")
    return value


def _check_prose(value: str) -> str:
    if not value.strip():
        raise ValueError("it says nothing; write it")
    return value


def _check_forms(value: tuple[FormEntry, ...]) -> tuple[FormEntry, ...]:
    if not value:
        raise ValueError("a term has at least one form by which a text says it")
    return value


Prose = Annotated[str, AfterValidator(_check_prose)]
IsoDate = Annotated[str, AfterValidator(_check_date)]
Words = Annotated[str, AfterValidator(_check_words)]
WordsOrNone = Annotated[str, AfterValidator(lambda value: value and _check_words(value))]


@dataclass(frozen=True, kw_only=True, config=STRICT)
class SelectorEntry(Placed):
    """A selector as an editor writes it."""

    target: str
    quote: str
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
class TermEntry(Placed):
    """One entry of ``glossary/terms.yaml``."""

    id: Annotated[str, _slug("term")]
    headword: Words
    zh_hans: str
    zh_hant: str
    pinyin: str
    definition: Prose
    forms: Annotated[tuple[FormEntry, ...], AfterValidator(_check_forms)]
    sources: tuple[str, ...] = ()
    exclude: tuple[SelectorEntry, ...] = ()
    include: tuple[SelectorEntry, ...] = ()


@dataclass(frozen=True, kw_only=True, config=STRICT)
class EventEntry(Placed):
    """One entry of ``glossary/events.yaml``."""

    id: Annotated[str, _slug("event")]
    name: str
    start: IsoDate
    place: str
    category: str
    summary: Prose
    certainty: Literal["certain", "inferred"]
    basis: str = ""
    end: IsoDate | Literal[""] = ""
    zh_hans: str = ""
    sources: tuple[str, ...] = ()
    mentions: tuple[MentionEntry, ...] = ()


def parse_terms(content: str, file: str) -> tuple[Term, ...]:
    """Parse the terms; raises :class:`EditionError` with file and line of each fault."""
    entries = parse_data(content, file, tuple[TermEntry, ...])
    faults = list(_doubles(entries))
    owners: dict[str, str] = {}
    for entry in entries:
        for form in entry.forms:
            for wording in filter(None, (form.form, form.plural)):
                owner = owners.setdefault(wording.casefold(), entry.id)
                if owner != entry.id:
                    message = f"{wording!r} is a form of {owner} too; keep it in one of them"
                    faults.append(_fault(form.source, Code.BAD_FIELD, message))
    if faults:
        raise EditionError(faults)
    return tuple(_term(entry) for entry in entries)


def parse_events(content: str, file: str) -> tuple[Event, ...]:
    """Parse the events; raises :class:`EditionError` with file and line of each fault."""
    entries = parse_data(content, file, tuple[EventEntry, ...])
    faults = list(_doubles(entries))
    for entry in entries:
        if entry.end and entry.end < entry.start:
            message = f"{entry.id} ends before it starts; correct the dates"
            faults.append(_fault(entry.source, Code.BAD_FIELD, message))
        if (entry.certainty == "inferred") != bool(entry.basis):
            message = (
                f"{entry.id}: an inferred date, and only that, has a basis; say how it was inferred"
            )
            faults.append(_fault(entry.source, Code.BAD_FIELD, message))
    if faults:
        raise EditionError(faults)
    return tuple(_event(entry) for entry in entries)


Entry = TypeVar("Entry", TermEntry, EventEntry)


def _doubles(entries: Iterable[Entry]) -> Iterable[Diagnostic]:
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            yield _fault(entry.source, Code.DUPLICATE_ID, f"{entry.id} stands twice; rename one")
        seen.add(entry.id)


def _fault(place: Source, code: Code, message: str) -> Diagnostic:
    return Diagnostic(place.file, place.line, code, message)


def _term(entry: TermEntry) -> Term:
    return Term(
        id=entry.id,
        headword=entry.headword,
        zh_hans=entry.zh_hans,
        zh_hant=entry.zh_hant,
        pinyin=entry.pinyin,
        definition=entry.definition.strip(),
        forms=tuple(Form(form.form, form.case, form.plural) for form in entry.forms),
        sources=entry.sources,
        exclude=tuple(selector.selector() for selector in entry.exclude),
        include=tuple(selector.selector() for selector in entry.include),
        source=entry.source,
        definition_source=entry.source_of("definition"),
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
