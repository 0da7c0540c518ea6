"""A text as lines: which are running text, which stand before it."""

from __future__ import annotations

import pytest
from drafting import BODY, page

from glossator.draft.manuscript import read_manuscript

WRAPPED = """\
The road was laid
by hand in eleven
years, and for most
of that time nobody
knew of it. It went
to the sea.
"""


def test_lines_have_their_numbers_and_places() -> None:
    manuscript = read_manuscript("\n  One \n\n\ufefftwo\r\nthree")
    assert [(line.number, line.start, line.words, line.apart) for line in manuscript.lines] == [
        (2, 3, "One", True),
        (4, 10, "two", False),
        (5, 15, "three", False),
    ]
    assert [manuscript.line_at(offset) for offset in (0, 1, 3, 10, 15)] == [1, 2, 2, 4, 5]


def test_what_stands_before_and_after_the_text() -> None:
    manuscript = read_manuscript(page("On Roads", BODY, "Print", BODY, "The end"))
    assert [line.words for line in manuscript.head] == ["On Roads"]
    assert [line.words for line in manuscript.tail] == ["The end"]


def test_lines_broken_at_a_width_are_running_text_together() -> None:
    manuscript = read_manuscript("On Roads\n\n" + WRAPPED)
    assert [line.is_body for line in manuscript.lines] == [False, *[True] * 6]


def test_without_running_text_nothing_is_before_or_after_it() -> None:
    manuscript = read_manuscript(page("One", "Two"))
    assert manuscript.head == manuscript.tail == ()


def test_lines_that_end_where_they_like_are_no_text() -> None:
    """A title page, or a menu, with many words and a stop, which is no sentence."""
    text = (
        "Open Shelf of the Valley\nMain page   Look up   Give   New account   Log in\n"
        "Songs, 1889, part 14.djvu/The Lamp by the Low Water\nPage   Source   Talk   Past   Take away\n"
    )
    assert not any(line.is_body for line in read_manuscript(text).lines)


def test_a_head_without_blank_lines() -> None:
    body = (
        "it is so, and the road goes on below the hill, where nobody\nhas seen it for many years. "
        * 2
    )
    head = "THE SELBY\nANTIQUARY.\nNo. XII. MAY, 1872.\nON FORDS.\n"
    assert [line.is_body for line in read_manuscript(head + body).lines][:5] == [*[False] * 4, True]
    head = "On a ford below the hill and\nwhat it tells us\nAnn Lind a,∗\na University of Selby, P.O. 7\n"
    assert [line.is_body for line in read_manuscript(head + body).lines][:5] == [*[False] * 4, True]


@pytest.mark.parametrize("noise", [".", "A", "[", "-1"])
def test_a_stretch_of_noise_is_no_line_that_rules_read(noise: str) -> None:
    lines = read_manuscript(f"The weir\n\n{noise * 3000}\n\nIt stood.").lines
    assert [line.number for line in lines] == [1, 5]


@pytest.mark.parametrize("words", ["水" * 3000, f"![a weir](data:image/png;base64,{'iVBO' * 900})"])
def test_letters_without_spaces_and_pictures_in_their_addresses_are_no_noise(words: str) -> None:
    assert [line.words for line in read_manuscript(words).lines] == [words]
