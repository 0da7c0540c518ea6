"""The house style that an edition sets: the rules of the schema, with the editors' own values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from glossator_schema.house_style import RULES_BY_KEY, Wanted

Pair = tuple[int, int]


@dataclass(frozen=True)
class HouseStyle:
    """What the editors set: ``rules`` has a value for each rule that is on; ``file``: where they set it."""

    rules: Mapping[str, Any] = field(default_factory=dict)
    file: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)

    def is_on(self, key: str) -> bool:
        return bool(self.rules.get(key))

    def number(self, key: str) -> int:
        """Return a number, 0 where the rule is off."""
        return int(self.rules.get(key, 0))

    def pair(self, key: str) -> Pair | None:
        least, most = self.rules.get(key, (0, 0))
        return (least, most) if most else None

    def words(self, key: str) -> tuple[str, ...]:
        return tuple(self.rules.get(key, ()))


def judge_rule(key: str, value: Any) -> str:
    """Return why a rule cannot have this value, and what to do; "" if it can."""
    wanted = RULES_BY_KEY[key].wanted
    if not _is_of(wanted, value):
        return f"house-style.{key} is {value!r}; write {wanted}"
    if wanted is Wanted.PATTERNS:
        for pattern in value:
            try:
                re.compile(pattern)
            except (re.error, OverflowError, RecursionError) as error:
                return f"house-style.{key}: {error} in {pattern!r}; mend the regular expression"
    return ""


def _is_of(wanted: Wanted, value: Any) -> bool:
    """Tell whether a value is what a rule wants; ``True`` is no number here."""
    if wanted is Wanted.SWITCH:
        return isinstance(value, bool)
    if wanted is Wanted.NUMBER:
        return type(value) is int and value > 0
    if not isinstance(value, list):
        return False
    if wanted is Wanted.RANGE:
        return all(type(n) is int for n in value) and len(value) == 2 and 0 < value[0] <= value[1]
    return all(isinstance(words, str) and words for words in value)
