"""Lines of a witness as a record names them: ``3``, ``25-27``, or several ranges, ``[3-7, 12-15]``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema


@dataclass(frozen=True)
class LineRange:
    """Lines ``first`` to ``last`` of the witness, both included."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


@dataclass(frozen=True)
class LineSet:
    """The lines of a block: one range, or several where other lines lie between them."""

    ranges: tuple[LineRange, ...]

    @classmethod
    def of(cls, first: int, last: int = 0) -> LineSet:
        """Return the lines from ``first`` to ``last``, or the one."""
        return cls((LineRange(first, last or first),))

    @property
    def first(self) -> int:
        """The first of the lines."""
        return self.ranges[0].first

    def __iter__(self) -> Iterator[int]:
        return (n for part in self.ranges for n in range(part.first, part.last + 1))

    def __str__(self) -> str:
        """Return what they are called in a message: ``line 3``, ``lines 3-7, 12-15``."""
        one = len(self.ranges) == 1 and self.ranges[0].first == self.ranges[0].last
        return f"line{'' if one else 's'} {', '.join(map(str, self.ranges))}"

    def misfit(self, count: int) -> str:
        """Say why these are no lines of a witness that has so many; "" where they are."""
        for part in self.ranges:
            if part.last < part.first:
                return f"{LineSet((part,))} end before they begin; write {part.last}-{part.first}"
            if not 1 <= part.first <= part.last <= count:
                return f"the witness has no {LineSet((part,))}: {say_lines(count)}; correct the numbers"
        for one, other in pairwise(self.ranges):
            if other.first <= one.last:
                return (
                    f"the ranges {one} and {other} are not in order; write each line once, in order"
                )
        return ""


def group_lines(numbers: list[int]) -> str:
    """Return some lines as a record names them: ``[3-4, 6]``."""
    every = frozenset(numbers)
    starts = [n for n in numbers if n - 1 not in every]
    ends = [n for n in numbers if n + 1 not in every]
    return f"[{', '.join(str(LineRange(*ends_of)) for ends_of in zip(starts, ends, strict=True))}]"


def say_lines(count: int) -> str:
    """Return which lines a witness has."""
    return f"its lines are 1 to {count}" if count > 1 else "it has one line"


def _parse_range(value: Any) -> LineRange:
    match = re.fullmatch(r"(\d{1,9})(?:-(\d{1,9}))?", value) if isinstance(value, str) else None
    if match is None:
        raise ValueError(
            "write a line number, or two joined by a hyphen: 25-27; several ranges as a list: [3-7, 12-15]"
        )
    return LineRange(int(match[1]), int(match[2] or match[1]))


def parse_lines(value: Any) -> LineSet:
    """Return the lines that a record names; raises :class:`ValueError` where it names none."""
    if isinstance(value, LineSet):
        return value
    parts = value if isinstance(value, list) and value else [value]
    return LineSet(tuple(map(_parse_range, parts)))


_ONE = {"type": ["integer", "string"], "pattern": r"^[0-9]+(-[0-9]+)?$"}
Lines = Annotated[
    LineSet,
    BeforeValidator(parse_lines),
    WithJsonSchema(_ONE | {"type": ["integer", "string", "array"], "items": _ONE, "minItems": 1}),
]
"""The type of a field that names lines."""
