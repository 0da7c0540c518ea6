"""Who wrote a text that names no author in a line of its own."""

from __future__ import annotations

import pytest
from drafting import BODY, is_a, make_draft, page

from glossator.draft.proposals import BlockProposal, FactProposal
from glossator.draft.rules.authorship import propose


def names(text: str, *earlier: BlockProposal | FactProposal) -> list[str]:
    """Return the authors whom the rule proposes."""
    return [fact.value for fact in propose(make_draft(text, *earlier))]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("THE LETTERS OF ADA BROOK TO HER SON", "ADA BROOK"),
        ("Select Sermons of Rev. Karl Ebner", "Karl Ebner"),
        ("Remarks by Governor Lena Ortner at the Opening", "Lena Ortner"),
        ("Lettres de Paul Marchand à sa sœur", "Paul Marchand"),
        ("Briefe von Anton Gruber aus den Bergen", "Anton Gruber"),
        ("Letters of the Valley", ""),
        ("Poems of Two Brothers", ""),
        ("Remarks by Vice President Holm at the Ford", "Holm"),
        ("Interview with Lena Ortner", "Lena Ortner"),
    ],
)
def test_whose_words_the_title_says_they_are(title: str, name: str) -> None:
    told = "So much did Ebner, Brook, Ortner, Marchand, Gruber and the Brothers write."
    assert names(page(title, BODY, told), is_a(1, "title")) == [name] * bool(name)


def test_a_name_is_told_again_and_is_no_common_word() -> None:
    title = is_a(1, "title")
    assert (
        names(
            page("Journal of Hill Studies", BODY, "Hill Studies, and the studies of others."), title
        )
        == []
    )
    assert names(page("Letters of Ada Brook", BODY), title) == []


def test_whose_works_a_text_is_from() -> None:
    assert names(page("林若舟文集·杂文", "桥", BODY), is_a(1, "series")) == ["林若舟"]


@pytest.mark.parametrize(
    "title", ["Ada Brook to Karl Ebner, 3 May 1821", "To Karl Ebner from Ada Brook, 3 May 1821"]
)
def test_from_whom_a_letter_is(title: str) -> None:
    text = page(title, "Dear Karl,", BODY, "Your Ada")
    letter = (is_a(1, "title"), is_a(3, "opener"), is_a(7, "closer"))
    assert names(text, *letter) == ["Ada Brook"]
    assert names(text, letter[0]) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("JUSTICE BROOK delivered the opinion of the Court.", "Brook"),
        ("EBNER, C. J., delivered the opinion of the Court.", "Ebner"),
        ("Before the Hon. Chief Justice Ortner", "Ortner"),
    ],
)
def test_the_judge_who_delivered_an_opinion(line: str, name: str) -> None:
    assert names(page("HALL v. TOWN OF PYM", line, BODY), is_a(1, "title")) == [name]


def test_who_signs_most_letters() -> None:
    text = page("Letters", "Dear Karl,", BODY, "Ada Brook", "Dear Karl,", BODY, "Ada Brook")
    letters = [
        is_a(n, kind) for n, kind in ((3, "opener"), (7, "closer"), (9, "opener"), (13, "closer"))
    ]
    assert names(text, *letters) == ["Ada Brook"]
    assert names(text, *letters, is_a(1, "author")) == []


@pytest.mark.parametrize(
    ("line", "names_"),
    [
        ("MOORE, Circuit Judge:", ["Moore"]),
        ("     PELL, J.", ["Pell"]),
        ("PELL, J., dissenting.", []),
        ("Ann B. Pell, J.", []),
    ],
)
def test_a_judge_alone_above_the_opinion(line: str, names_: list[str]) -> None:
    text = page("Hall v. Pym", *[BODY] * 9, line, BODY)
    assert names(text, is_a(1, "title")) == names_
