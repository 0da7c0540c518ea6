"""Abstract and keywords."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, page

from glossator.draft.rules.abstracts import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            page("**Keywords:** roads; stone", "**Abstract:** " + BODY, BODY),
            ["3 abstract Abstract: ** **", "1 keywords Keywords: ** **"],
        ),
        (
            page("Abstract: " + BODY, "Key words: stone", BODY),
            ["1 abstract Abstract:", "3 keywords Key words:"],
        ),
        (page("Abstract art was unknown in the valley.", BODY), []),
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


def test_what_a_chapter_ends_with_is_no_abstract() -> None:
    assert blocks(propose, page(*[BODY] * 8, "Summary", BODY)) == []


def test_labels_in_brackets_up_to_another() -> None:
    text = f"【内容提要】{'桥在那里，河在桥下。' * 4}\n【关键词】桥；河\n【分类号】K2\n"
    assert blocks(propose, text) == ["1 abstract 【内容提要】", "2 keywords 【关键词】"]


def test_labels_with_letters_set_apart_and_terms_each_on_its_line() -> None:
    text = page("Keywords:\nRoad building\nTrust", "A B S T R A C T", BODY, BODY)
    assert blocks(propose, text) == ["5-7 abstract A B S T R A C T", "1-3 keywords Keywords:"]
    assert blocks(propose, page("Keywords\nThe road was long, and it was cold.", BODY)) == []
