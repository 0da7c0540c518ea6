"""Words that a witness or its record marks: in the reading text, on the page, in the collation."""

from __future__ import annotations

import pytest
from tiny_edition import anchor, make_terms, make_text, note_md, written

from glossator.collation import collate
from glossator.diagnostics import EditionError
from glossator.model import Text


def marked(text: Text) -> list[tuple[str, str]]:
    block = text.blocks[0]
    return [(span.kind, block.text[span.start : span.end]) for span in block.spans]


def faults(source: str, *rules: str, more: str) -> list[str]:
    with pytest.raises(EditionError) as caught:
        make_text(source, *rules, more=more)
    return [str(fault) for fault in caught.value.diagnostics]


def test_nothing_is_markup_that_the_record_does_not_declare() -> None:
    text = make_text("It was *never* so, <i>he</i> says &amp; _means_.\n")
    assert text.blocks[0].text == "It was *never* so, <i>he</i> says &amp; _means_."
    assert not text.blocks[0].spans


def test_signs_are_taken_out_of_the_words_that_they_mark() -> None:
    text = make_text("It was *never* so in *On Roads*.\n", more="markup: markdown")
    assert text.blocks[0].text == "It was never so in On Roads."
    assert marked(text) == [("emphasis", "never"), ("emphasis", "On Roads")]


def test_the_collation_takes_the_signs_with_the_words() -> None:
    text = make_text("Was *never* so.\n", more="markup: markdown")
    assert collate(text) == ([["words", "alpha-p1", 15], ["space", "\n"]], [])


def test_marked_words_run_over_line_ends() -> None:
    text = make_text("A *b\nc* d.\n", "{lines: 1-2}", more="markup: markdown")
    assert text.blocks[0].text == "A b c d."
    assert marked(text) == [("emphasis", "b c")]


def test_a_place_may_be_no_markup() -> None:
    more = "markup: markdown\nmarks:\n- {line: 1, exact: '*2', kind: none}"
    text = make_text("So *3* and *2.\n", more=more)
    assert text.blocks[0].text == "So 3 and *2."


def test_a_sign_without_an_end_is_told_with_its_place_in_the_witness() -> None:
    (fault,) = faults("First.\n\nSo *3 and.\n", more="markup: markdown")
    assert fault.startswith("source.txt:3:4: BAD_MARKUP in alpha-p2, 'So *3 and.': '*' begins")
    assert "kind: none" in fault


def test_words_that_cross_are_told() -> None:
    text = "a <i>b <b>c</i> d</b>\n"
    assert any("BAD_MARKUP" in fault for fault in faults(text, more="markup: html"))


def test_the_record_marks_words_that_the_witness_does_not() -> None:
    more = "marks:\n- {line: 1, exact: raison d’être, kind: foreign, language: fr}"
    text = make_text("The raison d’être of it.\n", more=more)
    assert marked(text) == [("foreign", "raison d’être")]
    assert text.blocks[0].spans[0].language == "fr"


@pytest.mark.parametrize(
    ("mark", "message"),
    [
        ("{line: 1, exact: b, kind: foreign}", "words of kind foreign have a language"),
        ("{line: 1, exact: b, kind: strong, language: fr}", "and no others"),
        ("{line: 1, exact: zzz, kind: strong}", "found 0 times in line 1"),
        ("{line: 9, exact: b, kind: strong}", "the witness has no line 9"),
        ("{line: 1, exact: a b, kind: strong}", "is not within the words of one block"),
    ],
)
def test_a_mark_of_the_record_that_does_not_fit_is_told(mark: str, message: str) -> None:
    found = faults("*a b* c.\n", more=f"markup: markdown\nmarks:\n- {mark.replace('a b', 'b* c')}")
    assert any(message in fault for fault in found), found


def test_an_emendation_has_the_signs_that_it_quotes() -> None:
    emendation = "{line: 1, exact: '*a* b', reading: c, kind: x, certainty: certain}"
    text = make_text("So *a* b.\n", emendations=[emendation], more="markup: markdown")
    assert text.blocks[0].text == "So c."
    assert text.emendations[0].source == "*a* b"


def test_words_within_a_mark_may_be_emended_away_at_either_end() -> None:
    emendation = "{{line: 1, exact: {}, reading: '', kind: x, certainty: certain}}"
    text = make_text(
        "x a *b c d* e f.\n",
        emendations=[emendation.format(f"'{words}'") for words in ("a ", "b ", " d", " e")],
        more="markup: markdown",
    )
    assert text.blocks[0].text == "x c f."
    page = written(anchor(text))
    places = [page.index(f"start}}`alpha-e{place}`") for place in (2, 5, 8, 11)]
    assert places == sorted(places)
    assert places[0] < page.index("open}") < places[1]
    assert places[2] < page.index("close}") < places[3]


def test_character_references_are_emendations() -> None:
    text = make_text("Caf&eacute; &amp; more.\n", more="markup: html")
    assert text.blocks[0].text == "Café & more."
    assert {e.kind for e in text.emendations} == {"character-reference"}
    assert "character-reference" in text.rules


def test_forms_and_quotations_run_over_marks() -> None:
    text = make_text("A *win*-win coop*eration* of all.\n", more="markup: markdown")
    terms = make_terms("win-win: win-win cooperation")
    anchored = anchor(text, terms=terms, notes=note_md("a", "alpha-p1", "A win-win coop"))
    assert anchored.occurrences[0].linked
    assert anchored.notes[0].spans[0].end == len("A win-win coop")


def test_a_notation_that_is_none_is_told() -> None:
    (fault,) = faults("A.\n", more="markup: markdwon")
    assert "did you mean markdown?" in fault


@pytest.mark.parametrize("end", ["\n", "\r\n", "  \r\n  "])
def test_a_sign_may_run_over_a_line_end(end: str) -> None:
    text = make_text(
        f"See <a{end}href='https://x.org'>it</a>.\n", "{lines: 1-2}", more="markup: html"
    )
    (span,) = text.blocks[0].spans
    assert (text.blocks[0].text, span.opening) == ("See it.", "<a\nhref='https://x.org'>")


def test_marked_words_may_be_emended_away_altogether() -> None:
    text = make_text(
        "So *a `b`* c.\n",
        emendations=["{line: 1, exact: b, reading: '', kind: x, certainty: certain}"],
        more="markup: markdown\n",
    )
    page = written(anchor(text))
    order = [
        'open}`["code"',
        "start}`alpha-e7`",
        "end}`alpha-e7`",
        'close}`["\\u0060"]`',
        'close}`["*"]`',
    ]
    places = [page.index(sign) for sign in order]
    assert places == sorted(places)


def test_a_sign_that_is_dropped_at_a_line_end_stands_before_the_join() -> None:
    text = make_text("So ''[[P|a]]''\nb.\n", "{lines: 1-2}", more="markup: wikitext")
    steps = [step[0] for step in collate(text)[0]]
    assert steps == [
        "words",
        "omitted",
        "words",
        "omitted",
        "words",
        "join",
        "space",
        "words",
        "space",
    ]
