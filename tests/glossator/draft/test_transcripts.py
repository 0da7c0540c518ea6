"""Speakers, and what stands between their speeches."""

from __future__ import annotations

import pytest
from drafting import BODY, apply_draft, blocks, is_a, page

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
            ["1 heading 1", "3-4 speech", "6-7 speech", "9-10 speech"],
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
        (
            page(
                "Ruth Moll: I never saw the sea before that day.",
                "[They came by cart.]",
                "Jan Adler: We slept on the sacks and woke in salt.",
                "Carla Finn: My mother said that it would be blue, and it was grey.",
                "Bo: I counted nine ships and one of them was ours.",
            ),
            ["1 speech", "3 stage", "5 speech", "7 speech", "9 speech"],
        ),
        (
            page(
                "Aunt Sally: A doll at which one throws, and mostly misses.",
                "Black Maria: The coach that nobody wishes to be seen in.",
                "Big Ben: The bell, and not the tower in which it hangs.",
                "A big ben was once the name of any heavy thing.",
                "Jack Ketch: He who hangs, whatever he was christened.",
            ),
            [],
        ),
        (
            "THE CHANCELLOR:  Good day to all of you.  (Applause.)\n\n" + page(BODY, "(Laughter.)"),
            ["1 speech", "5 stage"],
        ),
        (
            "Ada Pell (Nether Wick) (Ind)\nI beg to move that the ferry be kept.\n\n"
            "Sir Hugh Orme (Castle Hay) (Con)\nDoes she know what it costs?\n\n"
            "Ada Pell\nI do.\n\nOther hon. Members rose—\n\n"
            "The Minister for Ferries (Mr Tom Ray)\nIt shall be kept.\n",
            ["1-2 speech", "4-5 speech", "7-8 speech", "10 stage", "12-13 speech"],
        ),
        (
            "Madeira Cake (Plain)\nTake six eggs, and beat them well.\n\n"
            "Plum Cake (Rich)\nTake two pounds of plums.\n\n"
            "Seed Cake (Small)\nTake what seeds there are.\n",
            [],
        ),
        (
            page(
                "M. le maire. La séance est ouverte.",
                "Mme Odile Roy. Je demande la parole.",
                "M. le maire. Vous l’avez.",
                "M. Jean Pic. Pas si vite !",
                "Mme Odile Roy. Je serai brève.",
            ),
            [f"{n} speech" for n in (1, 3, 5, 7, 9)],
        ),
        (
            page(
                "Ledger: Who painted the sign?",
                "Nora Dunn: My father did, with a broom.",
                "L: And who reads it?",
                "ND: The horses.",
                "L: Do they stop?",
                "ND: They always have.",
            ),
            [f"{n} speech" for n in (1, 3, 5, 7, 9, 11)],
        ),
        (
            page("店主　客官请。", "张三　有酒么？", "店主　有。", "张三　拿来。"),
            [f"{n} speech" for n in (1, 3, 5, 7)],
        ),
        (
            "Reporter\nWhere is the well?\n\nGray\nBelow the yard.\n\n"
            "Reporter\nIs it deep?\n\nGray\nNobody came back to say.\n\n"
            "Reporter\nAnd the rope?\n\nGray\nIt did.\n",
            [f"{n}-{n + 1} speech" for n in (1, 4, 7, 10, 13, 16)],
        ),
        (
            page(
                "Q.  Who rang?",
                "A.  I did.",
                "MR. PYE: Objection.",
                "Q.  Why?",
                "A.  It was noon.",
                "Q.  Who heard?",
                "A.  Nobody.",
            ),
            [f"{n} speech" for n in (1, 3, 5, 7, 9, 11, 13)],
        ),
        (
            page(
                "Mr. Tom Ray (Wick, Ind.): Is it paid?",
                "Hon. Jo Pell (Minister): It is.",
                "Mr. Tom Ray: When?",
                "Some hon. members: Oh, oh!",
                "Hon. Jo Pell: Soon.",
            ),
            [f"{n} speech" for n in (1, 3, 5, 7, 9)],
        ),
        (
            page(
                "ARGUMENT OF JOHN B. HALE FOR THE OWNERS",
                "MR. HALE: It floats.",
                "JUSTICE ROY: So does a cork.",
                "MR. HALE: It has a mast.",
                "JUSTICE ROY: Has it sailed?",
            ),
            [f"{n} speech" for n in (3, 5, 7, 9)],
        ),
        (
            "When I was a boy\nwe had one lamp,\nand it moved from room\nto room with us.\n\n"
            "(Laughter)\n\nSo the house was dark\nbut for where we were.\nAnd nobody was\never alone in it.\n\n"
            "I think of that lamp\nwhenever I see\na street of windows\nwith no one there.\n",
            ["6 stage", "1-4 paragraph", "8-11 paragraph", "13-16 paragraph"],
        ),
        (
            "VOL. I\n\nVOL. II\n\nI am in debt to all who have let me see the\n"
            "MSS. which they keep, and without which\nthere would be no book.\n\nVOL. I\n",
            [],
        ),
        (
            "Ann: Is it far?\n[They walk on,\nand the lamp goes out.]\nBo: It is.\n\n"
            "Ann: Good. (Here she\nstopped to listen.) Go on.\nBo: I do.\n",
            ["1 speech", "2-3 stage", "4 speech", "6-7 speech", "8 speech"],
        ),
        (
            "THE COURT: The case of the ferry.\n\nMR. HALE: It sank.\n\n"
            "ARGUMENT OF MARY B. ROY\nFOR THE OTHER SIDE\n\n"
            "THE COURT: Ms. Roy.\n\nMR. HALE: It has sunk.\n",
            ["1 speech", "3 speech", "8 speech", "10 speech"],
        ),
        (
            "ADA PELL, HOST:\n\nThe ferry is late.\n\n"
            + page("BO RAY: It is.", "PELL: Again.", "RAY: Always.", "PELL: Yet they wait."),
            ["1-3 speech", "5 speech", "7 speech", "9 speech", "11 speech"],
        ),
        (
            page(
                "ACT I",
                "ANN. Is it far?",
                "_Enter_ BO, _wet._",
                "BO. It is.",
                "ANN. Good.",
                "BO. No.",
            ),
            ["1 heading 1", "3 speech", "5 stage", "7 speech", "9 speech", "11 speech"],
        ),
        (page("SUBJECT: The pump.", "FROM: The yard.", "SUBJECT: The well.", "FROM: Us."), []),
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


def test_the_time_stands_beside_a_name_above_what_is_said() -> None:
    text = page("Ann Ray (00:03):\nIs it far?", "Bo Orr  0:05\nIt is.", "Ann Ray 00:09\nGood.")
    assert blocks(propose, text) == [
        "1-2 speech",
        "4-5 speech",
        "7-8 speech",
    ]
    _, _, read = apply_draft(text)
    assert [block.speaker for block in read.blocks] == ["Ann Ray", "Bo Orr", "Ann Ray"]
    assert read.blocks[1].text == "0:05 It is."  # the time stays: it is where to listen


def test_a_time_alone_stands_above_what_the_same_person_goes_on_to_say() -> None:
    more = "(00:07):\nAnd it was always far."
    text = page(
        "Ann Ray (00:03):\nIs it?", "Bo Orr (00:05):\nIt is.", more, "Ann Ray (00:09):\nOh."
    )
    assert "7-8 paragraph" in blocks(propose, text)


@pytest.mark.parametrize(
    "lines",
    [
        ("Anna Ray, rapporteur. – Is it far?", "Bo Orr (LIB). – It is.", "Anna Ray. – Good."),
        ("  Mr. McCABE. Is it far?", "  Mr. ORR of New Wells. It is.", "  Mr. McCABE. Good."),
        ("ANNE, à part. C'est loin?", "GIL, riant. Oui.", "ANNE. Bon."),
        ("ANN   Is it far?", "BO   It is.", "ANN   Good.", "BO   Bad."),
        ("Chairman Ray. Is it?", "Ms. Orr. It is.", "Chairman Ray. Good.", "Ms. Orr. Bad."),
        ("M. le maire. C'est loin?", "M. Orr. Oui.", "M. le maire. Bon.", "M. Orr. Non."),
        ("THE MAID [far off] Is it?", "TOM. Yes.", "THE MAID. Good.", "TOM [low] Oh.", "TOM. Ah."),
        ("_Ann_. Is it far?", "_Bo_ (_rises_). It is.", "_Ann_ (_sits_). Good.", "_Bo_. Bad."),
        ("The Mayor. Is it?", "Q. It is.", "The Mayor. No.", "Q. Yes.", "The Mayor. Q?", "Q. So."),
        ("老　周　远吗？", "小　李　（笑）远。", "老　周　好。", "小　李　不好。"),
        (">> ANN: Is it far?", ">> BO: It is.", ">> ANN: Good."),
        ("Q   Is it far?", "A   It is.", "Q   Since when?", "A   Since 1931."),
    ],
)
def test_names_stand_before_what_is_said_in_many_shapes(lines: tuple[str, ...]) -> None:
    found = blocks(propose, page(*lines))
    assert [each.split()[:2] for each in found] == [
        [str(2 * n + 1), "speech"] for n in range(len(lines))
    ]


def test_names_in_short_begin_speeches_in_a_play_or_where_they_take_turns() -> None:
    said = ("Mar. Is it far?", "Rob. It is.", "Mar. Good.", "Rob. Bad.", "Mar. Oh.", "Rob. Ah.")
    assert len(blocks(propose, page("ACT I", *said))) == 7
    assert len(blocks(propose, page(*said))) == 6
    assert blocks(propose, page(*said[:3], BODY, BODY, BODY, *said[3:])) == []


def test_names_in_small_letters_have_lines_of_their_own() -> None:
    said = ("Anna Ray (LIB):\nIs it?", "Bo Orr:\nIt is.", "Anna Ray (LIB):\nGood.", "Bo Orr:\nOh.")
    assert len(blocks(propose, page(*said))) == 4
    named = ("**ANN**\nIs it?", "**BO** *(aside)*\nIt is.", "**ANN**\nGood.", "**BO**\nOh.")
    assert len(blocks(propose, page("## Scene 1", *named))) == 4
    recipe = ("Soup", "Stock:\nbones", "Method:\nboil", "Bread", "Stock:\nflour", "Method:\nbake")
    assert blocks(propose, page(*recipe)) == []


def test_paragraphs_of_a_speech_stand_further_in_without_blank_lines() -> None:
    text = (
        "    ANN: We came down to the river at the end of May,\nand it was high.\n"
        "    Then we went home, and nobody in the town would\nbelieve what we told.\n"
        "(Laughter.)\n    (Applause.)\n"
        "    BO: It is so.\n    ANN: It was so, as I said at the\ntime.\n"
    )
    assert blocks(propose, text) == [
        "1-2 speech",
        "3-5 paragraph",
        "6 stage",
        "7 speech",
        "8-9 speech",
    ]


def test_signatures_and_those_to_whom_letters_go_are_no_speakers() -> None:
    letter = ("TO MR. ORR.", BODY, "A. RAY.", "TO MISS KAY.", BODY, "RAY.")
    assert blocks(propose, page(*letter, *letter, *letter)) == []


def test_the_persons_of_a_play_stand_in_groups() -> None:
    text = "PERSONS\n\nANN, a maid.\n\nBO, a king.\nGIL, his son.\n\nSCENE: a road.\n\nACT I\n"
    assert blocks(propose, text)[0].startswith("3-6 list")


def test_directions_of_old_prints_close_no_bracket() -> None:
    text = "ACT I\n\nANN.\nIs it far?\n            [Exit.\n\nBO.\nIt is.\n\nANN.\nGood.\n"
    assert blocks(propose, text)[1:3] == ["3-4 speech", "5 stage"]


def test_a_speech_goes_on_below_the_foot_of_a_page() -> None:
    text = page("ANN: Is it far?", "BO: It is so far that I", "12", "cannot say.", "ANN: Good.")
    found = blocks(propose, text, is_a(5, "furniture"))
    assert found[1].startswith("3-7 speech")
    assert found[2] == "9 speech"


def test_words_in_brackets_above_all_others_are_no_direction() -> None:
    text = page("[House Record]", "The Well", "ANN: Far?", "[A bell.]", "BO: Yes.", "ANN: Good.")
    assert [each for each in blocks(propose, text) if "stage" in each] == ["7 stage"]


def test_what_is_nobodys_in_a_play_without_brackets_is_a_direction() -> None:
    text = page(
        "ACT I", "ANN. Is it far?", "They sit.", "So far?", "BO. It is.", "ANN. Ah.", "BO. Oh."
    )
    assert blocks(propose, text)[1:4] == ["3 speech", "5 stage", "7 paragraph"]


def test_what_a_title_page_says_before_the_first_scene_is_no_speech() -> None:
    said = ("ANN. Is it?", "BO. It is.", "ANN. Ah.", "BO. Oh.")
    text = page("PERSONS", "Ann\nBo", "LONDON: THE GLOBE", "ACT I", *said)
    assert next(each for each in blocks(propose, text) if each.endswith("speech")) == "10 speech"


def test_one_of_whom_is_told_much_is_no_speaker() -> None:
    told = ("N. M. came home late.", "I asked.", "N. M. said nothing.", "He sat.", "N. M. rose.")
    assert blocks(propose, page(*told)) == []


def test_names_above_what_is_said_need_no_blank_lines() -> None:
    text = "ANN\nIs it far?\nBO\nIt is.\nANN\nGood.\nBO\nBad.\n"
    assert blocks(propose, text) == ["1-2 speech", "3-4 speech", "5-6 speech", "7-8 speech"]


def test_lines_of_verse_below_a_blank_one_are_the_speech_of_the_name_above() -> None:
    verse = "O the rain comes down,\nAnd the poor must run,\nBut the rich go dry."
    _, _, read = apply_draft(
        page("ACT I", "ANN", verse, "BO", "It is.", "ANN", verse, "BO", "Yes.")
    )
    assert [block.speaker for block in read.blocks[1:]] == ["ANN", "BO", "ANN", "BO"]


def test_a_script_has_its_action_at_the_margin() -> None:
    ann, bo = "          ANN\n     Is it far?", "          BO\n     It is."
    assert "7 stage" in blocks(propose, page(ann, bo, "She sits down.", ann, bo))


def test_a_question_may_be_bold_with_the_name_of_who_asks() -> None:
    asked = (
        "**The Echo: Is it far?**",
        "Ann Ray: It is.",
        "**The Echo: So far?**",
        "Ann Ray: Yes.",
    )
    text = page(*asked, "**The Echo: Why?**", "A. R.: I forget.", "**The Echo: Oh.**", "A. R.: Oh.")
    assert len(blocks(propose, text)) == 8


def test_who_is_there_stands_below_a_scene_and_how_one_goes_further_in() -> None:
    text = page(
        "Scene 1", "ANN. BO.", "ANN. Is it?", "    A pause.", "So?", "BO. It is.", "ANN. Oh."
    )
    kinds = [
        "1 heading 1",
        "3 stage",
        "5 speech",
        "7 stage",
        "9 paragraph",
        "11 speech",
        "13 speech",
    ]
    assert blocks(propose, text) == kinds


def test_when_and_where_a_play_is_are_directions_each() -> None:
    text = (
        "PERSONS\nANN\nBO\n\nTIME: May.\nPLACE: A road.\n\nANN: Is it?\n\nBO: It is.\n\nANN: Oh.\n"
    )
    assert blocks(propose, text)[1:3] == ["5 stage", "6 stage"]


def test_how_something_is_said_stands_by_itself_below_the_name() -> None:
    text = page("ANN", "(low)", "Is it?", "BO", "It is.", "ANN", "Oh.", "BO", "(low)", "Ah.")
    assert blocks(propose, text)[0] == "1-5 speech"


def test_what_is_spoken_of_at_which_time_is_a_list() -> None:
    text = "00:00 The well\n04:10 Who dug it\n1:02:00 What it cost\n\n" + BODY + "\n"
    assert blocks(propose, text) == ["1-3 list"]


def test_what_somebody_reads_out_stands_further_in() -> None:
    text = (
        "   ANN: We had a letter from the county in the\nspring, and here it is.\n"
        "         Dear Madam, the well is dry.\n         We are sorry for that.\n"
        "   It was all that they had to say to us in the\nend.\n"
        "   BO: It is so.\n   ANN: It was so, as I said at the\ntime.\n"
    )
    assert blocks(propose, text)[1] == "3-4 quotation"


def test_a_full_name_before_a_colon_speaks_once_among_many() -> None:
    said = (
        "Ann Ray: Far?",
        "Bo Orr: Yes.",
        "Ann Ray: Oh.",
        "Bo Orr: Ah.",
        "Gil Fox: No!",
        "Ann Ray: So.",
    )
    assert len(blocks(propose, page(*said, "Bo Orr: Well."))) == 7


def test_a_play_without_scenes_says_first_where_it_is() -> None:
    said = ("ANN: Is it far?", "BO: It is.", "A pause.", "ANN: Oh.", "BO: Ah.")
    found = blocks(propose, page("PERSONS", "ANN\nBO", "A kitchen. Evening.", *said))
    assert found[1:5] == ["6 stage", "8 speech", "10 speech", "12 stage"]


def test_a_heading_in_capitals_with_a_dash_is_nobody() -> None:
    speeches = "Mr. PYM. Is it far?\n\nMr. HALL. It is.\n\nMr. PYM. Good.\n"
    found = blocks(propose, f"            THE WELLS OF MOOR--VETO\n\n{speeches}")
    assert found == ["3 speech", "5 speech", "7 speech"]


def test_each_paragraph_of_what_somebody_reads_out_is_a_quotation() -> None:
    text = (
        "   ANN: We had a letter from the county in the\nspring, and here it is:\n\n"
        "         Dear Madam, the well of your house is dry, as\n      you have told us yourself.\n"
        "         We are sorry for that, and shall have another one\n      dug in May.\n\n"
        "   BO: It is so.\n   ANN: It was so, as I said at the\ntime.\n"
    )
    assert blocks(propose, text)[1:3] == ["4-5 quotation", "6-7 quotation"]


def test_who_is_addressed_does_not_speak() -> None:
    text = (
        "  Mr. ORR. Mr. Chairman, I have the letter here that the\nboard was sent.\n"
        "  Mr. Chairman, that is what the board was told.\n"
        "  Mr. RAY. I have not seen it, nor has anybody else of\nthose who sit here.\n"
        "  Mr. ORR. It is here.\n  Mr. RAY. So it is.\n"
    )
    assert blocks(propose, text)[1] == "3 paragraph"


def test_a_heading_in_capitals_and_a_dash_far_in_does_not_speak() -> None:
    said = "  Mr. ORR. I have the letter here.\n  Mr. RAY. So I see.\n"
    text = f"                THE WELLS ACT--REPORT\n\n{said}{said}"
    assert blocks(propose, text)[0] == "3 speech"


@pytest.mark.parametrize(
    "told",
    [
        "The reading clerk called the roll.",
        "The Senate proceeded to consider the report.",
        "There being no objection, the letter was printed below.",
        "Mr. RAY addressed the Chair.",
    ],
)
def test_the_record_of_a_senate_tells_what_happened(told: str) -> None:
    said = "Mr. ORR. I have the letter here.\n\nMr. RAY. So I see.\n\n"
    assert blocks(propose, f"{said}{told}\n\n{said}")[2] == "5 stage"
