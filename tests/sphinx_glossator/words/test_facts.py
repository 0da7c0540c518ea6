"""The line of facts of an entry: the same in its head, its popover and the book, less in the search."""

from __future__ import annotations

import dataclasses

import pytest

from glossator_schema.entries import BY_NAME
from glossator_schema.fields import Field, Part, Type
from sphinx_glossator.words.facts import describe_facts


@pytest.mark.parametrize(
    ("kind", "start", "end", "office", "facts"),
    [
        ("person", "1893-12-26", "1976", "", "1893–1976"),
        ("person", "1942", "", "President in 2006", "born 1942 · President in 2006"),
        ("institution", "1945", "", "", "since 1945"),
        ("institution", "", "1971", "", "until 1971"),
        ("person", "", "", "", ""),
    ],
)
def test_the_facts_of_a_person_or_an_institution(
    kind: str, start: str, end: str, office: str, facts: str
) -> None:
    values = {"kind": kind, "start": start, "end": end, "office": office}
    assert describe_facts(BY_NAME["person"], values) == facts


def test_an_event_says_when_and_where_and_a_search_finds_no_remark_on_it() -> None:
    values = {"start": "2014-11-28", "end": "2014-11-29", "place": "Beijing"}
    event = BY_NAME["event"]
    values["certainty"] = "certain"
    assert describe_facts(event, values) == "28–29 November 2014 · Beijing"
    values["certainty"] = "inferred"
    assert describe_facts(event, values) == "28–29 November 2014 · date inferred · Beijing"
    assert describe_facts(event, values, searched=True) == "28–29 November 2014 · Beijing"


def test_a_term_has_no_facts() -> None:
    assert describe_facts(BY_NAME["term"], {}) == ""


def test_a_label_stands_before_its_fact_where_there_is_one() -> None:
    field = Field(name="crowned", type=Type.DATE, about="", label="crowned", part=Part.FACTS)
    kind = dataclasses.replace(BY_NAME["person"], fields=(field,), living=("", ""))
    assert describe_facts(kind, {"crowned": "1900-02"}) == "crowned February 1900"
    assert describe_facts(kind, {"crowned": ""}) == ""
