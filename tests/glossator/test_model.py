"""The model's small computations: spans, numbers, targets."""

from __future__ import annotations

import dataclasses
import inspect

import pytest
from tiny_edition import make_text

from glossator import entry, model
from glossator.entry import Case, Form
from glossator.model import Block, Span
from glossator_schema.blocks import PARAGRAPH, REFERENCE


@pytest.mark.parametrize(
    ("first", "second", "overlaps", "contains", "crosses"),
    [
        ((0, 5), (5, 9), False, False, False),
        ((0, 5), (4, 9), True, False, True),
        ((4, 9), (0, 5), True, False, True),
        ((0, 9), (2, 5), True, True, False),
        ((2, 5), (0, 9), True, False, False),
        ((2, 5), (2, 5), True, True, False),
        ((0, 9), (4, 4), True, True, False),
    ],
)
def test_spans(
    first: tuple[int, int], second: tuple[int, int], overlaps: bool, contains: bool, crosses: bool
) -> None:
    a, b = Span("p", *first), Span("p", *second)
    assert (a.overlaps(b), a.contains(b), a.crosses(b)) == (overlaps, contains, crosses)


def test_spans_of_different_blocks_never_meet() -> None:
    a, b = Span("p1", 0, 9), Span("p2", 0, 9)
    assert not any([a.overlaps(b), a.contains(b), a.crosses(b)])


@pytest.mark.parametrize(
    ("label", "number"),
    [("[1]", "1"), ("2.", "2"), ("1.1", "1.1"), ("Keywords:", "Keywords"), ("", ""), ("(4)", "4")],
)
def test_number_is_the_label_without_its_brackets(label: str, number: str) -> None:
    assert Block(kind=REFERENCE, id="r", line=1, text="", label=label).number == number


def test_wordings_of_a_form() -> None:
    assert Form("order", Case.ANY).wordings == ("order",)
    assert Form("order", Case.ANY, "orders").wordings == ("order", "orders")


def test_text_gives_its_paragraphs_and_targets() -> None:
    text = make_text(
        "Head\nBody.1Note. More.\n",
        "{lines: 1, kind: heading, level: 1}",
        "{lines: 2, notes: [{number: '1', text: 'Note.'}]}",
    )
    assert [block.id for block in text.paragraphs] == ["alpha-p1"]
    assert text.targets()["alpha-p1"].kind is PARAGRAPH
    assert list(text.targets()) == ["alpha-h1", "alpha-p1", "alpha-fn1"]


def test_every_record_of_the_model_is_frozen() -> None:
    records = [
        item
        for module in (model, entry)
        for _, item in inspect.getmembers(module, dataclasses.is_dataclass)
    ]
    assert records
    assert all(record.__dataclass_params__.frozen for record in records)


def test_string_enums_print_as_their_value() -> None:
    assert f"{Case.ANY}" == "any"
    assert str(model.Role.NOTE_MARK) == "note-mark"
