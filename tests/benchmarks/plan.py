"""What a run of the benchmarks is to do, and where."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from costs import BenchmarkError, Cost, take_least, take_medians
from figures import Figure

ROOT = Path(__file__).parents[2]
"""The repository, with the first edition."""

NOT_COPIED = shutil.ignore_patterns(
    *("build", ".*", "tests", "tools", "__pycache__", "*.egg-info", "venv", "*.whl")
)


@dataclass(frozen=True)
class Plan:
    """How much is measured: the short form leaves out what takes minutes."""

    folder: Path
    """Where everything is written; a benchmark has a folder below it to itself."""
    short: bool = False
    runs: int = 3
    """So often something is measured, but for the short form."""
    most: int = 0
    """Synthetic editions have at most so many texts; 0: as many as the benchmark has."""

    def repeat(self, short: int = 1) -> range:
        """Return the turns in which something is measured; ``short``: how many there are in the short form."""
        return range(short if self.short else self.runs)

    def take(self, costs: Iterable[Cost]) -> Cost:
        """Return the median of what was measured; in the short form, as machines may be unquiet, the least."""
        return take_least(costs) if self.short else take_medians(costs)


@dataclass(frozen=True)
class Benchmark:
    """Something that is compared with one peer."""

    name: str
    peer: str
    """How the peer's column is headed."""
    packages: tuple[str, ...]
    """The distributions whose versions matter."""
    measure: Callable[[Plan], Iterator[Figure]]
    repeated: str = "median of {runs}"
    """How often it is measured in the whole form."""


def copy_edition(folder: Path) -> Path:
    """Copy the first edition, without what is built of it, and return the folder."""
    shutil.copytree(ROOT, folder, ignore=NOT_COPIED)
    return folder


def clear(*folders: Path) -> None:
    """Remove folders, if they are there."""
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def clear_builds(edition: Path) -> None:
    """Remove all that was built of an edition, and all that was kept for the next build."""
    clear(edition / "build", edition / ".glossator")


def change(file: Path, pattern: str, words: str) -> None:
    """Write other words where a pattern is found first."""
    content, found = re.subn(pattern, words, file.read_text("utf-8"), count=1, flags=re.DOTALL)
    if not found:
        raise BenchmarkError(f"{file}: {pattern} is not there; give another pattern")
    file.write_text(content, encoding="utf-8")


FIRST_NUMBER = 70_001
"""The first of the numbers that :func:`change_a_number` is given; none of them is in a text."""


def change_a_number(file: Path, number: int) -> None:
    """Write a number into the first note of a text's ``notes.md``, or the first words of another file.

    Each number makes words that were not there before.
    """
    note = r"(\{edition:note\}.*?\n\n.*?)" if file.name == "notes.md" else "()"
    change(file, rf"{note} the (?:\d+ )?", rf"\g<1> the {number} ")


def find_first_notes(edition: Path) -> Path:
    """Return the notes of the first text of an edition."""
    return min((edition / "seeds").glob("*/notes.md"))
