"""Straight marks among curly ones."""

from __future__ import annotations

import pytest
from drafting import changes, is_a, make_draft, page

from glossator.draft.evidence import DOUBTFUL
from glossator.draft.rules.quotation_marks import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the town’s and the inn’s and the world's", [("world's", "world’s")]),
        ('“one” “two” and "three"', [('"three"', "“three”")]),
        ('“Belt and Road" it is', [('Road"', "Road”")]),
        ("the town's and the inn’s world's", []),
        ('all "straight" here', []),
    ],
)
def test_proposes(text: str, expected: list[tuple[str, str]]) -> None:
    assert changes(propose, text) == expected


def test_a_bibliography_is_counted_by_itself() -> None:
    text = page('the "inn" of it', "“one” “two” “three”")
    assert changes(propose, text, is_a(3, "reference")) == []
    assert len(changes(propose, text)) == 1


def test_several_of_another_hand_are_none_of_ours_to_change() -> None:
    many = " ".join(["It’s"] * 20)
    assert len(changes(propose, f"{many} don't can't won't")) == 3
    found = [*propose(make_draft(f"{many} don't can't won't isn't aren't"))]
    assert {change.confidence for change in found} == {DOUBTFUL}
