"""Verse, epigraphs, and prose that is set further in."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, page

from glossator.draft.rules.stanzas import propose

STANZA = (
    "Down goes the bucket,\nDown goes the rope,\nDown goes the digger,\nAnd so does his hope.\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Well\n\n" + STANZA + "\n" + STANZA, ["3-6 verse", "8-11 verse"]),
        (f"{BODY}\n\n    He said that it was deep.\n\n{BODY}\n", ["3 quotation"]),
        (f"The Well\n\nDig where you stand.\n    — A farmer\n\n{BODY}\n", ["3-4 epigraph"]),
        (
            "The road was laid by hand in eleven years,\nand for most of them nobody believed in it.\n",
            [],
        ),
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


def test_every_other_line_further_in_and_numbers_at_the_end() -> None:
    lines = ("Est locus, immensi quem praeterit unda fluenti,", "  arbore vix una parvaque fultus")
    text = "\n".join((*lines, lines[0] + "   3", lines[1], lines[0] + "   5")) + "\n"
    assert blocks(propose, f"{BODY}\n\n{text}") == []
    text = "\n".join((*lines, *lines, lines[0] + "   5", lines[1])) + "\n"
    assert blocks(propose, f"{BODY}\n\n{text}") == ["3-8 verse    5"]


def test_the_words_of_the_bible_before_a_sermon() -> None:
    text = f"LUKE xxi. 19.\nIn your patience possess ye your souls.\n\n{BODY}\n"
    assert blocks(propose, text) == ["1-2 epigraph"]


def test_what_else_stands_in_a_poem_is_verse() -> None:
    stanza = "The stones are seven,\n  Six are dry;\nHe who counts to seven\n  Need not sleep.\n"
    free = "\nGrey clerk,\nyou have been at it all day.\n\nRain, rain.\n"
    assert blocks(propose, f"{stanza}\n{stanza}\n{stanza}{free}")[-2:] == [
        "16-17 verse",
        "19 verse",
    ]


def test_two_dashes_stand_before_a_source() -> None:
    assert blocks(propose, page("“桥是水的书签。”\n——题记", BODY)) == ["1-2 epigraph"]


def test_rhymes_tell_verse_whose_lines_are_sentences() -> None:
    lines = ("Now nobody will wind the light.", "The man has gone inland.")
    lines = (*lines, "The gulls are neither wrong nor right.", "They walk upon the sand.")
    assert blocks(propose, page(BODY, "\n".join(lines), BODY)) == ["3-6 verse"]
    plain = ("Now nobody will wind the lamp.", *lines[1:3], "They walk upon the rocks.")
    assert blocks(propose, page(BODY, "\n".join(plain), BODY)) == []


def test_a_title_page_quotes_nothing_and_neither_does_a_box() -> None:
    head = page("THE WELL", "   Set up and printed by the\n   brothers Hall. 1904.")
    assert blocks(propose, head + "\n" + page(BODY, BODY)) == []
    box = "  EXAMPLE 1\n\n  A well is dug by four men in\n  nine days. How deep is it?"
    assert blocks(propose, page(BODY, box, BODY)) == []


def test_lines_set_in_without_a_sentence_quote_nothing() -> None:
    text = page(BODY, "    Printed for the\n    trustees of the ferry and the\n    brothers Hall")
    assert "quotation" not in str(blocks(propose, text))


def test_a_paragraph_of_one_line_is_no_quotation() -> None:
    one = "  The road was laid by hand in\neleven years, and nobody knew."
    assert blocks(propose, page(one, "  He came on the Monday.", one)) == []
