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
