"""Find which rules conceal what they match, whatever their properties (``var()``) come to."""

from __future__ import annotations

import copy
import itertools
import math
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import tinycss2

from glossator.certificate.concealment import judge
from glossator.certificate.sheets import Rule, Sheet
from glossator.certificate.values import flatten, is_calculation

MANY = 2000
"""How many tokens of a value, all that its properties may be put in, are too many to be judged."""

CHOICES_OF_VALUES = 256
"""How many combinations of values a calculation is tried with; one that has more may come to anything."""


@lru_cache(maxsize=64)
def concealing_rules(used: tuple[tuple[str, Sheet], ...]) -> tuple[tuple[str, Rule], ...]:
    """Return the rules that conceal what they match, each with the sheet that has it.

    Of all pages that load the same sheets they are found once.
    """
    return tuple(_find_concealing(used))


def _find_concealing(used: Iterable[tuple[str, Sheet]]) -> Iterator[tuple[str, Rule]]:
    values: dict[str, list[str]] = {}
    for _, sheet in used:
        for key, value in sheet.named:
            values.setdefault(key, []).append(value)
    for what, sheet in used:
        for rule in sheet.concealing:
            yield what, rule
        for rule in sheet.open:
            if _conceals(rule, values):
                yield what, rule


def _conceals(rule: Rule, values: Mapping[str, list[str]]) -> bool:
    """Tell whether a declaration conceals with any of the values that its properties are given."""
    value = parse_value(rule.value)
    if any(is_calculation(token) for token in flatten(value)):
        names = _find_names(value, values)
        if math.prod(len(values.get(name, "?")) for name in names) > CHOICES_OF_VALUES:
            return True
        choices = itertools.product(*(values.get(name, [""]) for name in names))
        return any(
            _conceals_with(rule, {n: [v] for n, v in zip(names, choice, strict=True) if v})
            for choice in choices
        )
    return _conceals_with(rule, values)


def _conceals_with(rule: Rule, values: Mapping[str, list[str]]) -> bool:
    tokens = list(itertools.islice(_substitute(parse_value(rule.value), values, 0), MANY))
    return len(tokens) == MANY or judge(rule.name, tokens)


def _find_names(tokens: Iterable[Any], values: Mapping[str, list[str]]) -> list[str]:
    """Return the names of all properties that a value depends on, those of their values too."""
    found: dict[str, None] = {}
    waiting = [list(tokens)]
    while waiting:
        for token in flatten(waiting.pop()):
            if token.type == "ident" and token.value.startswith("--") and token.value not in found:
                found[token.value] = None
                waiting += [list(parse_value(value)) for value in values.get(token.value, ())]
    return list(found)


@lru_cache(maxsize=4096)
def parse_value(css: str) -> tuple[Any, ...]:
    """Return the tokens of a value."""
    return tuple(tinycss2.parse_component_value_list(css))


def _substitute(
    tokens: Iterable[Any], values: Mapping[str, list[str]], depth: int
) -> Iterator[Any]:
    for token in tokens:
        if token.type == "function" and is_calculation(token):
            inside = _substitute(token.arguments, values, depth)
            token = copy.copy(token)
            token.arguments = list(itertools.islice(inside, MANY))
        elif token.type == "() block":
            inside = _substitute(token.content, values, depth)
            token = copy.copy(token)
            token.content = list(itertools.islice(inside, MANY))
        if token.type != "function" or token.lower_name != "var":
            yield token
            continue
        names = [t.value for t in token.arguments if t.type == "ident"][:1]
        found = [value for name in names for value in values.get(name, ())]
        for value in found if depth < 4 else ():
            inner = parse_value(value)
            yield from _substitute(inner, values, depth + 1)
        if not found:  # what is given for the case that nothing is
            yield from _substitute(token.arguments[1:], values, depth + 1)
