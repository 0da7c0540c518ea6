"""Proposed changes of characters become emendations of words, each found once in its line."""

from __future__ import annotations

import pytest
from drafting import make_draft

from glossator.draft.change import change
from glossator.draft.emend import LineEmendation, select_changes
from glossator.draft.proposals import EmendationProposal


def emend(text: str, *edits: tuple[int, int, str]) -> list[LineEmendation]:
    draft = make_draft(text)
    (segment,) = draft.segments
    proposals = [
        change(segment, start, end, reading, kind="spelling", reason="said", confidence=1)
        for start, end, reading in edits
    ]
    draft = draft.with_proposals(proposals)
    return list(select_changes(draft.manuscript, draft.of(EmendationProposal)))


@pytest.mark.parametrize(
    ("text", "edit", "expected"),
    [
        ("in thefuture.", (6, 6, " "), ("thefuture.", "the future.", "", "")),
        ("the the road", (3, 7, ""), ("the the", "the", "", "")),
        ("a road, a raod", (11, 13, "oa"), ("raod", "road", "", "")),
        ("go Now. go Now", (11, 11, "x"), ("Now", "xNow", "Now. go ", "")),
        ("It is. It is so", (0, 0, " "), ("It", " It", "", " is. It is so")),
    ],
)
def test_words_are_found_once(
    text: str, edit: tuple[int, int, str], expected: tuple[str, str, str, str]
) -> None:
    (found,) = emend(text, edit)
    assert (found.exact, found.reading, found.prefix, found.suffix) == expected
    assert text.count(found.prefix + found.exact + found.suffix) == 1
    assert text[found.start :].startswith(found.exact)


def test_changes_in_one_word_are_one_emendation() -> None:
    (found,) = emend("with“yesterday's loaves", (14, 15, "’"), (4, 4, " "))
    assert (found.exact, found.reading) == ("with“yesterday's", "with “yesterday’s")
    assert len(found.proposals) == 2


def test_of_changes_that_contradict_one_another_the_first_stands() -> None:
    (found,) = emend("majorcountry", (5, 5, "-"), (5, 5, " "))
    assert found.reading == "major-country"


def test_emendations_come_in_the_order_of_the_text() -> None:
    assert [found.exact for found in emend("one two three", (8, 8, "x"), (0, 0, "x"))] == [
        "one",
        "three",
    ]
