"""Names in other languages were fields of their own; they are ``wordings`` now, by their language tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from glossator.languages import FORMER
from glossator.migrate.mapping import (
    Replacement,
    apply,
    compose,
    copy_scalar,
    find_mappings,
    replace_keys,
)
from glossator_schema.entries import ENTRY_KINDS

WORDINGS, EXCEPTIONS = "wordings", "exceptions"
HEADS = {"id", "name", "family", "literal"}
"""Keys of what has names: an entry, and who made a text."""

RECORD = re.compile(r"seeds/[^/]+/record\.yaml")
FILES = {f"glossary/{kind.file}" for kind in ENTRY_KINDS}


def gather_wordings(name: str, content: str) -> str:
    """Return a file with its names under ``wordings``, and the exceptions to their rules by tag."""
    if not (name in FILES or RECORD.fullmatch(name)) or not any(key in content for key in FORMER):
        return content
    return apply(content, list(_find_edits(content)))


def _find_edits(content: str) -> Iterator[Replacement]:
    for mapping in find_mappings(compose(content)):
        values = {key.value: node for key, node in mapping.value}
        if not HEADS & values.keys():
            continue
        if FORMER.keys() & values.keys():
            known = dict(_read(content, values.get(WORDINGS)))
            for key, tag in FORMER.items():
                node = values.get(key)
                if isinstance(node, yaml.ScalarNode) and node.value.strip():
                    known.setdefault(tag, copy_scalar(content, node))
            yield from replace_keys(content, mapping, {WORDINGS, *FORMER}, WORDINGS, known)
        if isinstance(reasons := values.get(EXCEPTIONS), yaml.MappingNode):
            for key, _ in reasons.value:
                if key.value in FORMER:
                    yield Replacement(key.start_mark.index, key.end_mark.index, FORMER[key.value])


def _read(content: str, node: yaml.Node | None) -> Iterator[tuple[str, str]]:
    """Yield the names that an entry has by their tags already."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(value, yaml.ScalarNode):
                yield key.value, copy_scalar(content, value)
