"""Parts that are called by a word and their number, several in order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drafting import BODY, blocks, is_a, page

from glossator.draft.rules.numbered_divisions import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (page("§ 1\nOf locks", BODY, "§ 2\nOf gates", BODY), [1, 2, 6, 7]),
        (page("Article 1er", BODY, "Article 2", BODY), [1, 5]),
        (page("Erster Teil\nWasser", BODY, "Zweiter Teil\nLand", BODY), [1, 2, 6, 7]),
        (page("II", "A wet day", BODY, "III", "A dry day.", BODY), [1, 3, 7, 9]),
        (page("Part II", BODY), []),
        (page("Part I", BODY, "Part I", BODY), []),  # a running head
        (page("Part I", BODY, "Part II", BODY, "A word", BODY), [1, 5]),
        (page("Article 1. Nobody shall swim.", "Article 2. Nobody shall float."), []),
        (page("II", "“Is she in?”", BODY, "III", "“Is he out?”", BODY), [1, 7]),
    ],
)
def test_proposes(text: str, expected: list[int]) -> None:
    found = sorted(int(block.split()[0]) for block in blocks(propose, text))
    assert found == expected


def test_the_name_of_one_part_alone_tells_nothing() -> None:
    text = page("I", BODY, "II", "A dry day", BODY, "III", BODY)
    assert sorted(blocks(propose, text)) == ["1 heading 1", "11 heading 1", "5 heading 1"]


def test_levels_follow_from_which_came_first() -> None:
    text = page("Part I", "§ 1", BODY, "Part II", "§ 2", BODY)
    assert sorted(blocks(propose, text)) == [
        "1 heading 1",
        "3 heading 2",
        "7 heading 1",
        "9 heading 2",
    ]


def test_a_name_in_capitals_may_go_over_lines() -> None:
    names = "OF A LOCK, AND OF THE MAN\nWHO KEPT IT", "OF HIS DOG, AND OF WHAT\nIT SAID"
    text = page("CHAPTER I", names[0], BODY, "CHAPTER II", names[1], BODY)
    assert sorted(blocks(propose, text)) == [
        "1 heading 1",
        "10-11 heading 2",
        "3-4 heading 2",
        "8 heading 1",
    ]


def test_letters_are_no_roman_numbers() -> None:
    text = page("I", "A", BODY, "B", BODY, "C", BODY, "II", BODY)
    assert len(blocks(propose, text)) == 5


def test_sentences_below_some_numbers_are_no_names() -> None:
    told = ("I.", "The claim is good.", BODY, "II.", "It fails.", BODY, "III.", BODY)
    found = sorted(int(block.split()[0]) for block in blocks(propose, page(*told)))
    assert found == [1, 7, 13]


def test_a_number_and_the_name_directly_below_are_one_heading() -> None:
    text = page("II\nA wet day", BODY, "III\nA dry day\nand a Lamp", BODY)
    assert blocks(propose, text) == ["1-2 heading 1", "6-8 heading 1"]
    furniture = [is_a(n, "furniture") for n in (1, 8)]
    pages = page("The Ferry", "1\nA wet day", BODY, "The Ferry", "2\nA dry day", BODY)
    assert blocks(propose, pages, *furniture) == ["3-4 heading 1", "10-11 heading 1"]


def test_in_pages_a_gap_between_a_number_and_its_name_is_a_blank_line() -> None:
    text = page("1.", "The Rope", BODY, "2.", "The Lead", BODY)
    foot = replace(is_a(6, "furniture"), rule="page-furniture")
    paged = text.replace(BODY, f"{BODY}\n7", 1)
    assert blocks(propose, paged, foot) == ["1-3 heading 1", "8-10 heading 1"]
    assert len(blocks(propose, text)) == 4
