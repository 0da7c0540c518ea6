"""The pages of entries: glossary and timeline."""

from __future__ import annotations

import pytest
from tiny_edition import PARSER, make_events, make_terms

from glossator.glossary import parse_entries
from glossator.myst.entry_page import with_sources, write_entry, write_entry_page
from glossator_schema.entries import EVENT, TERM


def test_a_term() -> None:
    (term,) = make_terms("order: order/orders|=World Order; sources: [a-1, b-2]")
    assert write_entry(term) == (
        ':::{edition:term} term-order\n:headword: "order"\n'
        ':wordings: "zh-Hans 词 | zh-Hant 詞 | zh-Latn-pinyin cí"\n'
        ':forms: "order | orders | World Order"\n:sources: "a-1, b-2"\n'
        ':source: "glossary/terms.yaml:1"\n\nA word. {cite:p}`a-1,b-2`\n:::'
    )


def test_entries_stand_in_order_of_their_headwords() -> None:
    page = write_entry_page(TERM, make_terms("b: x", "c: y", "a: z"))
    fences = [token.info for token in PARSER.parse(page) if token.type == "colon_fence"]
    assert fences == [f"{{edition:term}} term-{slug}" for slug in "abc"]
    assert page.startswith("% Generated from glossary/ by glossator; do not edit.\n\n# ")


@pytest.mark.parametrize(
    ("body", "sources", "expected"),
    [
        ("A word.", [], "A word."),
        ("A word.", ["a-1"], "A word. {cite:p}`a-1`"),
        ("A word {cite:p}`a-1`.", ["a-1"], "A word {cite:p}`a-1`."),
        ("A word {cite:p}`a-1,b`.", ["a-1", "c"], "A word {cite:p}`a-1,b`. {cite:p}`c`"),
        # a key that is the beginning or the end of another is not cited by it
        ("A word {cite:p}`a-1-more`.", ["a-1"], "A word {cite:p}`a-1-more`. {cite:p}`a-1`"),
        ("A word {cite:p}`x-a-1`.", ["a-1"], "A word {cite:p}`x-a-1`. {cite:p}`a-1`"),
    ],
)
def test_sources_that_are_not_cited_are_added(body: str, sources: list[str], expected: str) -> None:
    assert with_sources(body, sources) == expected


MEETING = """\
- id: event-meeting
  name: A “Meeting”
  wordings: {zh-Hans: 会议}
  start: 2014-11
  certainty: inferred
  basis: It says so.
  place: Beijing
  category: conference
  summary: It met.
  sources: [a-1]
  mentions:
    - {target: alpha-p1, quote: a, inferred: No year.}
    - {target: alpha-p2, quote: b}
    - {target: beta-p1, quote: c, inferred: No year.}
    - {target: beta-p1, quote: d, inferred: No year.}
    - {target: beta-p2, quote: e, inferred: No date at all.}
"""


def test_an_event_says_each_inference_once() -> None:
    (event,) = parse_entries(EVENT, MEETING, "events.yaml")
    assert write_entry(event) == (
        "::::{edition:event} event-meeting\n"
        ':name: "A “Meeting”"\n:wordings: "zh-Hans 会议"\n:start: "2014-11"\n:certainty: "inferred"\n'
        ':basis: "It says so."\n:place: "Beijing"\n:category: "conference"\n:sources: "a-1"\n'
        ':source: "events.yaml:9"\n\n'
        "It met. {cite:p}`a-1`\n\n"
        ":::{edition:inferred} alpha-p1 beta-p1\n"
        ':source: "events.yaml:12"\n\nNo year.\n:::\n\n'
        ":::{edition:inferred} beta-p2\n"
        ':source: "events.yaml:16"\n\nNo date at all.\n:::\n'
        "::::"
    )


def test_a_plain_event() -> None:
    (event,) = make_events(("alpha-p1", "met"))
    assert write_entry(event) == (
        ":::{edition:event} event-one\n"
        ':name: "Event one"\n:start: "2014-11-28"\n:certainty: "certain"\n:place: "Beijing"\n'
        ':category: "conference"\n:source: "glossary/events.yaml:1"\n\nIt met.\n:::'
    )


def test_events_stand_in_order_of_their_dates() -> None:
    first, second = make_events(("alpha-p1", "a"), ("alpha-p1", "b"))
    (third,) = parse_entries(EVENT, MEETING, "events.yaml")
    page = write_entry_page(EVENT, [second, third, first])
    fences = [token.info for token in PARSER.parse(page) if token.type == "colon_fence"]
    assert fences == [
        "{edition:timeline}",
        "{edition:event} event-meeting",
        "{edition:event} event-one",
        "{edition:event} event-two",
    ]
