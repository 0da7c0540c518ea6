"""What a command costs: seconds on the clock, seconds of processor, memory at its peak."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

SPAWN = Path(__file__).with_name("spawn.py")
GLOSSATOR = Path(sysconfig.get_path("scripts"), "glossator")
"""The command, as this environment has it."""


class BenchmarkError(Exception):
    """Something cannot be measured; the message says what to do."""


@dataclass(frozen=True)
class Cost:
    """What a command took, with all processes that it started and waited for.

    The memory, in MB (1,000,000 bytes), is that of the largest of these processes, not their sum.
    """

    wall: float
    user: float
    memory: float


def run(*command: str | Path, cwd: Path | None = None, allowed: Iterable[int] = (0,)) -> Cost:
    """Run a command in a process of its own; what it says is shown only if it fails."""
    words = [str(part) for part in command]
    with tempfile.TemporaryDirectory() as name:
        file = Path(name, "took.json")
        spawn = [sys.executable, "-I", "-S", str(SPAWN), str(file), *words]
        # A command that may not keep what Python compiled would be compiled at each start.
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
        done = subprocess.run(
            spawn, cwd=cwd, env=environment, text=True, encoding="utf-8", capture_output=True
        )
        if done.returncode not in allowed:
            said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-20:])
            raise BenchmarkError(f"exit {done.returncode}: {' '.join(words)}\n{said}")
        return Cost(**json.loads(file.read_text("utf-8")))


def glossator(folder: Path, *arguments: str) -> Cost:
    """Run ``glossator`` for the edition in a folder."""
    return run(GLOSSATOR, *arguments, cwd=folder)


def take_medians(costs: Iterable[Cost]) -> Cost:
    """Return the median of each quantity."""
    return take_each(statistics.median, costs)


def take_least(costs: Iterable[Cost]) -> Cost:
    """Return the least of each quantity: what other programs on the machine disturbed least."""
    return take_each(min, costs)


def take_each(choose: Callable[[Sequence[float]], float], costs: Iterable[Cost]) -> Cost:
    """Return of each quantity the one that is chosen."""
    rows = [(cost.wall, cost.user, cost.memory) for cost in costs]
    return Cost(*(choose(column) for column in zip(*rows, strict=True)))
