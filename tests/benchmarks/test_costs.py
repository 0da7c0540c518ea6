"""A command is measured in a process of its own."""

from __future__ import annotations

import sys

import pytest
from costs import BenchmarkError, Cost, run, take_least, take_medians


def test_the_memory_of_a_command_is_its_own_and_not_that_of_who_measures() -> None:
    ballast = b"x" * 150_000_000
    assert run(sys.executable, "-I", "-S", "-c", "pass").memory < 50 < len(ballast)


def test_the_memory_is_that_of_the_largest_process_that_the_command_started() -> None:
    inner = "x = b'x' * 150_000_000"
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}])"
    assert 150 < run(sys.executable, "-c", outer).memory < 200


def test_a_command_that_fails_is_told_with_its_last_words() -> None:
    with pytest.raises(BenchmarkError, match=r"(?s)exit 3: .*no such luck"):
        run(sys.executable, "-c", "import sys; print('no such luck'); sys.exit(3)")


def test_the_median_or_the_least_is_taken_of_each_quantity_by_itself() -> None:
    costs = [Cost(1, 30, 200), Cost(2, 10, 300), Cost(3, 20, 100)]
    assert take_medians(costs) == Cost(2, 20, 200)
    assert take_least(costs) == Cost(1, 10, 100)
