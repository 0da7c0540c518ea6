"""Resolving selectors: exactly one place, or an error that names file and line."""

from __future__ import annotations

import pytest
from tiny_edition import (
    anchor,
    make_events,
    make_terms,
    make_text,
    note_md,
    term_yaml,
    without_column,
)

from glossator.anchoring import anchor_edition
from glossator.diagnostics import EditionError
from glossator.entry import Entry
from glossator.glossary import parse_entries
from glossator.model import AnchoredText, Apparatus, Span, Text
from glossator.notes import parse_notes
from glossator_schema.entries import TERM

TEXT = make_text(
    "On Peace\nPeace is peace.1Quoted from Mao.And more.\nOn 28 November they met.\n",
    "{lines: 1, kind: heading, level: 1}",
    "{lines: 2, notes: [{number: '1', text: Quoted from Mao.}]}",
)


def faults(
    notes: str = "", terms: tuple[Entry, ...] = (), events: tuple[Entry, ...] = ()
) -> list[str]:
    with pytest.raises(EditionError) as caught:
        anchor(TEXT, notes=notes, terms=terms, events=events)
    return [str(diagnostic) for diagnostic in caught.value.diagnostics]


@pytest.mark.parametrize(
    ("target", "quote", "options", "span"),
    [
        ("alpha-p1", "Peace", (), (0, 5)),
        ("alpha-p1", "Peace is peace.And more.", (), (0, 24)),
        ("alpha-p1", "peace.And", (), (9, 18)),
        ("alpha-p1", "e", (":prefix: mor",), (22, 23)),
        ("alpha-p1", "e", (":suffix: ace is",), (1, 2)),
        ("alpha-h1", "Peace", (), (3, 8)),
        ("alpha-fn1", "Mao", (), (12, 15)),
    ],
)
def test_a_note_is_found(
    target: str, quote: str, options: tuple[str, ...], span: tuple[int, int]
) -> None:
    anchored = anchor(TEXT, notes=note_md("a", target, quote, *options))
    assert [note.spans for note in anchored.notes] == [(Span(target, *span),)]


HEADNOTE = ":::{{edition:headnote}}\n:level: easy\n:target: {}\n:quote: {}\nRead it.\n:::\n\n"


def test_a_headnote_quotes_the_text_to_the_letter() -> None:
    text = make_text("It is called a “great” power.\n")
    anchored = anchor(text, notes=HEADNOTE.format("alpha-p1", 'called a "great" power'))
    assert anchored.headnote is not None
    assert anchored.headnote.options["quote"] == "called a “great” power"


def test_words_that_the_text_has_not_are_no_quotation_of_a_headnote() -> None:
    (fault,) = faults(HEADNOTE.format("alpha-p1", "War is peace"))
    assert fault.startswith("notes.md:4:9: QUOTE_NOT_FOUND 'War is peace' is not in alpha-p1")
    (fault,) = faults(HEADNOTE.format("beta-p1", "Peace"))
    assert fault.startswith("notes.md:3:10: UNKNOWN_TARGET beta-p1 is no block of this edition")


def test_a_join_of_lines_counts_as_one_space() -> None:
    text = make_text("cut in\n\n two halves\n", "{lines: 1-3, kind: paragraph}")
    anchored = anchor(text, notes=note_md("a", "alpha-p1", "in two"))
    assert anchored.notes[0].spans == (Span("alpha-p1", 4, 10),)


def test_a_quotation_is_of_the_reading_text() -> None:
    emendation = "{line: 1, exact: teh, reading: the, kind: spelling, certainty: certain}"
    text = make_text("of teh people\n", emendations=[emendation])
    assert anchor(text, notes=note_md("a", "alpha-p1", "of the people")).notes
    with pytest.raises(EditionError, match="QUOTE_NOT_FOUND"):
        anchor(text, notes=note_md("a", "alpha-p1", "of teh people"))


def test_notes_come_in_reading_order() -> None:
    notes = (
        note_md("d", "alpha-fn1", "Mao")
        + note_md("c", "alpha-p2", "met")
        + note_md("b", "alpha-p1", "more")
        + note_md("a", "alpha-p1", "Peace")
        + note_md("h", "alpha-h1", "On")
    )
    assert [note.note.id[-1] for note in anchor(TEXT, notes=notes).notes] == list("habcd")


@pytest.mark.parametrize(
    ("target", "quote", "options", "expected"),
    [
        ("alpha-p9", "x", (), "notes.md:3:10: UNKNOWN_TARGET alpha-p9 is no block"),
        ("beta-p1", "x", (), "notes.md:3:10: UNKNOWN_TARGET beta-p1 is no block"),
        ("p1", "x", (), "notes.md:3:10: UNKNOWN_TARGET p1 is no block"),
        (
            "alpha-p1",
            "Peace was peace",
            (),
            "notes.md:4:9: QUOTE_NOT_FOUND 'Peace was peace' is not in alpha-p1; nearest is",
        ),
        ("alpha-p1", "PEACE", (), "notes.md:4:9: QUOTE_NOT_FOUND"),
        ("alpha-p1", "peace.1", (), "notes.md:4:9: QUOTE_NOT_FOUND"),
        ("alpha-p1", "''", (), "notes.md:4:9: BAD_FIELD"),
        ("alpha-p1", "more", (":prefix: or",), "notes.md:4:9: QUOTE_NOT_FOUND"),
        ("alpha-p1", "eace", (), "notes.md:4:9: QUOTE_AMBIGUOUS 'eace' occurs 2 times in alpha-p1"),
        ("alpha-p1", "e", (":suffix: ' i'",), None),
    ],
)
def test_a_note_that_does_not_fit(
    target: str, quote: str, options: tuple[str, ...], expected: str | None
) -> None:
    notes = note_md("a", target, quote, *options)
    if expected is None:
        assert anchor(TEXT, notes=notes).notes
    else:
        (found,) = faults(notes=notes)
        assert found.startswith(expected)


def test_a_note_may_not_be_on_another_text() -> None:
    other = make_text("Peace.\n", text_id="beta")
    matter = {"alpha": parse_notes(note_md("a", "beta-p1", "Peace"), "notes.md", "alpha")}
    matter["beta"] = Apparatus(None, ())
    with pytest.raises(EditionError, match=r"notes\.md:3:10: UNKNOWN_TARGET beta-p1"):
        anchor_edition([TEXT, other], matter, (), {})


def anchor_two(first: Text, second: Text, events: tuple[Entry, ...]) -> tuple[AnchoredText, ...]:
    matter = {text.id: Apparatus(None, ()) for text in (first, second)}
    return anchor_edition([first, second], matter, events, {})


def test_an_event_may_be_mentioned_in_any_text() -> None:
    other = make_text("They met again.\n", text_id="beta")
    events = make_events(("beta-p1", "met again"), ("alpha-p2", "they met"))
    first, second = anchor_two(TEXT, other, events)
    assert [(m.entry, m.span.target) for m in first.mentions] == [("event-two", "alpha-p2")]
    assert [(m.entry, m.span.target) for m in second.mentions] == [("event-one", "beta-p1")]


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        ([("gamma-p1", "x")], "UNKNOWN_TARGET gamma-p1"),
        ([("alpha-p2", "28 October")], "QUOTE_NOT_FOUND"),
        ([("alpha-p1", "eace")], "QUOTE_AMBIGUOUS"),
        (
            [("alpha-p2", "28 November"), ("alpha-p2", "November they")],
            "CROSSED_MENTION this mention overlaps one of event-one",
        ),
        (
            [("alpha-p2", "28 November"), ("alpha-p2", "28 November they met")],
            "CROSSED_MENTION this mention overlaps one of event-one",
        ),
    ],
)
def test_a_mention_that_does_not_fit(mentions: list[tuple[str, str]], expected: str) -> None:
    (found,) = faults(events=make_events(*mentions))
    assert without_column(found).startswith(f"glossary/events.yaml:{2 * len(mentions)}: {expected}")


@pytest.mark.parametrize(
    ("quote", "term", "good"),
    [
        ("On 28 November", "28 November", True),
        ("28 November", "28 November", True),
        ("28 November", "November they", False),
        ("28 November", "On 28 November they", False),
        ("28 November", "they met", True),
    ],
)
def test_a_mention_may_hold_a_term_but_not_cross_it(quote: str, term: str, good: bool) -> None:
    terms = make_terms(f"t: {term}")
    events = make_events(("alpha-p2", quote))
    if good:
        anchored = anchor(TEXT, terms=terms, events=events)
        assert [o.linked for o in anchored.occurrences] == [term == "they met"]
    else:
        (found,) = faults(terms=terms, events=events)
        assert found.startswith(
            f"glossary/events.yaml:2:41: CROSSED_MENTION this mention crosses the term {term!r}"
        )


@pytest.mark.parametrize("key", ["exclude", "include"])
@pytest.mark.parametrize(
    ("target", "quote", "code"),
    [
        ("alpha-p9", "x", "2:12: UNKNOWN_TARGET"),
        ("alpha-p1", "nowhere", "3:11: QUOTE_NOT_FOUND"),
        ("alpha-p1", "eace", "3:11: QUOTE_AMBIGUOUS"),
    ],
)
def test_a_correction_that_does_not_fit(key: str, target: str, quote: str, code: str) -> None:
    content = term_yaml(f"t: peace; {key}: [\n  {{target: {target},\n   quote: {quote}}}]")
    (found,) = faults(terms=parse_entries(TERM, content, "terms.yaml"))
    assert found.startswith(f"terms.yaml:{code} ")


def test_a_form_that_occurs_nowhere_is_refused() -> None:
    content = term_yaml("a: peace") + term_yaml("b: met|never said/nevers")
    assert faults(terms=parse_entries(TERM, content, "terms.yaml")) == [
        "terms.yaml:2:3: UNUSED_FORM 'never said' of term-b occurs in no text; correct or remove it"
    ]


def test_a_form_that_stands_where_none_is_looked_for_is_told_its_block() -> None:
    (told,) = faults(
        terms=parse_entries(TERM, term_yaml("a: peace") + term_yaml("b: Mao"), "t.yaml")
    )
    assert told.endswith(
        "UNUSED_FORM 'Mao' of term-b occurs in no text; correct or remove it; "
        "it stands in alpha-fn1, and no forms are looked for in a block of kind author-note"
    )


def test_a_form_that_occurs_in_its_plural_is_used() -> None:
    text = make_text("Their orders.\n")
    assert anchor(text, terms=make_terms("o: order/orders")).occurrences


def test_a_form_that_stands_in_an_unlinked_place_only_is_used() -> None:
    events = make_events(("alpha-p2", "28 November"))
    assert anchor(TEXT, terms=make_terms("n: November"), events=events).occurrences


def test_all_faults_are_reported_at_once_in_order_of_their_places() -> None:
    found = faults(
        notes=note_md("a", "alpha-p9", "x") + note_md("b", "alpha-p1", "y"),
        terms=make_terms("t: nowhere"),
        events=make_events(("alpha-p2", "z")),
    )
    assert [line.split(" ")[0] for line in found] == [
        "glossary/events.yaml:2:41:",
        "glossary/terms.yaml:1:3:",
        "notes.md:3:10:",
        "notes.md:12:9:",
    ]


@pytest.mark.parametrize(
    ("source", "notation"),
    [
        ("It was *never* so.\n", "markdown"),
        ("It was ''never'' so.\n", "wikitext"),
        ("It was never.\n", ""),
    ],
)
def test_a_quotation_without_signs_that_its_text_has_leads_to_their_notation(
    source: str, notation: str
) -> None:
    with pytest.raises(EditionError) as caught:
        anchor(make_text(source), notes=note_md("x", "alpha-p1", "was never so"))
    (told,) = caught.value.diagnostics
    said = f"; if these signs mark words, let the record say so (markup: {notation})"
    assert told.message.endswith(said) == bool(notation)


@pytest.mark.parametrize("quote", ["'Peace: a'", '"Peace: a"', "Peace: a"])
def test_words_that_are_quoted_as_yaml_has_them_are_found(quote: str) -> None:
    text = make_text("So Peace: a process.\n")
    (note,) = anchor(text, notes=note_md("a", "alpha-p1", quote, ":prefix: 'So '")).notes
    assert (note.note.options["quote"], note.spans[0].start) == ("Peace: a", 3)


def test_quotation_marks_that_the_text_has_are_of_the_quotation() -> None:
    text = make_text("He said “No peace” and no peace.\n")
    (note,) = anchor(text, notes=note_md("a", "alpha-p1", '"No peace"')).notes
    assert (note.spans[0].start, note.spans[0].end) == (8, 18)


def test_a_prefix_and_a_suffix_may_be_written_without_the_spaces_beside_the_quotation() -> None:
    text = make_text("A peace, the peace of all.\n")
    (note,) = anchor(
        text, notes=note_md("a", "alpha-p1", "peace", ":prefix: the", ":suffix: of")
    ).notes
    assert note.spans[0].start == 13


def test_words_that_stand_in_another_block_are_looked_for() -> None:
    text = make_text("One word.\n\nTwo words.\n\nThree words.\n")
    with pytest.raises(
        EditionError, match="is not in alpha-p1, but in alpha-p3; correct the target"
    ):
        anchor(text, notes=note_md("a", "alpha-p1", "Three"))
