"""The value of a property, as tokens: its words, and its numbers, sums done, as lengths in pixels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Tokens = Sequence[Any]
"""Tokens of tinycss2, which has no types."""

PIXELS = {"px": 1.0, "pt": 1.33, "pc": 16.0, "em": 16.0, "rem": 16.0, "ch": 8.0, "ex": 8.0}

PIXELS |= {"lh": 24.0, "rlh": 24.0, "in": 96.0, "cm": 38.0, "mm": 3.8, "q": 0.95}
"""Any other unit of length is a share of the screen or of a container, like ``vw``."""

NO_LENGTHS = frozenset(
    {"deg", "rad", "grad", "turn", "s", "ms", "hz", "khz", "dpi", "dpcm", "dppx", "fr"}
)

SUMS = frozenset({"calc", "-webkit-calc", "-moz-calc"})

CHOICES = frozenset({"min", "max", "clamp"})

OTHER_CALCULATIONS = frozenset(
    {"round", "mod", "rem", "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "pow", "sqrt"}
    | {"hypot", "log", "exp", "abs", "sign", "progress", "calc-size", "anchor", "anchor-size"}
)


class CannotTellError(Exception):
    """What a value comes to cannot be told from the sheet; it may be anything."""


def is_calculation(token: Any) -> bool:
    """Tell whether a token is a function that calculates."""
    return token.type == "function" and token.lower_name in SUMS | CHOICES | OTHER_CALCULATIONS


def words(tokens: Tokens) -> set[str]:
    """Return the identifiers in a value, in functions too."""
    return {
        token.lower_value if token.type == "ident" else token.lower_name
        for token in flatten(tokens)
        if token.type in ("ident", "function")
    }


def flatten(tokens: Tokens) -> Iterator[Any]:
    """Yield all tokens of a value, those in functions and brackets too."""
    for token in tokens:
        yield token
        if token.type == "function":
            yield from flatten(token.arguments)
        elif token.type in ("() block", "[] block", "{} block"):
            yield from flatten(token.content)


def numbers(tokens: Tokens) -> Iterator[tuple[float, str]]:
    """Yield each number with its unit: "" without one, ``%``; what is calculated, when it has been."""
    for token in tokens:
        if token.type in ("number", "percentage", "dimension"):
            yield read_number(token)
        elif token.type == "function" and token.lower_name in SUMS:
            for unit, value in calculate(token.arguments).items():
                yield value, unit
        elif token.type == "function" and token.lower_name in OTHER_CALCULATIONS:
            raise CannotTellError
        elif token.type == "function" and token.lower_name in CHOICES:
            for part in split(token.arguments):
                for unit, value in calculate(part).items():
                    yield value, unit
        elif token.type == "function":
            yield from numbers(token.arguments)
        elif token.type in ("() block", "[] block", "{} block"):
            yield from numbers(token.content)


def read_number(token: Any) -> tuple[float, str]:
    if token.type == "number":
        return token.value, ""
    return (token.value, "%") if token.type == "percentage" else (token.value, token.lower_unit)


def calculate(tokens: Tokens) -> dict[str, float]:
    """Return what a sum comes to, as a value for each unit; lengths of letters are pixels, roughly."""
    total: dict[str, float] = {}
    sign, factor = 1.0, None
    waiting = [token for token in tokens if token.type not in ("whitespace", "comment")]
    operator = "+"
    for token in waiting:
        if token.type == "literal" and token.value in "+-*/":
            operator = token.value
            continue
        value = evaluate(token)
        if factor is None or operator in "+-":
            if factor is not None:
                total = add(total, factor, sign)
            sign, factor = (-1.0 if operator == "-" else 1.0), value
        elif operator == "*" and value.keys() <= {""}:
            factor = {unit: number * value.get("", 0.0) for unit, number in factor.items()}
        elif operator == "*" and factor.keys() <= {""}:
            factor = {unit: number * factor.get("", 0.0) for unit, number in value.items()}
        elif value.get(""):
            factor = {unit: number / value[""] for unit, number in factor.items()}
        else:
            raise CannotTellError
    return add(total, factor or {}, sign)


def add(total: Mapping[str, float], part: Mapping[str, float], sign: float) -> dict[str, float]:
    return {unit: total.get(unit, 0.0) + sign * part.get(unit, 0.0) for unit in {**total, **part}}


def evaluate(token: Any) -> dict[str, float]:
    """Return what one part of a sum comes to."""
    if token.type in ("number", "percentage", "dimension"):
        value, unit = read_number(token)
        return {"px": value * PIXELS[unit]} if unit in PIXELS else {unit: value}
    if token.type == "function" and token.lower_name in SUMS:
        return calculate(token.arguments)
    if token.type == "() block":
        return calculate(token.content)
    if token.type == "function" and token.lower_name in CHOICES:
        # The smallest part is as likely as any other: a sum of it must conceal nothing either.
        return calculate(next(split(token.arguments)))
    raise CannotTellError


def split(tokens: Tokens) -> Iterator[list[Any]]:
    """Divide a list, such as the arguments of a function, at its commas."""
    part: list[Any] = []
    for token in tokens:
        if token == ",":
            yield part
            part = []
        elif token.type != "comment":
            part.append(token)
    yield part


def lengths(tokens: Tokens) -> Iterator[float]:
    """Yield each length in pixels, roughly; shares of the page are taken for its whole width."""
    for value, unit in numbers(tokens):
        if unit in PIXELS:
            yield value * PIXELS[unit]
        elif not unit:
            yield value
        elif unit not in NO_LENGTHS:
            yield value * 12
