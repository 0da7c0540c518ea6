"""Spaces that stand twice."""

from __future__ import annotations

import pytest
from drafting import BODY, apply_draft, changes

from glossator.draft.rules.doubled_spaces import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two  spaces", [("two  spaces", "two spaces")]),
        ("one space", []),
        ("a stop.  Two spaces", []),  # as typists set them
        ("a    gap", []),  # a layout
        ("7.1  Ropes", []),  # a label
        ("two  spaces  in  all  of it", []),  # a page's layer of text
    ],
)
def test_proposes(text: str, expected: list[tuple[str, str]]) -> None:
    assert changes(propose, text) == expected


def test_no_change_is_certain() -> None:
    _, record, _ = apply_draft(
        f"The Road\n\n{BODY.replace('by hand', 'by  hand')} The the road.Then more.\n"
    )
    said = {rule.exact: rule.certainty for rule in record.emendations}
    assert {*said.values()} == {"conjecture"}
