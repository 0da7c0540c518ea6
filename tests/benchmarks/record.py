"""The tables of the manual: a file for each benchmark, which a page of the manual includes."""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from figures import Judged, tell_table
from plan import ROOT, Benchmark

FOLDER = ROOT / "docs/software/speed"


def find_file(benchmark: Benchmark) -> Path:
    """Return where the table of a benchmark stands; its name is not that of a page."""
    return FOLDER / f"{benchmark.name}.txt"


def tell_conditions(benchmark: Benchmark, runs: int, most: int = 0) -> str:
    """Return when, on what and how often something was measured; ``most``: of how many texts, 0: of all."""
    day = datetime.date.today().isoformat()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    versions = [f"{name} {version(name)}" for name in ("glossator", *benchmark.packages)]
    often = benchmark.repeated.format(runs=runs)
    often += f"; of more than {most:,} texts nothing" if most else ""
    return (
        f"{day}, {cores} cores, Python {platform.python_version()}, {', '.join(versions)}; {often}."
    )


def tell_record(benchmark: Benchmark, rows: Iterable[Judged], conditions: str) -> str:
    """Return what the file of a benchmark says."""
    made = f"% made by: python tests/benchmarks {benchmark.name} --write\n"
    return f"{made}\n{tell_table(rows, benchmark.peer)}\n{conditions}\n"


def write_record(benchmark: Benchmark, rows: Iterable[Judged], runs: int, most: int = 0) -> None:
    """Write the file of a benchmark."""
    FOLDER.mkdir(exist_ok=True)
    content = tell_record(benchmark, rows, tell_conditions(benchmark, runs, most))
    find_file(benchmark).write_text(content, encoding="utf-8", newline="\n")
