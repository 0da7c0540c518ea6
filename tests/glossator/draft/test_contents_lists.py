"""Tables of contents without pages."""

from __future__ import annotations

from drafting import BODY, blocks, page

from glossator.draft.rules.contents_lists import propose

NAMES = ("Part the First", "Of Wells", "Of Roads that lead to them")


def test_entries_below_the_name_of_a_table_are_a_list() -> None:
    assert blocks(propose, page("Contents", *NAMES) + "\n\n" + page("WELLS", BODY)) == ["3-7 list"]
    assert blocks(propose, "Inhalt\n\n" + "\n".join(NAMES) + f"\n\n{BODY}\n") == ["3-5 list"]


def test_the_text_begins_where_the_first_entry_comes_again() -> None:
    names = ("CHAPTER I. WELLS", "CHAPTER II. ROADS", "CHAPTER III. STAIRS")
    text = page("CONTENTS", *names, "CHAPTER I.", "WELLS", BODY)
    assert blocks(propose, text) == ["3-7 list"]


def test_what_is_text_below_is_no_list() -> None:
    assert blocks(propose, page("Contents", "Of Wells", BODY, BODY)) == []
    assert blocks(propose, page("Contents", *NAMES, BODY)) == []
