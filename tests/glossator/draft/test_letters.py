"""What begins and ends letters."""

from __future__ import annotations

from drafting import BODY, blocks, page

from glossator.draft.rules.letters import propose

LETTER = "Selby, 3 May 1861\n\nDear Mr. Hall,\n\n" + BODY + "\n\nYours truly,\nANN SMITH\n"


def test_a_letter() -> None:
    assert blocks(propose, LETTER) == ["1-3 opener", "7-8 closer"]


def test_several_letters() -> None:
    text = f"I\n\n{LETTER}\nII\n\n{LETTER}"
    assert blocks(propose, text) == ["3-5 opener", "9-10 closer", "14-16 opener", "20-21 closer"]


def test_dear_things_are_no_letters() -> None:
    assert blocks(propose, page("Dear bread makes poor people.", BODY)) == []


def test_what_stands_between_its_heading_and_the_salutation_opens_a_letter() -> None:
    text = f"LETTER I.\n\nTo the same.\n\nSunday Evening.\n\nMr. Lyle,\n\n{BODY}\n\nJ. F.\n"
    assert blocks(propose, text) == ["3-7 opener", "11 closer"]


def test_the_heading_of_the_next_letter_closes_none() -> None:
    letter = f"Dear Sir,\n\n{BODY}\n\nYour obedient Servant,\nJ. FENN.\n"
    text = f"LETTER I.\n\n{letter}\nLETTER II.\n\n{letter}"
    assert blocks(propose, text) == ["3 opener", "7-8 closer", "12 opener", "16-17 closer"]


def test_initials_and_place_and_date_sign_a_text() -> None:
    assert blocks(propose, page(BODY, "H. V.", "I", BODY)) == ["3 closer"]
    assert blocks(propose, page(BODY, " " * 20 + "Weimar, im Mai 1868")) == ["3 closer"]
    assert blocks(propose, page(BODY, "H. V. is not his name", BODY)) == []


def test_a_name_in_capitals_and_an_office_sign_a_decision() -> None:
    text = page(BODY, "M. HALLORAN\nFerry Law Judge", "Attorney for the Board: K. Marsh")
    assert blocks(propose, text) == ["3-4 closer"]
    assert blocks(propose, page(BODY, "PART II\nDOGS", BODY)) == []
