"""Initials in another order than their words."""

from __future__ import annotations

import pytest
from drafting import changes

from glossator.draft.rules.abbreviations import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Tarn Navigation Company (TCN) and the TNC", [("(TCN)", "(TNC)")]),
        ("the Bank of Marl and Tarn (BMT)", []),
        ("the Tarn Company (XYZ)", []),
        ("Lower-Tarn Canal (TLC)", [("(TLC)", "(LTC)")]),
    ],
)
def test_proposes(text: str, expected: list[tuple[str, str]]) -> None:
    assert changes(propose, text) == expected
