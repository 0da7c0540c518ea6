"""Words that a scan ran together."""

from __future__ import annotations

import pytest
from drafting import ENGLISH, changes

from glossator.draft.rules.glued_words import part, propose
from glossator.draft.vocabulary import Vocabulary, read_vocabulary


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in thefuture", [("thefuture", "the future")]),
        ("the futureis near", [("futureis", "future is")]),
        ("evena road", [("evena", "even a")]),
        ("the dayswhen it", [("dayswhen", "days when")]),
        ("theRoad", [("theRoad", "the Road")]),
        ("roadbythesea", []),
        ("thefuture and thefuture", []),
        ("roads and antiroad and roadness", []),
        ("THEROAD", []),
        ("Jinping of Zhou", []),
        ("see http://theroad.example/thefuture", []),
        ("the-future", []),
    ],
)
def test_proposes(text: str, expected: list[tuple[str, str]]) -> None:
    assert changes(propose, text, counts=ENGLISH) == expected


def test_three_words_of_which_the_middle_one_is_short() -> None:
    assert part("roadofthe", Vocabulary(ENGLISH)) == ("road", "of", "the")


def test_without_a_vocabulary_nothing_is_glued() -> None:
    assert changes(propose, "thefuture") == []


def test_with_the_real_vocabulary() -> None:
    vocabulary = read_vocabulary()
    assert part("governanceproblems", vocabulary) == ("governance", "problems")
    for word in (
        "centralization",
        "hitherto",
        "Zhengyang",
        "unsustainable",
        "steerability",
        "contradistinguished",
    ):
        assert part(word, vocabulary) == ()
