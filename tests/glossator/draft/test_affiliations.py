"""Institutions and offices before the text."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, page

from glossator.draft.rules.affiliations import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (page("On Roads", "University of Marl", BODY), ["3 affiliation"]),
        (page("On Roads", "Guest Researcher, Marl", BODY, "University of Marl"), ["3 affiliation"]),
        (page("On Roads", "Marl", BODY), []),
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected
