"""Sentences cut in two by a page break."""

from __future__ import annotations

import pytest
from drafting import blocks, is_a, page

from glossator.draft.rules.joins import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (page("It was laid by hand and", "in eleven years."), ["1-3 paragraph"]),
        (page("It was laid by hand,", "by many men and", "in eleven years."), ["1-5 paragraph"]),
        (page("It was laid by hand.", "in eleven years."), []),
        (page("It was laid by hand and", "Eleven years went by."), []),
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


def test_a_heading_is_not_joined() -> None:
    text = page("It was laid by hand and", "in eleven years.")
    assert blocks(propose, text, is_a(1, "heading", 1)) == []
