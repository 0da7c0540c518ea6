"""A title in quotation marks, with its year."""

from __future__ import annotations

import pytest
from drafting import BODY, make_draft, page

from glossator.draft.proposals import BlockProposal, FactProposal
from glossator.draft.rules.listed_titles import propose


@pytest.mark.parametrize(
    ("line", "cuts", "year"),
    [
        ("«Мост над рекой», 1903 г.", ("«", "», 1903 г."), "1903"),
        ("„Das lange Feld“ (1887)", ("„", "“ (1887)"), "1887"),
    ],
)
def test_below_a_name(line: str, cuts: tuple[str, ...], year: str) -> None:
    found = [*propose(make_draft(page("Ada Brook", line, BODY)))]
    said = [(p.line, p.kind.name, p.cuts) for p in found if isinstance(p, BlockProposal)]
    assert said == [(3, "title", cuts), (1, "author", ())]
    assert [p.value for p in found if isinstance(p, FactProposal)] == [year]


def test_without_a_year_it_may_be_anything() -> None:
    assert [*propose(make_draft(page("Ada Brook", "“A lamp that is out”", BODY)))] == []
