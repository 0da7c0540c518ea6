"""Random series of edits: after each of them the bytes of an incremental build are those of a clean one.

``python tests/series/series.py COUNT STEPS [SEED]`` tries ``COUNT`` series of ``STEPS`` edits on the small
edition, and exits with 1 if in one of them an output, the exit code or a fault differs.
"""

from __future__ import annotations

import contextlib
import io
import random
import sys
import tempfile
from pathlib import Path

from small_edition import EDITS, Small, make_small, mend, snapshot, write

from glossator.cli import main

COMMANDS: tuple[tuple[str, ...], ...] = (
    (),
    (),
    ("--only", "html"),
    ("--only", "html"),
    ("--only", "pdf"),
    ("--only", "epub"),
    ("--only", "html", "--audience", "teacher"),
    ("--only", "pdf", "--paper", "us-letter"),
)


def build(root: Path, command: tuple[str, ...]) -> tuple[int, list[str]]:
    """Run ``glossator build``; return its exit code and the faults that it told, sorted."""
    out, faults = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(faults):
        code = main(["build", "-C", str(root), *command])
    return code, sorted(faults.getvalue().replace(str(root), "").splitlines())


def read_published(root: Path) -> dict[str, bytes]:
    folder = root / "build"
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def belongs(name: str, command: tuple[str, ...]) -> bool:
    """Tell whether a published file is one of those that a command makes."""
    teacher = name.startswith("teacher/")
    if teacher != ("teacher" in command):
        return False
    formats = command[1].split(",") if "--only" in command else ["html", "pdf", "epub"]
    first = name.removeprefix("teacher/").partition("/")[0]
    return first in formats or (first == "edition.json" and "html" in formats)


def compare(small: Small, root: Path, command: tuple[str, ...]) -> list[str]:
    """Build, build clean in another folder, in one process, and return what differs."""
    result = build(root, command)
    with tempfile.TemporaryDirectory() as folder:
        clean = Path(folder, "clean")
        write(small, clean)
        expected = build(clean, (*command, "--jobs", "1"))
        if result != expected:
            return [f"{result} is not {expected}"]
        if result[0]:
            return []
        found, wanted = read_published(root), read_published(clean)
    names = sorted({*found, *wanted})
    return [n for n in names if belongs(n, command) and found.get(n) != wanted.get(n)]


def run_series(seed: int, steps: int, root: Path) -> list[str]:
    """Try one series; return the steps up to that after which anything differs, and what does."""
    chance = random.Random(seed)
    small, told, states = make_small(), [], []
    for _ in range(steps):
        edits = chance.choices(EDITS, k=chance.choice((1, 1, 1, 2, 3)))
        if chance.random() < 0.1 and states:  # back to an earlier state
            small = snapshot(chance.choice(states))
            edits = []
        for edit in edits:
            edit(small, chance)
        if chance.random() < 0.5:
            mend(small, chance)
        states.append(snapshot(small))
        old = chance.random() < 0.3
        write(small, root, old)
        command = chance.choice(COMMANDS)
        told.append(f"{[edit.__name__ for edit in edits]}{' old' * old} {' '.join(command)}")
        if found := compare(small, root, command):
            return [*told, *found]
    return []


def run(count: int, steps: int, seed: int) -> int:
    bad = 0
    for number in range(seed, seed + count):
        with tempfile.TemporaryDirectory() as folder:
            found = run_series(number, steps, Path(folder, "edition"))
        bad += bool(found)
        print(f"series {number}: {steps} edits", found or "held", flush=True)
    print(f"{count} series of {steps} edits, {count - bad} held")
    return int(bad > 0)


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    raise SystemExit(run(given[0], given[1], given[2] if given[2:] else 1))
