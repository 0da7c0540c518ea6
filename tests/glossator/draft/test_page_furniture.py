"""Page numbers and running heads."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, page

from glossator.draft.rules.page_furniture import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            page(BODY, "12", BODY, "- 13 -", BODY, "Page 14 of 20"),
            ["3 furniture", "7 furniture", "11 furniture"],
        ),
        (
            page("Roads 1", BODY, "Roads 2", BODY, "Roads 3", BODY),
            ["1 furniture", "5 furniture", "9 furniture"],
        ),
        (page("Roads", BODY, "Roads", BODY), []),
        (page("Yes.", BODY, "Yes.", BODY, "Yes."), []),
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected
