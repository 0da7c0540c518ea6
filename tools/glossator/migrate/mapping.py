"""Change some keys of a mapping in a YAML file, and nothing else in it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

import yaml


class Replacement(NamedTuple):
    """Characters of a file, and what comes into their place."""

    start: int
    end: int
    words: str


def compose(content: str) -> yaml.Node | None:
    """Return the nodes of a file; raises :class:`yaml.YAMLError`."""
    return yaml.compose(content, Loader=yaml.SafeLoader)


def find_mappings(node: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    """Yield every mapping of a file."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from find_mappings(item)
    elif isinstance(node, yaml.MappingNode):
        yield node
        for _, value in node.value:
            yield from find_mappings(value)


def apply(content: str, edits: Collection[Replacement]) -> str:
    """Return a file with some changes, none of which crosses another."""
    for start, end, words in sorted(edits, reverse=True):
        content = content[:start] + words + content[end:]
    return content


def replace_keys(
    content: str,
    mapping: yaml.MappingNode,
    old: Collection[str],
    key: str,
    value: Mapping[str, str],
) -> Iterator[Replacement]:
    """Yield the edits by which one key with a mapping stands in the place of the first of some old ones.

    ``value``: what it holds, each as YAML writes it; the others go with their lines.
    """
    pairs = [(name, node) for name, node in mapping.value if name.value in old]
    last = pairs[-1][0] is mapping.value[-1][0]
    for place, (name, node) in enumerate(pairs):
        start, end = name.start_mark.index, end_of(content, node)
        if place == 0:
            words = (
                write_in_braces(key, value)
                if mapping.flow_style
                else write_below(key, value, name.start_mark.column)
            )
            yield Replacement(start, end, words)
        elif mapping.flow_style:
            if last:  # the comma before it goes, else the one after it
                start = content.rfind(",", 0, start)
            else:
                end = mapping.value[mapping.value.index((name, node)) + 1][0].start_mark.index
            yield Replacement(start, end, "")
        else:
            line = content.rfind("\n", 0, start)
            yield Replacement(line, end, "")


def end_of(content: str, node: yaml.Node) -> int:
    """Return where the last character of a value stands that is no blank or line end after it."""
    start, end = int(node.start_mark.index), int(node.end_mark.index)
    return start + len(content[start:end].rstrip())


def write_in_braces(key: str, value: Mapping[str, str]) -> str:
    """Return a key with a mapping in braces."""
    return f"{key}: {{{', '.join(f'{name}: {words}' for name, words in value.items())}}}"


def write_below(key: str, value: Mapping[str, str], column: int) -> str:
    """Return a key with a mapping below it, where a line begins at ``column``."""
    if not value:
        return f"{key}: {{}}"
    lines = (f"\n{' ' * (column + 2)}{name}: {words}" for name, words in value.items())
    return f"{key}:{''.join(lines)}"


def copy_scalar(content: str, node: yaml.ScalarNode) -> str:
    """Return a value as it is written, in one line."""
    raw = content[node.start_mark.index : end_of(content, node)]
    plain = "\n" not in raw and node.style not in ("|", ">")
    return raw if plain else json.dumps(node.value.strip(), ensure_ascii=False)
