"""Electronic addresses alone in their lines."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, page

from glossator.draft.rules.emails import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (page("On Roads", "a.smith@roads.example.org", BODY), ["3 email"]),
        (page("E-mail: 123@example.com", BODY), ["1 email"]),
        (page("Write to a@example.org for more", BODY), []),
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected
