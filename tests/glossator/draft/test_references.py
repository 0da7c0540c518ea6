"""The text's own bibliography."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, is_a, page

from glossator.draft.rules.references import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            page(BODY, "References") + "[1] A. Smith, Roads.\n[2] B. Jones, Seas.\n",
            ["3 heading 1", "4 reference [1]", "5 reference [2]"],
        ),
        (
            page(BODY, "Works Cited", "- 1. A. Smith, <http://roads.example>."),
            ["3 heading 1", "5 reference 1. -  < >"],
        ),
        (page(BODY, "References", "[1] A.", "[1] B."), ["3 heading 1", "5 reference [1]"]),
        (page("[1] is a number", BODY), []),
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


def test_the_next_heading_ends_it() -> None:
    text = page("References", "[1] A. Smith.", "Notes", "[2] A remark.")
    assert blocks(propose, text, is_a(5, "heading", 1)) == ["1 heading 1", "3 reference [1]"]


def listed(*lines: str) -> list[str]:
    """Return what the rule says of lines below the heading of a bibliography."""
    return blocks(propose, "\n".join(("Bibliography", "", *lines)) + "\n")[1:]


def test_an_entry_goes_on_over_the_blank_lines_of_a_scan() -> None:
    assert listed(
        'ORBELL, K. (1971): "The Reed Cutters of the Lower Fen and Their Tools before the',
        "",
        'Great Drainage," Fenland Papers, 12, 33-58.',
        "",
        "—(1974): The Eel Trap. Ely: Mere Press.",
    ) == ["3-5 reference", "7 reference"]


def test_entries_go_on_below_a_short_line_between() -> None:
    assert listed(
        "Amsel, Rita. Das Ried. Lindau: Ufer, 1931.",
        "",
        "FENLAND PAPERS",
        "",
        "117",
        "",
        "Brehm, Kurt. Die Reuse. Lindau: Ufer, 1937.",
        "",
        "Correspondence to the editor",
    ) == ["3 reference", "9 reference"]


def test_a_line_of_an_entry_may_begin_with_a_number() -> None:
    assert listed(
        "Amsel, Rita. Das Ried. Lindau: Ufer,",
        "    1931. 2nd ed.",
        "Brehm, Kurt. Die Reuse. Lindau, vol.",
        "    12. Ufer, 1937.",
    ) == ["3-4 reference", "5-6 reference"]
    assert listed(
        "1. Amsel R. Das Ried. Lindau: Ufer; 1931, pp. 1, 3, and",
        "12. In two volumes.",
        "2. Brehm K. Die Reuse. Lindau: Ufer; 1937.",
    ) == ["3-4 reference 1.", "5 reference 2."]


def test_labels_in_other_forms() -> None:
    assert listed("1) Amsel, Das Ried.", "2) Brehm, Die Reuse.") == [
        "3 reference 1)",
        "4 reference 2)",
    ]
    assert listed("[Ams31] Amsel, Das Ried.", "[Bre37] Brehm, Die Reuse.") == [
        "3 reference [Ams31]",
        "4 reference [Bre37]",
    ]
    assert listed("[1]何慕远：《桥渡》，1996年。", "[2]许伯铭：《市镇》，2003年。") == [
        "3 reference [1]",
        "4 reference [2]",
    ]
