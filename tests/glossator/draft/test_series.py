"""A second title line."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, is_a, page

from glossator.draft.rules.series import propose


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("A Review of the Year", ["3 series"]),
        ("Introduction", []),
        ("1. The Stone", []),
        ("A review of the year", []),
    ],
)
def test_proposes(line: str, expected: list[str]) -> None:
    assert blocks(propose, page("On Roads", line, BODY), is_a(1, "title")) == expected


def test_of_several_lines_none_is_one() -> None:
    text = page("نی نامه", "بشنو این نی", "از جدایی ها", BODY)
    assert blocks(propose, text, is_a(1, "title")) == []


def test_without_a_title_there_is_none() -> None:
    assert blocks(propose, page("A Review of the Year", BODY)) == []


def test_few_words_below_a_date_and_above_a_sentence_are_a_heading() -> None:
    text = page("The Road to the Sea", "3 May 1999", "Syllabus", BODY)
    assert blocks(propose, text, is_a(1, "title"), is_a(3, "date")) == []
    assert blocks(propose, text, is_a(1, "title")) == ["5 series"]


def test_words_in_capitals_above_text_as_others_below_are_a_heading() -> None:
    text = page("Of Rivers", "THE SOURCE", BODY, "THE MILL", BODY)
    assert blocks(propose, text, is_a(1, "title")) == []
    text = page("Of Rivers", "THE PARISH REVIEW", BODY, "The Mill", BODY)
    assert blocks(propose, text, is_a(1, "title")) == ["3 series"]
