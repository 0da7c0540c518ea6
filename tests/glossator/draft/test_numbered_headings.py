"""Short numbered lines above text."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, is_a, page

from glossator.draft.rules.numbered_headings import is_next, level_of, propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (page("1. The stone", BODY, "2. The gravel", BODY), ["1 heading 1 1.", "5 heading 1 2."]),
        (page("2. Roads", "2.1 Stone", BODY), ["1 heading 1 2.", "3 heading 2 2.1"]),
        (page("IV. The bridge", BODY), ["1 heading 1 IV."]),
        (page("1. One thing", "2. Another", "3. A third"), []),
        (page("1. It is a sentence.", BODY), []),
        (page("1788 was a bad year", BODY), []),
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


@pytest.mark.parametrize(("label", "level"), [("1.", 1), ("1.2", 2), ("1.2.3", 3), ("IV.", 1)])
def test_the_number_tells_the_level(label: str, level: int) -> None:
    assert level_of(label) == level


def test_sections_of_a_law() -> None:
    text = page("§ 1. Licences.", "(1) No person shall.", "§ 2 Tolls", "§ 3 A man owes. He pays.")
    assert blocks(propose, text) == ["1 heading 1 § 1.", "5 heading 1 § 2"]


def test_several_that_end_in_a_stop() -> None:
    text = page("I. Of mills.", BODY, "II. Of millers.", BODY)
    assert blocks(propose, text) == ["1 heading 1 I.", "5 heading 1 II."]
    assert blocks(propose, page("I. Of mills.", BODY, BODY)) == []
    assert blocks(propose, page("I. Of mills.", BODY, "V. Of millers.", BODY)) == []


def test_a_heading_may_ask() -> None:
    assert blocks(propose, page("4.1 What is scarce?", BODY)) == ["1 heading 2 4.1"]


def test_numbers_in_order_are_headings_whatever_is_below() -> None:
    text = page(
        "1. Opening", "(At nine.)", "2. Mills", BODY, "3. Tolls", BODY, "4. Close", "(At ten.)"
    )
    assert sorted(blocks(propose, text)) == [
        "1 heading 1 1.",
        "13 heading 1 4.",
        "5 heading 1 2.",
        "9 heading 1 3.",
    ]
    assert blocks(propose, page("I. Mills", BODY, "II. Tolls", BODY, "III. End", "None")) == [
        "1 heading 1 I.",
        "5 heading 1 II.",
        "9 heading 1 III.",
    ]


@pytest.mark.parametrize(
    ("label", "following", "expected"),
    [
        ("1.", "2.", True),
        ("2.1", "2.2", True),
        ("IV.", "V.", True),
        ("1.", "3.", False),
        ("1.2", "2.3", False),
        ("IX.", "11.", False),
    ],
)
def test_the_next_number(label: str, following: str, *, expected: bool) -> None:
    assert is_next(label, following) is expected


def test_a_rule_below_a_heading() -> None:
    text = page(BODY, "2.1 Stone\n---------", BODY)
    assert blocks(propose, text, is_a(4, "furniture")) == ["3 heading 2 2.1"]


def test_a_numbered_sentence_above_a_heading_is_none() -> None:
    text = page("1. The claim fails.", BODY, "2. So does the other.", "Costs", BODY)
    assert blocks(propose, text, is_a(7, "heading", 1)) == []


def test_numbers_of_lines_are_of_no_headings() -> None:
    verse = " 5 The road goes on\n 6 Beyond the stair"
    assert blocks(propose, page(verse, BODY)) == []
    assert blocks(propose, f"The road goes on and\n 10 Beyond the stair\n{BODY}\n") == []


def test_numbered_headings_with_a_stop_between_paragraphs_without_blank_lines() -> None:
    text = (
        "The wells of the parish are older than its church, and\n"
        "older than its name, and nobody has yet asked them for\n"
        "anything but water, which they gave until last summer.\n"
    )
    heads = ("I. Of Wells that are dry.\n", "II. Of Wells that are not.\n")
    found = blocks(propose, f"{text}{heads[0]}{text}{text}{heads[1]}{text}")
    assert found == ["4 heading 1 I.", "11 heading 1 II."]
    assert blocks(propose, f"{text}1. Fill the jug.\n2. Drink it up.\n{text}") == []
