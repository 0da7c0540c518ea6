"""Headings that nothing marks."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, page

from glossator.draft.rules.short_headings import propose


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
