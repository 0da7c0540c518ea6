"""What was measured, how it stands to its bars, and how it is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Quantity(StrEnum):
    """What a figure counts."""

    USER = "CPU s"
    """Seconds of processor time (user), of all processes together."""
    WALL = "s"
    """Seconds on the clock."""
    MEMORY = "MB"
    """Memory at its peak, of the largest process, in 1,000,000 bytes."""
    SPEED = "MB/s"
    TIMES = "times"
    """A number without a unit."""


DIGITS = {Quantity.MEMORY: 0, Quantity.WALL: 2, Quantity.USER: 2}

LEEWAY = 4 / 3
"""How far beyond a bar a run is still taken for a good one on an unquiet machine: by a third."""


class Of(StrEnum):
    """What of a figure a bar is about."""

    RATIO = "ratio"
    """What we need, divided by what the peer needs for the same."""
    VALUE = "value"
    """What we need."""


@dataclass(frozen=True)
class Figure:
    """A thing that was measured of ours and, if there is one to compare with, of the peer."""

    what: str
    quantity: Quantity
    ours: float
    theirs: float | None = None

    def value(self, of: Of) -> float:
        if of is Of.VALUE:
            return self.ours
        if not self.theirs:
            raise ValueError(f"{self.what}: there is nothing to compare with")
        return self.ours / self.theirs


@dataclass(frozen=True)
class Bar:
    """What a figure should be at most; ``what`` and ``quantity`` say which figure of a benchmark."""

    benchmark: str
    what: str
    quantity: Quantity
    of: Of
    most: float
    fails: bool = True
    """Whether a run fails that is beyond it by more than a third; else that is told alone."""

    def __str__(self) -> str:
        if self.of is Of.RATIO:
            return f"{self.most:g}×"
        return f"{self.most:g} {self.quantity}"


@dataclass(frozen=True)
class Judged:
    """A figure with the bars that are about it."""

    figure: Figure
    bars: tuple[Bar, ...]

    def beyond(self, leeway: float = 1) -> list[Bar]:
        """Return the bars that the figure is beyond, by more than a factor of ``leeway``."""
        return [bar for bar in self.bars if self.figure.value(bar.of) > bar.most * leeway]

    @property
    def failed(self) -> bool:
        """Whether it is so far beyond a bar that the run fails."""
        return any(bar.fails for bar in self.beyond(LEEWAY))

    @property
    def verdict(self) -> str:
        if missed := self.beyond():
            return "missed" if len(self.bars) == 1 else f"missed: {', '.join(map(str, missed))}"
        return "met" if self.bars else ""


def judge(benchmark: str, figures: Iterable[Figure], bars: Sequence[Bar]) -> Iterator[Judged]:
    """Yield each figure of a benchmark with its bars."""
    for figure in figures:
        key = (benchmark, figure.what, figure.quantity)
        of_it = tuple(bar for bar in bars if (bar.benchmark, bar.what, bar.quantity) == key)
        yield Judged(figure, of_it)


def find_idle(benchmark: str, judged: Iterable[Judged], bars: Sequence[Bar]) -> list[Bar]:
    """Return the bars of a benchmark that are about none of its figures."""
    used = {bar for one in judged for bar in one.bars}
    return [bar for bar in bars if bar.benchmark == benchmark and bar not in used]


HEADS = ("measured", "unit", "Glossator", "ratio", "at most", "")
"""The columns of a table, but for that of the peer, which is named after it."""
RULES = ("---", "---", "--:", "--:", "--:", "---", "---")


def tell_cells(judged: Judged) -> tuple[str, ...]:
    """Return the cells of a figure's row: that of the peer follows ours."""
    figure = judged.figure
    numbers = [
        "" if number is None else f"{number:,.{DIGITS.get(figure.quantity, 2)}f}"
        for number in (figure.ours, figure.theirs)
    ]
    ratio = f"{figure.value(Of.RATIO):.2f}×" if figure.theirs else ""
    most = ", ".join(map(str, judged.bars))
    return (figure.what, figure.quantity, *numbers, ratio, most, judged.verdict)


def tell_line(benchmark: str, judged: Judged) -> str:
    """Return a figure as a line for a terminal."""
    what, quantity, ours, theirs, ratio, most, verdict = tell_cells(judged)
    if judged.failed:
        verdict = "FAILED: by more than a third"
    line = f"{benchmark:<11} {what:<42} {quantity:<6} {ours:>9} {theirs:>9} {ratio:>9}"
    return f"{line}  {f'(at most {most}: {verdict})' if most else ''}".rstrip()


def tell_table(rows: Iterable[Judged], peer: str) -> str:
    """Return the figures of a benchmark as a table in Markdown; a column that says nothing is left out."""
    heads = (*HEADS[:3], peer, *HEADS[3:])
    columns = [
        [head, rule, *cells]
        for head, rule, *cells in zip(heads, RULES, *map(tell_cells, rows), strict=True)
        if any(cells)
    ]
    lines = zip(*columns, strict=True)
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
