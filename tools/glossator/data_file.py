"""Read the editor's YAML into frozen records, with the line of every fault.

1. compose, construct: YAML text -> nodes -> plain values that know their places (``yaml_values``);
2. validate: plain values -> the record class, by its type annotations (pydantic).
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from difflib import get_close_matches
from functools import cache, partial
from types import NoneType
from typing import Annotated, Any, TypeVar, get_args

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
# What else is installed has no say in what an edition's data are, and is not asked at each start.

import yaml
from pydantic import (
    AfterValidator,
    AliasChoices,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    model_validator,
)
from pydantic.dataclasses import dataclass
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from glossator.diagnostics import Code, Diagnostic, EditionError, hint_at
from glossator.languages import FORMER
from glossator.model import Source
from glossator.yaml_values import Located, locate, read_yaml
from glossator_schema.tags import TAG_PATTERN, TAG_PATTERN_OR_NONE, find_tag_fault

T = TypeVar("T")

STRICT = ConfigDict(extra="forbid", defer_build=True)


class Checked:
    """A check of a value, to stand in ``Annotated``, and what the JSON Schema of its file says of it."""

    def __init__(self, check: Callable[[Any], Any], said: Mapping[str, Any]) -> None:
        self.check = check
        self.said = said

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), **self.said}


def matching(pattern: str, message: str, *, or_empty: bool = False) -> Checked:
    """Return the check that the whole of a string is as a regular expression says; ``message``: else."""
    whole = f"(?:{pattern})?" if or_empty else pattern

    def check(value: str) -> str:
        if not re.fullmatch(whole, value):
            raise ValueError(message)
        return value

    return Checked(check, {"pattern": f"^(?:{whole})$"})


def _check_said(value: str) -> str:
    if not value.strip():
        raise ValueError("it says nothing; write it")
    return value


Said = Annotated[str, AfterValidator(_check_said)]
"""Words that an editor has to write."""

NotEmpty = Annotated[str, StringConstraints(min_length=1)]
"""Characters of a text, which may be blanks."""


def check_tag(value: str) -> str:
    """Return a language tag; raise :class:`ValueError` of what is none."""
    if message := find_tag_fault(value):
        raise ValueError(message)
    return value


LanguageTag = Annotated[str, Checked(check_tag, {"pattern": TAG_PATTERN})]
"""A language tag (BCP 47)."""

LanguageTagOrNone = Annotated[
    str, Checked(lambda value: value and check_tag(value), {"pattern": TAG_PATTERN_OR_NONE})
]


WordingsEntry = dict[
    LanguageTag,
    Annotated[str, matching(r"\s*[^\s|][^|\n]*", "a name has words, on one line and without |")],
]
"""Names in other languages, by their tags."""


def check_choice(value: Any, choices: Collection[str]) -> str:
    """Return ``value`` if it is one of ``choices``; else raise, naming the one most like it."""
    if isinstance(value, str) and value in choices:
        return value
    said = [choice for choice in choices if choice]
    raise ValueError(f"{value!r} is none of {', '.join(said)}{hint_at(str(value), said)}")


def one_of(choices: Collection[str]) -> Any:
    """Return the type of a field that has one of these values."""
    check = partial(check_choice, choices=choices)
    return Annotated[str, Checked(check, {"enum": [*choices]})]


def whole(least: int, most: int | None = None) -> Checked:
    """Return the check of a whole number: from ``least`` on, and no more than ``most`` if there is a most."""

    def check(value: int) -> int:
        if value < least or (most is not None and value > most):
            bounds = f"from {least} on" if most is None else f"from {least} to {most}"
            raise ValueError(f"a whole number {bounds} is wanted, not {value}")
        return value

    return Checked(check, {"minimum": least} | ({} if most is None else {"maximum": most}))


def alike(name: str) -> Any:
    """Return what lets a key of several words be written with hyphens too, as other standards write it."""
    return Field(validation_alias=AliasChoices(name, name.replace("_", "-")))


def parse_data(content: str, file: str, into: type[T]) -> T:
    """Parse YAML ``content`` into a value of the type ``into``.

    Raises :class:`EditionError` with one diagnostic for each fault: ``BAD_YAML`` where the file is
    not YAML, ``BAD_FIELD`` where a key is unknown, missing, given twice or of the wrong form.
    """
    root, value = read_yaml(content, file)
    validated = validate(value, into, lambda fault: _place_of(root, fault, file))
    unsaid = [
        Diagnostic.at(locate(node, file), Code.BAD_FIELD, f"{node.value} says nothing; write it")
        for node in _find_unsaid(root, validated)
    ]
    if unsaid:
        raise EditionError(unsaid)
    return validated


def validate(value: Any, into: type[T], place: Callable[[Any], Source]) -> T:
    """Return plain values as a value of a type; ``place``: where a fault of them stands.

    Raises :class:`EditionError` (``BAD_FIELD``) with each fault.
    """
    try:
        validated: T = make_adapter(into).validate_python(value)
    except ValidationError as error:
        faults = error.errors(include_url=False)
        meant = {(*fault["loc"][:-1], _find_meant(fault, into)) for fault in faults}
        raise EditionError(
            Diagnostic.at(place(fault), Code.BAD_FIELD, _explain(fault, into))
            for fault in faults
            if not (fault["type"] in MISSING_KEY and fault["loc"] in meant)  # it is there, misspelt
        ) from error
    return validated


make_adapter: Callable[[Any], TypeAdapter[Any]] = cache(TypeAdapter)
"""What validates values of a type: made once, as a file of notes has one for each note."""


def _find_unsaid(node: yaml.Node, value: Any) -> Iterator[yaml.ScalarNode]:
    """Yield each key without a value that the record cannot do without.

    Where nothing is meant, as in a reading that leaves words out, an editor writes ``""``.
    """
    if isinstance(node, yaml.SequenceNode) and isinstance(value, tuple):
        for item, part in zip(node.value, value, strict=False):
            yield from _find_unsaid(item, part)
    if not (isinstance(node, yaml.MappingNode) and is_dataclass(value)):
        return
    required = {
        f.name for f in fields(value) if f.default is MISSING and f.default_factory is MISSING
    }
    for key, item in node.value:
        if isinstance(item, yaml.ScalarNode):
            if item.value == "" and not item.style and key.value in required:
                yield key
        else:
            yield from _find_unsaid(item, getattr(value, key.value, None))


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Placed:
    """A mapping of a data file that knows its place (``source``) and the lines and columns of its values."""

    source: Source
    value_places: dict[str, tuple[int, int]]

    @model_validator(mode="before")
    @classmethod
    def _place(cls, data: Any) -> Any:
        if not isinstance(data, Located):
            return data
        for key in ("source", "value_places"):
            if key in data:
                raise ValueError(f"unknown key {key}; remove it")
        return {**data, "source": data.source, "value_places": data.places}

    def source_of(self, key: str) -> Source:
        """Return where the value of ``key`` begins."""
        return Source(self.source.file, *self.value_places[key])


def _place_of(node: yaml.Node, fault: Any, file: str) -> Source:
    """Follow a pydantic error path down the node tree as far as it goes; return that place."""
    path: Sequence[int | str] = fault["loc"]
    of_key = path[-1:] == ("[key]",) or fault["type"] in UNKNOWN
    for step in path:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
        elif isinstance(node, yaml.MappingNode):
            match = [(key, value) for key, value in node.value if key.value == step]
            if not match:
                break
            key, node = match[0]
            if isinstance(node, yaml.ScalarNode):
                return locate(key if of_key or not node.value else node, file)
    return locate(node, file)


WANTED = {
    "dataclass_type": "a mapping, key: value,",
    "dict_type": "a mapping, key: value,",
    "tuple_type": "a list, - item,",
    "string_type": "a single value",
    "string_too_short": "something",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    **dict.fromkeys(("int_type", "int_parsing", "int_parsing_size"), "a whole number, as 12,"),
}
"""What a field of the wrong form should be, by pydantic's name for the fault."""


UNKNOWN = ("extra_forbidden", "unexpected_keyword_argument")
"""A key that there is not, by pydantic's names for the fault."""

MISSING_KEY = ("missing", "missing_argument")
"""A key that is wanted, by pydantic's names for the fault."""

OLD_KEYS = frozenset(FORMER)
"""Keys of older versions, which ``glossator migrate`` knows."""


def _explain(fault: Any, into: Any) -> str:
    """Return what an editor is told of a fault: none of pydantic's own words, which speak to programmers."""
    steps = [step for step in fault["loc"] if isinstance(step, str) and step != "[key]"]
    name = ".".join(steps) or "the file"
    if fault["type"] in UNKNOWN:
        if steps and steps[-1] in OLD_KEYS:
            return f"{name} is a key of an older version; run glossator migrate"
        hint = hint_at(steps[-1], _keys_at(into, fault["loc"][:-1]))
        return f"unknown key {name}{hint}; correct or remove it"
    if fault["type"] in MISSING_KEY:
        return f"{name} is missing; add it"
    if fault["type"] == "value_error":
        said = str(fault["ctx"]["error"]).rstrip(".")
        return f"{name}: {said}" if ";" in said else f"{name}: {said}; correct it"
    return f"{name}: {WANTED.get(fault['type'], 'another value')} is wanted here; write it so"


def _find_meant(fault: Any, into: Any) -> str:
    """Return the key that an unknown one is most like, "" of any other fault."""
    if fault["type"] not in UNKNOWN or not isinstance(fault["loc"][-1], str):
        return ""
    near = get_close_matches(fault["loc"][-1], [*_keys_at(into, fault["loc"][:-1])], n=1)
    return near[0] if near else ""


def _keys_at(of: Any, path: Sequence[int | str]) -> Iterator[str]:
    """Yield the keys that the mapping at a path may have, by the type of the whole."""
    for step in path:
        of = get_args(of)[0] if isinstance(step, int) else of.__pydantic_fields__[step].annotation
        if NoneType in get_args(of):
            of = get_args(of)[0]
    return (each.name for each in fields(of) if each.name not in ("source", "value_places"))
