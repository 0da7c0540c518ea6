"""The page of the timeline."""

from __future__ import annotations

from tiny_edition import PARSER, make_events

from glossator.glossary import parse_events
from glossator.myst.timeline_page import write_event, write_timeline_page

EVENT = """\
- id: event-meeting
  name: A “Meeting”
  zh_hans: 会议
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


def test_an_entry_says_each_inference_once() -> None:
    (event,) = parse_events(EVENT, "events.yaml")
    assert write_event(event) == (
        "::::{edition:event} event-meeting\n"
        ':name: "A “Meeting”"\n:zh-hans: "会议"\n:start: "2014-11"\n:certainty: "inferred"\n'
        ':basis: "It says so."\n:place: "Beijing"\n:category: "conference"\n:sources: "a-1"\n'
        ':source: "events.yaml:9"\n\n'
        "It met. {cite:p}`a-1`\n\n"
        ":::{edition:inferred} alpha-p1 beta-p1\n"
        ':source: "events.yaml:12"\n\nNo year.\n:::\n\n'
        ":::{edition:inferred} beta-p2\n"
        ':source: "events.yaml:16"\n\nNo date at all.\n:::\n'
        "::::"
    )


def test_a_plain_entry() -> None:
    (event,) = make_events(("alpha-p1", "met"))
    assert write_event(event) == (
        ":::{edition:event} event-one\n"
        ':name: "Event one"\n:start: "2014-11-28"\n:certainty: "certain"\n:place: "Beijing"\n'
        ':category: "conference"\n:source: "glossary/events.yaml:1"\n\nIt met.\n:::'
    )


def test_events_stand_in_order_of_their_dates() -> None:
    first, second = make_events(("alpha-p1", "a"), ("alpha-p1", "b"))
    (third,) = parse_events(EVENT, "events.yaml")
    page = write_timeline_page([second, third, first])
    fences = [token.info for token in PARSER.parse(page) if token.type == "colon_fence"]
    assert fences == [
        "{edition:timeline}",
        "{edition:event} event-meeting",
        "{edition:event} event-one",
        "{edition:event} event-two",
    ]
