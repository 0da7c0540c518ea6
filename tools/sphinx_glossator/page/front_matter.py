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


NOTHING: Mapping[str, Any] = MappingProxyType({})


@cache
def _read_data(data: str) -> Mapping[str, Any] | None:
    """Return what some YAML says: of the pages of texts, all say the same."""
    try:
        found = yaml.safe_load(data)
    except yaml.YAMLError:
        return None
    return MappingProxyType(found) if isinstance(found, dict) else NOTHING
