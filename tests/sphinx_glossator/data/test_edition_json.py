"""The machine-readable edition: its form (design, section 4), and that it agrees with the pages."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from glossator_schema.names import PARTS as NAME_PARTS
from sphinx_glossator.data.edition_json import spell_json, spell_members

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from conftest import Site

SEEDS = Path(__file__).parents[3] / "seeds"
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda below: st.lists(below) | st.dictionaries(st.text(), below) | st.lists(below).map(tuple),
    max_leaves=20,
)


@given(PLAIN)
def test_it_is_spelled_as_json_is_with_an_indent(data: Any) -> None:
    assert spell_json(data) == json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)


@given(st.lists(PLAIN), PLAIN)
def test_lists_that_are_made_as_they_are_written_are_spelled_the_same(
    items: list[Any], other: Any
) -> None:
    whole = spell_json({"texts": items, "edition": other}) + "\n"
    assert "".join(spell_members({"texts": iter(items), "edition": other})) == whole


# The keys that each record has at least, with the type of each value.
TEXT = {
    "id": str,
    "title": str,
    "authors": list,
    "date": str,
    "publication": str,
    "witness": dict,
    "headings": list,
    "paragraphs": list,
    "author_notes": list,
    "pull_quotes": list,
    "references": list,
    "emendations": list,
    "notes": list,
}
PARTS = {
    "headings": {"id": str, "level": int, "text": str, "number": str},
    "paragraphs": {"id": str, "number": str, "text": str},
    "author_notes": {"id": str, "number": str, "paragraph": str, "text": str},
    "pull_quotes": {"text": str, "after": str},
    "references": {"number": str, "text": str},
    "emendations": {
        "id": str,
        "paragraph": str,
        "source": str,
        "reading": str,
        "kind": str,
        "certainty": str,
    },
    "notes": {
        "id": str,
        "kind": str,
        "audience": str,
        "target": str,
        "paragraph": str,
        "quote": str,
        "text": str,
        "sources": list,
    },
}
TERM = {
    "id": str,
    "headword": str,
    "wordings": dict,
    "definition": str,
    "forms": list,
    "occurrences": list,
}
EVENT = {
    "id": str,
    "name": str,
    "wordings": dict,
    "start": str,
    "end": str,
    "certainty": str,
    "place": str,
    "category": str,
    "summary": str,
    "mentions": list,
    "sources": list,
}


@pytest.fixture(scope="module")
def data(edition: Site) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(edition.read("edition.json"))
    return loaded


@pytest.fixture(scope="module")
def small(build_root: Callable[..., Site]) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(build_root("glossary", nitpicky=True).read("edition.json"))
    return loaded


def assert_form(record: dict[str, Any], form: dict[str, type]) -> None:
    assert {key: type(record.get(key)) for key in form} == form


def blocks(text: dict[str, Any]) -> dict[str, str]:
    """Return the words of each block of a text that a note may be on, by id."""
    parts = ("headings", "paragraphs", "author_notes", "references", "pull_quotes")
    return {part["id"]: part["text"] for key in parts for part in text[key]}


def test_the_file_is_utf8_with_sorted_keys_and_ends_in_a_newline(edition: Site) -> None:
    content = (edition.out / "edition.json").read_bytes()
    assert content.endswith(b"}\n")
    assert b"\\u" not in content
    assert b"\r" not in content

    def check(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        assert keys == sorted(set(keys))
        return dict(pairs)

    json.loads(content, object_pairs_hook=check)


def test_the_file_fits_the_schema_that_is_published_beside_it(edition: Site) -> None:
    schema = json.loads(edition.read("edition.schema.json"))
    faults = Draft202012Validator(schema).iter_errors(json.loads(edition.read("edition.json")))
    assert [f"{fault.json_path}: {fault.message}" for fault in faults] == []


def test_the_form_is_that_of_the_contract(data: dict[str, Any]) -> None:
    assert data["format"] == 2
    assert data.keys() == {"format", "edition", "texts", "terms", "people", "events"}
    assert_form(data["edition"], {"title": str, "version": str})
    for text in data["texts"]:
        assert_form(text, TEXT)
        assert_form(text["witness"], {"file": str, "sha256": str})
        for key, form in PARTS.items():
            for part in text[key]:
                assert_form(part, form)
    for term in data["terms"]:
        assert_form(term, TERM)
        for occurrence in term["occurrences"]:
            assert_form(occurrence, {"paragraph": str, "form": str})
    for event in data["events"]:
        assert_form(event, EVENT)


def test_the_five_texts_are_in_reading_order_with_their_witnesses(data: dict[str, Any]) -> None:
    assert [text["id"] for text in data["texts"]] == [
        "conference-2023",
        "chen-2024",
        "liu-qing-2020",
        "liu-jianfei-2017",
        "wu-zhengyang",
    ]
    for text in data["texts"]:
        witness = (SEEDS / text["id"] / "source.txt").read_bytes()
        assert text["witness"]["sha256"] == hashlib.sha256(witness).hexdigest()


def test_dates_are_iso_dates(data: dict[str, Any]) -> None:
    dates = [text["date"] for text in data["texts"]]
    dates += [event["start"] for event in data["events"]]
    dates += [event["end"] for event in data["events"] if event["end"]]
    assert [date for date in dates if not DATE.fullmatch(date)] == []


def all_ids(data: dict[str, Any]) -> Iterator[str]:
    for text in data["texts"]:
        yield text["id"]
        for key in PARTS:
            yield from (part["id"] for part in text[key] if "id" in part)
    for key in ("terms", "people", "events"):
        yield from (record["id"] for record in data[key])


def test_ids_are_unique_and_begin_with_their_text(data: dict[str, Any]) -> None:
    ids = list(all_ids(data))
    assert len(ids) == len(set(ids))
    for text in data["texts"]:
        for part in text["paragraphs"]:
            assert part["id"] == f"{text['id']}-p{part['number']}"
        for part in text["author_notes"]:
            assert part["id"] == f"{text['id']}-fn{part['number']}"
        for part in text["references"]:
            assert part["id"] == f"{text['id']}-ref{part['number']}"
        for part in text["notes"]:
            assert part["id"].startswith(f"{text['id']}-n-")
    assert all(term["id"].startswith("term-") for term in data["terms"])
    assert all(event["id"].startswith("event-") for event in data["events"])


def test_every_id_is_on_the_page_that_is_published(data: dict[str, Any], edition: Site) -> None:
    for text in data["texts"]:
        page = edition.read(f"texts/{text['id']}.html")
        for key in PARTS:
            for part in text[key]:
                assert f'id="{part["id"]}"' in page


def plain_blocks(page: BeautifulSoup) -> dict[str, str]:
    """Return the blocks that the data does not have: abstract and keywords."""
    return {str(e["id"]): e.get_text() for e in page.select(".abstract, .keywords")}


def test_the_quotation_of_every_note_stands_once_in_its_target(
    data: dict[str, Any], read_page: Callable[[str], BeautifulSoup]
) -> None:
    for text in data["texts"]:
        words = blocks(text) | plain_blocks(read_page(f"texts/{text['id']}"))
        paragraphs = {part["id"] for part in text["paragraphs"]}
        home = {note["id"]: note["paragraph"] for note in text["author_notes"]}
        assert len(text["notes"]) >= 4
        for note in text["notes"]:
            assert words[note["target"]].count(note["quote"]) == 1, note["id"]
            assert note["paragraph"] == home.get(note["target"], note["target"])
            if note["target"] in paragraphs:
                assert note["paragraph"] in paragraphs


def test_notes_have_words_and_those_of_fact_have_sources(data: dict[str, Any]) -> None:
    notes = [note for text in data["texts"] for note in text["notes"]]
    assert all(note["text"].strip() for note in notes)
    assert all(note["sources"] for note in notes if note["kind"] in ("context", "claim"))
    assert {note["audience"] for note in notes} == {"student"}


def test_author_notes_and_pull_quotes_name_paragraphs_of_their_text(data: dict[str, Any]) -> None:
    for text in data["texts"]:
        known = {part["id"] for part in text["paragraphs"]} | {p["id"] for p in text["headings"]}
        assert all(note["paragraph"] in known for note in text["author_notes"])
        assert all(quote["after"] in known | {""} for quote in text["pull_quotes"])


def test_every_occurrence_is_a_form_in_a_paragraph_that_exists(data: dict[str, Any]) -> None:
    words = {part["id"]: part["text"] for text in data["texts"] for part in text["paragraphs"]}
    assert len(data["terms"]) >= 20
    for term in data["terms"]:
        assert term["occurrences"]
        for occurrence in term["occurrences"]:
            assert occurrence["form"].casefold() in words[occurrence["paragraph"]].casefold()


def test_every_mention_of_an_event_is_a_paragraph_that_exists(data: dict[str, Any]) -> None:
    known = {part["id"] for text in data["texts"] for part in text["paragraphs"]}
    assert sum(bool(event["mentions"]) for event in data["events"]) >= 12
    for event in data["events"]:
        assert set(event["mentions"]) <= known
        assert len(event["mentions"]) == len(set(event["mentions"]))


def test_the_text_of_a_paragraph_is_what_the_page_prints(
    data: dict[str, Any], read_page: Callable[[str], BeautifulSoup]
) -> None:
    for text in data["texts"]:
        page = read_page(f"texts/{text['id']}")
        marks = {id(words) for m in page.select(".para-number, .note-mark") for words in m.strings}
        printed = {
            p["id"]: "".join(words for words in p.strings if id(words) not in marks)
            for p in page.select("p.para")
        }
        assert {part["id"]: part["text"] for part in text["paragraphs"]} == printed


# --- small projects, whose every value is known -----------------------------------------------


def test_terms_with_their_occurrences(small: dict[str, Any]) -> None:
    assert [term["id"] for term in small["terms"]] == [
        "term-harmony",
        "term-unused",
        "term-win-win",
    ]
    assert small["terms"][2] == {
        "id": "term-win-win",
        "headword": "win-win cooperation",
        "wordings": {
            "zh-Hans": "合作共赢",
            "zh-Hant": "合作共贏",
            "zh-Latn-pinyin": "hézuò gòngyíng",
        },
        "definition": "Gain for both sides.\n\nA second paragraph & more.",
        "forms": ["win-win cooperation", "win-win"],
        "first_use": {"date": "2005-09", "where": "In a speech."},
        "usage": "Once “mutual gain”.",
        "related": ["term-harmony"],
        "sources": ["somebody-2014", "somebody-2015"],
        "occurrences": [
            {"form": "win-win cooperation", "paragraph": "first-p1"},
            {"form": "win-win", "paragraph": "first-p1"},
            {"form": "win-win", "paragraph": "first-p2"},
            {"form": "win-win", "paragraph": "first-p2"},
        ],
    }


def test_people_with_their_occurrences(small: dict[str, Any]) -> None:
    fund, person = small["people"]
    assert (fund["id"], fund["kind"], fund["end"], fund["occurrences"]) == (
        "person-fund",
        "institution",
        "1971-06",
        [],
    )
    parts = [field.name for field in NAME_PARTS]
    assert {part: person.pop(part) for part in parts} == dict.fromkeys(parts, "")
    assert person == {
        "id": "person-hu",
        "name": "Hu Jintao",
        "kind": "person",
        "wordings": {"zh-Hans": "胡锦涛", "zh-Hant": "胡錦濤", "zh-Latn-pinyin": "Hú Jǐntāo"},
        "start": "1942-12",
        "end": "",
        "office": "President in 2006",
        "description": "He spoke.",
        "forms": ["Hu", "President Hu"],
        "sources": ["somebody-2014"],
        "occurrences": [
            {"form": "Hu", "paragraph": "second-p1"},
            {"form": "Hu", "paragraph": "second-p1"},
        ],
    }


def test_events_in_order_of_their_dates_with_their_mentions(small: dict[str, Any]) -> None:
    speech, conference = small["events"]
    assert conference == {
        "id": "event-conference-2014",
        "name": "Conference of 2014",
        "wordings": {"zh-Hans": "会议"},
        "start": "2014-11-28",
        "end": "2014-11-29",
        "certainty": "inferred",
        "basis": "No year in the text.",
        "place": "Beijing",
        "category": "central-conference",
        "summary": "They met.",
        "sources": ["somebody-2014"],
        "mentions": ["first-p2"],
    }
    assert (speech["start"], speech["end"]) == ("2006-08", "")
    assert speech["mentions"] == ["second-p1"]  # the paragraph, and a note on it


def test_a_note_says_its_target_and_the_paragraph_of_it(
    build_root: Callable[..., Site],
) -> None:
    (text,) = json.loads(build_root("ranges").read("edition.json"))["texts"]
    notes = {note["id"]: note for note in text["notes"]}
    on_note = notes["r-n-note"]
    assert (on_note["target"], on_note["paragraph"]) == ("r-fn1", "r-p3")
    on_paragraph = notes["r-n-left"]
    assert (on_paragraph["target"], on_paragraph["quote"]) == ("r-p1", "one that overlaps")
    assert blocks(text)["r-p3"] == "It crosses a mark of the author, and some 汉字 too."
    assert blocks(text)["r-h1"] == "A heading that is quoted"
    emendations = {e["id"]: e for e in text["emendations"]}
    assert emendations["r-e-deleted"] == {
        "id": "r-e-deleted",
        "paragraph": "r-p4",
        "source": " away",
        "reading": "",
        "kind": "deletion",
        "certainty": "certain",
    }
    assert (emendations["r-e-inserted"]["source"], emendations["r-e-inserted"]["reading"]) == (
        "",
        "ser",
    )


def test_a_text_with_all_kinds_of_blocks(build_root: Callable[..., Site]) -> None:
    (text,) = json.loads(build_root("text").read("edition.json"))["texts"]
    assert text["title"] == "Essay on Everything"
    assert text["authors"] == ["Ann Author", "Bob Writer"]
    assert text["date"] == "2014-11-28"
    assert text["headings"] == [
        {"id": "essay-h1", "level": 1, "number": "1", "text": "The first section"},
        {"id": "essay-h2", "level": 2, "number": "", "text": "A run-in heading"},
    ]
    assert [part["number"] for part in text["paragraphs"]] == ["1", "12a", "2"]
    assert [(quote["text"], quote["after"]) for quote in text["pull_quotes"]] == [
        ("“quotation marks” are kept", "essay-p1")
    ]
    assert [part["number"] for part in text["references"]] == ["1", "4"]
    assert [(n["number"], n["paragraph"], n["text"]) for n in text["author_notes"]] == [
        ("1", "essay-p1", "Ibid."),
        ("3", "essay-p1", "See http://example.org/a_b."),
    ]
    assert text["notes"][0]["text"] == "First paragraph.\n\nSecond."
    assert text["notes"][1]["audience"] == "student"


DATES = [("'[2018]'", "2018"), ("2018", "2018"), ("2018-03-01", "2018-03-01"), ("''", "")]


@pytest.fixture(scope="module")
def dated(
    rootdir: Path, tmp_path_factory: pytest.TempPathFactory, run: Callable[..., Site]
) -> dict[str, str]:
    """The dates of some texts, by the text's id."""
    folder = tmp_path_factory.mktemp("dated")
    source = Path(shutil.copytree(rootdir / "test-text", folder / "source"))
    page = (source / "index.md").read_text(encoding="utf-8")
    assert "date: '2014-11-28'" in page
    for number, (written, _) in enumerate(DATES):
        text = page.replace("date: '2014-11-28'", f"date: {written}")
        text = text.replace("essay", f"t{number}")
        (source / f"t{number}.md").write_text(text, encoding="utf-8")
    site = run(source, folder / "html")
    return {text["id"]: text["date"] for text in json.loads(site.read("edition.json"))["texts"]}


@pytest.mark.parametrize("number", range(len(DATES)), ids=[written for written, _ in DATES])
def test_a_date_is_a_string_without_the_brackets_of_what_is_supplied(
    dated: dict[str, str], number: int
) -> None:
    assert dated[f"t{number}"] == DATES[number][1]
