"""Words written twice."""

from __future__ import annotations

import pytest
from drafting import changes, make_draft

from glossator.draft.rules.doubled_words import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("of the the road", [("the the", "the")]),
        ("that that was so", []),
        ("he had had it", []),
        ("Marl Marl", []),
        ("again-again and a-a a-b", []),
    ],
)
def test_proposes(text: str, expected: list[tuple[str, str]]) -> None:
    assert changes(propose, text) == expected


def test_each_language_says_which_words_are_written_once() -> None:
    assert [*propose(make_draft("in the the house", tongue="de"))] == []
