"""Headings that Markdown marks."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, page

from glossator.draft.proposals import FactProposal
from glossator.draft.rules.markdown_headings import propose
from glossator_schema.blocks import TITLE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            page("# On Roads", "## 1. Stone", BODY, "### 1.1 Gravel", BODY),
            ["1 title # ", "3 heading 1 1. ## ", "7 heading 2 1.1 ### "],
        ),
        (page("# On Roads", "## **Stone**", BODY), ["1 title # ", "3 heading 1 ## ** **"]),
        (page("## One", BODY, "## Two", BODY), ["1 heading 1 ## ", "5 heading 1 ## "]),
        (page("# T", "## **2.4 Misplaced**", BODY), ["1 title # ", "3 heading 2 2.4 ## ** **"]),
        (
            page("## Closed ##", BODY, "## Other", BODY),
            ["1 heading 1 ##  ##".replace("  ##", "   ##"), "5 heading 1 ## "],
        ),
        (page("## a ## b ##", BODY, "## c", BODY), ["1 heading 1 ## ", "5 heading 1 ## "]),
        (page("#hashtag", BODY, "# of men: 5", BODY)[:9], []),
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


def test_the_first_is_no_title_where_the_data_have_another() -> None:
    text = page("# Chapter 1", BODY, "## A part", BODY)
    fact = FactProposal(line=1, key=TITLE, value="The Book", reason="said", confidence=1)
    assert blocks(propose, text, fact)[0].startswith("1 heading")
    assert blocks(propose, text)[0].startswith("1 title")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Die Brücke\n==========\n\n{BODY}\n\nDer Bau\n-------\n\n{BODY}\n\nDas Ende\n--------\n\n{BODY}\n",
            [
                "1 title",
                "2 furniture",
                "6 heading 1",
                "7 furniture",
                "11 heading 1",
                "12 furniture",
            ],
        ),
        (f"Well    Feet\n------------\nOne     12\n\n{BODY}\n", []),  # the head of a table
        (f"{BODY}\n---\n\n{BODY}\n", []),  # a line between two parts
    ],
)
def test_signs_underline_a_heading(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


def test_a_line_that_is_bold_as_a_whole() -> None:
    text = page("## Owners", BODY, "**The first owner**", BODY)
    assert blocks(propose, text)[0] == "5 heading 3 ** **"
    for words in ("**Who was he?**", "**He was the first.**", "**The** first **owner**"):
        assert len(blocks(propose, page("## Owners", BODY, words, BODY))) == 1
    assert blocks(propose, page(BODY, "__Le premier__", BODY)) == ["3 heading 1 __ __"]


def test_a_title_of_the_same_rank_as_the_headings_above_who_wrote_the_text() -> None:
    found = blocks(
        propose,
        page("# Wells", "*by Ann Hall*", "3 May 1999", "# Deep ones", BODY, "# Others", BODY),
    )
    assert found[0] == "1 title # "
    without = blocks(propose, page("# Wells", "They are deep.", "# Deep ones", BODY))
    assert without[0].startswith("1 heading")
