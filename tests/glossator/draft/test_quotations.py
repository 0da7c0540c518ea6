"""What is quoted by itself."""

from __future__ import annotations

from drafting import BODY, blocks, page

from glossator.draft.rules.quotations import propose

SAID = (
    "The keeper is to light the lamp at sunset, and he is to put it out at sunrise, and in the "
    "hours between he is to do nothing that he would not do at noon."
)


def test_a_paragraph_in_quotation_marks_below_a_colon() -> None:
    text = page(BODY, "The rule of the house says this:", f"“{SAID}”²", BODY)
    assert blocks(propose, text) == ["5 quotation"]
    assert blocks(propose, page(BODY, "Die Ordnung lautet:", f"„{SAID}“", BODY)) == ["5 quotation"]


def test_a_quotation_of_several_paragraphs() -> None:
    text = page(BODY, "It reads:", f"«{SAID}", SAID, f"{SAID}» (art. 4)", BODY)
    assert blocks(propose, text) == ["5-9 quotation"]


def test_one_that_nothing_announces() -> None:
    assert blocks(propose, page(BODY, f'"{SAID}"', BODY)) == ["3 quotation"]


def test_what_people_say_to_one_another_is_none() -> None:
    said = f"“{SAID}”"
    talk = ("“I will not,” said Ann.", "“Why?”")
    assert blocks(propose, page(BODY, "He said:", said, *talk, BODY)) == []
    assert blocks(propose, page(BODY, "He said:", "“No, and no again, Ann.”", BODY)) == []


def test_a_notice_in_capitals() -> None:
    text = page(BODY, "The board said this:", "NO BATHING\nBY ORDER OF THE DEAN", BODY)
    assert blocks(propose, text) == ["5-6 quotation"]


LINES = [
    *("    The mill stood where the two becks meet, and in a", "dry year it stood idle from May."),
    *("    Of this the miller wrote to the abbot, in the year", "of the comet, as follows:"),
    *(
        "          The wheel has not turned since Easter, and",
        "          the flour is of last year.",
    ),
    *("    The abbot sent him a psalm. It rained on the day", "that it came, as the book says."),
]


def test_lines_set_in_that_no_blank_one_sets_apart() -> None:
    assert blocks(propose, "\n".join(LINES) + "\n") == ["5-6 quotation"]


def test_items_and_the_lines_that_hang_are_none() -> None:
    hanging = ["1. The wheel of the mill has not turned since", "      Easter, and it shall not."]
    assert blocks(propose, "\n".join([*LINES[:4], *hanging, *LINES[6:]]) + "\n") == []
