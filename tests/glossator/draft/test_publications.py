"""Issues, and paths on a site."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, make_draft, page

from glossator.draft.proposals import FactProposal
from glossator.draft.rules.dates import say_date
from glossator.draft.rules.publications import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (page("Road Quarterly, Vol. 3, No. 2", BODY), ["1 publication"]),
        (page("Roads 2017年3期", BODY), ["1 publication"]),
        (page("Road Weekly> Featured", BODY), ["1 publication"]),
        (page("Home > News > Roads", BODY), ["1 furniture"]),
        (page("Of vol. 3 nobody had heard.", BODY), []),
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


def test_an_imprint_and_an_issue_with_its_date() -> None:
    issue = "Journal of Roads, Vol. 12, No. 2 (June 2016), pp. 141–146"
    text = page(issue, "Philadelphia: Printed for the Author, 1789", BODY)
    assert blocks(propose, text) == ["1 publication", "3 publication"]


def test_where_a_sermon_was_held() -> None:
    assert blocks(propose, page("Preached at the Church of Sauty.", BODY)) == ["1 publication"]
    assert blocks(propose, page(BODY, "Preached at the Church of Sauty.")) == []


@pytest.mark.parametrize(
    "line",
    [
        "Econolog, Vol. 3, No. 2. (Mar., 1994), pp. 467-475.",
        "Revue des Ponts, tome 14, 1889 (p. 233-246).",
        "Zweiter Band. 1887. Drittes Heft.",
    ],
)
def test_an_issue_with_a_stop(line: str) -> None:
    assert blocks(propose, page("Die Straße", line, BODY)) == ["3 publication"]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("First published in The Road, 3 May 1921.", "1921-05-03"),
        ("Zuerst erschienen: Berlin 1887", "1887"),
        ("Paru pour la première fois en 1902", "1902"),
        ("①本篇最初发表于一九二六年五月一日《路》", "1926-05-01"),
    ],
)
def test_when_a_text_came_out_first(line: str, date: str) -> None:
    facts = [
        p for p in propose(make_draft(page("Roads", BODY, line))) if isinstance(p, FactProposal)
    ]
    assert [say_date(fact.value) for fact in facts] == [date]


def test_the_name_of_a_journal() -> None:
    masthead = "THE SELBY\nANTIQUARY.\nNo. XII.   MAY, 1872.\nON FORDS.\n\n"
    assert blocks(propose, masthead + BODY) == ["1-3 publication"]
    text = page("Fords and Bridges 52 (2025) 1300", "Fords and Bridges", "On a ford", BODY)
    assert blocks(propose, text) == ["1 publication", "3 publication"]
    assert blocks(propose, page("Date of Hearing:   Friday, 11 June 2004", BODY)) == []
