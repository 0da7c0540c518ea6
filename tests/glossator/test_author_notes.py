"""The author's notes of a text: whose mark is whose, ids, marks without note and notes without mark."""

from __future__ import annotations

import pytest
from tiny_edition import anchor, make_text, note_md, written

from glossator.collation import collate
from glossator.diagnostics import EditionError
from glossator.ledger.anchors import text_anchors
from glossator.model import Text


def notes(text: Text) -> list[tuple[str, str, str, str]]:
    """Return id, label, words and citing block of each note."""
    return [(n.id, n.label, n.text + n.remark, n.paragraph) for n in text.author_notes]


def faults(source: str, *rules: str) -> list[str]:
    with pytest.raises(EditionError) as caught:
        make_text(source, *rules, title="T")
    return [str(fault) for fault in caught.value.diagnostics]


def test_numbers_in_ids_are_the_printed_ones_where_they_differ() -> None:
    text = make_text(
        "First.² Again.*\n\n* Star.\n\n2. Two.\n",
        "{lines: 1, notes: [{number: ²}, {number: '*'}]}",
        "{lines: 3, kind: author-note, label: '*'}",
        "{lines: 5, kind: author-note, label: '2.'}",
    )
    assert notes(text) == [
        ("alpha-fn*", "*", "Star.", "alpha-p1"),
        ("alpha-fn2", "2.", "Two.", "alpha-p1"),
    ]
    assert [(mark.note, mark.label) for mark in text.blocks[0].marks] == [
        ("alpha-fn2", "²"),
        ("alpha-fn*", "*"),
    ]


CHAPTERS = "First.1\n\n1 One.\n\nSecond.1 End.2\n\n1 Other.\n\n2 Last.\n"
CHAPTER_RULES = (
    "{lines: 1, notes: [{number: '1'}]}",
    "{lines: 3, kind: author-note, label: '1'}",
    "{lines: 5, notes: [{number: '1'}, {number: '2'}]}",
    "{lines: 7, kind: author-note, label: '1'}",
    "{lines: 9, kind: author-note, label: '2'}",
)


def test_where_numbers_begin_anew_ids_go_by_position_and_what_is_printed_stays() -> None:
    text = make_text(CHAPTERS, *CHAPTER_RULES)
    assert notes(text) == [
        ("alpha-fn1", "1", "One.", "alpha-p1"),
        ("alpha-fn2", "1", "Other.", "alpha-p2"),
        ("alpha-fn3", "2", "Last.", "alpha-p2"),
    ]
    page = written(anchor(text), "alpha-p2")
    assert "{edition:fn}`alpha-fn2 1`" in page
    assert "{edition:fn}`alpha-fn3 2`" in page


def test_where_no_id_can_end_in_what_is_printed_ids_go_by_position() -> None:
    rules = (
        "{lines: 1, notes: [{number: '1/a'}, {number: 'b-2'}]}",
        "{lines: 3, kind: author-note, label: '1/a'}",
        "{lines: 5, kind: author-note, label: 'b-2'}",
    )
    text = make_text("First.1/a Second.b-2\n\n1/a One.\n\nb-2 Other.\n", *rules)
    assert notes(text) == [
        ("alpha-fn1", "1/a", "One.", "alpha-p1"),
        ("alpha-fn2", "b-2", "Other.", "alpha-p1"),
    ]
    assert "{edition:fn}`alpha-fn2 b-2`" in written(anchor(text), "alpha-p1")


def test_a_mark_without_note_does_not_go_for_that_of_the_note_at_its_position() -> None:
    """Of three notes, numbered in order, the third was led to from a mark 3 that has no note."""
    rules = list(CHAPTER_RULES)
    rules[2] = "{lines: 5, notes: [{number: '1'}, {number: '2'}, {number: '3'}]}"
    (fault,) = faults(CHAPTERS.replace("End.2", "End.2 Lost.3"), *rules)
    assert "the mark 3 has no note; give its words or its own line, or say" in fault


def test_a_mark_says_where_its_note_is_if_it_is_not_the_next() -> None:
    rules = (
        "{lines: 1, notes: [{number: '*', suffix: ' b', note_at: 5}, {number: '*', suffix: ' c', note_at: 3}]}",
        "{lines: 3, kind: author-note, label: '*'}",
        "{lines: 5, kind: author-note, label: '*'}",
    )
    text = make_text("a* b* c\n\n* Three.\n\n* Five.\n", *rules)
    assert [mark.note for mark in text.blocks[0].marks] == ["alpha-fn2", "alpha-fn1"]


def test_more_marks_than_notes_of_a_number_that_recurs_are_told() -> None:
    rules = (
        "{lines: 1, notes: [{number: '*', suffix: ' b'}]}",
        "{lines: 3, kind: author-note, label: '*'}",
        "{lines: 5, kind: author-note, label: '*'}",
    )
    found = faults("a* b\n\n* Three.\n\n* Five.\n", *rules)
    assert any("say with note_at in which line" in fault for fault in found)
    named = (rules[0].replace("suffix: ' b'", "suffix: ' b', note_at: 9"), *rules[1:])
    found = faults("a* b\n\n* Three.\n\n* Five.\n", *named)
    assert any("no author's note * begins in line 9" in fault for fault in found)


def test_two_marks_lead_to_one_note() -> None:
    text = make_text(
        "a1 b1 c\n\n1 Note.\n",
        "{lines: 1, notes: [{number: '1', suffix: ' b'}, {number: '1', suffix: ' c'}]}",
        "{lines: 3, kind: author-note, label: '1'}",
    )
    assert [mark.note for mark in text.blocks[0].marks] == ["alpha-fn1", "alpha-fn1"]


def test_notes_stand_on_titles_headings_and_notes() -> None:
    text = make_text(
        "T*\n\n* Read in Oslo.†\n\n† Inner.\n\nHead1\n\n1 Of the heading.\n",
        "{lines: 1, kind: title, notes: [{number: '*'}]}",
        "{lines: 3, kind: author-note, label: '*', notes: [{number: †}]}",
        "{lines: 5, kind: author-note, label: †}",
        "{lines: 7, kind: heading, level: 1, notes: [{number: '1'}]}",
        "{lines: 9, kind: author-note, label: '1'}",
        title="T",
    )
    assert [note[3] for note in notes(text)] == ["alpha", "alpha-fn*", "alpha-h1"]


def test_a_mark_without_note_says_so_in_its_place() -> None:
    text = make_text("a4 b\n", "{lines: 1, notes: [{number: '4', supplied: '[No note.]'}]}")
    assert notes(text) == [("alpha-fn4", "4", "[No note.]", "alpha-p1")]
    (emendation,) = text.emendations
    assert (emendation.source, emendation.reading) == ("", "[No note.]")
    assert emendation.kind == "mark-without-note"
    assert text_anchors(anchor(text))["alpha-fn4"].start == 1


def test_a_note_without_mark_says_so_after_its_words() -> None:
    text = make_text(
        "a b\n\n3 Note.\n",
        "{lines: 3, kind: author-note, label: '3', unmarked: '[No mark.]'}",
    )
    assert notes(text) == [("alpha-fn3", "3", "Note. [No mark.]", "")]
    assert text.emendations[0].kind == "note-without-mark"
    (note,) = text.author_notes
    assert (note.text, note.remark) == (
        "Note.",
        " [No mark.]",
    )  # the editors' words are none of the author's
    with pytest.raises(EditionError, match="QUOTE_NOT_FOUND"):
        anchor(text, notes=note_md("x", "alpha-fn3", "Note. [No mark.]"))


def test_what_nobody_has_said_of_a_mark_is_not_published() -> None:
    rule = "{lines: 3, kind: author-note, label: '3', unmarked: '[?]'}"
    text = make_text("a b\n\n3 Note.\n", rule)
    assert notes(text) == [("alpha-fn3", "3", "Note.", "")]
    assert not text.emendations


@pytest.mark.parametrize(
    ("line", "words", "place"),
    [
        ("one ¹ more.", "one more.", 3),
        ("one ¹² more.", "one more.", 3),
        ("one ¹ ² more.", "one more.", 3),
        ("one¹ ² more.", "one more.", 3),
        ("one\u00a0¹\tmore.²", "one\tmore.", 3),
        ("one ¹\nmore ² on.", "one more on.", 3),
        ("one more ¹\n² on.", "one more on.", 8),
        ("one (¹) more².", "one () more.", 5),
    ],
)
def test_a_mark_between_spaces_leaves_one_of_them(line: str, words: str, place: int) -> None:
    notes = "{number: ¹}, {number: ²}" if "²" in line else "{number: ¹}"
    rules = [f"{{lines: '1-{line.count(chr(10)) + 1}', notes: [{notes}]}}"]
    last = line.count("\n") + 2
    rules += [f"{{lines: {last + n}, kind: author-note, label: {m}}}" for n, m in enumerate("¹²")]
    source = f"{line}\n¹ A.\n" + ("² B.\n" if "²" in line else "")
    text = make_text(source, *rules[: 3 if "²" in line else 2])
    (block,) = text.blocks
    assert (block.text, block.marks[0].offset) == (words, place)
    steps, omitted = collate(text)
    assert not omitted
    assert ["mark", "alpha-fn1"] in steps


def test_other_marks_between_spaces_leave_one_of_them_too() -> None:
    rule = "{lines: 1, cuts: ['#'], milestones: [{mark: '[1a]'}]}"
    (block,) = make_text("one # two [1a] three\n", rule).blocks
    assert block.text == "one two three"
    rule = "{lines: 1, notes: [{number: '1', text: ' A note.'}]}"
    (block,) = make_text("one 1 A note. two\n", rule).blocks
    assert block.text == "one two"


def test_a_note_may_have_neither_mark_nor_number() -> None:
    text = make_text(
        "a1 b\n\nRead in Oslo.\n\n1 Note.\n",
        "{lines: 1, notes: [{number: '1'}]}",
        "{lines: 3, kind: author-note, unmarked: '[No mark.]'}",
        "{lines: 5, kind: author-note, label: '1'}",
    )
    assert [note[:2] for note in notes(text)] == [("alpha-fn1", ""), ("alpha-fn2", "1")]


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        (("{lines: 1, notes: [{number: '1'}]}",), "or say what is printed in its place (supplied)"),
        (
            ("{lines: 3, kind: author-note, label: '1'}",),
            "or say what is printed of that (unmarked)",
        ),
        (("{lines: 3, kind: author-note}",), "has its printed label, or is unmarked"),
        (
            (
                "{lines: 1, notes: [{number: '1'}]}",
                "{lines: 3, kind: author-note, label: '1', unmarked: '[No mark.]'}",
            ),
            "author's note 1 has a mark; it is not unmarked",
        ),
        (
            ("{lines: 1, notes: [{number: '1', text: ' b', supplied: '[No note.]'}]}",),
            "the note has words in the witness; remove what is supplied",
        ),
    ],
)
def test_marks_and_notes_that_do_not_fit_are_told(rules: tuple[str, ...], message: str) -> None:
    assert any(message in fault for fault in faults("a1 b\n\n1 Note.\n", *rules))


@pytest.mark.parametrize("number", ["1 2", "`", ""])
def test_a_mark_is_without_spaces(number: str) -> None:
    (fault,) = faults("a1 b\n", f"{{lines: 1, notes: [{{number: '{number}', text: b}}]}}")
    assert "BAD_FIELD" in fault


# --- notes that are glued to their marks ----------------------------------------------------------


def test_a_note_glued_to_its_mark_holds_the_marks_of_others() -> None:
    text = make_text(
        "Said so.1See Brown.* Of 2Of Bath.Oxford.\n\n* The elder.\n",
        "{lines: 1, notes: [{number: '2', text: Of Bath.}, {number: '*', prefix: Brown.}, "
        "{number: '1', text: See Brown.* Of 2Of Bath.Oxford.}]}",
        "{lines: 3, kind: author-note, label: '*'}",
    )
    assert [block.text for block in text.blocks] == ["Said so."]
    assert notes(text) == [
        ("alpha-fn1", "1", "See Brown. Of Oxford.", "alpha-p1"),
        ("alpha-fn2", "2", "Of Bath.", "alpha-fn1"),
        ("alpha-fn*", "*", "The elder.", "alpha-fn1"),
    ]
    assert [(mark.offset, mark.note) for mark in text.author_notes[0].marks] == [
        (10, "alpha-fn*"),
        (14, "alpha-fn2"),
    ]


def test_glued_notes_that_cross_are_told() -> None:
    (found,) = faults(
        "Said.1One two.* three.\n",
        "{lines: 1, notes: [{number: '1', text: One two.}, {number: two, text: '.* three.'}]}",
    )
    assert "'two.* three.' is named twice by the record; name it once" in found
