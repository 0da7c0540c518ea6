"""Comparing a draft with a finished record."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drafting import BODY, apply_draft, page
from tiny_edition import make_text, record_yaml

from glossator.draft.measure import Tally, find_edits, measure_draft, tally_groups, tally_rules
from glossator.draft.table import write_report
from glossator.record import parse_record

TEXT = page("The Road", BODY, "Digging the Cut", BODY + " It leaked..", "Print")


def test_shares() -> None:
    tally = Tally(proposed=4, right=3, there=6)
    assert (tally.precision, tally.recall) == (0.75, 0.5)
    assert (Tally(0, 0, 0).precision, Tally(0, 0, 0).recall) == (None, None)


def test_a_draft_equals_its_own_record() -> None:
    comparison = measure_draft(*apply_draft(TEXT))
    assert comparison.tally(structure=True) == Tally(3, 3, 3)
    assert comparison.tally(structure=False) == Tally(1, 1, 1)


def test_what_differs_is_wrong_and_what_lacks_is_missed() -> None:
    draft, _, _ = apply_draft(TEXT)
    rules = ("{lines: 1, kind: title}", "{lines: 5, kind: furniture}")
    record = parse_record(record_yaml(TEXT, rules, title="The Road"), "record.yaml")
    comparison = measure_draft(draft, record, make_text(TEXT, *rules, title="The Road"))
    assert comparison.tally(structure=True) == Tally(proposed=3, right=1, there=2)
    assert comparison.tally(structure=False) == Tally(proposed=1, right=0, there=0)
    assert tally_rules([comparison])["short-headings"] == Tally(proposed=1, right=0, there=0)
    assert tally_groups([comparison])["furniture"] == Tally(proposed=1, right=0, there=1)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("in Marl..", (7, ".", ""), (3, "Marl..", "Marl.")),
        ("the inn ,and", (4, "inn ,and", "inn, and"), (7, " ,", ", ")),
        ("the (TCN)", (5, "TCN", "TNC"), (4, "(TCN)", "(TNC)")),
        ("of thefuture", (6, "", " "), (0, "of thefuture", "of the future")),
        ("a  b", (1, " ", ""), (0, "a  b", "a b")),
    ],
)
def test_the_same_change_written_in_two_ways(
    text: str, one: tuple[int, str, str], other: tuple[int, str, str]
) -> None:
    assert list(find_edits(text, *one)) == list(find_edits(text, *other))


def test_changes_far_from_one_another_are_several() -> None:
    text = "theWall Street Journalupon"
    assert len(list(find_edits(text, 0, text, "the Wall Street Journal upon"))) == 2


def test_the_report_names_texts_and_rules() -> None:
    comparison = measure_draft(*apply_draft(TEXT))
    report = write_report([comparison, replace(comparison, text="beta")])
    assert "| alpha | 3 | 3 | 3 | 1.00 | 1.00 |" in report
    assert "| all | 6 | 6 | 6 | 1.00 | 1.00 |" in report
    assert "| short-headings | 2 | 2 | 2 | 1.00 | 1.00 |" in report
    assert "| short-headings | 1 of 1 | 1 of 1 |" in report
    assert "Rules that found nothing in these texts: front-matter," in report
