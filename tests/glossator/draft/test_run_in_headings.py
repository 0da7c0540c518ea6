"""Headings on their paragraph's own line."""

from __future__ import annotations

import pytest
from drafting import is_a, make_draft, page

from glossator.draft.proposals import BlockProposal
from glossator.draft.rules.run_in_headings import propose
from glossator_schema.blocks import PARAGRAPH


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Feeding the locks.Water was scarce.", ["Feeding the locks."]),
        ("Water was scarce.Nobody knew why.", []),
        ("Feeding the locks. Water was scarce.", []),
        ("Smith.Jones was there.", []),
        ("The U.S.Navy was there.", []),
    ],
)
def test_proposes(line: str, expected: list[str]) -> None:
    assert [run_in.text for run_in in propose(make_draft(line))] == expected


def test_it_is_one_level_below_the_heading_before() -> None:
    text = page("Water", "Feeding the locks.Water was scarce.")
    assert [run_in.level for run_in in propose(make_draft(text, is_a(1, "heading", 1)))] == [2]


def test_a_heading_has_none_and_a_joined_line_none_within() -> None:
    text = "Feeding the locks.Water was scarce."
    assert list(propose(make_draft(text, is_a(1, "heading", 1)))) == []
    joined = BlockProposal(line=1, last=2, kind=PARAGRAPH, reason="said", confidence=1)
    assert list(propose(make_draft("Once\n" + text, joined))) == []
