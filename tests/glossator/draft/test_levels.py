"""Levels of drafted headings nest."""

from __future__ import annotations

import pytest
from drafting import is_a

from glossator.draft.levels import nest_levels
from glossator.draft.proposals import RunInProposal


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([1, 2, 3, 1], [1, 2, 3, 1]),
        ([2, 2, 1], [1, 2, 1]),
        ([1, 4, 5], [1, 2, 3]),
        ([1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 5, 5]),
    ],
)
def test_no_heading_is_two_below_the_one_before(levels: list[int], expected: list[int]) -> None:
    blocks = [is_a(line, "heading", level) for line, level in enumerate(levels, start=1)]
    assert [block.level for block in nest_levels(blocks, [])[0]] == expected


def test_run_in_headings_count() -> None:
    run_in = RunInProposal(line=2, level=3, text="Water.", reason="said", confidence=1)
    blocks, run_ins = nest_levels([is_a(1, "heading", 1), is_a(3, "heading", 3)], [run_in])
    assert [run_in.level for run_in in run_ins] == [2]
    assert [block.level for block in blocks] == [1, 3]


def test_what_has_no_level_stays() -> None:
    assert nest_levels([is_a(1, "title")], [])[0] == [is_a(1, "title")]
