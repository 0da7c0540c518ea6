"""Write words as YAML scalars: plain where that is the same to every reader, quoted otherwise."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache

import yaml

from glossator.yaml_values import NULLS


class _Dumper(yaml.SafeDumper):
    """Every scalar is a string, as the engine reads it; ``12`` needs no quotes for that."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, object]]] = {}  # noqa: RUF012


def _represent(dumper: _Dumper, words: str) -> yaml.ScalarNode:
    """Return words as a node; those with an end of line, of any kind, are quoted with escapes.

    So are those that YAML takes for nothing: an editor's file that has them bare is refused.
    """
    ends = len(words.splitlines()) > 1 or words[-1:].splitlines() == [""]
    style = '"' if ends or words in NULLS else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", words, style)


_Dumper.add_representer(str, _represent)


PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?")
"""Words that stand for themselves, whatever is around them."""


def write_mapping(fields: Mapping[str, str]) -> str:
    """Return a mapping in one line: ``{line: 5, exact: words}``."""
    return f"{{{', '.join(f'{key}: {write_scalar(value)}' for key, value in fields.items())}}}"


@cache
def write_scalar(words: str) -> str:
    """Return words as a scalar that may stand within brackets too."""
    if PLAIN.fullmatch(words) and words not in NULLS:
        return words
    written = yaml.dump(
        {"x": words},
        Dumper=_Dumper,
        default_flow_style=True,
        allow_unicode=True,
        sort_keys=False,
        width=math.inf,
    )
    return written.rstrip("\n").removeprefix("{x: ").removesuffix("}")
