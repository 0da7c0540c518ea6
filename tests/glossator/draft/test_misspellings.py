"""A slip in a word that the text has often."""

from __future__ import annotations

import pytest
from drafting import changes

from glossator.draft.rules.misspellings import propose

OFTEN = "China China China China China "


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Chine", [("Chine", "China")]),
        ("Cihna", [("Cihna", "China")]),
        ("Chiina", [("Chiina", "China")]),
        ("Chinas", []),
        ("Indian", []),
        ("Chino", []),
    ],
)
def test_proposes(word: str, expected: list[tuple[str, str]]) -> None:
    assert changes(propose, OFTEN + word, counts={"chino": 10**9}) == expected


def test_without_a_vocabulary_nothing_is_a_slip() -> None:
    assert changes(propose, OFTEN + "Chine") == []
