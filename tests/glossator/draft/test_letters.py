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


def test_salutations_without_a_sign_and_sentences_that_close_nothing() -> None:
    first = f"1. Rennick to Thole\n\nHull, Jan. 5th\n\nDear Rennick\n\n{BODY}\n\nI am obliged to you.\n\n"
    second = f"2. Thole to Rennick\n\nThole –\n\n{BODY}\n\nBelieve me\nyours\nA. B.\n\nPS – More.\n"
    assert blocks(propose, first + second) == ["3-5 opener", "13 opener", "17-21 closer"]


def test_a_day_without_its_year_and_a_place_above_the_date_open_a_letter() -> None:
    text = f"II.\n\nEllery, 19th August.\n\nDearest Will,\n\n{BODY}\n\nEver yours,\n\nA. T.\n\nIII.\n\n"
    text += f"Port Ellery,\nChristmas Eve, 1848.\n\nMy dear Brother,\n\n{BODY}\n\nYours,\nA. T.\n"
    assert blocks(propose, text) == ["3-5 opener", "9-11 closer", "15-18 opener", "22-23 closer"]


def test_a_speaker_who_turns_to_those_who_listen_begins_no_letter() -> None:
    text = page("Ladies and gentlemen,", BODY, "My fellow citizens:", BODY)
    assert blocks(propose, text) == ["1 opener"]
