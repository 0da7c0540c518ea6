"""Figures are judged by their bars, and told in lines and tables."""

from __future__ import annotations

import pytest
from bars import BARS
from catalogue import BENCHMARKS
from figures import Bar, Figure, Judged, Of, Quantity, find_idle, judge, tell_line, tell_table

RATIO = Bar("stock", "100 texts", Quantity.USER, Of.RATIO, 1.5)
MEMORY = Bar("stock", "100 texts", Quantity.MEMORY, Of.VALUE, 300)
CLOCK = Bar("stock", "100 texts", Quantity.WALL, Of.VALUE, 3, fails=False)


def judge_one(figure: Figure, *bars: Bar) -> Judged:
    (judged,) = judge("stock", [figure], bars)
    return judged


def test_a_figure_is_judged_by_the_bars_of_its_name_and_quantity_alone() -> None:
    figure = Figure("100 texts", Quantity.USER, 3, 2)
    others = Bar("pandoc", "100 texts", Quantity.USER, Of.RATIO, 1)
    assert judge_one(figure, RATIO, MEMORY, CLOCK, others).bars == (RATIO,)


@pytest.mark.parametrize(
    ("ours", "verdict", "failed"),
    [(3.0, "met", False), (3.01, "missed", False), (4.0, "missed", False), (4.01, "missed", True)],
)
def test_a_run_fails_when_a_ratio_is_worse_than_its_bar_by_more_than_a_third(
    ours: float, verdict: str, failed: bool
) -> None:
    judged = judge_one(Figure("100 texts", Quantity.USER, ours, 2), RATIO)
    assert (judged.verdict, judged.failed) == (verdict, failed)


def test_memory_fails_a_run_and_seconds_on_the_clock_do_not() -> None:
    assert judge_one(Figure("100 texts", Quantity.MEMORY, 401), MEMORY).failed
    slow = judge_one(Figure("100 texts", Quantity.WALL, 100), CLOCK)
    assert (slow.verdict, slow.failed) == ("missed", False)


def test_a_figure_may_have_a_bar_for_its_ratio_and_one_for_itself() -> None:
    ratio = Bar("stock", "100 texts", Quantity.MEMORY, Of.RATIO, 2)
    judged = judge_one(Figure("100 texts", Quantity.MEMORY, 250, 100), ratio, MEMORY)
    assert judged.beyond() == [ratio]
    assert tell_line("stock", judged).endswith("(at most 2×, 300 MB: missed: 2×)")


def test_a_ratio_without_a_peer_is_no_number_but_a_fault() -> None:
    with pytest.raises(ValueError, match="nothing to compare with"):
        judge_one(Figure("100 texts", Quantity.USER, 1), RATIO).beyond()


def test_a_bar_that_is_about_no_figure_is_found() -> None:
    judged = [judge_one(Figure("100 texts", Quantity.USER, 3, 2), RATIO, MEMORY)]
    assert find_idle("stock", judged, (RATIO, MEMORY)) == [MEMORY]
    assert find_idle("start", judged, (RATIO, MEMORY)) == []


def test_a_line_says_that_a_run_fails() -> None:
    judged = judge_one(Figure("100 texts", Quantity.USER, 5, 2), RATIO)
    line = tell_line("stock", judged)
    assert line.split("  ")[0] == "stock"
    assert line.endswith("2.50×  (at most 1.5×: FAILED: by more than a third)")


def test_a_table_is_made_from_given_figures() -> None:
    rows = [
        judge_one(Figure("100 texts", Quantity.USER, 3, 2), RATIO),
        judge_one(Figure("1,000 texts", Quantity.MEMORY, 1234.5)),
    ]
    assert tell_table(rows, "Sphinx").splitlines() == [
        "| measured | unit | Glossator | Sphinx | ratio | at most |  |",
        "| --- | --- | --: | --: | --: | --- | --- |",
        "| 100 texts | CPU s | 3.00 | 2.00 | 1.50× | 1.5× | met |",
        "| 1,000 texts | MB | 1,234 |  |  |  |  |",
    ]


def test_a_table_without_a_peer_has_no_column_for_it() -> None:
    rows = [judge_one(Figure("python alone", Quantity.WALL, 0.02))]
    assert tell_table(rows, "").splitlines() == [
        "| measured | unit | Glossator |",
        "| --- | --- | --: |",
        "| python alone | s | 0.02 |",
    ]


def test_each_bar_is_of_a_benchmark_and_stands_once() -> None:
    assert {bar.benchmark for bar in BARS} <= {benchmark.name for benchmark in BENCHMARKS}
    keys = [(bar.benchmark, bar.what, bar.quantity, bar.of) for bar in BARS]
    assert len(keys) == len(set(keys))
