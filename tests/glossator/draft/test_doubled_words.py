"""Words written twice."""

from __future__ import annotations

import pytest
from drafting import changes

from glossator.draft.rules.doubled_words import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("of the the road", [("the the", "the")]),
        ("that that was so", []),
        ("he had had it", []),
        ("Marl Marl", []),
        ("again-again and a-a a-b", []),
    ],
)
def test_proposes(text: str, expected: list[tuple[str, str]]) -> None:
    assert changes(propose, text) == expected
