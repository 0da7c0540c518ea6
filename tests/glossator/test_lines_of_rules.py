"""Which lines a rule of a record has: what is no range of lines is told, and nothing that follows from it."""

from __future__ import annotations

from typing import Any

import pytest
from tiny_edition import make_text, record_yaml

from glossator.diagnostics import EditionError
from glossator.model import Text, Witness
from glossator.record import parse_record
from glossator.structure import build_text


def build(source: str, *rules: str, more: str = "", **given: Any) -> Text:
    """Apply a record that says ``more`` of its structure than exceptions."""
    record = record_yaml(source, rules, **given)
    record = record.replace("  default: paragraph\n", f"  default: paragraph\n{more}\n")
    return build_text(parse_record(record, "record.yaml"), Witness("s", "r", "", source))


def faults(source: str, *rules: str, more: str = "", **given: Any) -> list[str]:
    with pytest.raises(EditionError) as caught:
        build(source, *rules, more=more, **given)
    return [diagnostic.message for diagnostic in caught.value.diagnostics]


@pytest.mark.parametrize(
    ("source", "rule", "message"),
    [
        ("a\n\nb\n", "{lines: 1-2}", "line 2 is blank; name the lines that have words: 1"),
        ("a\n\nb\n", "{lines: 2-3, kind: furniture}", "line 2 is blank; name the lines that have words: 3"),
        ("a\n \t\n\u3000\nb\n", "{lines: 2-3, kind: list}", "lines 2-3 are blank; remove the rule"),
        ("a\n\nb\n", "{lines: [1, 2, 3]}", "line 2 is blank; leave 2 out"),
        ("a\nb\n\nc\n\nd\n", "{lines: 1-6, kind: verse}",
         "a stanza ends there; give each stanza its rule, or name the lines alone: [1-2, 4, 6]"),
        ("a\nb\n", "{lines: 5}", "the witness has no line 5: its lines are 1 to 2; correct the numbers"),
        ("a\nb\n", "{lines: 5-7}", "the witness has no lines 5-7: its lines are 1 to 2"),
        ("a\nb\n", "{lines: 2-1}", "lines 2-1 end before they begin; write 1-2"),
        ("a\nb\n", "{lines: [2, 1]}", "the ranges 2 and 1 are not in order; write each line once"),
    ],
)  # fmt: skip
def test_what_is_no_range_of_lines_is_told(source: str, rule: str, message: str) -> None:
    (told,) = faults(source, rule)
    assert message in told


def test_a_blank_line_within_a_paragraph_is_of_no_account_and_one_between_lines_of_verse_is_named() -> (
    None
):
    (block,) = make_text("a\n\nb\n", "{lines: 1-3}").blocks
    assert block.text == "a b"
    (stanza,) = make_text("a\n\nb\n", "{lines: [1, 3], kind: verse}").blocks
    assert [point.id for point in stanza.points] == ["alpha-l1", "alpha-l2"]


def test_a_rule_of_whose_last_line_another_has_all_is_told() -> None:
    told = faults("a\n  b c\n", "{lines: 1-2}", "{lines: 2, starts_at: b, kind: stage}")
    assert told == ["another rule begins with line 2, and has all of it; leave it out of lines 1-2"]


@pytest.mark.parametrize("lines", ["[1, 9]", "[3, 1]", "[1, 2]"])
def test_of_wrong_lines_alone_is_told_not_what_follows_from_them(lines: str) -> None:
    told = faults(
        "It begins1 and\n\n1 A footnote.\n\nH\n",
        f"{{lines: {lines}, notes: [{{number: '1'}}]}}",
        "{lines: 3, kind: author-note, label: '1'}",
        "{lines: 5, kind: heading, level: 1, label: H}",
    )
    assert len(told) == 1


def test_of_a_mark_that_is_not_found_alone_is_told_not_that_its_note_has_none() -> None:
    rules = "{lines: 1, notes: [{number: '9'}]}", "{lines: 3, kind: author-note, label: '1'}"
    (told,) = faults("a1\n\n1 Note.\n", *rules)
    assert "author's note 9 stands not in line 1" in told
    rules = "{lines: 1, notes: [{number: '1'}]}", "{lines: 3, kind: author-note, label: '2'}"
    assert [fault.partition(";")[0] for fault in faults("a1\n\n1 Note.\n", *rules)] == [
        "the label '2' does not begin line 3"
    ]


def test_a_speaker_whom_exceptions_name_is_found_and_one_whose_lines_they_have_is_told_so() -> None:
    more = "  speakers: ['A.', 'B.']"
    source = "A. One.\nB. Two.\n"
    (told,) = faults(source, "{lines: 2, kind: stage}", more=more)
    assert told == (
        "line 2 begins with the speaker 'B.', but an exception has it; say who speaks there (speaker: B.), "
        "or remove the name from speakers"
    )
    text = build(source, "{lines: 2, kind: speech, speaker: B.}", more=more)
    assert [block.speaker for block in text.blocks] == ["A", "B"]


def test_a_rule_around_another_is_told_the_lines_that_it_is_to_name() -> None:
    rules = "{lines: 1-5, cuts: ['12']}", "{lines: 2, kind: author-note, label: '1'}"
    (told,) = faults("a1\n1 Note.\n12\nJ\nb\n", *rules)
    assert told.endswith(
        "overlap; leave line 2 out of the rule in line 16 of this file: lines: [1, 3-5]"
    )


# --- words in a line ---------------------------------------------------------------------------------


def emendation(line: int, exact: str, more: str = "") -> str:
    return f"{{line: {line}, exact: '{exact}', reading: x, kind: k, certainty: certain{more}}}"


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        (
            emendation(80, "a"),
            "the witness has no line 80: its lines are 1 to 2; correct the number",
        ),
        (emendation(1, "flows"), "found 0 times in line 1, but in line 2; copy it exactly"),
        (emendation(1, "the rever"), "nearest is 'the river,': the [-rever-]{+river,+}"),
        (emendation(1, "the"), "found 2 times in line 1; tell the place by a prefix or suffix"),
        (emendation(1, "river", ", prefix: 'a '"), "found in line 1, but not after this prefix"),
    ],
)
def test_words_that_are_not_in_their_line_are_told_with_where_they_are(
    rule: str, message: str
) -> None:
    (told,) = faults("the river, the hill\nit flows\n", emendations=[rule])
    assert message in told


# --- tables and lists --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "separator", "message"),
    [
        ("| a | b |\n| c | d |\n", "tabs", "no row of this table has tabs between cells; its rows have bars"),
        ("a\tb\nc\td\n", "bars", "no row of this table has bars between cells; its rows have tabs and spaces"),
        ("a b\nc d\n", "spaces", "has spaces between cells; correct its lines, or call it list"),
        ("a b\nc d\n", "", "has bars, tabs, or two spaces and more between cells; correct its lines"),
    ],
)  # fmt: skip
def test_cells_that_nothing_parts_are_told(source: str, separator: str, message: str) -> None:
    said = f", separator: {separator}" if separator else ""
    (told,) = faults(source, f"{{lines: 1-2, kind: table{said}}}")
    assert message in told


def test_a_table_some_of_whose_rows_have_bars_is_not_taken_for_one_column() -> None:
    (told,) = faults("| a | b |\nc d\n", "{lines: 1-2, kind: table}")
    assert "the row in line 2 of the witness has 1 cell, most rows of this table have 2" in told


def test_an_empty_marker_says_that_nothing_marks_an_item() -> None:
    source = "A. Smith\nB. Jones\n"
    (block,) = make_text(source, "{lines: 1-2, kind: list}").blocks
    assert [point.label for point in block.points] == ["A.", "B."]
    (block,) = make_text(source, '{lines: 1-2, kind: list, marker: ""}').blocks
    assert (block.text, [point.label for point in block.points]) == ("A. Smith B. Jones", ["", ""])
    (told,) = faults(source, "{lines: 1-2, kind: stage, marker: ''}")
    assert "kind stage has no marker" in told


def test_a_figure_whose_words_are_blanks_is_told() -> None:
    rule = f"{{lines: 1, kind: figure, image: a.png, sha256: '{'0' * 64}', alt: '  '}}"
    assert faults("a\n", rule) == ["a figure needs its alt; write it"]
