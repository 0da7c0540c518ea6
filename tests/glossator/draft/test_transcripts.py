"""Speakers, and what stands between their speeches."""

from __future__ import annotations

import pytest
from drafting import BODY, apply_draft, blocks, page

from glossator.draft.rules.transcripts import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            page("ANN: Is it far?", "(LAUGHTER)", "BO: It is.", "It was always far.", "ANN: Good."),
            ["1 speech", "3 stage", "5 speech", "7 paragraph", "9 speech"],
        ),
        (
            page("**Ann:** Is it far?", "**Bo:** It is.", "**Ann:** Good."),
            ["1 speech ** **", "3 speech ** **", "5 speech ** **"],
        ),
        (
            "ACT I\n\nANN\nIs it far?\n\nBO\nIt is.\n\nANN\nGood.\n",
            ["3-4 speech", "6-7 speech", "9-10 speech"],
        ),
        (
            page(
                "Mr. PYM: Is it far?", "The MINISTER (Sir A. Hart): It is.", "HON. MEMBERS: Answer!"
            ),
            ["1 speech", "3 speech", "5 speech"],
        ),
        (
            page("[00:01] Ann: Is it far?", "[00:05] Bo: It is.", "[00:09] Ann: Good."),
            ["1 speech [00:01]", "3 speech [00:05]", "5 speech [00:09]"],
        ),
        (
            page(
                "The Well",
                "ANN",
                "Is it far?",
                "BO",
                "It is.",
                "It was.",
                "ANN",
                "Good.",
                "BO",
                "Bad.",
            ),
            ["3-5 speech", "7-9 speech", "11 paragraph", "13-15 speech", "17-19 speech"],
        ),
        (page(BODY, "[Prolonged applause.]", BODY), ["3 stage"]),
        (page("Note: it is far.", "Warning: it is dry.", "Advice: bring water."), []),
        (page(BODY, BODY), []),
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


def test_each_speaks_by_name() -> None:
    _, _, read = apply_draft(page("ANN: Is it far?", "BO: It is.", "ANN: Good."))
    assert [block.speaker for block in read.blocks] == ["ANN", "BO", "ANN"]
    assert read.blocks[0].text == "Is it far?"


QUESTIONS = ("P. ¿Lejos?", "R. No mucho.", "P. ¿Y hoy?", "R. Hoy menos.")


def test_two_letters_that_take_turns_are_speakers() -> None:
    assert blocks(propose, page(*QUESTIONS)) == ["1 speech", "3 speech", "5 speech", "7 speech"]


def test_letters_of_a_list_are_no_speakers() -> None:
    assert blocks(propose, page("A. Bread", "B. Salt", "C. Bread", "A. Salt")) == []


def test_a_heading_among_speeches_is_nobodys() -> None:
    text = page("ANN: Far?", "BO: It is.", "The long winter", "ANN: Good.", "BO: Bad.")
    assert blocks(propose, text) == ["1 speech", "3 speech", "7 speech", "9 speech"]


def test_what_the_record_of_a_debate_tells() -> None:
    text = page(
        "Mr. PYM: Is it far?",
        "Mr. HALL indicated dissent.",
        "The UNDER-SECRETARY of STATE for the ROADS (Mr. Hall): It is.",
        "Mr. PYM: Good.",
        "Sir J. HALL: Bad.",
        "Question put, and agreed to.",
    )
    kinds = ["1 speech", "3 stage", "5 speech", "7 speech", "9 speech", "11 stage"]
    assert blocks(propose, text) == kinds


def test_a_table_is_nobodys_speech() -> None:
    text = page("ANN: Far?", "BO: See:", "Road    3\nRiver   4", "ANN: Good.", "BO: Bad.")
    assert "5-6 paragraph" not in blocks(propose, text)


def test_where_each_line_is_a_paragraph_a_turn_has_several() -> None:
    said = f"BO: {BODY}\nIt was always far, and it will be so when we are old."
    text = page("ANN: Is it far, do you think?", said, "ANN: Good.", "BO: Bad.")
    assert blocks(propose, text)[1:3] == ["3 speech", "4 paragraph"]


def test_a_rank_alone_and_what_a_letter_adds_are_no_speakers() -> None:
    text = "MRS. TULL\nGood morning.\n\nANN\nIs it?\n\nMRS. TULL\nIt is.\n\nANN\n(in the door)\nWell.\n"
    assert blocks(propose, text) == ["1-2 speech", "4-5 speech", "7-8 speech", "10-12 speech"]
    letters = page("P.S. The clock goes.", BODY, "P.P.S. Do not hurry.", BODY, "P.S. It rains.")
    assert blocks(propose, letters) == []


def test_somebody_named_in_full_is_called_by_the_last_name_later() -> None:
    text = page(
        "Sam Ode: How?", "Tina Kroll: So.", "Ode: And?", "Kroll: No.", "Ode: Ah.", "Kroll: Oh."
    )
    assert len(blocks(propose, text)) == 6


def test_how_verse_is_said_stands_before_it() -> None:
    song = "     O the rain comes down,\n     And the poor must run,\n     But the rich go dry.\n"
    text = f"ANN\nGood.\n\nTOM\nBad.\n\nANN\n     (singing)\n{song}\nTOM\nIndeed.\n"
    assert "9-11 verse" in blocks(propose, text)
    assert "7-8 speech" in blocks(propose, text)


def test_initials_that_are_a_rank_too_are_a_speaker_with_a_colon() -> None:
    text = page("DR: How?", "NP: So.", "DR: And?", "NP: No.")
    assert len(blocks(propose, text)) == 4


def test_the_imprint_of_a_title_page_says_nothing() -> None:
    text = page("LONDON: SAM FRANCH\n1888", "PEN. Has he?", "ANN. No.", "PEN. Ah.", "ANN. Oh.")
    assert blocks(propose, text)[0] == "4 speech"
