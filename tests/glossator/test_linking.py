"""Finding terms and choosing links: leftmost-longest, whole words, policies."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny_edition import anchor, make_events, make_terms, make_text

from glossator.diagnostics import EditionError
from glossator.entry import Entry
from glossator.linking import FormMatcher, LinkPolicy, fold, is_whole_word
from glossator_schema.blocks import ABSTRACT


def find(text: str, *entries: str) -> list[str]:
    """Return what is found in a paragraph: the words, and the term in brackets if not the first."""
    return [
        f"{text[o.span.start : o.span.end]}@{o.entry.removeprefix('term-')}"
        for o in FormMatcher(make_terms(*entries)).find("p", text)
    ]


@pytest.mark.parametrize(
    ("text", "forms", "found"),
    [
        # leftmost, then longest
        ("new type of relations", ["a: new type", "b: new type of relations"], ["b"]),
        ("new type of relations", ["a: new type of", "b: type of relations"], ["a"]),
        ("new type of old relations", ["a: new type", "b: new type of relations"], ["a"]),
        ("ab bc", ["a: ab", "b: bc"], ["a", "b"]),
        ("shared future shared", ["a: future shared", "b: shared future"], ["b"]),
        # a match that loses leaves room for what stands behind it
        ("a b c d", ["x: a b", "y: b c", "z: c d"], ["x", "z"]),
    ],
)
def test_leftmost_and_longest_wins(text: str, forms: list[str], found: list[str]) -> None:
    assert [item.partition("@")[2] for item in find(text, *forms)] == found


@pytest.mark.parametrize(
    ("text", "form", "found"),
    [
        ("Peace, PEACE and peace", "peace", ["Peace", "PEACE", "peace"]),
        ("Peace, PEACE and peace", "=Peace", ["Peace"]),
        ("the Order and the order", "=order", ["order"]),
        ("order, orders, Orders", "order", ["order"]),
        ("order, orders, Orders", "order/orders", ["order", "orders", "Orders"]),
        ("order, orders, Orders", "=order/orders", ["order", "orders"]),
        ("community, communities", "community/communities", ["community", "communities"]),
        ("ÉLAN élan", "élan", ["ÉLAN", "élan"]),
        ("İstanbul and peace", "peace", ["peace"]),
        ("𠀀 ẞ peace", "peace", ["peace"]),
    ],
)
def test_case_and_plural_are_explicit(text: str, form: str, found: list[str]) -> None:
    assert find(text, f"t: {form}") == [f"{words}@t" for words in found]


@pytest.mark.parametrize(
    ("text", "form", "found"),
    [
        ("peaceful apeace peace", "peace", 1),
        ("peace2 2peace peace", "peace", 1),
        ("peace’s (peace) “peace” peace. peace", "peace", 5),
        ("peace/war peace—war peace–war", "peace", 3),
        # a hyphen joins words
        ("peace-loving", "peace", 0),
        ("non-peace", "peace", 0),
        ("peace- peace -peace", "peace", 3),
        ("peace- and war", "peace", 1),
        ("win-win", "win", 0),
        ("win-win cooperation", "win-win", 1),
        ("win-win-win", "win-win", 0),
        ("post-win-win", "win-win", 0),
        # Chinese has no word boundaries
        ("中国特色大国外交是", "大国外交", 1),
        ("大国外交,大国外交", "大国外交", 2),
        ("a大国b", "大国", 1),
        ("APEC峰会", "APEC", 1),
        ("中国APEC峰会", "APEC峰会", 1),
        ("xAPEC峰会", "APEC峰会", 0),
        ("新-大国", "大国", 1),
        # the ends of a text
        ("peace", "peace", 1),
        ("", "peace", 0),
        ("C++ and C", "C++", 1),
        ("the “One China” line", "“One China”", 1),
    ],
)
def test_never_within_a_word(text: str, form: str, found: int) -> None:
    assert len(find(text, f"t: {form}")) == found


def test_no_terms_no_matches() -> None:
    assert FormMatcher([]).find("p", "peace") == []


@given(st.text())
def test_folding_keeps_offsets(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


WORDS = st.lists(
    st.sampled_from(["new", "New", "type", "of", "-", "types", "大国", ","]), max_size=9
)


@given(words=WORDS, joint=st.sampled_from([" ", ""]))
def test_what_is_found_is_whole_apart_and_in_order(words: list[str], joint: str) -> None:
    text = joint.join(words)
    terms = make_terms("a: new|=New type", "b: type/types|type of", "c: 大国|of")
    found = FormMatcher(terms).find("p", text)
    spans = [occurrence.span for occurrence in found]
    assert all(before.end <= after.start for before, after in pairwise(spans))
    forms = {o.form for o in found}
    assert forms <= {form.form for term in terms for form in term.forms}
    for span in spans:
        assert is_whole_word(text, span.start, span.end)


# --- which occurrences become links -------------------------------------------------------------

SOURCE = """\
Peace here, peace there.
More peace.
A heading of peace
Peace again, and peace.
Peace
"""
HEADINGS = ["{lines: 3, kind: heading, level: 1}", "{lines: 5, kind: pull-quote}"]
PEACE = make_terms("peace: peace")


def linked(policy: LinkPolicy, *mentions: tuple[str, str]) -> list[tuple[str, int]]:
    anchored = anchor(
        make_text(SOURCE, *HEADINGS), terms=PEACE, policy=policy, events=make_events(*mentions)
    )
    return [
        (o.span.target.rpartition("-")[2], o.span.start) for o in anchored.occurrences if o.linked
    ]


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (LinkPolicy.FIRST_IN_TEXT, [("p1", 0)]),
        (LinkPolicy.FIRST_IN_SECTION, [("p1", 0), ("p3", 0)]),
        (LinkPolicy.EVERY, [("p1", 0), ("p1", 12), ("p2", 5), ("p3", 0), ("p3", 17)]),
    ],
)
def test_policies(policy: LinkPolicy, expected: list[tuple[str, int]]) -> None:
    assert linked(policy) == expected


def test_every_occurrence_is_kept_linked_or_not() -> None:
    anchored = anchor(make_text(SOURCE, *HEADINGS), terms=PEACE)
    assert [(o.span.target, o.span.start) for o in anchored.occurrences] == [
        ("alpha-p1", 0),
        ("alpha-p1", 12),
        ("alpha-p2", 5),
        ("alpha-p3", 0),
        ("alpha-p3", 17),
    ]


def test_forms_are_found_in_every_kind_of_block_that_is_searched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(vars(ABSTRACT), "forms", True)
    text = make_text("A peace.\nOf peace.\n", "{lines: 1, kind: abstract}")
    assert [o.span.target for o in anchor(text, terms=PEACE).occurrences] == [
        "alpha-abstract",
        "alpha-p1",
    ]


def test_nothing_is_found_in_a_heading_pull_quote_or_note() -> None:
    anchored = anchor(make_text(SOURCE, *HEADINGS), terms=PEACE)
    assert {o.span.target for o in anchored.occurrences} == {"alpha-p1", "alpha-p2", "alpha-p3"}


def test_a_run_in_heading_begins_a_section() -> None:
    text = make_text("A peace.\nRun. A peace.\n", "{lines: 2, run_in: {level: 1, text: Run.}}")
    assert [o.linked for o in anchor(text, terms=PEACE).occurrences] == [True, True]


def test_the_first_of_each_term_is_linked() -> None:
    text = make_text("Peace and order, order and peace.\n")
    anchored = anchor(text, terms=make_terms("peace: peace", "order: order"))
    assert [(o.entry, o.linked) for o in anchored.occurrences] == [
        ("term-peace", True),
        ("term-order", True),
        ("term-order", False),
        ("term-peace", False),
    ]


def test_two_forms_are_one_term() -> None:
    text = make_text("Shared future, then shared destiny.\n")
    anchored = anchor(text, terms=make_terms("future: shared future|shared destiny"))
    assert [(o.form, o.linked) for o in anchored.occurrences] == [
        ("shared future", True),
        ("shared destiny", False),
    ]


@pytest.mark.parametrize("policy", LinkPolicy)
def test_a_mention_of_an_event_blocks_the_link(policy: LinkPolicy) -> None:
    links = linked(policy, ("alpha-p1", "Peace here"))
    assert ("p1", 0) not in links
    assert links[0] == ("p1", 12)


def excluded(*more: str) -> tuple[Entry, ...]:
    return make_terms("peace: peace; " + ", ".join(more))


def test_an_exclusion_takes_an_occurrence_away() -> None:
    terms = excluded("exclude: [{target: alpha-p1, quote: Peace here}]")
    anchored = anchor(make_text(SOURCE, *HEADINGS), terms=terms)
    assert [(o.span.target, o.span.start, o.linked) for o in anchored.occurrences][:2] == [
        ("alpha-p1", 12, True),
        ("alpha-p2", 5, False),
    ]


def test_an_inclusion_makes_any_words_an_occurrence() -> None:
    terms = excluded("include: [{target: alpha-p1, quote: there}]")
    anchored = anchor(make_text(SOURCE, *HEADINGS), terms=terms)
    assert [(o.form, o.span.start) for o in anchored.occurrences][:3] == [
        ("peace", 0),
        ("peace", 12),
        ("there", 18),
    ]


def test_an_inclusion_reassigns_a_match() -> None:
    terms = make_terms("peace: peace", "calm: again; include: [{target: alpha-p2, quote: peace}]")
    anchored = anchor(make_text(SOURCE, *HEADINGS), terms=terms)
    assert [o.entry for o in anchored.occurrences] == [
        "term-peace",
        "term-peace",
        "term-calm",
        "term-peace",
        "term-calm",
        "term-peace",
    ]


def test_an_inclusion_in_a_heading_is_refused() -> None:
    terms = excluded("include: [{target: alpha-h1, quote: peace}]")
    with pytest.raises(EditionError) as caught:
        anchor(make_text(SOURCE, *HEADINGS), terms=terms)
    expected = (
        "glossary/terms.yaml:1:184: UNKNOWN_TARGET wordings are found in a paragraph or verse"
    )
    assert str(caught.value).startswith(expected)


def test_inclusions_that_overlap_are_refused() -> None:
    terms = make_terms(
        "peace: peace; include: [{target: alpha-p1, quote: 'here, peace'}]",
        "calm: again; include: [{target: alpha-p1, quote: 'peace there'}]",
    )
    with pytest.raises(EditionError) as caught:
        anchor(make_text(SOURCE, *HEADINGS), terms=terms)
    expected = (
        "glossary/terms.yaml:2:199: BAD_FIELD 'peace there' overlaps words included in term-peace"
    )
    assert str(caught.value).startswith(expected)
