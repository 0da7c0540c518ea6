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
