"""Lists and tables that no notation marks."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, page

from glossator.draft.rules.plain_lists import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There are two:\n\n1. a well\n2. a road\n", ["3-4 list"]),
        ("There are two:\n\n(a) a well;\n\n(b) a road.\n", ["3-5 list"]),
        ("Well    Feet    Years\nOne     12      3\nTwo     8       4\n", ["1-3 table"]),
        ("Ask:\n\n1. what\na. this\nb. that\n2. who\n", ["3-6 list"]),
        (page("说：", "（一）井。", "（二）路。"), ["3-5 list"]),
        (page("1. " + BODY, "2. " + BODY, "Background", "3. " + BODY), []),  # numbered paragraphs
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


def test_numbered_paragraphs_of_a_law_are_no_list() -> None:
    first = "(1) No person shall keep a ferry without a licence."
    second = "(2) A licence shall be in force for one year."
    assert blocks(propose, page(first, second)) == []


def test_items_with_a_dash_below_a_colon() -> None:
    assert blocks(propose, "Three:\n\n— one who waits ;\n— one who runs.\n") == ["3-4 list"]
    assert blocks(propose, "He said:\n\n— Go!\n— Why?\n") == []


def test_items_with_the_signs_of_a_language() -> None:
    assert blocks(propose, "有三：\n\n（甲）使人等；\n（乙）使人谈。\n") == ["3-4 list"]


def test_quantities_and_roman_numbers() -> None:
    assert blocks(propose, "1 lb. peas\n2 onions\n3 pints water\nsalt\n") == ["1-4 list"]
    assert blocks(propose, "2 men sat there.\n1 slept.\n3 woke.\n") == []
    assert blocks(propose, "I shall shew,\n\nI. What it is.\nII. What not.\n") == ["3-4 list"]
    assert blocks(propose, "So it is.\n\nI. What it is.\nII. What not.\n") == []
