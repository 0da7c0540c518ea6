"""When a letter was written."""

from __future__ import annotations

from drafting import BODY, is_a, make_draft, page

from glossator.draft.proposals import BlockProposal
from glossator.draft.rules.letter_dates import propose
from glossator_schema.blocks import LINE_KINDS

OPENER = BlockProposal(line=3, last=4, kind=LINE_KINDS["opener"], reason="said", confidence=1)


def test_it_is_what_stands_above_the_letter() -> None:
    text = page("A Letter", "Selby, 3 May 1861\nDear Tom,", BODY, "Yours, Ann")
    draft = make_draft(text, OPENER, is_a(8, "closer"))
    assert [(fact.line, fact.key.name, fact.value) for fact in propose(draft)] == [
        (3, "date", "Selby, 3 May 1861")
    ]


def test_a_known_date_and_several_letters() -> None:
    text = page("1861", "Selby, 3 May 1861\nDear Tom,", BODY, "Yours, Ann", "Dear Jane,", BODY)
    assert list(propose(make_draft(text, OPENER, is_a(8, "closer"), is_a(1, "date")))) == []
    assert list(propose(make_draft(text, OPENER, is_a(8, "closer"), is_a(10, "opener")))) == []


def test_a_letter_that_nobody_closes() -> None:
    text = page("A Letter", "Selby, 3 May 1861\nDear Tom,", BODY)
    assert [fact.value for fact in propose(make_draft(text, OPENER))] == ["Selby, 3 May 1861"]
