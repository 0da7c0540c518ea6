"""The picture of the architecture, and the page that shows it, say what the code is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

import architecture
import pytest
from import_graph import describe, find_circles, graph_rooms, reduce_graph

PAGE = architecture.PICTURE.with_suffix(".md")


def test_the_picture_is_current() -> None:
    written = architecture.PICTURE.read_text(encoding="utf-8")
    assert written == architecture.draw(), "python tests/architecture.py --write"


def test_the_picture_fits_and_its_text_is_text() -> None:
    picture = ElementTree.fromstring(architecture.draw())
    assert int(picture.attrib["width"]) <= 720
    words = " ".join(text.strip() for text in picture.itertext())
    for room in graph_rooms():
        if room not in architecture.NOT_DRAWN:
            assert room.partition(".")[2] in words


def test_a_room_in_no_box_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    imports = graph_rooms() | {"glossator.attic": set()}
    monkeypatch.setattr(architecture, "graph_rooms", lambda: imports)
    with pytest.raises(LookupError, match=r"lacks \['glossator\.attic'\]"):
        architecture.draw()


def list_rows() -> Iterator[str]:
    """Yield each room that the page has in a table, under the heading that names its package."""
    package = ""
    for line in PAGE.read_text(encoding="utf-8").partition("## What a build does")[0].splitlines():
        if heading := re.match(r"### .*`tools/(\w+)/`", line):
            package = heading[1]
        elif line.startswith("| `"):
            yield from (f"{package}.{name}" for name in re.findall(r"`(\w+)`", line.split("|")[1]))


def test_the_page_has_each_room_once() -> None:
    assert sorted(list_rows()) == sorted(graph_rooms().keys() - set(architecture.NOT_DRAWN))


def test_a_graph_is_reduced_to_what_does_not_follow() -> None:
    assert reduce_graph({"a": set(), "b": {"a"}, "c": {"a", "b"}}) == {
        "a": set(),
        "b": {"a"},
        "c": {"b"},
    }


def test_circles_are_found() -> None:
    graph = {"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"d"}}
    assert find_circles(graph) == [["b", "c"], ["d"]]


def test_a_docstring_says_what_a_room_does() -> None:
    for room in graph_rooms():
        assert describe(room), f"{room} has no docstring"
