"""The checks of the editorial matter: each finds what it is for, and the real edition has no fault."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from tiny_edition import REPOSITORY, anchor, make_terms, make_text, note_md, read_repository

from glossator.checks import check_matter
from glossator.checks.links import check_links
from glossator.checks.matter import Matter, blank_out_code
from glossator.checks.milestones import is_before
from glossator.checks.prose import check_lengths, check_spelling, normalize
from glossator.checks.sources import check_keys, check_kinds
from glossator.checks.verdicts import check_verdicts
from glossator.diagnostics import Diagnostic
from glossator.entry import Entry
from glossator.model import Prose, Source
from glossator.project import Project

Check = Callable[[Matter], Iterator[Diagnostic]]


def make_matter(
    *terms: Entry, notes: str = "", pages: tuple[str, ...] = (), keys: tuple[str, ...] = ()
) -> Matter:
    text = anchor(make_text("Peace and war.\n"), notes=notes)
    return Matter(
        texts=[text],
        entries=terms,
        bibliography={key: Source("docs/references.bib", n) for n, key in enumerate(keys, 1)},
        pages=[Prose(page, Source("docs/page.md", 1)) for page in pages],
    )


def found(check: Check, matter: Matter) -> list[str]:
    return [str(diagnostic) for diagnostic in check(matter)]


def term(slug: str = "peace", definition: str = "Quiet.", **fields: Any) -> Entry:
    (made,) = make_terms(f"{slug}: {slug}")
    body = replace(made.body, words=definition)
    return replace(made, values={**made.values, "definition": body, **fields})


def test_the_matter_of_the_edition_is_sound() -> None:
    project = Project(REPOSITORY)
    found = [*check_matter(project.read_matter(read_repository()))]
    assert [str(fault) for fault in found if fault.severity == "error"] == []


# --- sources ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["context", "claim", "translation", "text", "question"])
def test_a_note_of_fact_names_a_source(kind: str) -> None:
    bare = note_md("one", "alpha-p1", "Peace").replace("kind: text", f"kind: {kind}")
    cited = bare.replace("Words", "Words {cite:p}`a-1`")
    must = kind in ("context", "claim", "translation")
    message = f"notes.md:6:1: NO_SOURCE alpha-n-one is of kind {kind} and cites nothing"
    assert [f.startswith(message) for f in found(check_kinds, make_matter(notes=bare))] == [
        True
    ] * must
    assert found(check_kinds, make_matter(notes=cited)) == []


def test_a_claim_without_a_verdict_is_a_warning() -> None:
    claim = note_md("one", "alpha-p1", "Peace").replace("kind: text", "kind: claim")
    other = claim.replace("note} one", "note} two")
    (warning,) = check_verdicts(make_matter(notes=claim + other))
    assert warning.severity == "warning"
    assert str(warning).startswith(
        "notes.md:6:1: NO_VERDICT no verdict on what is checked at lines 6, 14; write :verdict:"
    )
    told = claim.replace(":quote", ":verdict: holds\n:quote")
    assert found(check_verdicts, make_matter(notes=told)) == []


def test_a_key_is_known_and_every_source_is_cited() -> None:
    matter = make_matter(
        term(sources=("b-2", "d-4")),
        pages=("One.\n\nTwo {cite:t}`a-1,x-9`.",),
        keys=("a-1", "b-2", "c-3"),
    )
    assert [fault.partition(";")[0] for fault in found(check_keys, matter)] == [
        "docs/page.md:3:5: UNKNOWN_SOURCE x-9 is not in the bibliography",
        "glossary/terms.yaml:1:3: UNKNOWN_SOURCE d-4, a source of term-peace, is not in the bibliography",
        "docs/references.bib:3:1: UNCITED_SOURCE c-3 is cited nowhere",
    ]


def test_an_example_cites_nothing() -> None:
    page = "A\n\n```\n{cite:p}`x`\n```\n\n`center` {cite:p}`y`, {cite:p}`z`\n\n```{note}\nB\n```\n"
    words = blank_out_code(page)
    assert "cite:p}`x`" not in words
    assert "center" not in words
    assert "{cite:p}`y`, {cite:p}`z`" in words
    assert "B" in words
    assert len(words) == len(page)


def test_what_a_directive_of_code_holds_says_nothing() -> None:
    page = "Prose.\n\n```{code-block} markdown\n:name: a\n\n{cite:p}`nobody`\n```\n\nMore.\n"
    assert "nobody" not in blank_out_code(page)
    assert "More." in blank_out_code(page)


def test_an_example_between_directives_cites_nothing() -> None:
    """The end of a directive was taken for the beginning of code, and the code for prose."""
    page = "```{note}\nA\n```\n\nB\n\n```\n{cite:p}`x`\n```\n\nC\n\n````{note}\n```\nD\n```\nE\n````\nF\n"
    words = blank_out_code(page)
    assert [line for line in words.split("\n") if re.search(r"\w", line)] == [
        *("```{note}", "A", "B", "C", "````{note}", "E", "F")
    ]
    assert len(words) == len(page)


# --- prose --------------------------------------------------------------------------------------


def test_a_definition_has_ninety_words_at_most() -> None:
    cited = "{cite:p}`a-1,b-2` "
    assert found(check_lengths, make_matter(term(definition=cited + "w " * 90))) == []
    long = make_matter(term(definition="w " * 90 + "{term}`two words <war>`"))
    assert found(check_lengths, long) == [
        "glossary/terms.yaml:1:107: TOO_LONG the words of term-peace are 92; at most 90 are read at a glance"
    ]


def test_a_word_has_one_spelling() -> None:
    page = (
        "An organization, an organization.\n\nAn organisation; a “centre” and a center, *centre*."
    )
    assert found(check_spelling, make_matter(pages=(page,))) == [
        "docs/page.md:3:4: SPELLING “organisation” is spelled “organization” elsewhere; use one spelling"
    ]


@pytest.mark.parametrize(
    "pair",
    [
        "organise organize",
        "analysed analyzed",
        "labour labor",
        "neighbouring neighboring",
        "centres centers",
        "defence defense",
        "dialogue dialog",
        "travelled traveled",
        "programme program",
        "mediaeval medieval",
    ],
)
def test_variants_are_known(pair: str) -> None:
    british, american = pair.split()
    assert normalize(british) == normalize(american)


def test_a_definition_links_the_headwords_that_it_uses() -> None:
    war = term("war")
    bare = term(definition="Not war at all.")
    linked = term(definition="Not {term}`War`, and no war.")
    named = term(definition="Not {term}`fighting <war>`, and no war.")
    quoted = term(definition="Not “war”, nor warfare.")
    assert found(check_links, make_matter(war, bare)) == [
        "glossary/terms.yaml:1:107: UNLINKED_TERM the definition of term-peace uses “war” and does not "
        "link it; write {term}`war` once"
    ]
    for good in (linked, named, quoted):
        assert found(check_links, make_matter(war, good)) == []


def test_a_milestone_after_a_later_one_is_a_warning() -> None:
    for first, second in (("514b", "514a"), ("515a", "514e"), ("12v", "12r"), ("10", "9")):
        assert is_before(second, first)
        assert not is_before(first, second)
    for label, other in (("ix", "x"), ("514", "514a"), ("3r", "10v")[::-1], ("7", "7")):
        assert not is_before(label, other)


def test_what_a_question_and_its_answer_cite_is_checked() -> None:
    notes = ":::{edition:self-check} why\nWhy?\n\nBecause {cite:p}`x`.\n:::\n"
    (told,) = found(check_keys, make_matter(notes=notes))
    assert told.startswith("notes.md:4:9: UNKNOWN_SOURCE x is not in the bibliography")
