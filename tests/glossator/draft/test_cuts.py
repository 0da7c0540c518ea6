"""Markup is left out of words in its order."""

from __future__ import annotations

import pytest

from glossator.draft.cuts import cut


@pytest.mark.parametrize(
    ("words", "cuts", "expected"),
    [
        ("# On Roads", ("# ",), "On Roads"),
        ("## **On** Roads", ("## **", "**"), "On Roads"),
        ("1   On 2   Roads", ("1   ", "2   "), "On Roads"),
        ("• A. Smith", ("•",), "A. Smith"),
        ("On Roads", (), "On Roads"),
    ],
)
def test_cut(words: str, cuts: tuple[str, ...], expected: str) -> None:
    assert cut(words, cuts) == expected
