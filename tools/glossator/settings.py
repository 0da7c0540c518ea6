"""The settings of an edition: the table ``[tool.glossator]`` of its ``pyproject.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field

from glossator.diagnostics import Code, fail
from glossator.linking import LinkPolicy
from glossator_schema.entries import ENTRY_KINDS
from glossator_schema.kinds import Found

KEYS = {f"link-{kind.plural}": kind for kind in ENTRY_KINDS if kind.found is Found.BY_FORMS}
"""The keys of the table: one for each kind of entry whose forms are looked for."""

DEFAULTS = {kind.name: LinkPolicy(kind.linked) for kind in KEYS.values()}
"""The policies of an edition that sets nothing, by the names of the kinds."""


@dataclass(frozen=True)
class Settings:
    """What an editor may set: which occurrences of an entry are links, by the name of its kind."""

    policies: Mapping[str, LinkPolicy] = field(default_factory=lambda: DEFAULTS)
    version: str = ""  # of the edition: that of the project


def parse_settings(content: str, file: str) -> Settings:
    """Parse the settings in a ``pyproject.toml``; what is not set keeps its default.

    Raises :class:`~glossator.diagnostics.EditionError` (``BAD_FIELD``) with the line of the fault.
    """
    try:
        data = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        line = int(place[1]) if place else content.count("\n") + 1
        raise fail(file, line, Code.BAD_FIELD, f"{error}; mend the TOML") from error
    tool = data.get("tool", {})
    own = tool.get("glossator", {}) if isinstance(tool, dict) else {}
    if not isinstance(own, dict):
        message = "glossator is not a table; write [tool.glossator]"
        raise fail(file, find_line(content, "glossator"), Code.BAD_FIELD, message)
    for key in own:
        if key not in KEYS:
            message = f"unknown key {key}; correct or remove it"
            raise fail(file, find_line(content, key), Code.BAD_FIELD, message)
        if own[key] not in list(LinkPolicy):
            message = f"{key} is {own[key]!r}; choose one of {', '.join(LinkPolicy)}"
            raise fail(file, find_line(content, key), Code.BAD_FIELD, message)
    set_here = {KEYS[key].name: LinkPolicy(policy) for key, policy in own.items()}
    project = data.get("project", {})
    version = project.get("version", "") if isinstance(project, dict) else ""
    return Settings(DEFAULTS | set_here, str(version))


def find_line(content: str, key: str) -> int:
    """Return the first line that sets ``key`` below the table's head, or else the first that has it."""
    lines = content.split("\n")
    head = next((i for i, line in enumerate(lines) if line.strip() == "[tool.glossator]"), 0)
    below = [i for i, line in enumerate(lines) if i >= head and key in line]
    return below[0] + 1 if below else head + 1
