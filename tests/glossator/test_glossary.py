"""Reading terms and events: fields, dates, doubles."""

from __future__ import annotations

import pytest
from tiny_edition import make_events, make_terms, term_yaml

from glossator.diagnostics import EditionError
from glossator.entry import Case, Dated, Form
from glossator.glossary import parse_entries
from glossator.model import Prose, Source
from glossator_schema.entries import EVENT as EVENTS
from glossator_schema.entries import PERSON as PEOPLE
from glossator_schema.entries import TERM as TERMS

EVENT = """\
- id: event-meeting
  name: A Meeting
  start: 2014-11-28
  end: 2014-11-29
  certainty: certain
  place: Beijing
  category: conference
  summary: >-
    It met.
  mentions:
    - {target: alpha-p1, quote: met, inferred: No year is given.}
"""


def term_faults(content: str) -> list[str]:
    with pytest.raises(EditionError) as caught:
        parse_entries(TERMS, content, "terms.yaml")
    return [str(diagnostic) for diagnostic in caught.value.diagnostics]


def event_faults(content: str) -> list[str]:
    with pytest.raises(EditionError) as caught:
        parse_entries(EVENTS, content, "events.yaml")
    return [str(diagnostic) for diagnostic in caught.value.diagnostics]


def test_a_term() -> None:
    (term,) = make_terms(
        "order: =World Order|order/orders; sources: [a-1], "
        "exclude: [{target: alpha-p1, quote: in order, suffix: ' to'}], "
        "include: [{target: alpha-p2, quote: it}]"
    )
    assert term.id == "term-order"
    assert term.forms == (Form("World Order", Case.EXACT), Form("order", Case.ANY, "orders"))
    assert term.sources == ("a-1",)
    assert [(s.target, s.quote, s.suffix) for s in term.exclude] == [
        ("alpha-p1", "in order", " to")
    ]
    assert [(s.target, s.quote) for s in term.include] == [("alpha-p2", "it")]
    assert term.source == Source("glossary/terms.yaml", 1, 3)


PERSON = """\
- id: person-hu
  name: Hu Jintao
  kind: person
  wordings: {zh-Hans: 胡锦涛, zh-Hant: 胡錦濤, zh-Latn-pinyin: Hú Jǐntāo}
  start: 1942-12
  office: President in 2006
  description: He spoke.
  forms: [{form: Hu, case: exact}]
  exceptions: {zh-Latn-pinyin: a family name}
"""


def person_faults(content: str) -> list[str]:
    with pytest.raises(EditionError) as caught:
        parse_entries(PEOPLE, content, "people.yaml")
    return [str(diagnostic) for diagnostic in caught.value.diagnostics]


def test_a_person() -> None:
    (person,) = parse_entries(PEOPLE, PERSON, "people.yaml")
    assert person.id == "person-hu"
    assert [person.text(field) for field in ("kind", "start", "end")] == ["person", "1942-12", ""]
    assert person.body == Prose("He spoke.", Source("people.yaml", 7, 16))
    assert person.values["exceptions"] == {"zh-Latn-pinyin": "a family name"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("person-hu", "term-hu", "people.yaml:1:7: BAD_FIELD id: an id here is person-"),
        ("kind: person", "kind: party", "people.yaml:3:9: BAD_FIELD kind:"),
        ("start: 1942-12", "start: 42", "people.yaml:5:10: BAD_FIELD start"),
        ("start: 1942-12", "end: 1941", "people.yaml:1:3: BAD_FIELD person-hu ends before"),
        ("{zh-Latn-pinyin: a family name}", "{name: x}", "people.yaml:9:16: BAD_FIELD exceptions"),
        (
            "{zh-Hans:",
            "{zh-hans:",
            "people.yaml:4:14: BAD_FIELD wordings.zh-hans: 'zh-hans' is no language tag (BCP 47); write zh-H",
        ),
        ("{zh-Hans:", "{greek:", "'greek' is no language tag (BCP 47); write el"),
        (
            "zh-Hant: 胡錦濤",
            "zh-Hant: ' '",
            "people.yaml:4:37: BAD_FIELD wordings.zh-Hant: a name has words",
        ),
        (
            "zh-Hant: 胡錦濤",
            "zh-Hant: a|b",
            "people.yaml:4:37: BAD_FIELD wordings.zh-Hant: a name has words",
        ),
        (
            "  start",
            "  zh_hans: 胡\n  start",
            "zh_hans is a key of an older version; run glossator migrate",
        ),
    ],
)
def test_a_bad_person(old: str, new: str, expected: str) -> None:
    if new == "end: 1941":
        new = "start: 1942-12\n  end: 1941"
    assert expected in person_faults(PERSON.replace(old, new))[0]


@pytest.mark.parametrize(
    ("said", "name", "filed"),
    [
        ("family: Hu", "Hu Jintao", "Hu Jintao"),
        ("family: Gaulle\n  non-dropping-particle: de", "Charles de Gaulle", "de Gaulle, Charles"),
        ("given: Hu", "Hu", "Hu"),
    ],
)
def test_a_person_s_name_has_the_parts_of_csl(said: str, name: str, filed: str) -> None:
    content = PERSON.replace("name: Hu Jintao", f"name: {name}\n  {said}")
    (person,) = parse_entries(PEOPLE, content, "people.yaml")
    assert PEOPLE.name_of(person.values).filed == filed


def test_a_part_that_is_not_of_the_name_is_refused() -> None:
    content = PERSON.replace("name: Hu Jintao", "name: Hu Jintao\n  family: Wu")
    assert person_faults(content) == [
        "people.yaml:1:3: BAD_FIELD person-hu: family: 'Wu' does not stand in the name 'Hu Jintao'"
    ]


def test_an_institution_is_filed_as_it_is_called() -> None:
    content = PERSON.replace("kind: person", "kind: institution").replace("Hu Jintao", "Red Cross")
    (body,) = parse_entries(PEOPLE, content, "people.yaml")
    assert PEOPLE.name_of(body.values).filed == "Red Cross"


def test_a_person_without_dates_has_an_office() -> None:
    bare = PERSON.replace("  start: 1942-12\n", "").replace("  office: President in 2006\n", "")
    assert person_faults(bare) == [
        "people.yaml:1:3: BAD_FIELD person-hu has neither dates nor an office; give one of the two"
    ]


def test_related_terms_are_mutual() -> None:
    a, b = "a: x; related: [term-b]", "b: y; related: [term-a]"
    first, second = make_terms(a, b)
    assert (first.items("related"), second.items("related")) == (("term-b",), ("term-a",))
    assert "name it there" in term_faults(term_yaml(a) + term_yaml("b: y"))[0]
    assert "is no other term" in term_faults(term_yaml(a))[0]
    assert "is no other term" in term_faults(term_yaml("a: x; related: [term-a]"))[0]


def test_a_term_says_when_it_was_first_used() -> None:
    (term,) = make_terms("a: x; usage: Once y., first_use: {date: 2005-09, where: A speech.}")
    assert term.values["first_use"] == Dated(
        date="2005-09", where=Prose("A speech.", Source("glossary/terms.yaml", 1, 203))
    )
    assert term.values["usage"] == Prose("Once y.", Source("glossary/terms.yaml", 1, 160))
    assert "EDTF" in term_faults(term_yaml("a: x; first_use: {date: '5', where: x}"))[0]


def test_an_event() -> None:
    (event,) = parse_entries(EVENTS, EVENT, "events.yaml")
    assert (event.id, event.text("start"), event.text("end")) == (
        "event-meeting",
        "2014-11-28",
        "2014-11-29",
    )
    assert event.body == Prose("It met.", Source("events.yaml", 9))
    (mention,) = event.mentions
    assert mention.inferred == "No year is given."
    assert mention.inferred_source == Source("events.yaml", 11, 48)
    assert make_events(("alpha-p1", "met"))[0].mentions[0].inferred_source is None


@pytest.mark.parametrize("date", ["2014-11-28", "2006-08", "1863", "2024-02-29"])
def test_dates_may_be_as_exact_as_is_known(date: str) -> None:
    content = EVENT.replace("start: 2014-11-28", f"start: {date}").replace(
        "  end: 2014-11-29\n", ""
    )
    assert parse_entries(EVENTS, content, "events.yaml")[0].text("start") == date


@pytest.mark.parametrize(
    ("start", "end", "kept"),
    [
        ("428 BCE", "c. 347 BCE", ("-0427", "-0346~")),
        ("c. 428 BCE/347 BCE", "", ("-0427~", "-0346")),
        ("1860s", "18XX", ("186X", "18XX")),
        ("1948/..", "", ("1948/..", "")),
    ],
)
def test_dates_are_kept_as_edtf_and_an_interval_as_its_ends(
    start: str, end: str, kept: tuple[str, str]
) -> None:
    content = EVENT.replace("2014-11-28", f'"{start}"').replace("2014-11-29", f'"{end}"')
    (event,) = parse_entries(EVENTS, content, "events.yaml")
    assert (event.text("start"), event.text("end")) == kept


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("347 BCE", "428 BCE", "event-meeting ends before it starts"),
        ("-0427/-0346", "-0346", "event-meeting: an interval says its end itself"),
        ("1948", "1950/..", "event-meeting: an interval says its end itself"),
        ("19th century", "", "start: '19th century' is no date of EDTF (did you mean 18XX?)"),
    ],
)
def test_dates_that_do_not_go_together_are_refused(start: str, end: str, expected: str) -> None:
    content = EVENT.replace("2014-11-28", f'"{start}"').replace("2014-11-29", f'"{end}"')
    assert expected in event_faults(content)[0]


@pytest.mark.parametrize(
    "date", ["28.11.2014", "2014-13", "2014-02-30", "2023-02-29", "14", "2014-1-1", "-0000", "soon"]
)
def test_a_date_that_is_none_is_refused(date: str) -> None:
    found = event_faults(EVENT.replace("start: 2014-11-28", f"start: {date}"))
    assert found[0].startswith("events.yaml:3:10: BAD_FIELD start:")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("id: event-meeting", "id: meeting", "events.yaml:1:7: BAD_FIELD id:"),
        ("id: event-meeting", "id: event-Meeting", "events.yaml:1:7: BAD_FIELD id:"),
        ("certainty: certain", "certainty: likely", "events.yaml:5:14: BAD_FIELD certainty:"),
        (
            "certainty: certain",
            "certainty: inferred",
            "events.yaml:1:3: BAD_FIELD event-meeting: an",
        ),
        ("place:", "basis: It says so.\n  place:", "events.yaml:1:3: BAD_FIELD event-meeting: an"),
        (
            "end: 2014-11-29",
            "end: 2013-11-29",
            "events.yaml:1:3: BAD_FIELD event-meeting ends before",
        ),
        ("end: 2014-11-29", "end: later", "events.yaml:4:8: BAD_FIELD end"),
        ("place: Beijing", "palce: Beijing", "events.yaml:6:3: BAD_FIELD unknown key palce"),
        ("quote: met", "qoute: met", "events.yaml:11:26: BAD_FIELD unknown key"),
    ],
)
def test_a_bad_event_is_refused(old: str, new: str, expected: str) -> None:
    assert any(line.startswith(expected) for line in event_faults(EVENT.replace(old, new)))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (term_yaml("a b: x"), "terms.yaml:1:8: BAD_FIELD id:"),
        (term_yaml("a_b: x"), "terms.yaml:1:8: BAD_FIELD id:"),
        (term_yaml("a:"), "terms.yaml:1:117: BAD_FIELD forms.form:"),
        (term_yaml("a: x").replace('"x"', '" x"'), "terms.yaml:1:123: BAD_FIELD forms.form:"),
        (term_yaml("a: x").replace('"x"', '"x|y"'), "terms.yaml:1:123: BAD_FIELD forms.form:"),
        (
            term_yaml("a: x").replace("case: any", "case: some"),
            "terms.yaml:1:134: BAD_FIELD forms.case",
        ),
        (term_yaml("a: x").replace("case: any, ", ""), "terms.yaml:1:116: BAD_FIELD forms.case is"),
        (term_yaml("a: x").replace("definition", "def"), "terms.yaml:1:3: BAD_FIELD"),
        (term_yaml("a: x") * 2, "terms.yaml:2:3: DUPLICATE_ID term-a stands twice"),
        (
            term_yaml("a: x") + term_yaml("b: X"),
            "terms.yaml:2:116: BAD_FIELD 'X' is a form of term-a",
        ),
        (
            term_yaml("a: x/xs") + term_yaml("b: xs"),
            "terms.yaml:2:116: BAD_FIELD 'xs' is a form of term-a too",
        ),
        ("id: term-a\n", "terms.yaml:1:1: BAD_FIELD"),
        ("", "terms.yaml:1:1: BAD_YAML the file is empty"),
    ],
)
def test_a_bad_term_is_refused(content: str, expected: str) -> None:
    found = term_faults(content)
    assert any(line.startswith(expected) for line in found), found


def test_a_double_event_is_refused() -> None:
    assert event_faults(EVENT * 2) == [
        "events.yaml:12:3: DUPLICATE_ID event-meeting stands twice; rename one"
    ]


@pytest.mark.parametrize("plural", ["a|b", " bs", "bs ", "  "])
def test_a_bad_plural_is_refused(plural: str) -> None:
    content = term_yaml("a: b/bs").replace('"bs"', f'"{plural}"')
    assert term_faults(content)[0].startswith("terms.yaml:1:147: BAD_FIELD forms.plural:")
