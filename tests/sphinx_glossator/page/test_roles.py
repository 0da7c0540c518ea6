"""The roles of a page: Chinese words, marks of author's notes, and links by id."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Site


@pytest.fixture(scope="module")
def site(build_root: Callable[..., Site]) -> Site:
    return build_root("text")


def test_chinese_words_carry_their_language(site: Site) -> None:
    (headnote,) = site.page("index").select("details.headnote")
    assert [(span["lang"], span.get_text()) for span in headnote.select("[lang]")] == [
        ("zh-Hans", "汉字"),
        ("zh-Hant", "漢字"),
    ]


@pytest.mark.parametrize(
    ("target", "words", "kind"),
    [
        ("essay-p1", "¶1", "paragraph-link"),
        ("essay-h1", "1. The first section", "heading-link"),
        ("essay-p12a", "this", "paragraph-link"),
    ],
)
def test_a_reference_by_id_says_the_object_s_name_or_its_own_words(
    site: Site, target: str, words: str, kind: str
) -> None:
    paragraph = site.element("index", "essay-p2")
    (link,) = paragraph.select(f'a[href="#{target}"]')
    assert link.get_text() == words
    assert kind in link["class"]


def test_no_link_of_the_edition_is_set_as_code(build_root: Callable[..., Site]) -> None:
    site = build_root("glossary")
    for docname in ("first", "second", "plain", "glossary", "timeline"):
        assert not site.page(docname).select("a code")


def test_a_mark_inside_a_link_is_no_link_inside_a_link(build_root: Callable[..., Site]) -> None:
    site = build_root("glossary")
    assert not site.page("second").select("a a")
    paragraph = site.element("second", "second-p1")
    assert [link.get_text() for link in paragraph.select("a")] == [
        "1",
        "Harmony",
        "a speech",
        "1",
        "Hu",
        "Hu",
    ]


def test_a_link_is_divided_around_a_mark_in_its_middle(
    project: Callable[..., object], build: Callable[..., Site]
) -> None:
    source = project("glossary")
    page = source / "second.md"  # type: ignore[operator]
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("`second-fn1`]", "`second-fn1` of *old*]"), encoding="utf-8")
    site = build(source)
    links = site.element("second", "second-p1").select("a")
    assert [link.get_text() for link in links] == [
        "1",
        "Harmony",
        "a speech",
        "1",
        " of old",
        "Hu",
        "Hu",
    ]
    assert links[2]["href"] == links[4]["href"] == "timeline.html#event-speech-2006"
    # It is one mention still, beside that of the note.
    event = site.element("timeline", "event-speech-2006")
    assert len(event.select(".passage")) == 2
