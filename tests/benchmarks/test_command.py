"""The command, and what it writes into the manual."""

from __future__ import annotations

import re

import pytest
from catalogue import BENCHMARKS
from command import parse
from figures import Figure, Judged, Quantity
from plan import ROOT
from record import find_file, tell_conditions, tell_record

MANUAL = ROOT / "docs/software/contributing.md"


@pytest.mark.parametrize("words", [["nothing"], ["--short", "--write"], ["--runs", "0"]])
def test_wrong_usage_is_told(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        parse(words)
    assert "error: " in capsys.readouterr().err


def test_benchmarks_are_chosen_by_name() -> None:
    assert parse(["stock", "start"]).names == ["stock", "start"]
    assert parse([]).names == []


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
    row = Judged(Figure("python alone", Quantity.WALL, 0.02), ())
    record = tell_record(benchmark, [row], conditions)
    assert "| python alone | s | 0.02 |" in record
    assert record.startswith("% made by: python tests/benchmarks conversion --write\n\n| measured ")
    assert record.endswith(f"\n\n{conditions}\n")
