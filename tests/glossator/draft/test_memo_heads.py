"""The head of a memorandum."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks

from glossator.draft.rules.memo_heads import propose


def test_it_is_read() -> None:
    text = (
        "MEMORANDUM\n\nTO: The Board\nFROM: J. Bell\nDATE: 2 May 1954\nSUBJECT: The ferry\n\n"
        + BODY
    )
    assert blocks(propose, text) == [
        "1 furniture",
        "3 opener",
        "4 author FROM:",
        "5 date DATE:",
        "6 title SUBJECT:",
    ]


@pytest.mark.parametrize("text", ["To: the sea\n\n" + BODY, "From: a page\nDate: none\n\n" + BODY])
def test_one_field_is_no_head(text: str) -> None:
    assert blocks(propose, text) == []


def test_fields_with_room_before_the_colon() -> None:
    text = "OFFICE MEMORANDUM  •  THE COMPANY\n\nTO      :  Mr. Hall\nFROM    :  A. Pym\nSUBJECT :  A harp\n"
    assert blocks(propose, text) == [
        "1 furniture",
        "3 opener",
        "4 author FROM    :",
        "5 title SUBJECT :",
    ]


def test_fields_go_on_in_lines_further_in() -> None:
    text = (
        "M E M O R A N D U M\n\n"
        "TO:       The Harbour Masters\n          of all ports\n\n"
        "FROM:     J. Bell\n          Director, Board of Ferries\n\n"
        "SUBJECT:  What a ferry may carry in a\n          dry year\n\n" + BODY
    )
    assert blocks(propose, text) == [
        "1 furniture",
        "3-4 opener",
        "6 author FROM:",
        "7 affiliation",
        "9-10 title SUBJECT:",
    ]
