"""Title and byline printed again."""

from __future__ import annotations

from drafting import BODY, blocks, is_a, page

from glossator.draft.rules.repetitions import propose


def test_the_later_of_equal_lines_are_furniture() -> None:
    text = page("On Roads", "Anna Smith", "ON ROADS", "Anna Smith", BODY)
    earlier = (is_a(1, "title"), is_a(3, "author"))
    assert blocks(propose, text, *earlier) == ["5 furniture", "7 furniture"]


def test_other_equal_lines_stay() -> None:
    assert blocks(propose, page("Yes", "Yes", BODY)) == []


def test_a_name_within_the_text_is_no_byline_again() -> None:
    text = page("On Roads", "Brook J", BODY, "BROOK J", BODY)
    earlier = (is_a(1, "title"), is_a(3, "publication"))
    assert blocks(propose, text, *earlier) == []
