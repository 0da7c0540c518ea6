"""Who wrote, translated, edited; and where it comes from."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, page

from glossator.draft.rules.credit_lines import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (page("By A. Smith", BODY), ["1 author"]),
        (
            page(
                BODY,
                "Contributed by A. Smith, surveyor",
                "Translated by B. Jones",
                "[ Editor: C. Brown ]",
            ),
            ["3 author", "5 translator", "7 editor"],
        ),
        (page(BODY, "A source: roads.example.org"), ["3 origin"]),
        (page("By the river", BODY), []),
        (page(BODY, "By A. Smith", BODY), []),
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


def test_what_it_is_and_by_whom() -> None:
    text = page("The Bridge", "Commencement Address by Ann Oyelaran", BODY)
    assert blocks(propose, text) == ["3 author Commencement Address by"]
