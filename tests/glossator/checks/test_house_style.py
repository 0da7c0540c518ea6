"""The house style: nothing is told of an edition that sets none, and each rule tells what it is for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tiny_edition import TinyEdition, anchor, make_terms, make_text, note_md

from glossator.checks import check_matter
from glossator.checks.house_style import check_house_style
from glossator.checks.matter import Matter
from glossator.checks.verdicts import check_verdicts
from glossator.diagnostics import EditionError
from glossator.entry import Dated, Entry
from glossator.house_style import HouseStyle
from glossator.model import Prose, Source
from glossator.references import read_sources

BIB = """
@misc{a, title = {A}, url = {https://blog.example.org/a}}
@online{b, title = {B}, url = {https://notexample.org/b}}
@book{c, author = {C}, title = {C}, publisher = {P}, year = 2000}
"""


def make_matter(*entries: Entry) -> Matter:
    return Matter(texts=[], entries=entries, bibliography={}, pages=[])


def tell(matter: Matter, **rules: Any) -> list[str]:
    """Return what the house style says of some matter; an underscore stands for a hyphen."""
    style = HouseStyle({key.replace("_", "-"): value for key, value in rules.items()})
    return [str(told) for told in check_house_style(replace(matter, style=style))]


def noted(*bodies: str, source: str = "Peace and war.\n") -> Matter:
    notes = "".join(note_md(f"n{n}", "alpha-p1", "Peace", body=of) for n, of in enumerate(bodies))
    return replace(make_matter(), texts=[anchor(make_text(source), notes=notes)])


def test_an_edition_without_a_house_style_is_told_nothing() -> None:
    matter = noted("Some scholars say so.", "Some scholars say so.")
    assert [*check_house_style(matter)] == []


def test_hosts_and_types_of_sources() -> None:
    sources, _ = read_sources({"docs/references.bib": BIB})
    matter = replace(make_matter(), bibliography=sources)
    (told,) = tell(matter, refused_hosts=["example.org"])
    assert told.startswith(
        "docs/references.bib:2:1: WEAK_SOURCE a is on blog.example.org, which is"
    )
    (told,) = tell(matter, refused_types=["online"])
    assert told.startswith("docs/references.bib:3:1: WEAK_SOURCE b is of type online, which is not")


def test_hidden_agents() -> None:
    matter = noted("Here\nsome\nscholars say “some scholars”, or *some scholars*.")
    (told,) = tell(matter, hidden_agents=[r"(?i)\bsome\s+scholars\b"])
    assert told.endswith(
        ":7:1: HIDDEN_AGENT “some scholars” hides who is meant; say who, in what office, when"
    )


@pytest.mark.parametrize(("count", "told"), [(3, 1), (4, 0), (6, 0), (7, 1)])
def test_lengths_of_notes(count: int, told: int) -> None:
    matter = noted(f"{'word ' * count}{{cite:p}}`a`")
    found = tell(matter, note_words=[4, 6])
    assert len(found) == told
    assert all(f"NOTE_LENGTH alpha-n-n0 has {count} words; a note has 4 to 6" in it for it in found)


def test_lengths_of_sentences() -> None:
    matter = noted("One two three. A b c d e f\ng {cite:p}`a`! One (two). Three four。五 六")
    (told,) = tell(matter, sentence_words=5)
    assert ":6:16: LONG_SENTENCE the sentence “A b c d e …” has 7 words; divide it, 5 are" in told
    assert tell(matter, sentence_words=7) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Attested in a speech {cite:p}`a`.", ""),
        ("Attested in a speech.", "cites nothing"),
        ("In a speech {cite:p}`a`.", "does not say on what basis it is the first"),
        ("It is Attested {cite:p}`a`.", "does not say on what basis it is the first"),
    ],
)
def test_the_basis_of_a_first_use(words: str, told: str) -> None:
    where = Prose(words, Source("glossary/terms.yaml", 9))
    (made,) = make_terms("peace: peace")
    first_use = Dated(date="1999", where=where)
    entry = replace(made, values={**made.values, "first_use": first_use})
    found = tell(make_matter(entry), first_uses=["Attested"])
    assert len(found) == bool(told)
    if told:
        assert found[0].startswith(
            f"glossary/terms.yaml:9:1: NO_BASIS first_use of {entry.id} {told}"
        )


NAMES = [r"Minister (?P<name>[A-Z]\w+\s[A-Z]\w+)"]


def test_names_without_an_entry() -> None:
    one, two = "Minister Ann Lee and Minister Bo Day.", "Minister Ann\nLee, Minister Cy Fox."
    matter = noted(one, two, one, source="Peace of Minister Di Orr, Minister Di Orr.\n")
    told = tell(matter, names=NAMES)
    assert [it.partition("NO_ENTRY ")[2] for it in told] == [
        "a text names Di Orr, who has no entry; write one, or add the name to no-names",
        "two notes name Ann Lee, who has no entry; write one, or add the name to no-names",
        "two notes name Bo Day, who has no entry; write one, or add the name to no-names",
    ]
    assert told[0].startswith("source.txt:1:1: ")
    known = replace(matter, entries=make_terms("ann: Ann Lee"))
    assert len(tell(known, names=NAMES, no_names=["di orr"])) == 1


def test_a_claim_without_a_verdict_is_a_fault_where_the_editors_want_that() -> None:
    claim = note_md("one", "alpha-p1", "Peace").replace("kind: text", "kind: claim")
    matter = replace(make_matter(), texts=[anchor(make_text("Peace and war.\n"), notes=claim)])
    (told,) = check_verdicts(matter)
    assert (told.code.name, told.severity) == ("NO_VERDICT", "warning")
    (told,) = check_verdicts(replace(matter, style=HouseStyle({"verdicts": True})))
    assert (told.code.name, told.severity) == ("MISSING_VERDICT", "error")


def test_a_pattern_that_does_not_come_to_an_end_is_told() -> None:
    matter = noted("a" * 60 + "b")
    style = HouseStyle({"hidden-agents": ["(a|aa)+$"]}, "pyproject.toml", {"hidden-agents": 7})
    with pytest.raises(
        EditionError, match=r"pyproject\.toml:7:1: BAD_FIELD .*does not come to an end"
    ):
        [*check_matter(replace(matter, style=style))]


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("verdicts = 1", "house-style.verdicts is 1; write true or false"),
        ("note-words = [9, 2]", "house-style.note-words is [9, 2]; write two whole numbers"),
        ("note-words = 40", "house-style.note-words is 40; write two whole numbers"),
        ("sentence-words = true", "house-style.sentence-words is True; write a whole number"),
        ("refused-hosts = 'a'", "house-style.refused-hosts is 'a'; write a list of strings"),
        ("names = ['(']", "house-style.names: missing ), unterminated subpattern at position 0"),
        ("note-wrods = [1, 2]", "house-style has no rule note-wrods; choose one of note-words"),
    ],
)
def test_a_rule_that_is_not_well_formed(edition: TinyEdition, rule: str, message: str) -> None:
    edition.write("pyproject.toml", f"[tool.glossator.house-style]\nno-names = ['names']\n{rule}\n")
    with pytest.raises(EditionError) as caught:
        edition.project.settings()
    assert str(caught.value).startswith(f"pyproject.toml:3:1: BAD_FIELD {message}")
    edition.write("pyproject.toml", '[tool.glossator]\nhouse-style = "mine"\n')
    with pytest.raises(EditionError, match=r"pyproject\.toml:2:1: BAD_FIELD house-style is not"):
        edition.project.settings()


def test_the_rules_of_a_file_are_those_that_are_checked(edition: TinyEdition) -> None:
    rules = '[tool.glossator.house-style]\nnote-words = [2, 3]\nhidden-agents = ["x"]\n'
    edition.write("pyproject.toml", rules)
    style = edition.project.read_matter(edition.read()).style
    assert (style.pair("note-words"), style.words("hidden-agents")) == ((2, 3), ("x",))
    assert not style.is_on("verdicts")
