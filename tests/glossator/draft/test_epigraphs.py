"""Epigraphs and dedications."""

from __future__ import annotations

from drafting import BODY, blocks, is_a, page

from glossator.draft.rules.epigraphs import propose

DEEP = " " * 30


def test_words_with_their_source_further_in() -> None:
    motto = f"      Wer nicht gräbt, der trinkt nicht.\n{DEEP}Brunnenmeister Kolb."
    assert blocks(propose, page("DER BRUNNEN", "Von A. Kolb", motto, BODY)) == ["5-6 epigraph"]


def test_a_motto_below_the_heading_of_a_chapter() -> None:
    motto = f"  He that digs a pit for other men\n  Shall want a ladder.\n{DEEP}_Old Song._"
    text = page(BODY, "CHAPTER II.", motto, BODY)
    assert blocks(propose, text) == ["5-7 epigraph"]


def test_the_source_below_a_blank_line() -> None:
    text = page("CHAPTER I", "The well is older than the town.", "--Deeds of Selby", BODY)
    assert blocks(propose, text) == ["3-5 epigraph"]


def test_the_text_of_a_sermon() -> None:
    text = page("II", "PSALM lxv. 9.--Thou visitest the earth, and\nwaterest it.", BODY)
    assert blocks(propose, text) == ["3-4 epigraph"]


def test_a_dedication_on_the_title_page() -> None:
    text = page("THE WELL", "BY ANN SMITH", "TO\nMY FATHER\nWHO DUG IT", "CHAPTER I.", BODY)
    assert blocks(propose, text) == ["5-7 epigraph"]
    text = page("Le Puits", "Roman", "À Jeanne, qui a creusé.", "I", BODY)
    assert blocks(propose, text) == ["5 epigraph"]


def test_a_dedication_over_blank_lines() -> None:
    text = page("THE WELL", "BY ANN SMITH", "TO", "MY FATHER", "CONTENTS", BODY)
    assert blocks(propose, text) == ["5-7 epigraph"]


def test_what_dedicates_nothing() -> None:
    title = ("THE WELL", "BY ANN SMITH")
    assert blocks(propose, page(*title, "TO THE READER", BODY)) == []
    assert blocks(propose, page(*title, "To Mr. Hall", "Selby, 3 May 1861", BODY)) == []
    assert blocks(propose, page("To the Moon", "Ann Smith", "O moon,\nO cold moon,", BODY)) == []


def test_what_signs_the_text_above_is_no_epigraph() -> None:
    text = page(BODY, f"                SELBY,\n{DEEP}March, 1904.", "PART II", BODY)
    assert blocks(propose, text, is_a(6, "heading")) == []


def test_to_whom_a_letter_goes_below_its_number_is_no_dedication() -> None:
    assert (
        blocks(propose, page("LETTERS", "BY ANN SMITH", "21.", "TO MR. HALL.", "22.", BODY)) == []
    )


def test_words_in_quotation_marks_with_their_source_in_the_same_line() -> None:
    text = page(BODY, "CHAPTER II", '"He went, and came not again."--_Old Play._', BODY)
    assert blocks(propose, text) == ["5 epigraph"]


def test_a_numbered_stanza_is_for_nobody() -> None:
    one = ["The bell had hung,", "  For years unrung,", "And birds had made", "  Their nest in it;"]
    two = [
        "For he who came,",
        "  The blind, the lame,",
        "All stood and prayed",
        "  By candles lit.",
    ]
    lines = [f"{n:3}  {line}" for n, line in enumerate((*one, *two, *one), 1)]
    text = "\n".join([*lines[:4], "", *lines[4:8], "", *lines[8:]])
    assert blocks(propose, f"THE BELL\n\nby Ann Dorn\n\n{text}\n") == []


def test_a_dedication_far_in_needs_no_title_page() -> None:
    far = " " * 30
    text = page(BODY, f"{far}THE STAIR", f"{far}A Tale", f"{far}To my aunt Ann", f"{far}I", BODY)
    assert blocks(propose, text) == ["7 epigraph"]


def test_a_source_far_in_may_be_in_small_letters_and_a_dedication_above() -> None:
    words = f"The oar is long,\nthe night is longer.\n{' ' * 30}Selby skipping rhyme"
    text = page("ROADS", "Ann Hall", "for my aunt, who rowed", words, "1", BODY)
    assert blocks(propose, text) == ["5 epigraph", "7-9 epigraph"]


def test_what_is_quoted_as_a_whole_needs_no_dash_before_whose_it_is() -> None:
    text = page("PART I", '"Who drinks, remembers the well."\nA saying of the hills', BODY)
    assert blocks(propose, text) == ["3-4 epigraph"]
    text = page("PART I", '"Who drinks, remembers the well."\nIt is a saying of the hills.', BODY)
    assert blocks(propose, text) == []
