"""Headings that nothing marks."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, is_a, make_draft, page

from glossator.draft.rules.short_headings import propose
from glossator.draft.workshop import LEAST_SURE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (page(BODY, "Digging the Great Cut", BODY), ["3 heading 1"]),
        (page(BODY, "Digging a great cut", BODY), ["3 heading 1"]),
        (page(BODY, "It was late.", BODY), []),
        (page(BODY, "“Late,” he said", BODY), []),
        (page(BODY.rstrip("."), "Great Britain and", BODY), []),
        (page(BODY, "The last words"), []),
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


def test_words_in_quotation_marks() -> None:
    assert blocks(propose, page(BODY, "“Nobody is late”", BODY)) == ["3 heading 1"]
    assert blocks(propose, page(BODY, "“Nobody is late.”", BODY)) == []


def test_two_of_them_above_a_short_paragraph() -> None:
    text = page(BODY, "Boat Pudding", "What you need", "Take what is there.")
    assert blocks(propose, text) == ["3 heading 1", "5 heading 1"]


def test_a_rule_below_a_heading() -> None:
    text = page(BODY, "Digging a great cut\n-------------------", BODY)
    assert blocks(propose, text, is_a(4, "furniture")) == ["3 heading 1"]


def test_a_heading_may_ask_where_there_are_others() -> None:
    others = (BODY, "The cut", BODY, "The lock", BODY)
    text = page(*others, "Who paid for it?", BODY)
    assert blocks(propose, text)[-1] == "11 heading 1"
    assert blocks(propose, page(BODY, "Who paid for it?", BODY)) == []
    assert blocks(propose, page(*others, "He paid. Who else?", BODY))[-1] == "7 heading 1"


def test_lines_that_are_paragraphs_tell_of_one_another() -> None:
    long = f"{BODY} {BODY}"
    text = "\n".join([long, long, "Of a road", long, long, "Of a ditch", long, long]) + "\n"
    assert [each.confidence > LEAST_SURE for each in propose(make_draft(text))] == [True, True]


def test_what_leads_to_a_list_is_no_heading() -> None:
    text = page(BODY, "Within the meaning of this rule", "1. a lock is a door,\n2. a gate is none.")
    assert blocks(propose, text, is_a(5, "list"), is_a(6, "list")) == []


def test_a_few_words_directly_above_a_list() -> None:
    text = page(BODY, "What you need\n* a rope\n* a door", BODY)
    listed = (is_a(4, "list"), is_a(5, "list"))
    (found,) = propose(make_draft(text, *listed))
    assert (found.line, found.confidence > LEAST_SURE) == (3, True)


def test_what_others_must_follow_is_no_heading() -> None:
    assert blocks(propose, page(BODY, "By the rule above this is equal to", BODY)) == []


def test_figures_alone_are_left_to_other_rules() -> None:
    assert blocks(propose, page(BODY, "17", BODY)) == []


def test_what_stands_in_brackets_directly_below_goes_on() -> None:
    text = "The Harbours and Lights Act\n(HALA), which the board had asked for, says in its first part that\n"
    text += "nobody shall light a lamp, or put one out, but its keeper; and so he did.\n"
    assert blocks(propose, f"{BODY}\n\n{text}") == []


def test_a_line_between_two_headings_in_capitals_is_their_text() -> None:
    text = page(BODY, "THE JUDGE", "A. B. Hall, of Selby", "THE FACTS", BODY)
    said = (is_a(3, "heading", 1), is_a(7, "heading", 1))
    assert blocks(propose, text, *said) == []
    text = page(BODY, "PART I", "The Beginning", "CHAPTER I", BODY)
    assert blocks(propose, text, *said) == ["5 heading 1"]


def test_the_caption_of_a_picture_is_finished_without_a_stop() -> None:
    text = page(BODY, "Figure 2: the wheel at low water, and the race", "The tail race", BODY)
    assert "5 heading 1" in blocks(propose, text)
