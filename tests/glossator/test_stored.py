"""Records that were stored are, when they are read again, equal to those that were parsed."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from tiny_edition import (
    REPOSITORY,
    make_events,
    make_terms,
    make_text,
    note_md,
    read_repository,
)

from glossator.entry import Case
from glossator.model import Block, Role
from glossator.notes import parse_notes
from glossator.project import Project
from glossator.stored import as_data, from_data
from glossator_schema.blocks import LINE_KINDS
from glossator_schema.entries import ENTRY_KINDS


def stored(value: Any) -> Any:
    return from_data(json.loads(json.dumps(as_data(value))))


@pytest.mark.parametrize(
    "value",
    [
        "words",
        7,
        True,
        None,
        (),
        ("a", ("b", 1)),
        ["a"],
        {1: "a", "b": ("c",)},
        frozenset({1, 2}),
        Role.TEXT,
        Case.EXACT,
        *LINE_KINDS.values(),
        *ENTRY_KINDS,
    ],
    ids=lambda value: getattr(value, "name", type(value).__name__),  # a set has no order
)
def test_a_value(value: Any) -> None:
    again = stored(value)
    assert again == value
    assert type(again) is type(value)


def test_records() -> None:
    text = make_text("Peace.\n\nWar.\n", "{lines: 1, kind: heading, level: 1}")
    entries = (*make_terms("peace: peace/peaces; exclude: []"), *make_events(("alpha-p1", "War")))
    notes = parse_notes(note_md("a", "alpha-p1", "Peace"), "notes.md", "alpha")
    for record in (text, entries, notes):
        assert stored(record) == record
    assert stored(text).blocks[0].kind is text.blocks[0].kind


def test_all_of_the_first_edition() -> None:
    project = Project(REPOSITORY)
    edition = read_repository()
    texts, apparatus = project.read_texts()
    for value in (tuple(texts), dict(apparatus), dict(edition.entries), dict(edition.ledgers)):
        assert stored(value) == value
    for name, ledger in edition.ledgers.items():  # what is not compared is stored, too
        again = stored(ledger)
        assert (again.lines, again.found, again.sealed) == (
            ledger.lines,
            ledger.found,
            ledger.sealed,
        ), name


def test_what_is_no_record_is_not_stored() -> None:
    with pytest.raises(TypeError, match="object is not stored"):
        as_data(object())
    with pytest.raises(TypeError, match="is not stored"):
        as_data((open,))


@pytest.mark.parametrize(
    "data", [[], ["Path", "/"], ["Prose"], ["Prose", "a", 1, 2], ["LineKind", "no"], ["Role", "no"]]
)
def test_nothing_is_made_of_what_was_never_stored(data: Any) -> None:
    with pytest.raises((LookupError, TypeError, ValueError)):
        from_data(data)


def test_a_block_keeps_each_field() -> None:
    (block, *_) = make_text("Peace.\n").blocks
    changed = replace(block, label="[4.]", supplied="x", level=2, run_in=True, paragraph="p")
    again = stored(changed)
    assert isinstance(again, Block)
    assert again == changed
    assert hash(again) == hash(changed)
