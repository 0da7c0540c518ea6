"""The title that the data before the text have, as the text prints it."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, page

from glossator.draft.proposals import FactProposal
from glossator.draft.rules.named_titles import propose
from glossator_schema.blocks import TITLE


def named(title: str) -> FactProposal:
    """Return what the data say the title is."""
    return FactProposal(line=1, key=TITLE, value=title, reason="said", confidence=1)


@pytest.mark.parametrize(
    ("title", "printed", "expected"),
    [
        ("The 'Lost Lamp' Inn", 'THE\n"LOST LAMP"\nINN', ["5-7 title"]),
        ("Ebner's Travels 1801-1804 Vol. 2", "EBNER'S TRAVELS.\n\n(1801-1804.)", ["5 title ."]),
        ("Ebner's Travels, Volume II", "EBNER'S TRAVELS", ["5 title"]),
        ("Fords of Tarn, Vol. II (of 3)", "FORDS\nOF\nTARN", ["5-7 title"]),
        ("The Road and Other Walks", "The Road", []),
    ],
)
def test_where_it_stands(title: str, printed: str, expected: list[str]) -> None:
    text = page("Title: " + title, BODY, printed, BODY)
    assert blocks(propose, text, named(title)) == expected


@pytest.mark.parametrize("mark", ["[^4-b]", "[2]", "*", "¹"])
def test_the_mark_of_a_note_is_no_word_of_it(mark: str) -> None:
    text = page("Title: The Ferry House", BODY, f"The Ferry House{mark}", BODY)
    assert blocks(propose, text, named("The Ferry House")) == ["5 title"]
