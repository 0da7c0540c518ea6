"""Compounds that lost their hyphen."""

from __future__ import annotations

import pytest
from drafting import changes

from glossator.draft.rules.lost_hyphens import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("major-country and major-country, but majorcountry", [("majorcountry", "major-country")]),
        ("re-sign and re-sign, but resign", []),
        ("major-country and majorcountry, majorcountry", []),
    ],
)
def test_proposes(text: str, expected: list[tuple[str, str]]) -> None:
    assert changes(propose, text, counts={"resign": 5}) == expected
