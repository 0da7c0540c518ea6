"""What Markdown marks at the beginning of lines."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, page

from glossator.draft.rules.markdown_blocks import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("> He said so.\n> Twice.\n", ["1-2 quotation >  > "]),
        ("\\> He said so.\n\\> Twice.\n", ["1-2 quotation \\>  \\> "]),
        ("- one\n- two\n\n- three\n", ["1-4 list"]),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n", ["1-3 table"]),
        (
            "[^1]: A note\n    goes on.\n\n[^b]: Another.\n",
            ["1-2 author-note 1 [^ ]:", "4 author-note b [^ ]:"],
        ),
        (page(BODY, "* * *", BODY, "<!-- done -->"), ["3 furniture", "7 furniture"]),
        ("- Who is it?\n- It is I!\n- Come in!\n", []),  # what people say
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


def test_rows_without_a_frame() -> None:
    assert blocks(propose, "Price | Eggs\n10p | 40\n20p | 90\n") == ["1-3 table"]


@pytest.mark.parametrize(
    "picture",
    ['![A road](a.png){: width="9"}', "[![A road](a.png)](b.html)", "![a](a.png) ![b](b.png)"],
)
def test_pictures_with_attributes_and_links(picture: str) -> None:
    assert blocks(propose, f"{picture}\n") == ["1 furniture"]


def test_a_quotation_with_its_source_below_the_author_is_an_epigraph() -> None:
    text = page("# Roads", "*Ann Hall*", "> All roads lead down.\n>\n> — Selby proverb", BODY)
    assert "5-7 epigraph" in str(blocks(propose, text))


def test_what_people_say_in_a_tale_is_no_list_however_few_say_it() -> None:
    said = (
        "     -- It rains, -- said the miller.\n     -- Then wait, -- said she. -- It will stop.\n"
    )
    text = f"     {BODY}\n{said}     {BODY}\n\n     -- I cannot.\n     -- Why not? -- she asked.\n"
    assert blocks(propose, text) == []
    assert blocks(propose, "-- a road\n-- a well\n") == ["1-2 list"]


def test_a_dash_that_begins_one_line_of_a_paragraph_marks_no_item() -> None:
    text = (
        "He asked the keeper whether he had seen it. Never, said he,\n"
        "and sat down. -- Then who has? -- Nobody that I know of.\n"
        "-- That is a pity, said the clerk, and went out into the\n"
        "rain without his hat.\n"
    )
    assert blocks(propose, text) == []
    assert blocks(propose, "Words to know\n- a road\n- a well\n") == ["2-3 list"]
