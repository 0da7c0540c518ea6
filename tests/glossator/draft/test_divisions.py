"""Headings that say what they are."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, page

from glossator.draft.rules.divisions import propose


@pytest.mark.parametrize(
    "words",
    ["CHAPTER I.", "Erstes Kapitel", "CHAPITRE PREMIER", "Act II", "Preface", "THE FIRST HOLE."],
)
def test_they_are_headings(words: str) -> None:
    assert blocks(propose, page(BODY, words, BODY)) == ["3 heading 1"]


def test_numbers_in_order_are_headings() -> None:
    assert blocks(propose, page("I", BODY, "II", BODY)) == ["1 heading 1", "5 heading 1"]
    assert blocks(propose, page(BODY, "17", BODY, "3", BODY)) == []


def test_a_heading_below_a_division() -> None:
    assert blocks(propose, page("CHAPTER I.", "THE HOLE.", BODY)) == ["1 heading 1", "3 heading 2"]


def test_the_caption_of_a_table_is_no_heading() -> None:
    assert blocks(propose, page(BODY, "TABLE I\nBOATS AND THEIR DRIFT", BODY)) == []
