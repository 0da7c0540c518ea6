"""The settings of an edition: the table ``[tool.glossator]`` of its ``pyproject.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass

from glossator.diagnostics import Code, fail
from glossator.linking import LinkPolicy


@dataclass(frozen=True)
class Settings:
    """What an editor may set: which occurrences of a term, of a person or institution, are links."""

    link_terms: LinkPolicy = LinkPolicy.FIRST_IN_SECTION
    link_people: LinkPolicy = LinkPolicy.FIRST_IN_TEXT
    version: str = ""  # of the edition: that of the project

    @property
    def policies(self) -> dict[str, LinkPolicy]:
        """The policies by what the ids of the entries begin with."""
        return {"term": self.link_terms, "person": self.link_people}


DEFAULTS = {"link-terms": Settings.link_terms, "link-people": Settings.link_people}
"""The keys of the table, each with the policy of an edition that does not set it."""


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
        if key not in DEFAULTS:
            message = f"unknown key {key}; correct or remove it"
            raise fail(file, find_line(content, key), Code.BAD_FIELD, message)
        if own[key] not in list(LinkPolicy):
            message = f"{key} is {own[key]!r}; choose one of {', '.join(LinkPolicy)}"
            raise fail(file, find_line(content, key), Code.BAD_FIELD, message)
    policies = {key: LinkPolicy(own.get(key, default)) for key, default in DEFAULTS.items()}
    project = data.get("project", {})
    version = project.get("version", "") if isinstance(project, dict) else ""
    return Settings(policies["link-terms"], policies["link-people"], str(version))


def find_line(content: str, key: str) -> int:
    """Return the first line that sets ``key`` below the table's head, or else the first that has it."""
    lines = content.split("\n")
    head = next((i for i, line in enumerate(lines) if line.strip() == "[tool.glossator]"), 0)
    below = [i for i, line in enumerate(lines) if i >= head and key in line]
    return below[0] + 1 if below else head + 1
