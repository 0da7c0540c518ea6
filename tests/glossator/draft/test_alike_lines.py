"""Lists whose lines are of one form."""

from __future__ import annotations

import pytest
from drafting import blocks

from glossator.draft.rules.alike_lines import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "sluice ....... a gate in a dam\nweir ........ a dam over which\n              water goes\n",
            ["1-3 list"],
        ),
        ("00:00 The lock\n04:31 The keeper\n1:12:50 The gate\n", ["1-3 list"]),
        ("1871: The lock is built\n1880: It is opened\n", ["1-2 list"]),
        ("1880 was dry.\n1871 was wet.\n", []),
        ("Elected were:\n\nChair: Ann Lamb\nClerk: Bo Orme\n", ["3-4 list"]),
        ("Ann: What?\nBo: Nothing.\n", []),
    ],
)
def test_lines_of_one_form(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


def test_quantities() -> None:
    assert blocks(propose, "1 lb. peas\n2 onions\n3 pints water\nsalt\n") == ["1-4 list"]
    assert blocks(propose, "2 men sat there.\n1 slept.\n3 woke.\n") == []
