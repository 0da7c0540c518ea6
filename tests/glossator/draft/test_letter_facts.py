"""Who wrote letters, and when."""

from __future__ import annotations

from drafting import BODY, make_draft, page

from glossator.draft.proposals import BlockProposal, FactProposal
from glossator.draft.rules.letter_facts import propose
from glossator_schema.blocks import CLOSER, OPENER, TITLE


def facts(title: str, *more: str, sign: str = "Yours,\nA. Hall") -> list[tuple[str, str]]:
    """Return what is said of a letter with this title."""
    text = page(title, "Selby, 3 May 1861\nDear Tom,", BODY, sign, *more)
    kinds = {1: TITLE, 3: OPENER, 8: CLOSER} | ({12: OPENER} if more else {})
    given = [
        BlockProposal(
            line=line, last=line + (kind is not TITLE), kind=kind, reason="said", confidence=1
        )
        for line, kind in kinds.items()
    ]
    found = list(propose(make_draft(text, *given)))
    assert all(isinstance(fact, FactProposal) for fact in found)
    return [(fact.key.name, fact.value) for fact in found]


def test_from_whom_to_whom() -> None:
    day = ("date", "Selby, 3 May 1861")
    assert facts("Ann Hall to Tom Reed") == [("author", "Ann Hall"), day]
    assert facts("Letter from Ann M. Hall to T. Reed") == [("author", "Ann M. Hall"), day]
    assert facts("A Letter about Wells", sign="Yours,\nThe Keeper of it") == [day]


def test_a_signature_in_full() -> None:
    assert facts("A Letter", sign="Yours,\nAnn Hall")[0] == ("author", "Ann Hall")


def test_the_title_of_a_collection() -> None:
    sign = "Yours,\nP. M."
    more = (BODY, "Selby, 4 May 1861\nDear Tom,")
    assert facts("Selected Letters of Ann Hall to her Aunt", *more) == [("author", "Ann Hall")]
    assert facts("CORRESPONDANCE DE PAUL MERLIN", *more, sign=sign) == [("author", "PAUL MERLIN")]
    assert facts("Letters of Two Engineers", *more) == []
