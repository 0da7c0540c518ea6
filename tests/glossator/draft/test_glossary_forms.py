"""Forms of the glossary."""

from __future__ import annotations

from drafting import make_draft, page
from tiny_edition import make_terms

from glossator.draft.rules.glossary_forms import propose


def test_each_form_is_reported_once_with_its_lines() -> None:
    terms = make_terms("road: road/roads", "sea: sea")
    text = page("A road and a road to the sea.", "Two roads.", "No rail.")
    found = propose(make_draft(text, terms=terms))
    assert [(report.form, report.term, report.reason) for report in found] == [
        ("road", "term-road", "lines 1 (2 times), 3"),
        ("sea", "term-sea", "line 1"),
    ]


def test_without_a_glossary_there_is_nothing_to_say() -> None:
    assert list(propose(make_draft("A road."))) == []
