"""Where lines begin: in words from right to left, in the contents, and in code that is too long for a line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pdf_page import MM, find_line, read_chars
from test_builder import ESSAY, PAGES

SetForAll = Callable[..., Any]


def test_an_author_s_note_begins_where_the_lines_of_its_language_do(set_for_all: SetForAll) -> None:
    hebrew = ESSAY.replace("short: Essay 2014", "short: Essay 2014\nlanguage: he")
    hebrew = hebrew.replace("Ibid.", "\u05e9\u05dd").replace('#@_*[1] "x" \\\\', "")
    book = set_for_all(PAGES | {"essay": hebrew}, edition_fonts=["hebrew"])
    assert book.warnings == ""
    chars = read_chars(book.path.with_name("essay-text.pdf"))
    (letter,) = (char for char in chars if char.char == "\u05e9")
    (mark,) = (char for char in chars if char.char == "7" and abs(char.top - letter.top) < 5)
    assert (24 + 108 - 20) * MM < letter.right < mark.left


CODE = """\
:::{edition:code} essay-b1

{edition:point}`line id=essay-l1`        if this: do_what_is_to_be_done(with_these, and_with_those, and_so_on)
:::
"""


def test_code_that_goes_on_is_further_in_than_it_begins(set_for_all: SetForAll) -> None:
    essay = ESSAY.replace(
        "::::::{edition:author-notes}", f"{CODE}\n::::::{{edition:author-notes}}", 1
    )
    book = set_for_all(PAGES | {"essay": essay})
    chars = read_chars(book.path.with_name("essay-text.pdf"))
    assert find_line(chars, "and_with").left > find_line(chars, "if this").left
