"""Terms and events: their entries, their popovers, and where they are named."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bs4 import Tag
    from conftest import Site


@pytest.fixture(scope="module")
def site(build_root: Callable[..., Site]) -> Site:
    return build_root("glossary", nitpicky=True)


def backlinks(entry: Tag) -> list[tuple[str, list[str], str]]:
    """Return where an entry says it is named: text, links, and the words of the whole line."""
    return [
        (
            group.select_one(".backlink-text").get_text(),
            [link["href"] for link in group.select("a")],
            group.get_text(),
        )
        for group in entry.select(".backlinks .backlink-group")
    ]


def test_pages_of_terms_and_events_give_no_warning(site: Site) -> None:
    assert site.warnings == []


def test_a_term_has_its_chinese_and_pinyin_each_in_its_language(site: Site) -> None:
    entry = site.element("glossary", "term-win-win")
    assert {e["lang"]: e.get_text() for e in entry.select("[lang]")} == {
        "zh-Hans": "合作共赢",
        "zh-Hant": "合作共贏",
        "zh-Latn-pinyin": "hézuò gòngyíng",
    }
    assert "Gain for both sides." in entry.get_text()


def test_traditional_characters_are_left_out_where_they_are_the_same(site: Site) -> None:
    assert not site.element("glossary", "term-harmony").select('[lang="zh-Hant"]')


def test_a_term_lists_every_place_that_names_it_linked_or_not(site: Site) -> None:
    assert backlinks(site.element("glossary", "term-win-win")) == [
        ("First 2001", ["first.html#first-p1", "first.html#first-p2"], "First 2001 ¶1 ×2, ¶2 ×2")
    ]


def test_places_are_in_the_order_of_the_tables_of_contents(site: Site) -> None:
    # index.md names "second" before "first"; a text without a short title is named by its title.
    entry = site.element("glossary", "term-harmony")
    assert [(text, links) for text, links, _ in backlinks(entry)] == [
        ("Second text", ["second.html#second-p1"]),
        ("First 2001", ["first.html#first-p1"]),
    ]


def test_a_term_that_no_text_names_has_no_list(site: Site) -> None:
    assert not site.element("glossary", "term-unused").select(".backlinks")


def test_an_event_says_when_and_where_and_on_what_ground(site: Site) -> None:
    entry = site.element("timeline", "event-conference-2014")
    assert entry["data-category"] == "central-conference"
    date = entry.select_one(".event-date")
    assert date.time["datetime"] == "2014-11-28"
    assert date.time.get_text() == "28–29 November 2014"
    assert "[inferred]" in date.get_text()
    assert "No year in the text." in date.select_one(".basis").get_text()
    assert date.select_one(".place").get_text() == "Beijing"


def test_a_date_that_is_certain_is_not_called_inferred(site: Site) -> None:
    entry = site.element("timeline", "event-speech-2006")
    assert entry.time["datetime"] == "2006-08"
    assert "inferred" not in entry.get_text()


def test_an_event_lists_its_mentions_and_a_note_counts_for_its_paragraph(site: Site) -> None:
    entry = site.element("timeline", "event-conference-2014")
    assert backlinks(entry) == []  # where they mean it is inferred, and said there
    (speech,) = backlinks(site.element("timeline", "event-speech-2006"))
    assert speech[:2] == ("Second text", ["second.html#second-p1"])
    assert (
        speech[2]
        == "Second text¶1 Harmony, said a speech of Hu; Hu paused.The same speech of 2006."
    )


def test_no_paragraph_is_listed_twice_in_an_event(site: Site) -> None:
    for entry in site.page("timeline").select(".event-entry"):
        links = [link["href"] for link in entry.select(".event-body a[href*='-p']")]
        assert links
        assert len(links) == len(set(links))


def test_events_stand_below_their_years(site: Site) -> None:
    years = site.page("timeline").select(".timeline-year")
    assert [year.h2.get_text() for year in years] == ["2014", "2006"]  # in the order of the page
    assert [[entry["id"] for entry in year.select("section")] for year in years] == [
        ["event-conference-2014"],
        ["event-speech-2006"],
    ]
    assert all(len(year.select("h3")) == 1 for year in years)


def test_an_event_says_which_texts_speak_of_it(site: Site) -> None:
    entry = site.element("timeline", "event-conference-2014")
    assert entry["data-texts"] == "second first"
    boxes = site.page("timeline").select(".timeline-filter input[name=text]")
    assert [box["value"] for box in boxes] == ["second", "first"]  # as they are read


def test_an_inference_names_the_passages_before_its_reason(site: Site) -> None:
    (inferred,) = site.element("timeline", "event-conference-2014").select(".inferred")
    groups = inferred.select(".backlink-group")
    assert [group.get_text().strip() for group in groups] == [
        "Second text ¶1",
        "First 2001¶2 The conference on win-win and again win-win.",
    ]
    assert inferred.get_text().strip().endswith("Only one met in that year.")


def test_the_lanes_link_each_event(site: Site) -> None:
    lanes = site.page("timeline").select("figure.timeline .lane")
    assert [[link["href"] for link in lane.select("a")] for lane in lanes] == [
        ["#event-speech-2006"],
        ["#event-conference-2014"],
    ]
    assert [lane.li.get("class") for lane in lanes] == [None, ["hollow"]]
    names = site.page("timeline").select(".lane-name")
    assert [name.get_text(strip=True) for name in names] == ["Speech1", "Central Conference1"]
    assert [lane["aria-labelledby"] for lane in lanes] == [name["id"] for name in names]


def test_an_entry_has_its_places_in_context(site: Site) -> None:
    entry = site.element("glossary", "term-win-win")
    lines = entry.select(".concordance .kwic li")
    assert [
        (line.a["href"], [part.get_text() for part in line.select("span, b")]) for line in lines
    ] == [
        ("first.html#first-p1", ["", "Win-win cooperation", " is win-win, in harmony."]),
        ("first.html#first-p1", ["Win-win cooperation is ", "win-win", ", in harmony."]),
        ("first.html#first-p2", ["The conference on ", "win-win", " and again win-win."]),
        ("first.html#first-p2", ["The conference on win-win and again ", "win-win", "."]),
    ]
    assert not entry.select(".concordance[open]")
    (wordings,) = entry.select(".wordings")
    assert wordings.get_text() == "win-win ×3, win-win cooperation"
    (line,) = site.element("timeline", "event-conference-2014").select(".passages li")
    assert line.b.get_text() == "The conference on win-win"
    assert line.span.get_text() == "The conference on win-win and again win-win."


def test_words_of_an_author_s_note_have_the_context_of_the_note(site: Site) -> None:
    (line,) = site.element("timeline", "event-speech-2006").select(".passages li")
    assert [passage.get_text() for passage in line.select(".passage")] == [
        "Harmony, said a speech of Hu; Hu paused.",
        "The same speech of 2006.",
    ]
    assert line.a["href"] == "second.html#second-p1"


def test_letters_lead_to_the_first_entry_of_each(site: Site) -> None:
    links = site.page("glossary").select(".letters a")
    assert [(link["href"], link.get_text()) for link in links] == [
        ("#term-harmony", "H"),
        ("#term-unused", "U"),
        ("#term-win-win", "W"),
    ]
    assert len(site.page("people").select(".finder")) == 1
    assert not site.page("timeline").select(".finder")


def test_links_lead_to_the_entry_and_so_do_forms_quietly(site: Site) -> None:
    paragraph = site.element("first", "first-p1")
    links = paragraph.select("a.term-link")
    assert [(a["href"], a.get_text(), "again" in a["class"]) for a in links] == [
        ("glossary.html#term-win-win", "Win-win cooperation", False),
        ("glossary.html#term-win-win", "win-win", True),
        ("glossary.html#term-harmony", "harmony", False),
    ]


def test_people_are_linked_and_listed_as_terms_are(site: Site) -> None:
    paragraph = site.element("second", "second-p1")
    links = paragraph.select("a.person-link")
    assert [(a["href"], a.get_text()) for a in links] == [("people.html#person-hu", "Hu")] * 2
    assert ["again" in a["class"] for a in links] == [False, True]
    entry = site.element("people", "person-hu")
    assert entry.select_one(".person-facts").get_text() == "born 1942 · President in 2006"
    assert [a["href"] for a in entry.select(".backlinks a")] == ["second.html#second-p1"]
    fund = site.element("people", "person-fund")
    assert fund.select_one(".person-facts").get_text() == "1945–1971"
    assert not fund.select(".chinese, .backlinks")
    popover = site.popovers("second").select_one("#popover-person-hu").get_text()
    assert popover == "Hu Jintao胡锦涛 胡錦濤 Hú Jǐntāoborn 1942 · President in 2006He spoke."


def test_a_term_says_when_it_was_first_used_and_what_to_look_up_next(site: Site) -> None:
    entry = site.element("glossary", "term-win-win")
    assert entry.select_one(".first-use time")["datetime"] == "2005-09"
    assert entry.select_one(".first-use").get_text(" ", strip=True).endswith("In a speech .")
    assert entry.select_one(".usage").get_text(strip=True) == "UsageOnce “mutual gain”."
    (related,) = entry.select(".related a")
    assert (related["href"], related.get_text()) == ("#term-harmony", "Harmony")


def test_a_form_may_stand_in_the_mention_of_an_event(site: Site) -> None:
    (mention,) = site.element("first", "first-p2").select("a.event-link")
    assert mention["href"] == "timeline.html#event-conference-2014"
    assert mention.select_one("span[data-term]").get_text() == "win-win"  # no link in a link


def test_a_page_has_one_popover_for_each_term_that_it_links_to(site: Site) -> None:
    for docname, entries in [
        ("first", ["event-conference-2014", "term-harmony", "term-win-win"]),
        ("second", ["event-speech-2006", "person-hu", "term-harmony"]),
        ("plain", ["event-conference-2014", "event-speech-2006", "term-harmony", "term-win-win"]),
        ("glossary", ["term-harmony", "term-win-win"]),
        ("timeline", []),
        ("index", []),
    ]:
        popovers = site.popovers(docname).select("[id]")
        assert [popover["id"] for popover in popovers] == [f"popover-{entry}" for entry in entries]


def test_a_popover_has_the_definition_without_markup(site: Site) -> None:
    popover = site.popovers("first").select_one("#popover-term-win-win")
    assert site.page("first").select_one(".popovers").has_attr("hidden")
    assert popover.get_text() == (
        "win-win cooperation合作共赢 合作共贏 hézuò gòngyíng"
        "Gain for both sides.\n\nA second paragraph & more."
    )


def test_pages_by_hand_link_to_terms_events_and_paragraphs(site: Site) -> None:
    paragraph = site.page("plain").select_one(".body p")
    assert [(a.get_text(), a["href"]) for a in paragraph.select("a")] == [
        ("win-win cooperation", "glossary.html#term-win-win"),  # {term}
        ("the idea", "glossary.html#term-harmony"),
        ("win-win cooperation", "glossary.html#term-win-win"),  # {edition:ref}
        ("words", "glossary.html#term-harmony"),
        ("gain", "glossary.html#term-win-win"),
        ("a talk", "timeline.html#event-speech-2006"),
        ("Conference of 2014", "timeline.html#event-conference-2014"),
        ("¶2", "first.html#first-p2"),
        ("¶1", "second.html#second-p1"),  # {any}
    ]
