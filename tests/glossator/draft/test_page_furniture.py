"""Page numbers and running heads."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, page

from glossator.draft.rules.page_furniture import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            page(BODY, "12", BODY, "- 13 -", BODY, "Page 14 of 20"),
            ["3 furniture", "7 furniture", "11 furniture"],
        ),
        (page("Roads 1", BODY, "Roads 2", BODY, "Roads 3", BODY), []),  # a part may be called so
        (
            "The road was laid by hand in\n12\nTHE ROAD\neleven years, and nobody believed it.\n",
            ["2 furniture", "3 furniture"],
        ),
        ("The Road\n\n1\n\nOne day it was done.\n\n2\n\nThe sea was near.\n", []),
        (
            "The road was long.\n\fTHE ROAD    7\nIt was dry.\n\n\fTHE ROAD    8\nIt was wet.\n",
            ["2 furniture", "5 furniture"],
        ),
        (page("Roads", BODY, "Roads", BODY), []),
        (page("Yes.", BODY, "Yes.", BODY, "Yes."), []),
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


def test_a_head_by_itself_with_wide_room_and_what_stands_below() -> None:
    court, apart = " " * 20 + "Opinion of the Court", " " * 20 + "Holm, J., apart"
    first = page(BODY, "2          Hall v. Pym", court, BODY)
    text = first + "\n" + page("            Cite as: 2 T. 31          3", apart, BODY)
    assert {*blocks(propose, text)} == {f"{n} furniture" for n in (3, 5, 9, 11)}


def test_one_line_in_the_middle_below_the_head_of_a_page_is_a_heading() -> None:
    heads = page("Der Damm von Aurich             8", " " * 20 + "Der Bruch", BODY)
    text = page(BODY, "7             K. Hein: Der Damm", BODY) + "\n" + heads
    assert {*blocks(propose, text)} == {"3 furniture", "7 furniture"}


@pytest.mark.parametrize(
    "line",
    ["TH 7-2             Page 2 of 9", "Seite 2 von 9        Protokoll", "[[Page H2214]]"],
)
def test_a_line_that_says_which_page_it_is(line: str) -> None:
    assert blocks(propose, page(BODY, line, BODY)) == ["3 furniture"]


def test_heads_in_capitals_below_the_numbers_of_pages() -> None:
    page_of = "{0}\n\n" + " " * 30 + "{1}\n{2}\nand so on it went for a while.\n\n"
    text = page_of.format(BODY, 14, "ORTEGA") + page_of.format(BODY, 15, "QUEUES")
    assert {*blocks(propose, text)} == {f"{line} furniture" for line in (3, 4, 9, 10)}


def test_numbers_from_one_on_are_of_pages_where_the_last_line_is_one() -> None:
    assert blocks(propose, page("1", BODY, "2", BODY, "3")) == [
        "1 furniture",
        "5 furniture",
        "9 furniture",
    ]
    assert blocks(propose, page("1", BODY, "2", BODY, "3", BODY)) == []


def test_a_number_alone_at_the_end_and_the_head_of_the_next_page() -> None:
    assert blocks(propose, page(BODY, "82")) == ["3 furniture"]
    assert blocks(propose, page(BODY, "(1926)")) == []
    text = page(BODY, "1207", "1208    Libraries    [HOUSE]    (Hours) Bill", BODY)
    assert blocks(propose, text) == ["3 furniture", "5 furniture"]


def test_the_name_of_a_part_is_no_running_head_though_the_title_has_it() -> None:
    text = page(
        "LETTERS WITH A PREFACE AND NOTES", "By Ann Hall", "1", "2", "3", "4", "5", "6", "7"
    )
    assert "21 furniture" not in blocks(propose, f"{text}\n[Pg 8]\n\nPREFACE\n\n{BODY}\n")


def test_a_line_that_goes_on_is_no_running_head_though_it_recurs() -> None:
    closed = "{}\n\n[Pg {}]\n\nYour faithful aunt,\n\nAnn\n\n"
    text = closed.format(BODY, 3) + closed.format(BODY, 4)
    assert [*blocks(propose, text)] == ["3 furniture", "11 furniture"]


def test_numbers_of_pages_beside_heads_that_recur() -> None:
    prose = (
        "The lamp was lit at nine, and nobody\nknew who lit it.\n",
        "The keeper had gone up, and then he\nhad come down again.\n",
        "Whoever saw the ship said that she\nbore a light.\n",
        "the man at the wheel had been asleep,\nas was found.\n",
    )
    heads = (
        "Report of the Board\n\n1\n\n",
        "\n2\n\nWreck of the Anna\nReport of the Board\n\n",
        "\nReport of the Board\n\n3\n\n",
        "\n4\n\nP. Q. ABEL AND R. COLE\n\n",
    )
    text = "".join(head + words for head, words in zip(heads, prose, strict=True))
    found = {line.split()[0] for line in blocks(propose, text)}
    assert found == {"1", "3", "8", "11", "16", "18", "23", "25"}


def test_the_number_of_a_sheet_stands_above_that_of_a_page() -> None:
    text = (
        f"{BODY}\n\n12\n\n178      Abel, Der alte Turm.\n\n{BODY}\n\n{BODY}\n\n"
        f"12*\n\n180      Abel, Der alte Turm.\n\n{BODY}\n"
    )
    assert [line.split()[0] for line in blocks(propose, text)] == ["3", "5", "11", "13"]


def test_regards_that_recur_beside_page_numbers_are_no_running_head() -> None:
    end = (BODY, "Your affectionate sister,", "[Pg 4]")
    found = blocks(propose, page(BODY, BODY, BODY, BODY, *end, BODY, *end[:2], "[Pg 5]", BODY))
    assert not [one for one in found if one.startswith(("11 ", "17 "))]


def test_numbers_at_the_margin_where_those_of_pages_stand_far_in() -> None:
    note = "1\n  The deed speaks of a well.\n2\n  So does the map."
    number = f"{' ' * 40}{{}}"
    text = page(BODY, note, number.format(1), BODY, note.replace("2", "3"), number.format(2), BODY)
    assert blocks(propose, text) == ["8 furniture", "17 furniture"]


def test_a_heading_below_a_list_of_contents_is_no_running_head() -> None:
    rows = [
        f"THE {name}{' ' * 12}{n}"
        for n, name in enumerate(("WELL", "ROAD", "MILL", "INN", "SEA"), 3)
    ]
    found = blocks(propose, page(*rows, "THE WELL", BODY, BODY))
    assert "11 furniture" not in found
    assert len(found) == 5


def test_a_number_before_the_end_of_a_page() -> None:
    text = "1\n\nThe sea was dry.\n\n7\n\f2\n\nIt was found by a boy.\n\n8\n\f3\n\nHe had a lamp.\n\n9\n\f"
    assert blocks(propose, text) == ["5 furniture", "10 furniture", "15 furniture"]


def test_a_head_with_wide_room_in_it_begins_a_page() -> None:
    text = (
        "The road was laid by\n\fRoads of the North            No. 4, 1911\nhand in eleven years.\n"
    )
    assert blocks(propose, text) == ["2 furniture"]
    table = "The roads are these.\n\fNorth            1911\nSouth            1912\n"
    assert blocks(propose, table) == []


def test_a_head_whose_number_is_the_next_between_those_of_others() -> None:
    heads = ("66   THE ANNALIST.", "The Roads.   67", "68   THE ANNALIST.")
    text = page(BODY, heads[0], BODY, heads[1], BODY, heads[2], BODY)
    assert {*blocks(propose, text)} == {"3 furniture", "7 furniture", "11 furniture"}
    assert "7 furniture" not in blocks(propose, text.replace("67", "12"))


def test_a_sheets_letter_above_the_head_of_a_page() -> None:
    text = f"{BODY}\nVOL. II.   K\n\n66   THE ANNALIST.\n{BODY}\n\n68   THE ANNALIST.\n{BODY}\n"
    assert "2 furniture" in blocks(propose, text)


def test_a_stamp_on_each_page() -> None:
    stamp = "Released by the Board 14/02/1987 under no. 20114"
    noisy = "Released by the Board 14/O2/19B7 ^nder"
    text = page(noisy, BODY, stamp, BODY, stamp, BODY, stamp, BODY)
    assert [*blocks(propose, text)] == [f"{n} furniture" for n in (1, 5, 9, 13)]
    text = page("COPY", BODY, stamp, "COPY", stamp, BODY, stamp, BODY, "COPY")
    assert sorted(blocks(propose, text)) == sorted(f"{n} furniture" for n in (1, 5, 7, 9, 13, 17))
    head = page(*[stamp, "R. Hale and others", BODY] * 3)
    assert sorted(blocks(propose, head)) == sorted(f"{n} furniture" for n in (1, 3, 7, 9, 13, 15))
    assert blocks(propose, page(*["Down to the sea I go", BODY] * 3)) == []


def test_the_title_below_the_head_of_its_first_page_stays() -> None:
    heads = [f"THE WELL{' ' * 30}{n}" for n in (41, 43, 45)]
    text = page(heads[0], "THE WELL", BODY, heads[1], BODY, heads[2], BODY)
    assert "3 furniture" not in blocks(propose, text)
    assert "1 furniture" in blocks(propose, text)
