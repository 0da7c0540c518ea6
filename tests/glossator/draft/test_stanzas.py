"""Verse, epigraphs, and prose that is set further in."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks

from glossator.draft.rules.stanzas import propose

STANZA = (
    "Down goes the bucket,\nDown goes the rope,\nDown goes the digger,\nAnd so does his hope.\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Well\n\n" + STANZA + "\n" + STANZA, ["3-6 verse", "8-11 verse"]),
        (f"{BODY}\n\n    He said that it was deep.\n\n{BODY}\n", ["3 quotation"]),
        (f"The Well\n\nDig where you stand.\n    — A farmer\n\n{BODY}\n", ["3-4 epigraph"]),
        (
            "The road was laid by hand in eleven years,\nand for most of them nobody believed in it.\n",
            [],
        ),
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected
