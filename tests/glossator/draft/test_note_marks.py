"""The marks of notes on lines of their own."""

from __future__ import annotations

import pytest
from drafting import BODY, apply_draft, page


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        (page("It is deep.[1] So they say.", "[1] They do."), ["[1]"]),
        (page("It is deep[^a] and dry.", "[^a]: Very."), ["a"]),
        (page("It is deep and cold and dark.<sup>1</sup> And dry.", "Notes", "1. Very."), ["1"]),
        (page("Section 2.1 is deep.1 So they say.", "Notes", "1. They do."), ["1"]),
    ],
)
def test_the_words_are_without_them(text: str, marks: list[str]) -> None:
    _, _, read = apply_draft(text)
    block = read.blocks[0]
    assert [mark.label for mark in block.marks] == marks
    assert not {*block.text} & {*"[]^<>"}
    assert len(read.author_notes) == 1


def test_where_numbers_begin_anew_the_next_note_is_meant() -> None:
    text = page("One.[1] And more of it.", "[1] First.", "Two.[1] And more of it.", "[1] Second.")
    _, _, read = apply_draft(text)
    assert [note.text for note in read.author_notes] == ["First.", "Second."]
    assert [note.paragraph for note in read.author_notes] == ["alpha-p1", "alpha-p2"]


def test_a_note_without_a_mark_is_published_and_changes_no_word() -> None:
    _, _, read = apply_draft(page(BODY, "[^1]: Nobody knows of what."))
    assert [note.text for note in read.author_notes] == ["Nobody knows of what."]
    assert not read.emendations


def test_a_mark_may_stand_apart_from_its_stop_where_the_note_has_its_number_above() -> None:
    marked = "The weir, 1 they say, is of oak. It was built. 2 So they say."
    text = page(BODY, marked, "1\n  So Reed.\n2\n  In 1811.")
    _, _, read = apply_draft(text)
    assert [mark.label for block in read.blocks for mark in block.marks] == ["1", "2"]
    assert "The weir, they say" in read.blocks[1].text


@pytest.mark.parametrize("label", ["smith-1811", "4-b", "see/there"])
def test_a_note_of_markdown_may_have_any_name(label: str) -> None:
    _, _, read = apply_draft(page(f"{BODY}[^{label}] It is old.", f"[^{label}]: So they say."))
    assert [note.text for note in read.author_notes] == ["So they say."]
    assert [mark.label for block in read.blocks for mark in block.marks] == [label]


def test_a_raised_figure_may_stand_apart_before_a_stop() -> None:
    words = f"{BODY[:-1]} ¹.\n\n{BODY}\n\n¹ So the clerk says.\n"
    _, _, text = apply_draft(words)
    assert [note.text for note in text.author_notes] == ["So the clerk says."]
    assert [mark.label for block in text.blocks for mark in block.marks] == ["¹"]
