"""Stops and commas that stand twice."""

from __future__ import annotations

import pytest
from drafting import changes

from glossator.draft.rules.doubled_marks import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Australia..", [("Australia..", "Australia.")]),
        ("one,, two", [("one,,", "one,")]),
        ("one;; two", [("one;;", "one;")]),
        ("speed .. the rate at which", []),  # it leads to what a word means
        ("x,,is and s,, v", []),
        ("and so on... or …", []),
        ("Smith et al., 1999", []),
        ("C::D and a//b", []),
    ],
)
def test_proposes(text: str, expected: list[tuple[str, str]]) -> None:
    assert changes(propose, text) == expected
