"""Lines broken at a width."""

from __future__ import annotations

from drafting import BODY, blocks, is_a

from glossator.draft.rules.wrapped_lines import propose


def test_the_lines_between_blank_ones_are_a_paragraph() -> None:
    text = "The road was laid\nby hand in\neleven years.\n\nNobody\nknew.\n"
    assert blocks(propose, text) == ["1-3 paragraph", "5-6 paragraph"]


def test_lines_that_end_their_sentences_are_paragraphs_of_their_own() -> None:
    assert blocks(propose, f"{BODY}\n{BODY}\n{BODY}\n") == []


def test_wide_lines_are_not_wrapped() -> None:
    assert blocks(propose, f"{BODY} and\n{BODY} and\n{BODY}\n") == []


def test_lines_that_are_something_else_stay_out() -> None:
    text = "On Roads\nThe road was laid\nby hand.\n"
    assert blocks(propose, text, is_a(1, "title")) == ["2-3 paragraph"]


def test_the_width_of_notes_below_is_none_of_the_text() -> None:
    text = "The keeper had the key, and went up with a lamp.\n"
    text += "Nobody saw it go out that night, or the next one.\n" * 4
    notes = "He said so himself when the board had asked him for the third time in a year.\n" * 9
    assert blocks(propose, f"{text}\n{notes}")[0].startswith("1-5 ")


def test_in_a_notation_blank_lines_divide_paragraphs() -> None:
    pair = f"{BODY}\nThe bishop of the town did not believe in it either.\n"
    other = f"\n{BODY}\n" * 3
    assert blocks(propose, f"# The Road\n\n{pair}{other}") == []
    text = f"## The *Road* and the **sea**\n\n{pair}{other}\n## The *end*\n"
    assert blocks(propose, text) == ["3-4 paragraph"]


def test_short_lines_that_end_their_sentences_where_each_line_is_a_paragraph() -> None:
    short = (
        "The road was laid by hand in eleven years, and for most of that time nobody saw the sea.\n"
    )
    assert blocks(propose, f"{BODY} {BODY}\n{short}{short}{short}{BODY} {BODY}\n") == []


def test_talk_whose_paragraphs_begin_further_in() -> None:
    lines = (
        "    When the keeper opened the door, there lay a fish on the step. It was not",
        "large, but it was laid so neatly that somebody must have been there.",
        "    “Who brings me fish?” he said.",
        "    Nobody said a word.",
        "    “I want to see,” he said, “whether it is one of the men or the sea itself",
        "that does it.”",
        "    It was the sea.",
    )
    assert blocks(propose, "\n".join(lines) + "\n") == ["1-2 paragraph", "5-6 paragraph"]


def test_a_line_that_is_nearly_full_goes_on_with_a_capital() -> None:
    text = (
        "The keeper of the light at that time was a man of the name of\n"
        "Abel, and whoever came to the rock in those years had to ask\n"
        "E. Stroud for the key to it, because\n"
    )
    long = "Nobody had asked for it, and nobody had been given it, in the years since the rock was bought.\n"
    assert blocks(propose, f"{text}\n{long * 9}")[0] == "1-3 paragraph"


def test_first_lines_stand_far_in_where_several_do() -> None:
    first = "                   The keeper of the light at that time was\n"
    more = "called Abel, and whoever came to the rock had to\n"
    more += "ask him, and wait, and go away again when he slept.\n"
    found = blocks(propose, (first + more) * 4)
    assert found == ["1-3 paragraph", "4-6 paragraph", "7-9 paragraph", "10-12 paragraph"]


def test_a_line_said_ends_where_the_next_begins_as_far_in() -> None:
    text = (
        "     The stair was dark, and whoever came up it had to\nfeel for the wall with his hand.\n"
    )
    said = "     -- Who is it? -- asked the old man on the bench.\n"
    found = blocks(propose, f"{text}{said}{text}{said}\n{said}{text}")
    assert [each for each in found if each.startswith(("8", "9"))] == ["9-10 paragraph"]


def test_a_line_for_each_sentence_in_a_notation() -> None:
    part = "The bell was cast in the yard, by a man who had never seen one.\nIt cracked.\n"
    part += "Nobody minded much, as it was heard in three valleys.\n"
    text = f"## The *bell*\n\n{part}\n{part}\n## The **rope**\n\n{part}"
    assert blocks(propose, text) == ["3-5 paragraph", "7-9 paragraph", "13-15 paragraph"]
    talk = "“Who is it?” asked the man at the door.\n“It is the bell.”\n“Let it in.”\n"
    assert blocks(propose, text.replace(part, talk)) == []


def test_words_that_a_hyphen_divided_are_put_together_in_lines_twice_as_long() -> None:
    text = (
        "The tables of the tides were made by hand for each of the harbours, and nobody had "
        "ever asked whether the figures of one could be told\n"
        "from those of the next, or from the moon alone. It was a clerk of the\n"
        "board who did so, in a letter which is lost. What he proposed, as far as it can be made "
        "out from the answer that he was given, was a measurement\n"
        "of all harbours on one day. The board thought the matter over for\n"
        "eleven years.\n"
        "This was no long time, as boards go. In the end three men were sent\n"
        "out with a rope and a lead.\n"
    )
    assert blocks(propose, text) == ["1-5 paragraph", "6-7 paragraph"]


def test_a_sentence_goes_on_over_a_blank_line_where_a_page_ended() -> None:
    text = (
        "The road was laid by hand in eleven years, and for most of these\n"
        "nobody saw the sea from it, or the men who had been sent out to\n\n"
        "look for the bridge. It was found in the end by a boy who kept\n"
        "two goats and a dog.\n\n"
        "He was given a lamp.\n"
    )
    assert blocks(propose, text) == ["1-5 paragraph"]


def test_lines_without_spaces_end_a_sign_or_two_before_the_width() -> None:
    line = "渡口在县城以南三十里的地方是一个很大的村子里面的居民大多数以周吴两姓为主要"
    full = f"{line}每逢三日\n{line}有一些也\n"
    text = f"{full}\n{line}\n{line}\n{line}\n他们都不知道。\n\n{full}"
    assert "4-7 paragraph" in blocks(propose, text)


def test_a_paragraph_goes_on_over_a_page_at_the_margin_where_others_begin_further_in() -> None:
    paragraph = (
        "     The road was laid by hand in eleven years, and for most of these\n"
        "nobody saw the sea from it, or the men who had been sent out to look\n"
        "for the bridge. It was found in the end by a boy with a goat or two.\n"
    )
    page = paragraph.replace("     ", "")
    text = f"{paragraph}\n{paragraph}\n{paragraph}\n      12\n{page}\n{paragraph}"
    assert "9-16 paragraph" in blocks(propose, text, is_a(13, "furniture"))
    flat = text.replace("     The", "The")
    assert "9-16 paragraph" not in blocks(propose, flat, is_a(13, "furniture"))
