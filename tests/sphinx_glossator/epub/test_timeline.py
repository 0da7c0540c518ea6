"""What the drawing of the timeline promises whatever it draws."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

import pytest

from sphinx_glossator.epub.timeline import WIDTH, draw_svg
from sphinx_glossator.views.timeline import SHAPES, Event, spell_event_date
from sphinx_glossator.words.dates import CERTAINTIES

SVG = "{http://www.w3.org/2000/svg}"


def make_event(
    anchor: str = "event-a",
    start: str = "2014-11-28",
    end: str = "",
    name: str = "A meeting",
    category: str = "speech",
    certainty: str = "certain",
) -> Event:
    return Event(anchor, name, start, end, certainty, category)


def draw(*events: Event) -> ElementTree.Element:
    return ElementTree.fromstring(draw_svg(events))


def read_words(drawing: ElementTree.Element) -> list[str]:
    return [span.text or "" for span in drawing.iter(f"{SVG}tspan")]


def test_no_events_give_no_drawing() -> None:
    assert draw_svg([]) == ""


def test_the_drawing_does_not_depend_on_the_order_of_the_events() -> None:
    events = [make_event("event-b", "2020"), make_event("event-a", "1793")]
    assert draw_svg(events) == draw_svg(events[::-1])


def test_the_description_tells_every_event() -> None:
    drawing = draw(make_event(start="1793", certainty="inferred", category="united-nations"))
    assert drawing.findtext(f"{SVG}title") == "Timeline of events, 1793"
    words = (drawing.findtext(f"{SVG}desc") or "").replace("\N{NO-BREAK SPACE}", " ")
    assert words == f"1793 ({CERTAINTIES['inferred']}): A meeting (United Nations)."
    ids = {element.get("id") for element in drawing}
    assert {drawing.get("aria-labelledby"), drawing.get("aria-describedby")} <= ids


def test_the_drawing_exposes_its_links() -> None:
    drawing = draw(make_event())
    assert drawing.get("role") == "group"
    (link,) = drawing.iter(f"{SVG}a")
    assert link.get("href") == "#event-a"
    assert link.findtext(f"{SVG}title") == f"{spell_event_date(make_event())}: A meeting"


def test_the_colour_is_the_page_s() -> None:
    assert draw(make_event()).get("color") == "currentColor"


def test_text_is_escaped() -> None:
    drawing = draw(make_event('event-"<', name="Peace & <b>War</b>", category="a<b"))
    assert "Peace & <b>War</b>" in read_words(drawing)
    assert [link.get("href") for link in drawing.iter(f"{SVG}a")] == ['#event-"<']


def test_an_inferred_date_has_a_hollow_marker() -> None:
    drawing = draw(make_event("event-a"), make_event("event-b", "2015", certainty="inferred"))
    markers = [path for path in drawing.iter(f"{SVG}path") if path.get("d") == SHAPES[0]]
    assert [marker.get("fill") for marker in markers] == [None, None, "none"]  # key, a, b


def test_categories_have_their_own_lanes_and_shapes() -> None:
    drawing = draw(make_event("event-a"), make_event("event-b", category="treaty"))
    markers = [path for path in drawing.iter(f"{SVG}path") if path.get("transform")]
    lanes = {(m.get("d"), (m.get("transform") or "").partition(" ")[0]) for m in markers}
    assert len(lanes) == 2
    assert len({shape for shape, _ in lanes}) == 2


def test_a_long_gap_is_a_break_that_says_how_long() -> None:
    words = read_words(draw(make_event(start="1793"), make_event(start="1863-01")))
    assert "70 years later" in words
    words = read_words(draw(make_event(start="2006"), make_event(start="2012")))
    assert not [word for word in words if "later" in word]


def test_years_have_their_era_and_room_for_it() -> None:
    drawing = draw(make_event(start="-0398"), make_event("event-b", "18XX"))
    words = read_words(drawing)
    assert {"399 BCE", "1800", "19th century", "2198 years later"} <= set(words)
    lane = draw(make_event()).find(f".//{SVG}path[@transform]")
    moved = drawing.find(f".//{SVG}path[@transform]")
    assert lane is not None
    assert moved is not None
    assert moved.get("transform") > lane.get("transform")
    assert drawing.findtext(f"{SVG}title") == "Timeline of events, 399 BCE – 1899 CE"


@pytest.mark.parametrize("count", [1, 26, 60])
def test_labels_neither_overlap_nor_leave_the_drawing(count: int) -> None:
    names = (
        "Short",
        "A name that wants several lines " * 4,
        "Unbroken" * 12,
        "中央外事工作会议" * 8,
    )
    events = [
        make_event(f"event-{i}", str(1700 + i * i % 300), "", names[i % 4], f"kind-{i % 10}")
        for i in range(count)
    ]
    drawing = draw(*events)
    lines = [list(text) for text in drawing.iter(f"{SVG}text")]
    label = max(float(line[0].get("x", 0)) for line in lines if line[-1].text == "Short")
    labels = [line for line in lines if float(line[0].get("x", 0)) == label]
    heights = sorted(int(span.get("y", 0)) for line in labels for span in line if span.get("y"))
    assert all(below - above >= 22 for above, below in pairwise(heights[1:]))
    assert heights[-1] < int(drawing.get("viewBox", "").split()[3])
    for line in labels:
        ends = [sum(18 if ord(c) > 0x2E7F else 8 for c in span.text or "") for span in line]
        inline = [end for end, span in zip(ends, line, strict=True) if not span.get("x")]
        assert label + max(ends[0] + sum(inline), *ends) <= WIDTH


def test_a_short_name_stands_on_the_line_of_its_date() -> None:
    short = draw(make_event(name="Founding"))
    assert [span.get("y") for span in short.iter(f"{SVG}tspan") if span.text == "Founding"] == [
        None
    ]
    long = draw(make_event(name="Founding " * 6))
    assert all(span.get("y") for span in long.iter(f"{SVG}tspan"))
