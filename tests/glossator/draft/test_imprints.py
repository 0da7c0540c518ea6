"""Place, publisher and year at the foot of a title page."""

from __future__ import annotations

import pytest
from drafting import BODY, apply_draft, make_draft

from glossator.draft.proposals import BlockProposal
from glossator.draft.rules.imprints import propose

PLACE = "SELBY\nHOLM AND DAUGHTER\n{}\n\n"


def said(text: str) -> list[str]:
    """Return what is proposed, with its lines."""
    return [
        f"{p.line}-{p.last} {p.kind.name}" if isinstance(p, BlockProposal) else f"date {p.value}"
        for p in propose(make_draft(text))
    ]


@pytest.mark.parametrize("year", ["1871", "MDCCCLXXI."])
def test_below_who_wrote_it(year: str) -> None:
    text = "THE FORD\n\nBY ANN LIND\n\n" + PLACE.format(year) + f"{BODY}\n\n" * 4
    assert said(text) == ["5-7 publication", f"date {year}"]
    assert apply_draft(text)[2].bibliography.date == "1871"


@pytest.mark.parametrize(
    "text",
    [
        "THE FORD\n\n" + PLACE.format("1871") + f"{BODY}\n\n" * 4,
        "THE FORD\n\nBY ANN LIND\n\n" + PLACE.format("Four miles off") + f"{BODY}\n\n" * 4,
        f"THE FORD\n\nBY ANN LIND\n\n{BODY}\n\n" + PLACE.format("1871"),
    ],
)
def test_others(text: str) -> None:
    assert said(text) == []
