"""Whatever is wrong with a field of an editor's file is told in the editor's words, with its remedy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args

import pytest

from glossator.block_rules import StructureRules
from glossator.data_file import WANTED, Placed, parse_data
from glossator.diagnostics import EditionError
from glossator.glossary.values import entry_class
from glossator.ledger.entries import LedgerFile
from glossator.notes import HeadnoteOptions, NoteOptions
from glossator.record import Record
from glossator_schema.block_kinds import KINDS_ELSEWHERE
from glossator_schema.blocks import LINE_KINDS
from glossator_schema.entries import ENTRY_KINDS

ROOTS = [Record, LedgerFile, NoteOptions, HeadnoteOptions, *map(entry_class, ENTRY_KINDS)]
VALUES = (
    "[a]",
    "{a: b}",
    "[[a]]",
    "[{a: b}]",
    '""',
    "' '",
    "x",
    "-3",
    "1.5",
    "9" * 5000,
    "1e9",
    "maybe",
)
REMEDY = re.compile(r"[;:] (?:correct|add|write|give|remove|name|choose|leave|keep)\b")


def classes_of(of: Any) -> Iterator[type[Placed]]:
    """Yield the classes by which a file is read, the one and those of its fields."""
    if isinstance(of, type) and is_dataclass(of) and issubclass(of, Placed):
        yield of
        for each in of.__pydantic_fields__.values():  # type: ignore[attr-defined]
            yield from classes_of(each.annotation)
    for part in get_args(of):
        yield from classes_of(part)


CLASSES = list(dict.fromkeys(each for root in ROOTS for each in classes_of(root)))


def faults(content: str, of: Any) -> list[str]:
    try:
        parse_data(content, "f.yaml", of)
    except EditionError as error:
        return [diagnostic.message for diagnostic in error.diagnostics]
    return []


@pytest.mark.parametrize("of", CLASSES, ids=lambda of: of.__name__)
def test_a_value_of_a_wrong_form_is_told_in_words_of_our_own(of: type[Placed]) -> None:
    for field in fields(of):
        for value in VALUES if field.name not in ("source", "value_places") else ():
            for message in faults(f"{field.name}: {value}\n", of):
                assert REMEDY.search(message), message
                assert (
                    "another value" not in message
                )  # a fault of pydantic's that nobody has put in words
                assert "nput should" not in message


def test_each_kind_of_fault_is_put_in_words_once() -> None:
    words = "".join(faults(f"{{count: {value}}}", LedgerFile)[0] for value in ("x", "1.5", "[a]"))
    assert words.count("count: a whole number, as 12, is wanted here; write it so") == 3
    assert set(WANTED.values()) >= {"true or false", "a list, - item,", "a mapping, key: value,"}


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("line_numbers: -3", "line_numbers: a whole number from 0 to 100 is wanted, not -3; correct it"),
        ("line_numbers: 101", "line_numbers: a whole number from 0 to 100 is wanted, not 101; correct it"),
        ("line_number: 3", "unknown key line_number (did you mean line_numbers?); correct or remove it"),
        ("zzz: 3", "unknown key zzz; correct or remove it"),
        ("exceptions: [{lines: 1, note: 3}]", "unknown key exceptions.note (did you mean notes?)"),
        ("exceptions: [{lines: 1, run_in: {levle: 1}}]", "exceptions.run_in.levle (did you mean level?)"),
        ("exceptions: [{lines: 1, kind: blockquote}]", "'blockquote' is called quotation here; correct it"),
        ("exceptions: [{lines: 1, header: maybe}]", "exceptions.header: true or false is wanted here"),
        ("exceptions: [{lines: 1, cuts: [\"\"]}]", "exceptions.cuts: something is wanted here"),
        ("exceptions: [{lines: 1, separator: tab}]", "spaces, wikitext (did you mean tabs?)"),
        ("exceptions: [{lines: 1, separator: \"\"}]", "'' is none of bars, tabs, spaces, wikitext; correct it"),
        ("exceptions: [{lines: 1, notes: [{number: '1', note_at: 0}]}]", "from 1 on is wanted, not 0"),
        ("exceptions: [{lines: 1, unmarked: '[ ]'}]", "stands in square brackets"),
    ],
)  # fmt: skip
def test_a_field_is_told_with_its_bounds_or_its_nearest_name(written: str, message: str) -> None:
    told = faults(f"default: paragraph\n{written}\n", StructureRules)
    assert any(message in each for each in told)


def test_what_others_call_a_kind_of_line_is_no_kind_here_and_leads_to_one() -> None:
    assert KINDS_ELSEWHERE.keys().isdisjoint(LINE_KINDS)
    assert LINE_KINDS.keys() >= {*KINDS_ELSEWHERE.values()}
