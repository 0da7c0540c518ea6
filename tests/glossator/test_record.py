"""Reading records: ranges, kinds, defaults, faults with their lines."""

from __future__ import annotations

import pytest
from tiny_edition import FIRST_RULE, record_yaml, without_column

from glossator.diagnostics import EditionError
from glossator.line_set import LineSet
from glossator.record import Record, parse_record
from glossator_schema.blocks import FURNITURE, LINE_KINDS, STATEMENT_KINDS, BlockKind


def parse(*rules: str, **given: str) -> Record:
    return parse_record(record_yaml(rules=rules, **given), "record.yaml")


def fault(content: str) -> str:
    with pytest.raises(EditionError) as caught:
        parse_record(content, "record.yaml")
    return str(caught.value.diagnostics[0])


def test_a_whole_record() -> None:
    record = parse(
        "{lines: 1, kind: furniture, remark: navigation}",
        "{lines: 3-4, kind: heading, level: 2, label: '1.', cuts: ['## ']}",
        "{lines: 7, run_in: {level: 3, text: Run.}, notes: [{number: '1', text: N.}]}",
    )
    first, second, third = record.structure.exceptions
    assert (first.lines, first.kind, first.remark) == (
        LineSet.of(1),
        FURNITURE,
        "navigation",
    )
    assert (second.lines, second.level, second.label, second.cuts) == (
        LineSet.of(3, 4),
        2,
        "1.",
        ("## ",),
    )
    assert third.kind is None
    assert third.run_in is not None
    assert (third.run_in.level, third.run_in.text) == (3, "Run.")
    assert [(note.number, note.text) for note in third.notes] == [("1", "N.")]
    assert third.source.line == FIRST_RULE + 2


def test_the_record_has_its_place_for_emendations() -> None:
    emendation = "{line: 1, exact: teh, reading: the, kind: spelling, certainty: certain}"
    record = parse_record(record_yaml(emendations=[emendation]), "record.yaml")
    assert [(rule.exact, rule.reading) for rule in record.emendations] == [("teh", "the")]


def test_statements_are_what_a_source_says_of_itself() -> None:
    assert {"title", "origin"} <= {kind.name for kind in STATEMENT_KINDS}
    others = {kind for kind in LINE_KINDS.values() if kind not in STATEMENT_KINDS}
    assert {kind for kind in others if not isinstance(kind, BlockKind)} == {FURNITURE}


@pytest.mark.parametrize("lines", ["x", "1-", "-2", "1–2", "'1,2'", "1.5", "[]", "[[1]]", "''"])
def test_a_bad_range_is_refused(lines: str) -> None:
    found = fault(record_yaml(rules=[f"{{lines: {lines}, kind: title}}"]))
    assert without_column(found).startswith(f"record.yaml:{FIRST_RULE}: BAD_FIELD")
    assert "25-27" in found


@pytest.mark.parametrize("text_id", ["Alpha", "a b", "1a", "a--b", "a_b", "-a", "é"])
def test_a_bad_text_id_is_refused(text_id: str) -> None:
    assert fault(record_yaml(text_id=text_id)).startswith("record.yaml:1:5: BAD_FIELD id:")


@pytest.mark.parametrize("file", ["/etc/passwd", "../a.txt", "..", "''", '"a\\0b"', "a\\b"])
def test_a_witness_elsewhere_is_refused(file: str) -> None:
    found = fault(record_yaml().replace("source.txt", file))
    assert without_column(found).startswith("record.yaml:3: BAD_FIELD witness.file:")


@pytest.mark.parametrize("default", ["heading", "reference", "author-note", "poem"])
def test_a_default_that_needs_more_is_refused(default: str) -> None:
    found = fault(record_yaml(default=default))
    assert found.startswith("record.yaml:13:12: BAD_FIELD structure.default:")


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("{lines: 1, kind: poem}", "structure.exceptions.kind:"),
        ("{lines: 1, knid: title}", "unknown key structure.exceptions.knid"),
        ("{kind: title}", "structure.exceptions.lines is missing"),
        ("{lines: 1, level: high}", "structure.exceptions.level:"),
        ("{lines: 1, run_in: {level: 1}}", "structure.exceptions.run_in.text is missing"),
        ("{lines: 1, notes: [{text: x}]}", "structure.exceptions.notes.number is missing"),
        ("{lines: 1, cuts: '#'}", "structure.exceptions.cuts:"),
    ],
)
def test_a_bad_rule_is_refused(rule: str, message: str) -> None:
    found = fault(record_yaml(rules=["{lines: 9}", rule]))
    assert without_column(found).startswith(f"record.yaml:{FIRST_RULE + 1}: BAD_FIELD {message}")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("  title: A Title\n", "", "record.yaml:7:3: BAD_FIELD bibliography.title is missing"),
        ("  short:", "  shrt:", "record.yaml:8:3: BAD_FIELD unknown key bibliography.shrt"),
        (
            "  short:",
            "  authors: [{name: A, born: 1}]\n  short:",
            "record.yaml:8:23: BAD_FIELD unknown key bibliography.authors.born",
        ),
        (
            "  short:",
            "  authors:\n    - {name: Charles Gaulle, family: de Gaulle}\n  short:",
            "record.yaml:9:7: BAD_FIELD bibliography.authors: family: 'de Gaulle' does not stand in",
        ),
        (
            "  short:",
            "  authors:\n    - {affiliation: A}\n  short:",
            "record.yaml:9:7: BAD_FIELD bibliography.authors: a name is missing; write name, family",
        ),
        (
            "  short:",
            "  authors: [{name: A B, order: family-frist}]\n  short:",
            "record.yaml:8:32: BAD_FIELD bibliography.authors.order: 'family-frist' is none of given-first, "
            "family-first (did you mean family-first?)",
        ),
    ],
)
def test_the_bibliography_is_checked(old: str, new: str, expected: str) -> None:
    with pytest.raises(EditionError) as caught:
        parse_record(record_yaml().replace(old, new), "record.yaml")
    assert any(str(item).startswith(expected) for item in caught.value.diagnostics)


def test_a_list_whose_lines_are_all_struck_is_empty() -> None:
    content = record_yaml() + "emendations:\nrules:\nsic:\n"
    content = content.replace("\nemendations:\n", "\n", content.count("\nemendations:\n") - 1)
    record = parse_record(content, "record.yaml")
    assert (record.structure.exceptions, record.emendations, record.rules, record.sic) == ((),) * 4


@pytest.mark.parametrize("date", ["2024-01-29", "2024-01", "2024", "[2023-12-29]", "[2018]"])
def test_a_date_may_be_supplied_and_as_exact_as_is_known(date: str) -> None:
    content = record_yaml().replace("  rights:", f'  date: "{date}"\n  rights:')
    assert parse_record(content, "record.yaml").bibliography.date == date


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("name: Charles de Gaulle, family: de Gaulle", "Charles de Gaulle"),
        ("given: Ludwig, dropping-particle: van, family: Beethoven", "Ludwig van Beethoven"),
        ("given: Jinping, family: Xi, order: family-first", "Xi Jinping"),
        ("literal: Ministry of Foreign Affairs", "Ministry of Foreign Affairs"),
    ],
)
def test_an_author_may_be_named_in_the_parts_of_csl(said: str, printed: str) -> None:
    content = record_yaml().replace("  short:", f"  authors: [{{{said}}}]\n  short:")
    (author,) = parse_record(content, "record.yaml").bibliography.bibliography().authors
    assert author.name == printed


def test_a_supplied_date_may_be_before_the_common_era() -> None:
    content = record_yaml().replace("  rights:", '  date: "[c. 380 BCE]"\n  rights:')
    assert parse_record(content, "record.yaml").bibliography.date == "[-0379~]"


@pytest.mark.parametrize(
    "date",
    [
        "2023-02-30",
        "2014-13-45",
        "[2023-02-30]",
        "[2014-13]",
        "-0000",
        "2023-2-3",
        "[2018",
        "spring",
    ],
)
def test_a_date_that_is_none_is_a_fault_of_its_line(date: str) -> None:
    content = record_yaml().replace("  rights:", f'  date: "{date}"\n  rights:')
    assert fault(content).startswith("record.yaml:10:9: BAD_FIELD bibliography.date: ")


@pytest.mark.parametrize(
    "nothing", ["~", "null", "NULL", "", '""', "'  '", '"\\t"', "[]", "{}", ">-"]
)
@pytest.mark.parametrize("field", ["title", "short", "publication", "rights", "provenance"])
def test_a_field_that_says_nothing(field: str, nothing: str) -> None:
    lines = record_yaml().splitlines()
    line = next(n for n, words in enumerate(lines) if words.startswith(f"  {field}:"))
    lines[line] = f"  {field}: {nothing}"
    assert without_column(fault("\n".join(lines))).startswith(f"record.yaml:{line + 1}: BAD_FIELD ")


@pytest.mark.parametrize("nothing", ["", " ~", " []", " {}", " 3", " x"])
def test_a_bibliography_that_is_none(nothing: str) -> None:
    lines = record_yaml().splitlines()
    first = lines.index("bibliography:")
    content = "\n".join([*lines[:first], f"bibliography:{nothing}", *lines[first + 6 :]])
    assert without_column(fault(content)).startswith(f"record.yaml:{first + 1}: BAD_FIELD ")


def test_words_that_are_left_out_are_written_as_such() -> None:
    emendation = '{line: 1, exact: "the ", reading: "", kind: k, certainty: c}'
    record = parse_record(record_yaml(emendations=[emendation]), "record.yaml")
    assert record.emendations[0].reading == ""
    unsaid = emendation.replace('reading: ""', "reading: ")
    assert "BAD_FIELD reading says nothing" in fault(record_yaml(emendations=[unsaid]))
    assert "emendations.exact" in fault(
        record_yaml(emendations=[emendation.replace('"the "', '""')])
    )


@pytest.mark.parametrize("depth", [21, 500, 100_000])
@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_nesting_without_end_is_a_fault(opening: str, depth: int) -> None:
    closing = {"[": "]", "{a: ": "}", "- ": ""}[opening] * depth
    separator = "\n  " if opening == "- " else ""
    found = fault(f"id: {separator}{opening * depth}a{closing}\n")
    assert without_column(found).startswith(f"record.yaml:{2 if separator else 1}: BAD_YAML ")
