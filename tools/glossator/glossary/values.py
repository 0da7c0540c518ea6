"""What an editor writes in each type of field, and the value that it becomes."""

from __future__ import annotations

import dataclasses
from copy import copy
from functools import cache, partial
from types import GenericAlias, new_class
from typing import Annotated, Any, cast

from pydantic import BeforeValidator, WithJsonSchema
from pydantic.dataclasses import dataclass

from glossator.data_file import (
    STRICT,
    Checked,
    LanguageTag,
    NotEmpty,
    Placed,
    Said,
    WordingsEntry,
    alike,
    check_choice,
    matching,
    one_of,
)
from glossator.entry import Case, Dated, Form, Mention
from glossator.model import Prose, Selector
from glossator_schema.dates import WRITTEN, normalize_date
from glossator_schema.entries import EntryKind
from glossator_schema.fields import Field, Type
from glossator_schema.names import PARTS

WORDS = r"[^\s|]([^|]*[^\s|])?"
NO_WORDS = "a form has words, no space at its ends, and no |"

Words = Annotated[str, matching(WORDS, NO_WORDS)]
WordsOrNone = Annotated[str, matching(WORDS, NO_WORDS, or_empty=True)]
SaidDate = Annotated[str, Checked(normalize_date, {"pattern": f"^{WRITTEN}$"})]
SaidDateOrNone = Annotated[
    str, Checked(lambda value: value and normalize_date(value), {"pattern": f"^{WRITTEN}?$"})
]

CASES = {"type": "string", "enum": [*Case]}


@dataclass(frozen=True, kw_only=True, config=STRICT)
class SelectorEntry(Placed):
    """A passage: a block, and words of it exactly as they stand there."""

    target: Said
    quote: NotEmpty
    prefix: str = ""
    suffix: str = ""

    def selector(self) -> Selector:
        places = (self.source_of("quote"), self.source_of("target"))
        return Selector(self.target, self.quote, self.prefix, self.suffix, *places)


@dataclass(frozen=True, kw_only=True, config=STRICT)
class MentionEntry(SelectorEntry):
    """A passage that speaks of the entry; `inferred` says why, where it does not say so itself."""

    inferred: str = ""

    def mention(self) -> Mention:
        source = self.source_of("inferred") if self.inferred else None
        return Mention(self.selector(), self.inferred.strip(), source)


@dataclass(frozen=True, kw_only=True, config=STRICT)
class FormEntry(Placed):
    """A wording by which the texts say it, whether its letter case counts, and its plural."""

    form: Words
    case: Annotated[
        Case, BeforeValidator(partial(check_choice, choices=[*Case])), WithJsonSchema(CASES)
    ]
    plural: WordsOrNone = ""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class DatedEntry(Placed):
    """Words, and the date of what they say."""

    date: SaidDate
    where: Said


ReasonsEntry = dict[LanguageTag, Said]


ANNOTATIONS: dict[Type, tuple[Any, Any]] = {
    Type.LINE: (Said, str),
    Type.NAME: (Words, WordsOrNone),
    Type.WORDINGS: (WordingsEntry, WordingsEntry),
    Type.PROSE: (Said, str),
    Type.DATE: (SaidDate, SaidDateOrNone),
    Type.SOURCES: (tuple[str, ...], tuple[str, ...]),
    Type.ENTRIES: (tuple[str, ...], tuple[str, ...]),
    Type.FORMS: (tuple[FormEntry, ...], tuple[FormEntry, ...]),
    Type.PASSAGES: (tuple[SelectorEntry, ...], tuple[SelectorEntry, ...]),
    Type.MENTIONS: (tuple[MentionEntry, ...], tuple[MentionEntry, ...]),
    Type.DATED: (DatedEntry, DatedEntry | None),
    Type.REASONS: (ReasonsEntry, ReasonsEntry),
}
"""What an editor writes, by type, where it is required and where it is not; of CHOICE, the field says it."""

DEFAULTS: dict[Type, Any] = {
    Type.LINE: "",
    Type.NAME: "",
    Type.WORDINGS: {},
    Type.PROSE: "",
    Type.DATE: "",
    Type.CHOICE: "",
    Type.DATED: None,
    Type.REASONS: {},
}
"""What stands for a field that is not written; of the other types, which are lists, it is an empty one."""


@cache
def entry_class(kind: EntryKind) -> type[Placed]:
    """Return the class of what an editor writes for an entry of the kind."""
    annotations: dict[str, Any] = {
        "id": Annotated[
            str,
            matching(
                kind.id_pattern,
                f"an id here is {kind.prefix} and then a-z, 0-9 and hyphens",
            ),
        ]
    }
    defaults: dict[str, Any] = {}
    for field in kind.fields:
        annotations[field.name] = annotate(field, kind)
        if field in PARTS:
            annotations[field.name] = Annotated[annotations[field.name], alike(field.name)]
        if not field.required:
            default = DEFAULTS.get(field.type, ())
            defaults[field.name] = dataclasses.field(default_factory=partial(copy, default))
    body = {"__annotations__": annotations, "__doc__": kind.about, "__module__": __name__}
    made: Any = new_class(
        f"{kind.name.title()}Entry", (Placed,), {}, lambda names: names.update(body | defaults)
    )
    return cast("type[Placed]", dataclass(frozen=True, kw_only=True, config=STRICT)(made))


def list_of(made: type[Placed]) -> Any:
    """Return the type of a list of what was made by :func:`entry_class`."""
    return GenericAlias(tuple, (made, ...))


def annotate(field: Field, kind: EntryKind) -> Any:
    """Return the type annotation by which the value of a field is checked."""
    if field.type is Type.CHOICE:
        return one_of(field.choices if field.required else (*field.choices, ""))
    wanted = ANNOTATIONS[field.type][not field.required]
    if field.type is Type.FORMS and field.required:
        return Annotated[wanted, _some_form(kind)]
    return wanted


def _some_form(kind: EntryKind) -> Checked:
    def check(value: tuple[FormEntry, ...]) -> tuple[FormEntry, ...]:
        if not value:
            raise ValueError(f"a {kind.name} has at least one form by which a text says it")
        return value

    return Checked(check, {"minItems": 1})


def value_of(field: Field, entry: Any) -> Any:
    """Return the value of a field of an entry, from what its editor wrote."""
    given = getattr(entry, field.name)
    match field.type:
        case Type.LINE:
            return given.strip()
        case Type.WORDINGS:
            return {tag: words.strip() for tag, words in given.items()}
        case Type.PROSE:
            words = given.strip()
            return Prose(words, entry.source_of(field.name)) if words else None
        case Type.DATED:
            return given and Dated(
                date=given.date, where=Prose(given.where.strip(), given.source_of("where"))
            )
        case Type.FORMS:
            return tuple(Form(each.form, each.case, each.plural) for each in given)
        case Type.PASSAGES:
            return tuple(each.selector() for each in given)
        case Type.MENTIONS:
            return tuple(each.mention() for each in given)
        case _:
            return given
