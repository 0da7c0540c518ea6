"""Notes below their heading, whether or not marks lead to them."""

from __future__ import annotations

from drafting import BODY, apply_draft, blocks, page

from glossator.draft.rules.note_lists import propose
from glossator_schema.blocks import AUTHOR_NOTE


def test_notes_in_order_need_no_mark_below_their_heading() -> None:
    text = page(
        BODY, "Footnotes:", "[1] So the mason said.", "[2] In a letter\nof 1811.", "[3] Ibid."
    )
    assert blocks(propose, text) == [
        "5 author-note [1]",
        "7-8 author-note [2]",
        "10 author-note [3]",
    ]


def test_plain_numbers_need_a_mark_of_one_of_them() -> None:
    notes = ("Notes", "1. Bring a lamp.", "2. Bring a rope.")
    assert blocks(propose, page(BODY, *notes)) == []
    assert blocks(propose, page(f"{BODY}2", *notes)) == ["5 author-note 1 .", "7 author-note 2 ."]


def test_notes_on_the_lines_of_a_poem() -> None:
    boat = "3] Kahn: ein\nflaches Boot."
    text = page(
        BODY, "Anmerkungen", "Titel] Ein Weiler.", boat, "17-18] Dort.", "21] Ried: Schilf."
    )
    assert blocks(propose, text) == [
        "5 author-note Titel]",
        "7-8 author-note 3]",
        "10 author-note",
        "12 author-note 21]",
    ]


def test_what_recurs_below_notes_leads_back() -> None:
    text = page(BODY, "Notes\n\n1] A sort of boat.\nBack to the poem\n4] A weed.\nBack to the poem")
    assert blocks(propose, text) == [
        "5 author-note 1]",
        "7 author-note 4]",
        "6 furniture",
        "8 furniture",
    ]


def test_a_note_has_the_paragraphs_before_the_next_one() -> None:
    text = page(BODY, "注释", "[1] 见县志。", "县志有两种刻本。", "[2] 同上。", "本文完。")
    assert blocks(propose, text) == ["5-7 author-note [1]", "9 author-note [2]"]


def test_numbers_begin_anew_below_the_name_of_a_chapter() -> None:
    text = page(BODY, "Notes", "[1] One.", "[2] Two.", "The Second Year", "[1] Three.", "[2] Four.")
    assert blocks(propose, text) == [
        "5 author-note [1]",
        "7 author-note [2]",
        "11 author-note [1]",
        "13 author-note [2]",
    ]


def test_notes_on_lines_that_have_words_to_be_explained() -> None:
    glosses = ("3. hackle: a comb.", "9. tackle: ropes.")
    assert blocks(propose, page(BODY, "Notes", *glosses)) == [
        "5 author-note 3 .",
        "7 author-note 9 .",
    ]
    tools = ("1. Lamp: with oil.", "2. Rope: of hemp.")
    assert blocks(propose, page(BODY, "Notes", *tools)) == []
    lines = ("V. 3: Kahn, ein Boot.", "V. 17-18: Siehe oben.")
    assert blocks(propose, page(BODY, "Anmerkungen", *lines)) == ["5 author-note", "7 author-note"]


def test_letters_stand_in_order_too() -> None:
    text = page(f"{BODY}[A]", "FOOTNOTES:", "[A] So it was.", "It is no more.", "[B] Never.")
    assert blocks(propose, text) == ["5-7 author-note [A]", "9 author-note [B]"]


def test_what_is_not_in_order_is_no_list_of_notes() -> None:
    assert blocks(propose, page(BODY, "Notes", "[3] One.", "[1912] Two.")) == []
    assert blocks(propose, page(BODY, "Notes", "The house was sold.", "[1] One.", "[2] Two.")) == []


def test_such_notes_are_published() -> None:
    text = page(BODY, "Notes", "[1] So the mason said.", "[2] In a letter of 1811.")
    _, _, built = apply_draft(text)
    assert [note.kind for note in built.author_notes] == [AUTHOR_NOTE] * 2
    assert not built.emendations


def test_a_copy_of_a_wiki_has_arrows_for_numbers() -> None:
    text = page(f"{BODY}[1]", "Notes") + "↑ Pole, p. 3.\n↑ Ibid.\n"
    assert blocks(propose, text) == ["4 author-note ↑", "5 author-note ↑"]


def test_numbers_that_are_left_out_tell_notes_on_parts() -> None:
    notes = ("Notes", "2 The weir was taken down\nin 1911.", "6 A toll was paid.", "15 Wood.")
    assert blocks(propose, page(BODY, *notes)) == [
        "5-6 author-note 2",
        "8 author-note 6",
        "10 author-note 15",
    ]


def test_pages_and_their_words_are_what_notes_are_on() -> None:
    notes = ("NOTES", "p. 2 “the weir”: Amsel, 12.", "p. 2 “eels”: ibid.", "p. 5 “oak”: Holm.")
    found = ["5 author-note", "7 author-note", "9 author-note"]
    assert blocks(propose, page(BODY, *notes)) == found
