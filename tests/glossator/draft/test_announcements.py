"""A first line that names the author and the title."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, page

from glossator.draft.rules.announcements import propose


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ann Lind. The Ford at Dusk", ["1 furniture", "3 author", "5 title"]),
        ("The Ford at Dusk - Ann Lind", ["1 furniture", "3 author", "5 title"]),
        ("The Ford at Dusk, by Ann Lind", ["1 furniture", "3 author", "5 title"]),
        ("Bo Holm. The Ford at Dusk", []),
        ("The Ford at Dusk", []),
    ],
)
def test_of_what_stands_below(line: str, expected: list[str]) -> None:
    text = page(line, "Ann Lind", "THE FORD AT DUSK", BODY)
    assert blocks(propose, text) == expected
