"""Who wrote, translated, edited; and where it comes from."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, page

from glossator.draft.people import name_people
from glossator.draft.rules.credit_lines import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (page("By A. Smith", BODY), ["1 author"]),
        (
            page(
                BODY,
                "Contributed by A. Smith, surveyor",
                "Translated by B. Jones",
                "[ Editor: C. Brown ]",
            ),
            ["3 author", "5 translator", "7 editor"],
        ),
        (page(BODY, "A source: roads.example.org"), ["3 origin"]),
        (page("By the river", BODY), []),
        (page(BODY, "By A. Smith", BODY), []),
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


def test_what_it_is_and_by_whom() -> None:
    text = page("The Bridge", "Commencement Address by Ann Oyelaran", BODY)
    assert blocks(propose, text) == ["3 author Commencement Address by"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ada Brook (1831-1899)", "Ada Brook"),
        ("JOSÉ LUCERO (1790 – 1851)", "JOSÉ LUCERO"),
        ("Karl Ebner, 1802-1871", "Karl Ebner"),
        ("林若舟（1900—1961）", "林若舟"),
    ],
)
def test_a_name_with_the_years_of_a_life_is_the_author_s(line: str, name: str) -> None:
    assert blocks(propose, page("Site", line, "The Lamp", BODY)) == ["3 author"]
    assert name_people(line) == [name]


def test_years_behind_other_words_are_no_life() -> None:
    assert blocks(propose, page("The Lamp", "The war years (1914-1918)", BODY)) == []


@pytest.mark.parametrize(
    "line",
    [
        "Interviewed by Ada Brook",
        "WITH TEN PLATES BY ADA BROOK",
        "Printed by Ada Brook",
        "Mit Bildern von Ada Brook",
    ],
)
def test_others_had_a_part(line: str) -> None:
    assert blocks(propose, page("The Lamp", line, BODY)) == []


def test_a_translator_below_the_word_for_one() -> None:
    assert blocks(propose, page("The Lamp", "TRANSLATED BY\nADA BROOK", BODY)) == ["3-4 translator"]


def test_what_somebody_did_may_stand_in_the_line_above() -> None:
    text = page("The Lamp", "EDITED WITH NOTES AND A PREFACE\nBY ADA BROOK", BODY)
    assert blocks(propose, text) == ["4 editor"]
    assert blocks(propose, page("The Lamp", "WITH PLATES\nBY ADA BROOK", BODY)) == []
    assert blocks(propose, page("The Lamp", "A ROMANCE\nBY ADA BROOK", BODY)) == ["4 author"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Capt. Bo Holm", ["Bo Holm"]),
        ("BY THE REV. ANN GRAY LIND, M.A.", ["ANN GRAY LIND"]),
        ("General Holm", ["General Holm"]),
        ("The Brothers Holm", ["The Brothers Holm"]),
        ("[Ann Lind](https://selby.example/ann),", ["Ann Lind"]),
    ],
)
def test_a_name_is_without_what_its_bearer_is_called_by(line: str, names: list[str]) -> None:
    assert name_people(line) == names


def test_who_edited_it_has_not_written_it() -> None:
    text = page("FURTHER LETTERS OF ADA BROOK.", "EDITED BY CARL BROOK.", BODY)
    assert blocks(propose, text) == ["3 editor"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("ANN B. HALL,1 KARL MOOR,2 AND EVA PYM1,3", ["ANN B. HALL", "KARL MOOR", "EVA PYM"]),
        ("Ann Hall,¹ Karl Moor,² and Eva Pym¹", ["Ann Hall", "Karl Moor", "Eva Pym"]),
        ("Von Pfarrer Karl Ebner, Aurich", ["Karl Ebner"]),
    ],
)
def test_marks_behind_commas_and_ranks(line: str, names: list[str]) -> None:
    assert name_people(line) == names
