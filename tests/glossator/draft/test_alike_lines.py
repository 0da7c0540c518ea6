"""Lists whose lines are of one form."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, page

from glossator.draft.rules.alike_lines import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "sluice ....... a gate in a dam\nweir ........ a dam over which\n              water goes\n",
            ["1-3 list"],
        ),
        ("00:00 The lock\n04:31 The keeper\n1:12:50 The gate\n", ["1-3 list"]),
        ("1871: The lock is built\n1880: It is opened\n", ["1-2 list"]),
        ("1880 was dry.\n1871 was wet.\n", []),
        ("Elected were:\n\nChair: Ann Lamb\nClerk: Bo Orme\n", ["3-4 list"]),
        ("Ann: What?\nBo: Nothing.\n", []),
    ],
)
def test_lines_of_one_form(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


def test_quantities() -> None:
    assert blocks(propose, "1 lb. peas\n2 onions\n3 pints water\nsalt\n") == ["1-4 list"]
    assert blocks(propose, "2 men sat there.\n1 slept.\n3 woke.\n") == []


def test_one_word_with_numbers_in_order() -> None:
    assert blocks(propose, "Step 1: open the gate\nStep 2: go in\nStep 3: shut it\n") == [
        "1-3 list"
    ]
    assert blocks(propose, "Luke 4: he went in\nLuke 9: he went out\n") == []


def test_lines_that_begin_small_below_a_colon() -> None:
    items = "two mill bills\na brass lamp, without its glass\na ladder of nine rungs"
    assert blocks(propose, page("These were found:", items, BODY)) == ["3-5 list"]
    assert blocks(propose, page("These were found.", items, BODY)) == []
    rhymed = (
        "the road goes up the hill\nand comes to town\nand passes by the mill\nand then goes down"
    )
    assert blocks(propose, page("She sang:", rhymed, BODY)) == []


def test_terms_with_what_they_mean_behind_a_dash_are_a_list() -> None:
    terms = (
        "sluice – a gate by which water is let out of a mill's pond\n"
        "race – the narrow bed in which it runs to the wheel\n"
        "tail – what is left of the fall when the wheel has had its share\n"
    )
    assert blocks(propose, f"Words to Know\n\n{terms}") == ["3-5 list"]
    assert blocks(propose, f"{BODY}\n\n{terms}") == []
    verse = "The mill – a bell –\nThe race – a road –\nThe tail – a well –\n"
    assert blocks(propose, f"The Mill\n\n{verse}") == []
