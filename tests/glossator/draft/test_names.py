"""The byline that is but a name."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, is_a, make_draft, page

from glossator.draft.proposals import BlockProposal, FactProposal
from glossator.draft.rules.names import propose
from glossator_schema.blocks import AUTHOR, SPEECH


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Anna Smith", ["3 author"]),
        ("A. B. Smith", ["3 author"]),
        ("Juan de la Cruz", ["3 author"]),
        ("• Anna Smith", ["3 author •"]),
        ("*Anna Smith, Museum of Roads*", ["3 author * *"]),
        ("Anna Smith, in Marl", []),
        ("Marl University", []),
        ("Anna smith", []),
        ("The Road", []),
        ("Anna", []),
    ],
)
def test_after_the_title(line: str, expected: list[str]) -> None:
    assert blocks(propose, page("On Roads", line, BODY), is_a(1, "title")) == expected


def test_without_a_title_there_is_no_byline() -> None:
    assert blocks(propose, page("On Roads", "Anna Smith", BODY)) == []


def test_a_credit_is_enough() -> None:
    text = page("On Roads", "By B. Jones", "Anna Smith", BODY)
    assert blocks(propose, text, is_a(1, "title"), is_a(3, "author")) == []


def test_where_others_spoke_is_no_name() -> None:
    title = is_a(1, "title")
    court = "HALL v. PYM\n\nIN THE COURT OF TARN\nNORTHERN BRANCH\n\n" + BODY
    assert blocks(propose, court, title) == []
    said = BlockProposal(line=6, kind=SPEECH, speaker="THE MAYOR:", reason="said", confidence=1)
    text = "Remarks at the Opening\n\nNorth Hill Library\nPort Ellery\n\nTHE MAYOR: Good morning.\n"
    assert blocks(propose, text, title, said) == []


def test_years_alone_are_no_author_whom_data_name() -> None:
    fact = FactProposal(line=1, key=AUTHOR, value="Ada Brook", reason="said", confidence=1)
    text = page("Letters", "(1790-1826.)", "ADA BROOK", BODY)
    found = make_draft(text, is_a(1, "title")).with_proposals([fact])
    assert [proposal.line for proposal in propose(found)] == [5]


@pytest.mark.parametrize("line", ["Ann Lind a,b,∗", "Ann d’Alché", "Ann Lind1,2"])
def test_a_name_with_marks_or_a_particle(line: str) -> None:
    assert blocks(propose, page("The Ford", line, BODY), is_a(1, "title")) == ["3 author"]


def test_letters_set_apart_are_no_name() -> None:
    assert blocks(propose, page("The Ford", "I N F O", BODY), is_a(1, "title")) == []


def test_a_place_below_a_title_that_says_whose_words_these_are() -> None:
    text = page("Remarks by Governor Lind at the Ford", "Selby Bridge", BODY)
    assert blocks(propose, text, is_a(1, "title")) == ["3 publication"]
