"""Words that hyphens at line ends divide."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drafting import is_a, make_draft

from glossator.draft.rules.line_hyphens import propose

COUNTS = {"well": 9, "seasoned": 9, "person": 9, "per": 9, "son": 9}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the carpen-\nter", ()),
        ("a per-\nson", ()),
        ("see [it](https://a.example/carpen-\nters)", ("carpen-ters",)),
        ("a well-\nseasoned one", ("well-seasoned",)),
        ("a cross-\nroad and a cross-road", ("cross-road",)),
        ("the pre-\nand post-war", ("pre- and",)),
        ("a Xiang-\nShan", None),
        ("no hyphen\nhere", None),
    ],
)
def test_proposes_to_join_but_for_compounds(text: str, expected: tuple[str, ...] | None) -> None:
    lines = replace(is_a(1, "paragraph"), last=2)
    found = [p.exceptions for p in propose(make_draft(text + "\n", lines, counts=COUNTS))]
    assert found == ([] if expected is None else [expected])


def test_lines_that_are_not_joined_are_left_alone() -> None:
    assert not list(propose(make_draft("a carpen-\nter\n", is_a(1, "paragraph"))))


@pytest.mark.parametrize(("tongue", "expected"), [("de", ("Vor- und",)), ("en", ()), ("", ())])
def test_what_goes_together_is_told_by_the_language(tongue: str, expected: tuple[str, ...]) -> None:
    lines = replace(is_a(1, "paragraph"), last=2)
    found = propose(make_draft("die Vor-\nund Nachteile\n", lines, tongue=tongue))
    assert [proposal.exceptions for proposal in found] == [expected]
