"""Straight marks among curly ones."""

from __future__ import annotations

import pytest
from drafting import changes, is_a, page

from glossator.draft.rules.quotation_marks import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the town’s and the inn’s and the world's", [("world's", "world’s")]),
        ('“one” “two” and "three"', [('"three"', "“three”")]),
        ('“Belt and Road" it is', [('Road"', "Road”")]),
        ("the town's and the inn’s world's", []),
        ('all "straight" here', []),
    ],
)
def test_proposes(text: str, expected: list[tuple[str, str]]) -> None:
    assert changes(propose, text) == expected


def test_a_bibliography_is_counted_by_itself() -> None:
    text = page('the "inn" of it', "“one” “two” “three”")
    assert changes(propose, text, is_a(3, "reference")) == []
    assert len(changes(propose, text)) == 1
