"""The settings of an edition: the table ``[tool.glossator]`` of its ``pyproject.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from glossator.diagnostics import Code, fail, hint_at
from glossator.house_style import HouseStyle, judge_rule
from glossator.linking import LinkPolicy
from glossator_schema.entries import ENTRY_KINDS
from glossator_schema.fields import Part
from glossator_schema.house_style import RULES_BY_KEY
from glossator_schema.kinds import Found
from glossator_schema.tags import find_tag_fault

STYLE = "house-style"
"""The key of the table of the house style."""

LINKS = {f"link-{kind.plural}": kind for kind in ENTRY_KINDS if kind.found is Found.BY_FORMS}
"""Keys of the table: one for each kind of entry whose forms are looked for."""

NAMED = [kind for kind in ENTRY_KINDS if kind.of_part(Part.WORDINGS)]
WANTED = {f"wordings-{kind.plural}": kind for kind in NAMED}
TOGETHER = {f"wordings-together-{kind.plural}": kind for kind in NAMED}
"""Keys of the table: two for each kind of entry that has names in other languages."""

DEFAULTS = {kind.name: LinkPolicy(kind.linked) for kind in LINKS.values()}
"""The policies of an edition that sets nothing, by the names of the kinds."""


@dataclass(frozen=True)
class Settings:
    """What an editor may set.

    ``policies``: which occurrences of an entry are links, by the name of its kind; ``wanted``: in which
    languages each entry of a kind has a name, by their tags; ``together``: in all of which it has one that has
    one in any.
    """

    policies: Mapping[str, LinkPolicy] = field(default_factory=lambda: DEFAULTS)
    wanted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    together: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    version: str = ""  # of the edition: that of the project
    style: HouseStyle = field(default_factory=HouseStyle)


def parse_settings(content: str, file: str) -> Settings:
    """Parse the settings in a ``pyproject.toml``; what is not set keeps its default.

    Raises :class:`~glossator.diagnostics.EditionError` (``BAD_FIELD``) with the line of the fault.
    """
    try:
        data = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r" \(at line (\d+), column (\d+)\)", str(error))
        line, column = map(int, place.groups()) if place else (content.count("\n") + 1, 1)
        said = str(error).removesuffix(place[0] if place else " (at end of document)")
        raise fail(
            file,
            line,
            Code.BAD_FIELD,
            f'{said}; mend the TOML: words stand in "…", a list in […]',
            column,
        ) from error
    tool = data.get("tool", {})
    own = tool.get("glossator", {}) if isinstance(tool, dict) else {}
    if not isinstance(own, dict):
        message = "glossator is not a table; write [tool.glossator]"
        raise fail(file, find_line(content, "glossator"), Code.BAD_FIELD, message)
    style = parse_style(own.pop(STYLE, {}), content, file)
    for key, value in own.items():
        if message := find_fault(key, value):
            raise fail(file, find_line(content, key), Code.BAD_FIELD, message)
    set_here = {kind.name: LinkPolicy(own[key]) for key, kind in LINKS.items() if key in own}
    wanted, together = (
        {kind.name: tuple(own[key]) for key, kind in keys.items() if key in own}
        for keys in (WANTED, TOGETHER)
    )
    project = data.get("project", {})
    version = project.get("version", "") if isinstance(project, dict) else ""
    return Settings(DEFAULTS | set_here, wanted, together, str(version), style)


def find_fault(key: str, value: object) -> str:
    """Return what is wrong with a key of the table, "" where nothing is."""
    if key in LINKS:
        choices = ", ".join(LinkPolicy)
        return "" if value in list(LinkPolicy) else f"{key} is {value!r}; choose one of {choices}"
    if key not in WANTED and key not in TOGETHER:
        return f"unknown key {key}{hint_at(key, [*LINKS, *WANTED, *TOGETHER, STYLE])}; correct or remove it"
    if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
        return f"{key} is {value!r}; write a list of language tags"
    return next(filter(None, map(find_tag_fault, value)), "")


def parse_style(rules: Any, content: str, file: str) -> HouseStyle:
    """Return the house style that the table of it sets; raises as :func:`parse_settings` does."""
    if not isinstance(rules, dict):
        message = f"{STYLE} is not a table; write [tool.glossator.{STYLE}]"
        raise fail(file, find_line(content, STYLE), Code.BAD_FIELD, message)
    lines = {key: find_rule(content, key) for key in rules}
    for key, value in rules.items():
        if key in RULES_BY_KEY:
            message = judge_rule(key, value)
        else:
            near = get_close_matches(key, RULES_BY_KEY, 1) or RULES_BY_KEY
            message = f"{STYLE} has no rule {key}; choose one of {', '.join(near)}"
        if message:
            raise fail(file, lines[key], Code.BAD_FIELD, message)
    return HouseStyle(rules, file, lines)


def find_rule(content: str, key: str) -> int:
    """Return the line of a rule of the house style."""
    head = content.find(f"[tool.glossator.{STYLE}]")
    found = re.compile(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*=", re.MULTILINE)
    match = found.search(content, max(head, 0))
    return content.count("\n", 0, match.start()) + 1 if match else find_line(content, key)


def find_line(content: str, key: str) -> int:
    """Return the first line that sets ``key`` below the table's head, or else the first that has it."""
    lines = content.split("\n")
    heads = ("[tool.glossator]", f"[tool.glossator.{STYLE}]")
    head = next((i for i, line in enumerate(lines) if line.strip() in heads), 0)
    below = [i for i, line in enumerate(lines) if i >= head and key in line]
    return below[0] + 1 if below else head + 1
