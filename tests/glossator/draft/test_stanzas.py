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


LONG = f"{BODY} {BODY}"
LIKE = "Il pleut sur le port,\n  Il pleut sur la ville;\nLe passeur est mort,\n  Et l'eau est tranquille.\n"
SENTENCES = "Il dort.\n  On l'entend.\nIl rit.\n  On l'attend.\n"


def test_verse_below_a_long_paragraph() -> None:
    text = f"{LONG}\n\n{LONG}\nQuis novus hic nostris,\nQuis successit hospes. Virg.\n\n{LONG}\n"
    assert blocks(propose, text) == ["4-5 verse"]


def test_words_further_in_below_a_paragraph_without_a_blank_line() -> None:
    prose = (
        "The road was laid by hand in eleven years, and nobody\n"
        "believed in it, whatever the priest had said in the\n"
        "church; for in his letter he wrote to the king himself\n"
    )
    inner = "      Whoever sees the sea from here shall know that\n      we have been here.\n"
    assert blocks(propose, f"{prose}\n{prose}{inner}{prose}") == ["8-9 quotation"]


def test_a_stanza_of_sentences_has_the_shape_of_the_others() -> None:
    notes = "\n\n".join([BODY] * 9)
    text = f"{LIKE}\n{LIKE}\n{SENTENCES}\n{LIKE}\nNotes\n\n{notes}\n"
    assert blocks(propose, text)[2] == "11-14 verse"


@pytest.mark.parametrize(
    "lines",
    [
        "Start\nNachrichten\nWetter\nSport\nReise",
        "But a ferry needs:\n  a rope, and two posts\n  a boat\n  somebody who is awake.",
        "0:00 The rope and the man\n4:12 What the river took\n9:30 A bell, and who rang it\n12:40 Goodbye.",
    ],
)
def test_no_verse(lines: str) -> None:
    assert blocks(propose, page(BODY, lines, BODY)) == []


def test_no_quotation_on_a_title_page() -> None:
    assert (
        blocks(
            propose,
            f"The Road\n\n      Printed by the press of\n      the harbour board.\n\n{BODY}\n",
        )
        == []
    )


def test_words_further_in_than_the_first_lines_of_paragraphs() -> None:
    first = "　　渡口在县城以南三十里，是一个大村，居民以周、吴两姓为主。对岸逢三日开\n"
    more = (
        "市，东岸各村的米谷都要运到那里出售，从前只有私渡一只，渡夫索钱无度，行人苦之\n记述说：\n"
    )
    inner = (
        "　　　　水涨则舟子坐岸上，问其值，倍之；不应，又倍之。有负母就医者，解衣\n"
        "　　　　而后得渡，里人闻之，莫不流涕。\n"
    )
    flat = more.replace(
        "记述说：", "记述当时的情形，说乾隆以前的事情，大多都与此事有关，追究起来很难，"
    )
    text = f"{first}{flat}{more}{inner}{first}{flat}"
    assert blocks(propose, text) == ["6-7 quotation"]


def test_a_narrow_column_is_prose() -> None:
    text = "The crew of the Anna, which came\nin on Monday last, brought with\n"
    text += "them in the net a church bell of\nsome two hundredweight, on which\n"
    text += "the name of our town is to be\nread.\n"
    assert blocks(propose, f"{text}\n{text}\n{text}") == []


def test_long_lines_whose_ends_stand_further_in() -> None:
    lines = (
        "I sing the breakwater, the long one, the one which was eleven years in the building, and the",
        "    men who built it, and the stones.",
        "I sing the stones, each with its number on it in white, and the crane that lifted them,",
        "    and the boy,",
        "And the numbers that he called, and the wind that took them.",
    )
    assert blocks(propose, "The Wall\n\n" + "\n".join(lines) + "\n") == ["3-7 verse"]


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


def test_a_place_and_a_day_are_no_stanza() -> None:
    text = page(
        "Talks", "Asked by Ada Brook\nMarch 4, 1987\nAt home, in the Mill Lane\nWith her dog", BODY
    )
    assert blocks(propose, text) == []


def test_paragraphs_as_far_in_are_one_quotation() -> None:
    first = "    The committee find that the road is sound,\n    and that nobody has asked for it."
    assert blocks(propose, page(BODY, first, "    They recommend that a ferry be let.", BODY)) == [
        "3-6 quotation"
    ]


def test_lines_that_are_counted_in_the_margin_are_verse() -> None:
    words = (
        "Arma gravi numero violentaque bella parabam",
        "edere, materia conveniente modis",
        "par erat inferior versus; risisse",
        "dicitur atque unum surripuisse pedem",
    )
    lines = [words[n % 4] for n in range(20)]
    lines[9], lines[19] = f"{lines[9]:<60}10", f"{lines[19]:<60}20"
    assert blocks(propose, "AMORES\n\n" + "\n".join(lines) + "\n") == ["3-22 verse"]


def test_a_stanza_in_the_middle_of_a_sentence_after_one_of_as_many_lines() -> None:
    first = "We let the bucket\ndown,\nAnd up it came with half a bell,\nand with a crown\n"
    second = "and half a frog\nwho said that he\nhad not been told\nabout the sea\n"
    third = "or would have gone.\nWe put them by.\nThe well is full,\nthe town is dry.\n"
    text = f"{BODY}\n\n{STANZA}\n{first}\n{second}\n{third}\n{BODY}\n"
    assert blocks(propose, text) == ["3-6 verse", "8-11 verse", "13-16 verse", "18-21 verse"]


def test_prose_below_a_poem_is_none_of_it() -> None:
    note = (
        "I had the story of the well from a clerk of the county, who would not\n"
        "say where he had it. He told me that the bell is in the church still,\n"
        "though nobody rings it.\n"
    )
    stanza = "Down goes the bucket,\nDown goes the rope,\nAnd so does his hope.\n"
    wide = "Down goes the bucket that the clerk of the county lent,\n" + stanza
    assert "25-27 verse" not in blocks(propose, page(wide, *[stanza] * 4, note))


def test_verse_within_a_paragraph_after_a_colon() -> None:
    prose = (
        "The bell was cast in the yard of the church, by a man from Orne\n"
        "who had never seen one. What was said of him there may be told\n"
        "in the words of the man who rang it:\n"
    )
    verse = "He made the bell, he made the rope,\nHe made them both of clay;\nBut never did he make a hope\n"
    verse += "That would not crack one day.\n"
    after = "It is not known who paid for it, or whether he was asked to give\nback the money.\n"
    assert blocks(propose, f"{prose}{verse}{after}\n{prose}{after}") == ["4-7 verse"]
    talk = "“Who is there?” he said.\n“It is the bell.”\n“Let it in.”\n"
    assert "4-6 verse" not in blocks(propose, f"{prose}{talk}{after}\n{prose}{after}")


def test_a_number_directly_above_two_lines() -> None:
    lines = "II\nI lean on what will never hear\nand am the only one to reach the floor of it.\n"
    assert blocks(propose, f"{STANZA}\n{STANZA}\n{lines}\n{STANZA}")[:1] == ["11 heading 1"]


def test_a_title_in_two_lines_below_its_number_is_no_stanza() -> None:
    title = "4\nThe Keeper of the Well\nIs Told about the Sea and the Rope\n"
    assert blocks(propose, f"{STANZA}\n{STANZA}\n{title}\n{STANZA}") == [
        "1-4 verse",
        "6-9 verse",
        "15-18 verse",
    ]


def test_two_spaces_after_a_stop_make_no_table_of_what_is_set_in() -> None:
    article = (
        "          Voted, that the gate be sold.  The clerk may keep the post of it, and\n"
        "     the lock, as long as he pays the same price for them as the brothers Hall.\n"
        "     They have had their share."
    )
    text = page(BODY, article, BODY)
    assert blocks(propose, text) == ["3-5 quotation"]
    assert blocks(propose, text.replace("the lock", "the  lock")) == []
