"""Tables that no notation marks."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, make_draft, page

from glossator.draft.rules.plain_tables import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Well    Feet    Years\nOne     12      3\nTwo     8       4\n", ["1-3 table"]),
        ("Lock\tFeet\nUpper\t12\n", ["1-2 table"]),
        ("　　年　　　　船\n　　三　　　　四\n　　五　　　　六\n", ["1-3 table"]),
        (page(BODY, "Lock   Feet", "Upper   12", "Lower   9"), ["3-7 table"]),
        (" 1  The bell hung long\n 2  Unrung beside the stair\n 3  And no one came\n", []),
        ("o  a lock\no  a gate\no  a weir\n", []),
        ("Counsel   :   Mr Orme\nClerk   :   Mr Lamb\nCrier   :   Mr Dean\n", []),
        (page("No. 3        Locks        1911\nVol. 2       Annals       p. 7", BODY), []),
        (
            page(BODY, "No. 3        Locks        1911\nVol. 2       Annals       p. 7", BODY),
            ["3-4 table"],
        ),
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


def test_cells_that_go_on_in_the_next_line() -> None:
    text = "Lock      Keeper\nUpper     a man of whom\n          nobody\n          knows\nLower     Ann\n"
    (table,) = propose(make_draft(text))
    assert (table.line, table.last, table.goes_on) == (1, 5, (3, 4))
