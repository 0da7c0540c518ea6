"""The text's own bibliography."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, is_a, page

from glossator.draft.rules.references import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            page(BODY, "References") + "[1] A. Smith, Roads.\n[2] B. Jones, Seas.\n",
            ["3 heading 1", "4 reference [1]", "5 reference [2]"],
        ),
        (
            page(BODY, "Works Cited", "- 1. A. Smith, <http://roads.example>."),
            ["3 heading 1", "5 reference 1. -  < >"],
        ),
        (page(BODY, "References", "[1] A.", "[1] B."), ["3 heading 1", "5 reference [1]"]),
        (page("[1] is a number", BODY), []),
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


def test_the_next_heading_ends_it() -> None:
    text = page("References", "[1] A. Smith.", "Notes", "[2] A remark.")
    assert blocks(propose, text, is_a(5, "heading", 1)) == ["1 heading 1", "3 reference [1]"]
