"""Read the editor's YAML into frozen records, with the line of every fault.

1. compose: YAML text -> nodes that know their lines (every scalar stays the string that was typed);
2. construct: nodes -> plain values, refusing a key that is given twice;
3. validate: plain values -> the record class, by its type annotations (pydantic).
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
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

from glossator.diagnostics import Code, Diagnostic, EditionError, fail, hint_at
from glossator.languages import FORMER
from glossator.model import Source
from glossator_schema.tags import TAG_PATTERN, TAG_PATTERN_OR_NONE, find_tag_fault

T = TypeVar("T")

STRICT = ConfigDict(extra="forbid", defer_build=True)

DEEPEST = 20
"""So deep a data file may be nested; the deepest record has five levels."""

NULLS = frozenset({"~", "null", "Null", "NULL"})


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
    try:
        refuse_aliases(content, file)
        root = yaml.compose(content, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise fail(file, line, Code.BAD_YAML, f"{error.problem}; mend the YAML") from error
    except yaml.YAMLError as error:  # a character that YAML does not allow
        raise fail(file, 0, Code.BAD_YAML, f"{error}; remove the character") from error
    if root is None:
        raise fail(file, 0, Code.BAD_YAML, "the file is empty; write the entries")
    value = _construct(root, file)
    try:
        validated: T = make_adapter(into).validate_python(value)
    except ValidationError as error:
        raise EditionError(
            Diagnostic(file, _line_of(root, fault["loc"]), Code.BAD_FIELD, _explain(fault, into))
            for fault in error.errors(include_url=False)
        ) from error
    unsaid = [
        Diagnostic(file, line, Code.BAD_FIELD, f"{name} says nothing; write it")
        for name, line in _find_unsaid(root, validated)
    ]
    if unsaid:
        raise EditionError(unsaid)
    return validated


make_adapter: Callable[[Any], TypeAdapter[Any]] = cache(TypeAdapter)
"""What validates values of a type: made once, as a file of notes has one for each note."""


def _find_unsaid(node: yaml.Node, value: Any) -> Iterator[tuple[str, int]]:
    """Yield each key without a value that the record cannot do without, and its line.

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
                yield key.value, int(key.start_mark.line) + 1
        else:
            yield from _find_unsaid(item, getattr(value, key.value, None))


def refuse_aliases(content: str, file: str) -> None:
    """Data files say everything where it stands: an alias (``*name``) is a fault, and may never end."""
    if "*" in content:
        for event in yaml.parse(content, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.AliasEvent):
                line = event.start_mark.line + 1 if event.start_mark else 0
                message = f"the alias *{event.anchor} is not allowed; write the value itself"
                raise fail(file, line, Code.BAD_YAML, message)


class Located(dict[str, Any]):
    """A mapping that remembers where it begins and where each of its values does."""

    def __init__(self, source: Source, lines: dict[str, int]) -> None:
        super().__init__()
        self.source = source
        self.lines = lines


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Placed:
    """A mapping of a data file that knows its place (``source``) and where its values begin."""

    source: Source
    value_lines: dict[str, int]

    @model_validator(mode="before")
    @classmethod
    def _place(cls, data: Any) -> Any:
        if not isinstance(data, Located):
            return data
        for key in ("source", "value_lines"):
            if key in data:
                raise ValueError(f"unknown key {key}; remove it")
        return {**data, "source": data.source, "value_lines": data.lines}

    def source_of(self, key: str) -> Source:
        """Return where the value of ``key`` begins."""
        return Source(self.source.file, self.value_lines[key])


def _construct(node: yaml.Node, file: str, depth: int = 0) -> Any:
    if depth > DEEPEST:
        line = node.start_mark.line + 1
        message = f"more than {DEEPEST} levels are nested here; close the brackets"
        raise fail(file, line, Code.BAD_YAML, message)
    if isinstance(node, yaml.ScalarNode):
        if not node.style and node.value in NULLS:
            line = node.start_mark.line + 1
            message = f"{node.value} says nothing; write the value, or the word in quotation marks"
            raise fail(file, line, Code.BAD_FIELD, message)
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_construct(item, file, depth + 1) for item in node.value]
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            line = key.start_mark.line + 1
            raise fail(file, line, Code.BAD_FIELD, "a key is a collection; write a plain word")
    mapping = Located(
        Source(file, node.start_mark.line + 1),
        {key.value: _first_line(value) for key, value in node.value},
    )
    for key, value in node.value:
        if key.value in mapping:
            line = key.start_mark.line + 1
            raise fail(file, line, Code.BAD_FIELD, f"{key.value} is given twice; keep one")
        mapping[key.value] = _construct(value, file, depth + 1)
    return mapping


def _first_line(node: yaml.Node) -> int:
    """Return the line of the first character of the value; a block scalar begins below its ``>-``."""
    block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
    return int(node.start_mark.line) + (2 if block else 1)


def _line_of(node: yaml.Node, path: Sequence[int | str]) -> int:
    """Follow a pydantic error path down the node tree as far as it goes; return that line."""
    for step in path:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
        elif isinstance(node, yaml.MappingNode):
            match = [(key, value) for key, value in node.value if key.value == step]
            if not match:
                break
            key, node = match[0]
            if node is match[0][1] and isinstance(node, yaml.ScalarNode):
                return int(key.start_mark.line) + 1
    return int(node.start_mark.line) + 1


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


OLD_KEYS = frozenset(FORMER)
"""Keys of older versions, which ``glossator migrate`` knows."""


def _explain(fault: Any, into: Any) -> str:
    """Return what an editor is told of a fault: none of pydantic's own words, which speak to programmers."""
    steps = [step for step in fault["loc"] if isinstance(step, str) and step != "[key]"]
    name = ".".join(steps) or "the file"
    if fault["type"] in ("extra_forbidden", "unexpected_keyword_argument"):
        if steps and steps[-1] in OLD_KEYS:
            return f"{name} is a key of an older version; run glossator migrate"
        hint = hint_at(steps[-1], _keys_at(into, fault["loc"][:-1]))
        return f"unknown key {name}{hint}; correct or remove it"
    if fault["type"] in ("missing", "missing_argument"):
        return f"{name} is missing; add it"
    if fault["type"] == "value_error":
        return f"{name}: {str(fault['ctx']['error']).rstrip('.')}; correct it"
    return f"{name}: {WANTED.get(fault['type'], 'another value')} is wanted here; write it so"


def _keys_at(of: Any, path: Sequence[int | str]) -> Iterator[str]:
    """Yield the keys that the mapping at a path may have, by the type of the whole."""
    for step in path:
        of = get_args(of)[0] if isinstance(step, int) else of.__pydantic_fields__[step].annotation
        if NoneType in get_args(of):
            of = get_args(of)[0]
    return (each.name for each in fields(of) if each.name not in ("source", "value_lines"))
