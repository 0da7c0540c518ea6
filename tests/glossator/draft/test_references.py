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


def test_names_in_other_forms_open_an_entry() -> None:
    assert listed(
        "Adler, B. 2004. Eels and the",
        "men who count them. Ely.",
        "van der Poel, J. 2011. Eel passes.",
        "Fen Eel Council (2009) The state of",
        "the eel. Lynn.",
    ) == ["3-4 reference", "5 reference", "6-7 reference"]


def test_what_stands_apart_from_a_list_without_blank_lines_is_no_entry() -> None:
    entries = ("Adler, B. 2004. Eels. Ely.", "Brandt, E. 1999. Lamps. Ely.", "")
    assert listed(*entries, "Received in May 2012; printed in June.") == [
        "3 reference",
        "4 reference",
    ]
    assert len(listed(*entries, "Crane, F. 1997. Nets. Ely.")) == 3


def test_each_item_of_a_list_is_an_entry() -> None:
    assert listed("* Adler, Bruno: Eels. 2004.", "* The record office", "* Brandt, Eva: Nets.") == [
        "3 reference * ",
        "4 reference * ",
        "5 reference * ",
    ]


def test_what_leads_back_to_its_mark_is_a_note() -> None:
    assert listed("1. ↑ Adler, Eels, 2004.", "2. ↑ Brandt, Nets, 1999.") == []


def test_entries_elsewhere_go_on_with_the_numbers_of_those_below_the_heading() -> None:
    astray = (
        "[3] A. Reuter, Reeds, 1904.\n[4] B. Holm, Eels\nand weirs, 1911.\n[5] C. Amsel, Mud, 1920."
    )
    heading = ("References", "[1] D. Ente, Ducks, 1899.\n[2] E. Otter, Fish, 1901.")
    assert blocks(propose, page(BODY, astray, "Thanks", *heading)) == [
        "10 heading 1",
        "12 reference [1]",
        "13 reference [2]",
        "3 reference [3]",
        "4-5 reference [4]",
        "6 reference [5]",
    ]
    assert blocks(propose, page(BODY, astray, "Thanks")) == []
    other = astray.replace("[5]", "[7]").replace("[4]", "[6]").replace("[3]", "[5]")
    assert len(blocks(propose, page(BODY, other, "Thanks", *heading))) == 3


def test_an_entry_glued_to_the_one_before_it_leaves_its_number_out() -> None:
    assert listed(
        "[1]柳青．渡口志[M]．北京：河边出版社，1961：3.[2]周禾．苇",
        "席考[J]．渡刊，1970(2)：4-9.",
        "[3]邹田．石门",
        "",
        "桥[J]．渡刊，1971(1)：1-4.",
        "[4]吴丰．泥[M]．1972.",
    ) == ["3-4 reference [1]", "5-7 reference [3]", "8 reference [4]"]


def test_links_to_what_one_may_read_are_no_entries() -> None:
    assert listed("* [[List of weirs]]", "* [[List of fords]]") == []


def test_what_kinds_of_entries_there_are_is_said_above_each_kind() -> None:
    assert listed(
        "Unprinted:",
        "Amsel, Rita. Letters, 1931.",
        "Brehm, Kurt. A diary, 1937.",
        "",
        "Printed:",
        "Dohle, Ida. Jackdaws. Lindau: Ufer, 1940.",
    ) == ["4 reference", "5 reference", "8 reference"]


def test_a_title_without_a_name_opens_an_entry() -> None:
    assert listed(
        'Dohle, Ida. "Jackdaws." Turmblatt 3 (1940): 3-58.',
        "“The Tower of Lindau.” Ried Courier, 3 May 1911.",
        "Elster, P. “Magpies.”",
        "“Jackdaws and Their Nests,” 1912.",
    )[:2] == ["3 reference", "4 reference"]


@pytest.mark.parametrize("bullet", ["- ", ""])
def test_numbers_rise_over_one_that_is_left_out(bullet: str) -> None:
    found = listed(
        f"{bullet}[1] Orbell, Kay. The Reed Cutters. Ely: Mere Press, 1971.",
        f"{bullet}[3] Amsel, Rita. Das Ried. Lindau: Ufer, 1931.",
        f"{bullet}[4] Brehm, Kurt. Die Reuse. Lindau: Ufer, 1937.",
    )
    assert [line.strip(" -") for line in found] == [
        "3 reference [1]",
        "4 reference [3]",
        "5 reference [4]",
    ]


def test_a_citation_at_the_beginning_of_a_line_opens_no_entry() -> None:
    assert listed(
        "[1] Orbell, Kay. The Reed Cutters, with remarks upon",
        "[5] and its plates. Ely: Mere Press, 1971.",
        "[2] Amsel, Rita. Das Ried. Lindau: Ufer, 1931.",
    ) == ["3-4 reference [1]", "5 reference [2]"]
