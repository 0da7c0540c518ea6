"""A second title line."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, is_a, page

from glossator.draft.rules.series import propose


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("A Review of the Year", ["3 series"]),
        ("Introduction", []),
        ("1. The Stone", []),
        ("A review of the year", []),
    ],
)
def test_proposes(line: str, expected: list[str]) -> None:
    assert blocks(propose, page("On Roads", line, BODY), is_a(1, "title")) == expected


def test_without_a_title_there_is_none() -> None:
    assert blocks(propose, page("A Review of the Year", BODY)) == []
