"""Blocks that are no plain paragraphs, from record and witness: parts, places, numbers, and every fault."""

from __future__ import annotations

import pytest
from tiny_edition import anchor, make_text, note_md, record_yaml

from glossator.collation import collate
from glossator.diagnostics import EditionError
from glossator.ledger import text_anchors
from glossator.model import Block, Text, Witness
from glossator.quotation import find_alike
from glossator.record import parse_record
from glossator.structure import build_text
from glossator_schema.blocks import PointKind


def parts(block: Block, *kinds: PointKind) -> list[str]:
    """Return the parts of a block that begin at points of these kinds."""
    starts = [point.offset for point in block.points if point.kind in kinds]
    ends = [*starts[1:], len(block.text)]
    return [block.text[a:b].rstrip() for a, b in zip(starts, ends, strict=True)]


def ids(text: Text) -> list[str]:
    return [block.id.removeprefix("alpha-") for block in text.blocks]


def fault(source: str, *rules: str) -> str:
    with pytest.raises(EditionError) as caught:
        make_text(source, *rules)
    first = caught.value.diagnostics[0]
    assert first.line > 0
    return f"{first.code.name} {first.message}"


def with_structure(source: str, more: str, *rules: str, default: str = "paragraph") -> Text:
    """Apply a record that says ``more`` of its structure than exceptions."""
    record = record_yaml(source, rules, default=default)
    record = record.replace(f"  default: {default}\n", f"  default: {default}\n{more}\n")
    return build_text(parse_record(record, "record.yaml"), Witness("s", "r", "", source))


# --- lines --------------------------------------------------------------------------------------


def test_the_lines_of_verse_are_kept_with_their_indents_and_each_is_an_anchor() -> None:
    text = make_text("One runs,\n    two remain,\n\tthree.\n", "{lines: 1-3, kind: verse}")
    (block,) = text.blocks
    assert (block.id, block.text) == ("alpha-v1", "One runs, two remain, three.")
    assert parts(block, PointKind.LINE) == ["One runs,", "two remain,", "three."]
    assert [(p.id, p.level, p.number) for p in block.points] == [
        ("alpha-l1", 0, "1"),
        ("alpha-l2", 4, "2"),
        ("alpha-l3", 4, "3"),
    ]


def test_a_default_of_verse_takes_lines_together_up_to_a_blank_one() -> None:
    text = make_text("a\nb\n\nc\n", default="verse")
    assert [(b.id, b.text) for b in text.blocks] == [("alpha-v1", "a b"), ("alpha-v2", "c")]
    assert [p.id for b in text.blocks for p in b.points] == ["alpha-l1", "alpha-l2", "alpha-l3"]


def test_lines_are_numbered_as_declared_and_no_id_is_used_twice() -> None:
    text = make_text(
        "a\nb\n\nc\nd\n\ne\n",
        "{lines: 1-2, kind: verse, line_number: 101, indents: [0, 2]}",
        "{lines: 4-5, kind: verse, line_number: 1}",
        "{lines: 7, kind: verse}",
    )
    points = [point for block in text.blocks for point in block.points]
    assert [p.number for p in points] == ["101", "102", "1", "2", "3"]
    assert [p.id for p in points] == [f"alpha-l{n}" for n in (101, 102, 103, 104, 105)]
    assert [p.level for p in points][:2] == [0, 2]


def test_every_fifth_line_shows_its_number_or_as_many_as_the_record_says() -> None:
    source = "".join(f"line {n}\n" for n in range(1, 11))
    (block,) = make_text(source, default="verse").blocks
    assert [p.number for p in block.points if p.shown] == ["5", "10"]
    (block,) = with_structure(source, "  line_numbers: 3", default="verse").blocks
    assert [p.number for p in block.points if p.shown] == ["3", "6", "9"]
    (block,) = with_structure(source, "  line_numbers: 0", default="verse").blocks
    assert not any(p.shown for p in block.points)


def test_each_part_of_a_long_line_that_speakers_share_stands_farther_in() -> None:
    text = make_text(
        "A. A line that is as long as an alexandrine is. B. No. A. Yes.\n",
        "{lines: 1, kind: verse, speaker: A.}",
        "{lines: 1, starts_at: B., kind: verse, speaker: B., shared_line: true}",
        "{lines: 1, starts_at: A. Yes, kind: verse, speaker: A., shared_line: true}",
    )
    assert [block.points[0].level for block in text.blocks] == [0, 22, 24]


def test_two_speakers_share_a_line_of_verse() -> None:
    text = make_text(
        "A. Long live!\nB.           Who?\nA.                He.\nA. Come.\n",
        "{lines: 1, kind: verse, speaker: A.}",
        "{lines: 2, kind: verse, speaker: B., shared_line: true}",
        "{lines: 3, kind: verse, speaker: A., shared_line: true}",
        "{lines: 4, kind: verse, speaker: A.}",
    )
    assert [(b.speaker, b.label, b.text) for b in text.blocks][:2] == [
        ("A", "A.", "Long live!"),
        ("B", "B.", "Who?"),
    ]
    points = [block.points[0] for block in text.blocks]
    assert [p.id for p in points] == ["alpha-l1", "alpha-l1b", "alpha-l1c", "alpha-l2"]
    assert [p.level for p in points] == [0, 10, 14, 0]


# --- code, formulas, quotations in others, paragraphs of notes ----------------------------------------


def test_code_keeps_its_lines_and_spaces_and_nothing_in_it_is_markup_or_changed() -> None:
    source = "\tif a:\n\n\t    b  =  _c_ # [1] well-\n\tknown\n\nwell-\nknown [1] _so_\n"
    record = record_yaml(
        source, ("{lines: 1-4, kind: code}", "{lines: 6-7, kind: paragraph}")
    ).replace(
        "  default: paragraph\n", "  default: paragraph\n  milestones: [{pattern: '\\[1\\]'}]\n"
    )
    record += "markup: gutenberg\nhyphens: {default: join}\nrules:\n"
    record += "  - {name: e, pattern: '[sb]', reading: q, kind: x, certainty: certain, remark: r}\n"
    text = build_text(parse_record(record, "record.yaml"), Witness("s", "r", "", source))
    code, prose = text.blocks
    assert code.text == "if a:     b  =  _c_ # [1] well- known"
    assert parts(code, PointKind.LINE) == ["if a:", "", "    b  =  _c_ # [1] well-", "known"]
    assert (code.id, code.spans, len(code.points)) == ("alpha-b1", (), 4)
    assert prose.text == "wellknown qo"
    assert ([point.label for point in prose.points], len(prose.spans)) == (["[1]"], 1)


@pytest.mark.parametrize("quote", ["if a:\n    b  =", "if a: b  =", "if a: b =", "if a:     b  ="])
def test_a_quotation_over_lines_of_code_is_found_with_any_spaces(quote: str) -> None:
    words = "so if a:     b  =  c  if a:  c"
    assert find_alike(words, quote) == [(3, 17)]
    assert find_alike(words, "c", "= ") == [(19, 20)]
    assert find_alike(words, "if a: d") == []


def test_code_whose_first_line_stands_furthest_in_says_how_far() -> None:
    text = make_text("        a\n    b\n", "{lines: 1-2, kind: code}")
    (code,) = text.blocks
    assert [(p.level, p.offset) for p in code.points] == [(4, 0), (0, 2)]
    assert code.text == "a b"


def test_the_number_of_a_formula_is_before_it_or_after_it() -> None:
    for line in ("(1) x = y", "x = y  (1)"):
        text = make_text(f"{line}\n\nMore.\n", "{lines: 1, kind: formula, label: (1)}")
        formula = text.blocks[0]
        assert (formula.text, formula.label) == ("x = y", "(1)")
        assert ["label", "alpha-b1"] in collate(text)[0]


def test_a_quotation_in_another_has_a_level() -> None:
    text = make_text(
        "> a\n> > b\n",
        '{lines: 1, kind: quotation, cuts: ["> "]}',
        '{lines: 2, kind: quotation, level: 2, cuts: ["> > "]}',
    )
    assert [(block.text, block.level) for block in text.blocks] == [("a", 0), ("b", 2)]


def test_a_note_keeps_its_paragraphs_but_not_where_a_page_ends() -> None:
    text = make_text(
        "Words.1\n\n1. One\nthat goes on.\nTwo.\n\nThree\n\nof four.\n",
        '{lines: 1, notes: [{number: "1"}]}',
        '{lines: [3-7, 9], kind: author-note, label: "1.", paragraphs: [5]}',
    )
    (note,) = text.author_notes
    assert parts(note, PointKind.PARAGRAPH) == ["One that goes on.", "Two.", "Three of four."]


@pytest.mark.parametrize(
    ("source", "rule", "said"),
    [
        (r"\frac{1", "{lines: 1, kind: formula}", "the formula alpha-b1 cannot be read: "),
        ("$$x$$", "{lines: 1, kind: formula}", "or cut the signs around it (cuts)"),
        ("a", "{lines: 1, kind: quotation, level: 7}", "this quotation's level is 7; it is 1, or"),
        ("a", "{lines: 1, kind: quotation, level: -1}", "this quotation's level is -1"),
        ("a", "{lines: 1, kind: code, milestones: [{mark: a}]}", "has no milestones; remove it"),
        ("a", "{lines: 1, paragraphs: [1]}", "has no paragraphs; remove it"),
        (
            "a1\n1 b\nc",
            '{lines: 2-3, kind: author-note, label: "1", unmarked: "[x]", paragraphs: [2, 9]}',
            "no paragraph of this note begins in line 2; name some of lines 2-3 after the first",
        ),
    ],
)
def test_what_is_wrong_with_code_a_formula_a_quotation_or_a_note(source, rule, said) -> None:
    assert said in fault(f"{source}\n", rule)


def test_a_letter_keeps_the_lines_of_its_ends() -> None:
    text = make_text(
        "        Rivertown.\nDear A,\n\nWords.\n\nYours,\n    B.\n\nP.S.\n",
        "{lines: 1-2, kind: opener}",
        "{lines: 6-7, kind: closer}",
        "{lines: 9, number: none}",
    )
    assert ids(text) == ["b1", "p1", "b2", "b3"]
    opener, _, closer, postscript = text.blocks
    assert parts(opener, PointKind.LINE) == ["Rivertown.", "Dear A,"]
    assert [p.level for p in opener.points] == [8, 0]
    assert [(p.level, p.id) for p in closer.points] == [(0, ""), (4, "")]
    assert (postscript.kind.name, postscript.label) == ("paragraph", "")


# --- ranges, and several blocks in one line --------------------------------------------------------


def test_a_paragraph_goes_on_after_the_foot_of_a_page() -> None:
    text = make_text(
        "It begins here1 and goes\n1 A footnote.\n12\nJOURNAL\non over the page.\n",
        "{lines: [1, 5], notes: [{number: '1', prefix: here}]}",
        "{lines: 2, kind: author-note, label: '1'}",
        "{lines: 3-4, kind: furniture}",
    )
    (block,) = text.blocks
    assert block.text == "It begins here and goes on over the page."
    assert [(m.offset, m.note) for m in block.marks] == [(len("It begins here"), "alpha-fn1")]
    assert [note.text for note in text.author_notes] == ["A footnote."]


def test_several_blocks_stand_in_one_line_and_one_begins_within_a_line() -> None:
    text = make_text(
        "Before. A: One. B: Two\ngoes on. C: Three.\n",
        "{lines: 1, starts_at: 'A: One', kind: speech, speaker: 'A:'}",
        "{lines: 1-2, starts_at: 'B: Two', kind: speech, speaker: 'B:'}",
        "{lines: 2, starts_at: 'C:', kind: speech, speaker: 'C:'}",
    )
    assert [(b.kind.name, b.label, b.text) for b in text.blocks] == [
        ("paragraph", "1", "Before."),
        ("speech", "A:", "One."),
        ("speech", "B:", "Two goes on."),
        ("speech", "C:", "Three."),
    ]
    assert ids(text) == ["p1", "p2", "p3", "p4"]


def test_names_of_speakers_make_speeches_of_lines_and_part_verse() -> None:
    prose = with_structure("A: One.\nB: Two.\nThree.\n", '  speakers: ["A:", "B:"]')
    assert [(b.kind.name, b.speaker) for b in prose.blocks] == [
        ("speech", "A"),
        ("speech", "B"),
        ("paragraph", ""),
    ]
    verse = with_structure("A.\none\ntwo\nB. three\n", '  speakers: ["A.", "B."]', default="verse")
    assert [(b.label, b.text) for b in verse.blocks] == [("A.", "one two"), ("B.", "three")]


def test_who_speaks_may_be_said_where_it_is_not_printed() -> None:
    text = make_text(
        "Soc. One.\nTwo.\n",
        "{lines: 1, kind: speech, speaker: Soc., spoken_by: Socrates}",
        "{lines: 2, spoken_by: Socrates}",
    )
    assert [(b.label, b.speaker) for b in text.blocks] == [("Soc.", "Socrates"), ("2", "Socrates")]


# --- lists, tables, figures ----------------------------------------------------------------------


def test_the_marks_of_a_list_are_labels_and_say_how_deep_an_item_lies() -> None:
    text = make_text(
        "1. One\n  (a) alpha\n  (b) beta goes\n      on\n2. Two\n", "{lines: 1-5, kind: list}"
    )
    (block,) = text.blocks
    assert parts(block, PointKind.ITEM) == ["One", "alpha", "beta goes on", "Two"]
    assert [(p.label, p.level) for p in block.points] == [
        ("1.", 0),
        ("(a)", 1),
        ("(b)", 1),
        ("2.", 0),
    ]


@pytest.mark.parametrize(
    "marks", ["1° 2°", "1.) 2.)", "α) β)", "א. ב.", "۱) ۲)", "\uff081\uff09 \uff082\uff09", "iv: v:", "1º 2º"]
)  # fmt: skip
def test_a_number_or_a_letter_of_any_script_marks_an_item(marks: str) -> None:
    one, two = marks.split()
    (block,) = make_text(f"{one} a\n{two} b\n", "{lines: 1-2, kind: list}").blocks
    assert [(p.label, p.level) for p in block.points] == [(one, 0), (two, 0)]
    assert parts(block, PointKind.ITEM) == ["a", "b"]


def test_a_list_without_marks_has_an_item_a_line_and_a_marker_of_its_own_may_be_declared() -> None:
    (block,) = make_text("one thing\ntwo\n", "{lines: 1-2, kind: list}").blocks
    assert parts(block, PointKind.ITEM) == ["one thing", "two"]
    (block,) = make_text(
        "Art 1 one\nArt 2 two\n", r"{lines: 1-2, kind: list, marker: 'Art \d'}"
    ).blocks
    assert [(p.label, p.source) for p in block.points] == [("Art 1", "Art 1"), ("Art 2", "Art 2")]


@pytest.mark.parametrize(
    "source",
    [
        "| a | b |\n|---|---|\n| 1 | 2 |\n",
        "a\tb\n1\t2\n",
        "a   b\n1   2\n",
        "+---+---+\n| a | b |\n+---+---+\n| 1 | 2 |\n",
    ],
)
def test_a_table_has_its_cells_by_bars_tabs_or_columns(source: str) -> None:
    last = source.count("\n")
    (block,) = make_text(source, f"{{lines: 1-{last}, kind: table}}").blocks
    assert block.text == "a b 1 2"
    kinds = [p.kind for p in block.points]
    assert kinds == [PointKind.ROW, PointKind.CELL, PointKind.ROW, PointKind.CELL]
    assert block.header == ("---" in source)


def test_a_cell_may_be_empty() -> None:
    (block,) = make_text("| a |  |\n|  | d |\n", "{lines: 1-2, kind: table}").blocks
    assert block.text == "a d"
    assert [(p.kind.value, p.offset) for p in block.points] == [
        ("row", 0),
        ("cell", 2),
        ("row", 2),
        ("cell", 2),
    ]


WRAPPED = """\
Place        What was told        Year
-----------  -------------------  ----
Rome and     The roads were       1776
Ostia        long and very
             straight
Carthage     The sea              1780
                                  to
"""
STEMS = "| stem | the dat- | x |\n| of  | ive | |\n| second | | |\n| verb | | y |\n"


@pytest.mark.parametrize(
    ("source", "rule", "rows"),
    [
        (
            WRAPPED,
            "lines: 1-7, goes_on: [4-5, 7]",
            [
                ["Place", "What was told", "Year"],
                ["Rome and Ostia", "The roads were long and very straight", "1776"],
                ["Carthage", "The sea", "1780 to"],
            ],
        ),
        (
            STEMS,
            "lines: 1-4, goes_on: [2, 4]",
            [["stem of", "the dat- ive", "x"], ["second verb", "", "y"]],
        ),
        ("a\tb\tc\n\te\n\t\tf\n", "lines: 1-3, goes_on: 2-3", [["a", "b e", "c f"]]),
        ("|a|b|\n|c|d|\n|---|---|\n|1|2|\n", "lines: 1-4, goes_on: 2", [["a c", "b d"], ["1", "2"]]),
    ],
)  # fmt: skip
def test_a_line_goes_on_in_the_cells_of_the_row_above(
    source: str, rule: str, rows: list[list[str]]
) -> None:
    (block,) = make_text(source, f"{{{rule}, kind: table}}").blocks
    cells = parts(block, PointKind.ROW, PointKind.CELL)
    assert cells == [cell for row in rows for cell in row]
    assert block.text == " ".join(filter(None, cells))
    assert [p.kind.value for p in block.points] == [
        kind for row in rows for kind in ["row", *["cell"] * (len(row) - 1)]
    ]
    assert block.header == ("--" in source)


@pytest.mark.parametrize(
    ("source", "goes_on", "message"),
    [
        ("| a | b |\n| c |\n", "2", "line 2 goes on in the row above, but it has 1 cell, and that row has 2"),
        ("a\tb\n\t\tc\n", "2", "it has 3 cells, and that row has 2"),
        ("a    b    c\n  dddd\n", "2", "'dddd' stands below two cells; say what parts the cells"),
        ("a    b    c\n     d  e\n", "2", "two of its cells stand below one of the row above"),
        ("| a | b |\n| c | d |\n", "1", "line 1 is no row of this table after its first; name the lines"),
        ("| a | b |\n| c | d |\n", "3", "the witness has no line 3: its lines are 1 to 2"),
        ("| a | b |\n| c | d |\n", "2-1", "lines 2-1 end before they begin; write 1-2"),
    ],
)  # fmt: skip
def test_a_line_that_goes_on_in_no_cells_is_told(source: str, goes_on: str, message: str) -> None:
    told = fault(source, f"{{lines: 1-2, kind: table, goes_on: {goes_on}}}")
    assert told.startswith("BAD_STRUCTURE ")
    assert message in told


def test_a_figure_has_its_image_and_its_caption_or_none() -> None:
    sha = "0" * 64
    rule = f"kind: figure, image: a.png, sha256: '{sha}', alt: A wall."
    (block,) = make_text("Fig. 1. A wall.\n", f"{{lines: 1, {rule}}}").blocks
    assert block.picture
    assert (block.picture.file, block.picture.alt) == ("a.png", "A wall.")
    (block,) = make_text("[Picture]\n", f"{{lines: 1, cuts: ['[Picture]'], {rule}}}").blocks
    assert (block.text, block.id) == ("", "alpha-b1")


# --- milestones ------------------------------------------------------------------------------------


def test_milestones_are_no_words_and_words_run_over_them() -> None:
    text = with_structure(
        "[514a] The pri[514b]soners sit [514c] here [515a]\n",
        r"  milestones: [{pattern: '\[(5\d\d[a-e])\]', name: Stephanus}]",
    )
    (block,) = text.blocks
    assert block.text == "The prisoners sit here"
    assert [(p.id, p.offset, p.label, p.number) for p in block.points] == [
        ("alpha-m-514a", 0, "514a", "Stephanus"),
        ("alpha-m-514b", 7, "514b", "Stephanus"),
        ("alpha-m-514c", 18, "514c", "Stephanus"),
        ("alpha-m-515a", 22, "515a", "Stephanus"),
    ]
    found = anchor(text, notes=note_md("x", "alpha-p1", "prisoners sit here"))
    assert found.notes[0].spans[0].start == 4


def test_a_milestone_may_be_declared_by_itself() -> None:
    text = make_text(
        "Words |fol. 3v| here.\n", "{lines: 1, milestones: [{mark: '|fol. 3v|', label: fol. 3v}]}"
    )
    (point,) = text.blocks[0].points
    assert (point.id, point.label, point.source) == ("alpha-m-fol.3v", "fol. 3v", "|fol. 3v|")


# --- what follows from them ------------------------------------------------------------------------


def test_a_selector_names_a_stanza_or_a_line_and_a_quotation_goes_over_lines() -> None:
    text = make_text("a bird sings\na bird flies\n", "{lines: 1-2, kind: verse}")
    notes = note_md("one", "alpha-l2", "a bird") + note_md("two", "alpha-v1", "sings a bird")
    spans = {
        n.note.id: (n.spans[0].target, n.spans[0].start) for n in anchor(text, notes=notes).notes
    }
    assert spans == {"alpha-n-one": ("alpha-v1", 13), "alpha-n-two": ("alpha-v1", 7)}
    with pytest.raises(EditionError, match="sings"):
        anchor(text, notes=note_md("three", "alpha-l2", "sings"))


def test_the_ledger_has_lines_and_milestones() -> None:
    text = make_text("a |1r| b\nc\n", "{lines: 1-2, kind: verse, milestones: [{mark: '|1r|'}]}")
    anchors = text_anchors(anchor(text))
    assert list(anchors) == ["alpha-v1", "alpha-l1", "alpha-m-1r", "alpha-l2"]
    assert (anchors["alpha-l2"].start, anchors["alpha-l2"].end) == (9, 10)


def test_the_collation_passes_over_points_and_takes_the_marks_at_them() -> None:
    text = make_text("- one\n- two\n", "{lines: 1-2, kind: list}")
    steps, omissions = collate(text)
    assert not omissions
    assert steps[:4] == [
        ["point", "alpha-b1"],
        ["space", " "],
        ["words", "alpha-b1", 3],
        ["join", "alpha-b1"],
    ]


def test_the_title_may_be_emended() -> None:
    text = make_text(
        "A TITLE\n\nWords.\n",
        "{lines: 1, kind: title}",
        emendations=[
            "{line: 1, exact: A TITLE, reading: A Title, kind: capitals, certainty: certain}"
        ],
    )
    assert text.title
    assert text.title.text == "A Title"
    assert [(e.span.target, e.source) for e in text.emendations] == [("alpha", "A TITLE")]
    assert collate(text)[0][0] == ["words", "alpha", 7]


def test_references_without_a_label_are_numbered_by_their_place() -> None:
    text = make_text(
        "Bowe 1999.\nCase 2001.\n", "{lines: 1, kind: reference}", "{lines: 2, kind: reference}"
    )
    assert ids(text) == ["ref1", "ref2"]
    assert [block.label for block in text.blocks] == ["", ""]


# --- faults --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "rules", "message"),
    [
        ("a\nb\n", ["{lines: [2, 1]}"], "the ranges 2 and 1 are not in order"),
        ("a\n", ["{lines: [1, 3]}"], "the witness has no line 3: it has one line"),
        ("a\nb\n", ["{lines: 1-2}", "{lines: 2, kind: stage}"], "lines 1-2 and line 2 overlap"),
        ("a b\n", ["{lines: 1}", "{lines: 1, kind: stage}"], "say where in it one begins (starts_at)"),
        ("a b\n", ["{lines: 1, starts_at: x}"], "'x' stands not in line 1; copy the words"),
        ("a b a\n", ["{lines: 1, starts_at: a}"], "'a' stands 2 times in line 1"),
        ("a\n", ["{lines: 1, kind: verse, speaker: B.}"], "the speaker 'B.' does not begin line 1; copy it"),
        ("a\n", ["{lines: 1, speaker: a}"], "a block of kind paragraph has no speaker; remove it"),
        ("a\n", ["{lines: 1, kind: verse, shared_line: true}"], "remove shared_line"),
        ("a\n", ["{lines: 1, kind: verse, indents: [0, 2]}"], "there are 2 indents for 1 lines"),
        ("a\n", ["{lines: 1, kind: list, marker: x}"], "no line begins with the marker 'x'"),
        ("| a | b |\n| c |\n", ["{lines: 1-2, kind: table}"], "the row in line 2 of the witness has 1 cell"),
        ("a\n", ["{lines: 1, kind: figure}"], "a figure needs its image, sha256, alt; write it"),
        ("a\n", ["{lines: 1, milestones: [{mark: '[1]'}]}"], "the milestone '[1]' stands 0 times"),
        ("a\n", ["{lines: 1, kind: heading, level: 1, number: none}"], "kind heading bears a number"),
        ("b1 and\n1 N.\n", ["{lines: 1-2, notes: [{number: '1', text: ' N.'}]}"], "begins its line"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_with_its_remedy(
    source: str, rules: list[str], message: str
) -> None:
    told = fault(source, *rules)
    assert told.startswith("BAD_STRUCTURE ")
    assert message in told


def test_two_milestones_of_one_label_are_told() -> None:
    rule = "{lines: 1, milestones: [{mark: '[1]'}, {mark: '(1)'}]}"
    assert fault("a [1] b (1) c\n", rule) == (
        "DUPLICATE_ID alpha-m-1 stands twice, first in line 1; "
        "cut one of them, or name its mark with another label (milestones)"
    )


def test_what_finds_nothing_is_told() -> None:
    with pytest.raises(EditionError, match="no line begins with the speaker 'A:'"):
        with_structure("a\n", '  speakers: ["A:"]')
    with pytest.raises(EditionError, match="are found nowhere; correct or remove"):
        with_structure("a\n", r"  milestones: [{pattern: '\[\d\]'}]")


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("{lines: [], kind: verse}", "write a line number"),
        ("{lines: 1, number: b}", "a block's number is 12"),
        ("{lines: 1, kind: table, separator: commas}", "'commas' is none of bars, tabs, spaces"),
        ("{lines: 1, kind: table, goes_on: x}", "write a line number"),
        ("{lines: 1, kind: list, marker: '['}", "in the regular expression"),
        ("{lines: 1, kind: figure, image: ../a.png}", "it is a file beside the record"),
        ("{lines: 1, kind: figure, image: a.exe}", "a file of the type png, jpg or svg"),
        ("{lines: 1, kind: figure, sha256: abc}", "a SHA-256 has 64"),
        ("{lines: 1, kind: verse, line_number: -1}", "a whole number from 0 on is wanted, not -1"),
        ("{lines: 1, kind: poem}", "'poem' is called verse here"),
        ("{lines: 1, kind: potato}", "'potato' is none of"),
    ],
)
def test_a_bad_field_is_told(rule: str, message: str) -> None:
    with pytest.raises(EditionError) as caught:
        make_text("a\n", rule)
    first = caught.value.diagnostics[0]
    assert (first.code.name, first.line) == ("BAD_FIELD", 15)
    assert message in first.message


def test_a_milestone_before_a_run_in_heading_and_one_in_it_are_of_the_heading() -> None:
    source = "[1a] Of [1b] roads. They run [1c] on.\n"
    rule = "{lines: 1, run_in: {level: 1, text: 'Of [1b] roads.'}}"
    text = with_structure(source, "  milestones: [{pattern: '\\[(1[abc])\\]'}]", rule)
    heading, paragraph = text.blocks
    assert (heading.text, paragraph.text) == ("Of roads.", "They run on.")
    assert [(p.label, p.offset) for p in heading.points] == [("1a", 0), ("1b", 3)]
    assert [(p.label, p.offset) for p in paragraph.points] == [("1c", 9)]
    steps, omitted = collate(text)
    assert not omitted
    assert [step for step in steps if step[0] == "point"] == [
        ["point", "alpha-h1"],
        ["point", "alpha-h1"],
        ["point", "alpha-p1"],
    ]
