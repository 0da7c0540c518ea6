"""Spaces that do not belong."""

from __future__ import annotations

import pytest
from drafting import changes

from glossator.draft.rules.extra_spaces import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the inn , and", [("inn ,", "inn,")]),
        ("the set 𝐵 . Then", []),
        ("the point x , and", []),
        ("the ( inn", [("( inn", "(inn")]),
        ("the inn )", [("inn )", "inn)")]),
        (
            "see http://a.example/ roads/b.html now",
            [("http://a.example/ roads/b.html", "http://a.example/roads/b.html")],
        ),
        ("this and/ or that/these", []),
    ],
)
def test_proposes(text: str, expected: list[tuple[str, str]]) -> None:
    assert changes(propose, text) == expected
