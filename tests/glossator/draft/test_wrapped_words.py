"""Words around which signs or tags stand."""

from __future__ import annotations

from drafting import BODY, apply_draft, page

from glossator.draft.manuscript import read_manuscript


def kinds(text: str) -> list[tuple[str, str]]:
    """Return what an untouched draft makes of a text."""
    _, _, found = apply_draft(text)
    return [(block.kind.name, " ".join(block.text.split())) for block in found.blocks]


def test_a_text_that_is_quoted_as_a_whole_is_read_without_the_signs() -> None:
    parts = "\n>\n".join(f"> {BODY}" for _ in range(5))
    found = kinds(f"# A Letter from the Road\n\n{parts}\n>\n> * sand\n> * lime\n> * clay\n")
    assert found == [("paragraph", BODY)] * 5 + [("list", "sand lime clay")]


def test_a_quotation_among_prose_stays_one() -> None:
    found = kinds(f"# The Road\n\n{BODY}\n\n> {BODY}\n\n{BODY}\n\n{BODY}\n")
    assert [kind for kind, _ in found] == ["paragraph", "quotation", "paragraph", "paragraph"]


def test_tags_that_say_nothing_of_the_words_are_left_out() -> None:
    text = f"<p>{BODY}</p>\n\n<div align='center'><p>{BODY}</p></div>\n\n{BODY}<br>\n{BODY}\n"
    assert kinds(page("# The Road", text))[:2] == [("paragraph", BODY)] * 2
    assert all("<" not in words for _, words in kinds(page("# The Road", text)))


def test_lines_are_told_by_what_is_within() -> None:
    lines = read_manuscript("<center>The Road</center>\n\n<br>\n\n1 < 2 and 3 > 2\n").lines
    assert [line.words for line in lines] == ["The Road", "<br>", "1 < 2 and 3 > 2"]
