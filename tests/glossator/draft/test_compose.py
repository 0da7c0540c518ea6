"""A draft as a record file: the engine accepts it, and a proposal is struck by deleting its line."""

from __future__ import annotations

import re

import pytest
from drafting import BODY, ENGLISH, apply_draft, make_draft, make_witness, page
from tiny_edition import make_terms

from glossator.draft import compose_record, draft_text
from glossator.draft.rules.glossary_forms import propose
from glossator.draft.vocabulary import Vocabulary
from glossator.record import parse_record
from glossator.structure import build_text

PROPOSAL = re.compile(r"^ .*  # [a-z-]+ \d\.\d\d: ")
NOTES = "It was so.1A. Smith, Roads, 1999.It went.2Ibid.It ends. " + BODY
TEXT = page(
    "The Road to the Sea",
    "By A. Smith",
    "Digging the Cut",
    NOTES,
    "Feeding the locks.Water was scarce. " + BODY,
    BODY + " The road by the sea is in thefuture..",
    "Print",
)


def draft_lines() -> list[str]:
    witness = make_witness(TEXT)
    draft = draft_text(witness, Vocabulary(ENGLISH))
    return compose_record("alpha", draft, witness).splitlines(keepends=True)


def test_every_proposal_says_its_rule_and_reason() -> None:
    lines = draft_lines()
    assert lines[0] == "# yaml-language-server: $schema=../../schemas/record.schema.json\n"
    rules = [
        match[0].rpartition("  # ")[2].split()[0]
        for line in lines
        if (match := PROPOSAL.search(line))
    ]
    assert rules == [
        "titles",
        "credit-lines",
        "series",
        "glued-notes",
        "glued-notes",
        "run-in-headings",
        "site-furniture",
        "note-spaces",
        "note-spaces",
        "glued-words",
    ]
    assert "parted it is 'the future'; doubled-marks 0.95: '..' stands twice\n" in lines[-1]


@pytest.mark.parametrize("struck", range(10))
def test_a_proposal_is_struck_by_deleting_its_line(struck: int) -> None:
    lines = draft_lines()
    places = [i for i, line in enumerate(lines) if PROPOSAL.search(line)]
    del lines[places[struck]]
    witness = make_witness(TEXT)
    build_text(parse_record("".join(lines), "record.yaml"), witness)


def test_all_may_be_struck() -> None:
    lines = [
        line
        for line in draft_lines()
        if not PROPOSAL.search(line) and line.strip() != "emendations:"
    ]
    text = build_text(parse_record("".join(lines), "record.yaml"), make_witness(TEXT))
    assert len(text.paragraphs) == 7


def test_the_bibliography_says_what_the_text_says() -> None:
    _, record, _ = apply_draft(
        page("The Road to the Sea", "By A. Smith, surveyor", "3 May 1999", BODY)
    )
    bibliography = record.bibliography
    assert bibliography.title == "The Road to the Sea"
    assert [author.name for author in bibliography.authors] == ["A. Smith"]
    assert (bibliography.date, bibliography.date_printed) == ("1999-05-03", "3 May 1999")
    assert bibliography.short == "A. Smith 1999"
    assert bibliography.publication == ""  # no line says it


def test_what_no_line_says_stands_in_brackets() -> None:
    _, record, _ = apply_draft(BODY)
    assert record.bibliography.title == "[untitled]"


def test_what_a_draft_does_not_know_it_leaves_out() -> None:
    draft, record, _ = apply_draft(BODY)
    assert (record.state, record.bibliography.rights) == ("draft", "")
    content = compose_record("alpha", draft, make_witness(BODY))
    assert "# Yours to say: publication, rights, provenance." in content


def test_forms_are_a_comment() -> None:
    draft = make_draft("A road.", terms=make_terms("road: road"))
    content = compose_record("alpha", draft.with_proposals(propose(draft)), make_witness("A road."))
    assert content.endswith(
        "# Forms of the glossary that the text has:\n#   road (term-road): line 1\n"
    )
