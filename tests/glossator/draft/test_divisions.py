"""Headings that say what they are."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, is_a, page

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


def test_numbers_of_pages_are_no_parts() -> None:
    text = page("I", BODY, "2", BODY, "II", BODY, "7", BODY)
    assert blocks(propose, text) == ["1 heading 1", "9 heading 1"]


def test_a_number_between_rules_stands_alone() -> None:
    text = page(BODY, "II\n--", BODY, "III", BODY)
    assert blocks(propose, text, is_a(4, "furniture")) == ["3 heading 1", "8 heading 1"]


def test_capitals_below_a_frame() -> None:
    assert blocks(propose, page("+-----+\nWORKED EXAMPLE 2.1", BODY)) == ["2 heading 1"]


def test_capitals_over_two_lines() -> None:
    text = page(BODY, "OF LOCKS AND OF ALL\nTHAT PASSES THROUGH THEM", BODY)
    assert blocks(propose, text) == ["3-4 heading 1"]
    assert blocks(propose, page("PART I\nOF LOCKS", BODY)) == ["1 heading 1", "2 heading 2"]
