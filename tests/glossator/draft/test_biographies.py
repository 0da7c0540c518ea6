"""Who the author is."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, is_a, page

from glossator.draft.rules.biographies import propose


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Anna Smith is a surveyor at Marl.", ["5 biography"]),
        ("Bert Jones is professor of roads at Marl.", ["5 biography"]),
        ("The author teaches at Marl.", ["5 biography"]),
        ("Marl Town is a place by the sea.", []),
        ("It is the end.", []),
    ],
)
def test_proposes(line: str, expected: list[str]) -> None:
    text = page("Anna Smith", BODY, line)
    assert blocks(propose, text, is_a(1, "author")) == expected
