"""The command, and what it writes into the manual."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from bars import BARS
from catalogue import BENCHMARKS
from command import parse, run_benchmark
from figures import Figure, Judged, Of, Quantity
from plan import ROOT, Benchmark, Plan
from record import find_file, tell_conditions, tell_record

MANUAL = ROOT / "docs/software/contributing.md"


@pytest.mark.parametrize(
    "words", [["nothing"], ["--short", "--write"], ["--runs", "0"], ["--most", "-1"]]
)
def test_wrong_usage_is_told(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        parse(words)
    assert "error: " in capsys.readouterr().err


def test_benchmarks_are_chosen_by_name() -> None:
    assert parse(["stock", "start"]).names == ["stock", "start"]
    assert parse([]).names == []


@pytest.mark.parametrize(
    ("seconds", "failed"), [((1.0,), False), ((9.0, 1.0), False), ((9.0, 9.0), True)]
)
def test_in_the_short_form_only_what_fails_twice_has_failed(
    seconds: tuple[float, ...], failed: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    turns = iter(seconds)
    bar = next(bar for bar in BARS if bar.benchmark == "preview" and bar.of is Of.VALUE)

    def take(plan: Plan) -> Iterator[Figure]:
        assert plan.short
        yield Figure(bar.what, bar.quantity, next(turns) * bar.most)

    benchmark = Benchmark(name=bar.benchmark, peer="", packages=(), measure=take)
    assert run_benchmark(benchmark, parse(["--short"])) is failed
    assert next(turns, None) is None, "not measured so often"
    assert capsys.readouterr().out.count("measured once more") == len(seconds) - 1


def test_the_manual_has_the_table_of_each_benchmark_and_says_how_to_measure_it() -> None:
    manual = MANUAL.read_text("utf-8")
    included = re.findall(r"\{include\} (\S+)", manual)
    assert included == [
        find_file(benchmark).relative_to(MANUAL.parent).as_posix() for benchmark in BENCHMARKS
    ]
    for benchmark in BENCHMARKS:
        record = find_file(benchmark).read_text("utf-8")
        assert record.startswith(f"% made by: python tests/benchmarks {benchmark.name} --write\n\n")


def test_a_record_says_on_what_it_was_measured_and_names_no_machine() -> None:
    benchmark = next(benchmark for benchmark in BENCHMARKS if benchmark.name == "conversion")
    conditions = tell_conditions(benchmark, 3)
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\d, \d+ cores?, Python 3\.\d+\.\d+, glossator \S+; median of 3\.", conditions
    )
    assert tell_conditions(benchmark, 1, 300).endswith(
        "; median of 1; of more than 300 texts nothing."
    )
    row = Judged(Figure("python alone", Quantity.WALL, 0.02), ())
    record = tell_record(benchmark, [row], conditions)
    assert "| python alone | s | 0.02 |" in record
    assert record.startswith("% made by: python tests/benchmarks conversion --write\n\n| measured ")
    assert record.endswith(f"\n\n{conditions}\n")
