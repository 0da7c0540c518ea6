"""Measure the software against what a user would pick instead: ``python tests/benchmarks [NAME...]``.

Each figure is told with that of the peer, taken in the same run, and with its bar (``bars``). The run fails
if one is worse than its bar by more than a third. ``--write`` puts the tables into the manual. What the peers
need is in the extra ``benchmarks`` (``pip install '.[benchmarks]'``).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from bars import BARS
from catalogue import BENCHMARKS
from costs import BenchmarkError
from figures import Judged, Quantity, find_idle, judge, tell_line
from plan import Benchmark, Plan
from record import write_record


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    names = [benchmark.name for benchmark in BENCHMARKS]
    parser = argparse.ArgumentParser(
        prog="python tests/benchmarks", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"{', '.join(names)}; all without")
    parser.add_argument("--short", action="store_true", help="what takes few minutes, each once")
    parser.add_argument("--runs", type=int, default=3, help="how often the rest is repeated (3)")
    parser.add_argument(
        "--most", type=int, default=0, help="how many texts there are at most (all)"
    )
    parser.add_argument("--write", action="store_true", help="write the tables of the manual anew")
    given = parser.parse_args(arguments)
    if unknown := set(given.names) - set(names):
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}; say {', '.join(names)}")
    if given.runs < 1 or given.most < 0:
        parser.error("--runs must be 1 or more, --most not less than 0")
    if given.short and given.write:
        parser.error("--write wants all figures; leave --short out")
    return given


def measure(benchmark: Benchmark, plan: Plan) -> list[Judged]:
    """Take the figures of a benchmark, and tell each when it is there."""
    judged = []
    for one in judge(benchmark.name, benchmark.measure(plan), BARS):
        print(tell_line(benchmark.name, one), flush=True)
        judged.append(one)
    if not (plan.short or plan.most) and (idle := find_idle(benchmark.name, judged, BARS)):
        raise BenchmarkError(f"no figure is called {idle[0].what!r}; mend bars.py")
    return judged


def measure_in_folder(benchmark: Benchmark, given: argparse.Namespace) -> list[Judged]:
    """Take the figures of a benchmark in a folder of its own, which goes with what was made there."""
    with tempfile.TemporaryDirectory(prefix="glossator-") as name:
        return measure(benchmark, Plan(Path(name), given.short, given.runs, given.most))


def find_failed(judged: Iterable[Judged]) -> set[tuple[str, Quantity]]:
    """Return which figures make a run fail."""
    return {(one.figure.what, one.figure.quantity) for one in judged if one.failed}


def run_benchmark(benchmark: Benchmark, given: argparse.Namespace) -> bool:
    """Measure, and write the table if that was asked for; return whether a figure failed.

    In the short form, in which each is taken once, only what fails twice has failed: another program on the
    machine may have had its turn just then.
    """
    judged = measure_in_folder(benchmark, given)
    failed = find_failed(judged)
    if failed and given.short:
        print(f"{benchmark.name}: measured once more", flush=True)
        failed &= find_failed(measure_in_folder(benchmark, given))
    if given.write:
        write_record(benchmark, judged, given.runs, given.most)
    return bool(failed)


def run_all(given: argparse.Namespace) -> int:
    """Measure what was asked for; what cannot be measured keeps nothing else from it."""
    codes = {0}
    for benchmark in BENCHMARKS:
        if given.names and benchmark.name not in given.names:
            continue
        try:
            codes.add(int(run_benchmark(benchmark, given)))
        except BenchmarkError as error:
            print(f"{benchmark.name}: {error}", file=sys.stderr)
            codes.add(2)
    return max(codes)


def main(arguments: Sequence[str] | None = None) -> int:
    """Return 0, 1 if a bar is missed by far, 2 if something cannot be measured, 130 if interrupted."""
    given = parse(arguments)
    try:
        return run_all(given)
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 130
