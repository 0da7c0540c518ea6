"""Notes on lines of their own."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, is_a, page

from glossator.draft.proposals import BlockProposal
from glossator.draft.rules.note_bodies import propose
from glossator_schema.blocks import AUTHOR_NOTE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (page("It is deep.[1] So they say.", "[1] They do."), ["3 author-note [1]"]),
        (page("It is deep.¹ So they say.", "¹ They do."), ["3 author-note ¹"]),
        (page("It is deep.* So they say.", "* They do."), ["3 author-note *"]),
        (page("It is deep.1 So they say.", "Notes", "1. They do."), ["5 author-note 1 ."]),
        (
            "It is deep.[A]\n\n[Footnote A: They\nsay so.]\n",
            ["3-4 author-note A [Footnote  : ]"],
        ),
        (page("It is deep.", "[Footnote: They do.]"), ["3 author-note [Footnote : ]"]),
        (page("It is deep.[1]", "1. ^ They do."), ["3 author-note 1 . ^"]),
        ("It is deep.1 So they say.\n\n1\n  They do.\n", ["3-4 author-note 1"]),
        (page("It is deep.", "[1] They do."), []),  # no mark
        (page("There are two:", "* one", "* two"), []),
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (page("So it is.*)", "*) It was."), ["3 author-note * )"]),
        (page("So it is.（1）", "（1）It was."), ["3 author-note （1）"]),
        (page("So it is¹.", "1. It was in 1879.", "And so on it went."), ["3 author-note 1 ."]),
        (page("So it is.", "1. It was in 1879.", "And so on it went."), []),
    ],
)
def test_in_other_forms(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


def test_notes_with_a_stroke_or_a_letter() -> None:
    assert blocks(propose, page("So it is.1/", "1/ It was.", "END")) == ["3 author-note 1 /"]
    assert blocks(propose, page("So it is.(a)", "(a) It was.")) == ["3 author-note (a)"]
    assert blocks(propose, page("Choose course (a).", "(a) It was.")) == []


def test_the_institution_of_an_author_is_no_note() -> None:
    text = page("R. Oduya1", "1 School of Engineering, University of Tarn", BODY)
    assert blocks(propose, text) == []


def test_headings_with_plain_numbers_are_no_notes() -> None:
    text = page(
        "It is deep.¹ So they say.²", "1 Introduction", BODY, "2 Methods", "2.1 Ropes", BODY
    )
    assert blocks(propose, text) == []


def test_a_raised_mark_with_a_bracket_may_stand_apart() -> None:
    assert blocks(propose, page("Die Brücke ¹) brannte.", "¹) Im Mai.")) == ["3 author-note ¹ )"]


def test_an_arrow_leads_back_too() -> None:
    assert blocks(propose, page("Un bac[1].", "1. ↑ Une barque.")) == ["3 author-note 1 . ↑"]


def test_notes_of_which_half_have_marks_stand_in_order() -> None:
    text = page("It is deep.\u2070 So they say.²", "¹ The well.\n² They do.")
    assert blocks(propose, text) == ["3 author-note ¹", "4 author-note ²"]
    apart = page("It is deep.²", "¹ The well.", BODY, "² They do.")
    assert blocks(propose, apart) == ["7 author-note ²"]


def test_stars_alone_are_no_note() -> None:
    assert blocks(propose, page("It is deep.*", "* * *", "And so on it went.")) == []


def test_a_note_has_paragraphs_where_its_next_one_is_marked_above_it() -> None:
    marked = "桥①是石头的。②"
    assert blocks(propose, page(marked, "①见县志。", "县志有两种刻本。", "②同上。")) == [
        "3-5 author-note ①",
        "7 author-note ②",
    ]
    foot = page("桥①是石头的。", "①见县志。", "河②很宽，水很深。", "②同上。")
    assert blocks(propose, foot) == ["3 author-note ①", "7 author-note ②"]


def test_a_line_that_ends_early_ends_the_note() -> None:
    wide = "It is deep, and has been so ever since the monks\ndug it, in the dry year of the three fires.[1]"
    text = f"{wide}\n\n[1] They did.\nThe well stands open.\n"
    assert blocks(propose, text) == ["4 author-note [1]"]


def test_a_plain_number_is_no_note_where_a_list_has_it() -> None:
    listed = BlockProposal(line=5, kind=AUTHOR_NOTE, label="[1]", reason="said", confidence=1)
    text = page("It is deep.[1]", "1 SAMUEL iii. 4. Here am I.", "[1] They do.")
    assert blocks(propose, text, listed) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (page("灯是旧的。〔1〕", "〔1〕见县志。"), ["3 author-note 〔1〕"]),
        (page("The key was his.[FN1]", "FN1. So he said."), ["3 author-note FN1 ."]),
        (page("The key was his.1", "1The son was not called."), ["3 author-note 1"]),
        (page("The key was his.1", "3D maps were made."), []),
        (page("So ist es.[1]", "Fußnote 1: In Kiel."), ["3 author-note 1 Fußnote  :"]),
        (page("So it is.", "Note 1: In Kiel."), []),
    ],
)
def test_in_rarer_forms(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


def test_the_institution_is_none_though_its_number_is_glued() -> None:
    text = page("R. Oduya2", "2School of Engineering, University of Tarn", BODY)
    assert blocks(propose, text) == []


def test_a_note_that_is_set_in_has_the_paragraphs_set_in_as_far() -> None:
    text = page("It is deep.[1]", "    [1] They do.", "    And did.", "It is old.", "    A song.")
    assert blocks(propose, text) == ["3-5 author-note [1]"]
    flush = page("It is deep.[1]", "[1] They do.", "And did.")
    assert blocks(propose, flush) == ["3 author-note [1]"]


def test_a_heading_below_the_number_of_a_page_is_no_note() -> None:
    text = page("It is deep.2 So they say.") + "7\n2 Methods\n\nWe dug for eleven days.\n"
    assert blocks(propose, text, is_a(3, "furniture")) == []


def test_the_letters_that_lead_back_are_several() -> None:
    assert blocks(propose, page("Un bac[1].", "1. ↑ a et b Une barque.")) == [
        "3 author-note 1 . ↑ a et b"
    ]
    assert blocks(propose, page("Un bac[1].", "1. ↑ a été une barque.")) == ["3 author-note 1 . ↑"]


def test_a_star_in_round_brackets_is_a_mark() -> None:
    text = page("Он снял папаху(*) и сел.", "(*) Папаха -- меховая шапка.")
    assert blocks(propose, text) == ["3 author-note (*)"]


def test_a_bracket_that_goes_on_with_a_comma_is_none() -> None:
    assert blocks(propose, page("It is deep.[2] So they say.", "[2], as was shown.")) == []


def test_stars_on_both_sides_frame_a_line() -> None:
    assert blocks(propose, page("It is deep.*** So they say.", "*** HERE IT ENDS ***")) == []


def test_numbers_alone_above_notes_may_have_marks_apart_from_a_stop() -> None:
    text = (
        "The weir, 1 as they say, is old. It was\nbuilt by the village. 2 It is of oak.\n\n"
        "1\n  So the clerk says,\nwho knew it.\n2\n  In 1811.\n"
    )
    assert blocks(propose, text) == ["4-6 author-note 1", "7-8 author-note 2"]
    assert blocks(propose, text.replace(", 1 as", " as").replace(". 2 It", ". It")) == []


def test_an_imprint_below_a_note_is_none_of_it() -> None:
    text = "Karl Amsel∗\n\nIt is deep.\n\n* Write to the clerk.\nhttps://doi.org/10.1/reeds\n"
    assert blocks(propose, text) == ["5 author-note *"]


def test_a_bracket_may_stand_apart_from_the_stop_before_it() -> None:
    text = page("The weir is old. [1] It is of oak.", "[1] So the clerk says.")
    assert blocks(propose, text) == ["3 author-note [1]"]
    text = page("The weir, as at [2] above, is old.", "[2] So the clerk says.")
    assert blocks(propose, text) == []  # a numbered paragraph


def test_numbers_with_a_bracket_after_a_stop() -> None:
    text = page("Das Wehr ist alt.1) Es ist aus Holz,2) wie man sagt.", "1) Von 1811.", "2) Holm.")
    assert blocks(propose, text) == ["3 author-note 1 )", "5 author-note 2 )"]


def test_a_paragraph_that_is_set_in_ends_no_notes_at_the_end() -> None:
    text = page(
        "It is deep.1 So they say.2",
        "1. See Holm, who says:",
        "     The owner may do as he will\n     with his water.",
        "2. Amsel.",
    )
    assert blocks(propose, text) == ["3-6 author-note 1 .", "8 author-note 2 ."]
    assert blocks(propose, text.replace("     ", "")) == ["8 author-note 2 ."]


def test_a_note_in_round_brackets_with_the_number_of_its_letter() -> None:
    text = "It fell. It rose.\n\n(12/3. So Hall\nsays (in Ely).)\n\nIt fell again.\n"
    assert blocks(propose, text) == ["3-4 author-note 12/3 ( ."]
    assert blocks(propose, text.replace(" (in Ely)", "")) == ["3-4 author-note 12/3 ( . )"]
    assert blocks(propose, text.replace("12/3. So", "12 3. So")) == []


def test_letters_before_the_number_in_round_brackets() -> None:
    text = page("The weir is old.(FN1) It is of oak.(FN2)", "FN1. Of 1811.", "FN2. Holm.")
    assert blocks(propose, text) == ["3 author-note FN1 .", "5 author-note FN2 ."]
