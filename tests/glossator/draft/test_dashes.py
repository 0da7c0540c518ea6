"""Two hyphens for a dash."""

from __future__ import annotations

import pytest
from drafting import changes

from glossator.draft.rules.dashes import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the road — as it was -- went — on", [("--", "—")]),
        ("the road—as it was--went", [("was--went", "was—went")]),
        ("the road -- as it was", []),
        ("one — two -- three -- four", []),
    ],
)
def test_proposes(text: str, expected: list[tuple[str, str]]) -> None:
    assert changes(propose, text) == expected
