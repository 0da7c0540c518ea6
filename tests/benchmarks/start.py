"""How long the command takes before it does anything, over what Python itself takes to start."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from costs import GLOSSATOR, run
from figures import Figure, Quantity
from plan import Plan
from stock import make_pair

TURNS, TURNS_SHORT = 15, 5
"""A start is short, and so is measured often."""


def measure(plan: Plan) -> Iterator[Figure]:
    """Yield the seconds of two commands, less Python's own, and these to compare with."""
    edition = make_pair(plan.folder, 1, 5).edition
    commands: dict[str, tuple[str | Path, ...]] = {
        "python": (sys.executable, "-c", "pass"),
        "glossator --help": (GLOSSATOR, "--help"),
        "glossator check": (GLOSSATOR, "check"),
    }
    for (
        command
    ) in commands.values():  # what is read from the disk, and compiled, is so for all turns
        run(*command, cwd=edition)
    turns = [
        {name: run(*command, cwd=edition) for name, command in commands.items()}
        for _ in range(TURNS_SHORT if plan.short else TURNS)
    ]
    costs = {name: plan.take(turn[name] for turn in turns) for name in commands}
    python = costs.pop("python")
    yield Figure("python alone", Quantity.WALL, python.wall)
    for name, cost in costs.items():
        what = f"{name}, over Python's own"
        yield Figure(what, Quantity.WALL, cost.wall - python.wall)
        yield Figure(what, Quantity.USER, cost.user - python.user)
