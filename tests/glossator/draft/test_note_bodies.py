"""Notes on lines of their own."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, page

from glossator.draft.rules.note_bodies import propose


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
