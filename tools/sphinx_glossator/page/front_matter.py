"""The front matter of pages, read without Sphinx: for whom a page is must be known before it is read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import yaml

from glossator_schema.front_matter import FRONT_MATTER


def read_page_head(page: str) -> Mapping[str, Any] | None:
    """Return what stands at the head of a page in Markdown.

    ``None`` where it cannot be read: MyST warns of it, and nobody knows what it says.
    """
    block = FRONT_MATTER.match(page)
    return _read_data(block["data"]) if block else NOTHING


def find_head_fault(page: str) -> tuple[int, str] | None:
    """Return the line, from 1, and the fault of a head that says nothing that can be read; else ``None``."""
    block = FRONT_MATTER.match(page)
    if block is None:
        return None
    try:
        found = yaml.safe_load(block["data"])
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        return line, f"its head is no YAML: {error.problem}; mend the line, as in `orphan: true`"
    except yaml.YAMLError:
        return 1, "its head is no YAML; mend it: lines such as `orphan: true` between two of ---"
    if isinstance(found, dict):
        return None
    said = "is empty" if found is None else "is no list of names and values"
    return (
        1,
        f"its head {said}; write lines such as `orphan: true` between the two of ---, or remove both",
    )


NOTHING: Mapping[str, Any] = MappingProxyType({})


@cache
def _read_data(data: str) -> Mapping[str, Any] | None:
    """Return what some YAML says: of the pages of texts, all say the same."""
    try:
        found = yaml.safe_load(data)
    except yaml.YAMLError:
        return None
    return MappingProxyType(found) if isinstance(found, dict) else NOTHING
