"""Applying records: every character of a witness has one role; what does not fit is refused."""

from __future__ import annotations

import functools
import hashlib
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny_edition import FIRST_RULE, REPOSITORY, make_text, record_yaml, without_column

from glossator.diagnostics import Code, EditionError
from glossator.model import Block, Piece, Role, Text, Witness
from glossator.project import Project
from glossator.record import parse_record
from glossator.structure import build_text
from glossator.witness import UNCARRIABLE, decode_witness
from glossator_schema.blocks import (
    ABSTRACT,
    AUTHOR_NOTE,
    HEADING,
    KEYWORDS,
    PARAGRAPH,
    PULL_QUOTE,
    REFERENCE,
    BlockKind,
)

SHA256 = {
    "chen-2024": "22181d02673e926953e958113c13a03242b5a31c082bc946c7ce4f6e17fe7491",
    "conference-2023": "f49f3be1e9711fa67583bd4afaf8736d6e6a5986aad53325cc7e474e6cbaa09d",
    "liu-jianfei-2017": "f8c1aeab03e08b18b04e5c56f3cbda300a6d8033800edee7f942ad06a64b2aca",
    "liu-qing-2020": "4ebf3e92735c9449492c2e1b9c143eb994e9bb13aa1c80062ec9d7d19f9ed0f7",
    "wu-zhengyang": "3f6e42d7de1f8fc8a02ef68a81485908a002c2f918ecceddf418838f47e20663",
}
"""The five witnesses as they were received."""

PRINTED = (Role.TEXT, Role.NOTE_TEXT)


@functools.cache
def read_seed(text_id: str) -> Text:
    return Project(REPOSITORY).read_text(REPOSITORY / "seeds" / text_id)


def faults(source: str, *rules: str, **given: list[str]) -> list[str]:
    with pytest.raises(EditionError) as caught:
        make_text(source, *rules, **given)
    return [str(diagnostic) for diagnostic in caught.value.diagnostics]


def assert_partition(text: Text) -> None:
    """Each character belongs to one piece: contiguous, in order, from 0 to the end."""
    starts = [piece.start for piece in text.pieces]
    ends = [piece.end for piece in text.pieces]
    length = len(text.witness.text)
    assert [0, *ends] == [*starts, length]
    assert all(piece.start < piece.end for piece in text.pieces)


def printed(text: Text, block: Block) -> str:
    """Return what the pieces of a block print, one space at each join of lines."""
    words = ""
    last: Piece | None = None
    for piece in text.pieces:
        if piece.block == block.id and piece.role in PRINTED:
            if last and "\n" in text.witness.text[last.end : piece.start]:
                words += " "
            words += text.witness.text[piece.start : piece.end]
            last = piece
    return words


def pieces_of(text: Text) -> list[tuple[str, str, str]]:
    return [
        (text.witness.text[piece.start : piece.end], piece.role.value, piece.block)
        for piece in text.pieces
    ]


# --- the five texts -----------------------------------------------------------------------------


def test_the_edition_has_these_five_texts() -> None:
    assert sorted(path.name for path in (REPOSITORY / "seeds").iterdir()) == sorted(SHA256)


def as_received(text: Text, block: Block) -> str:
    """Return the words of a block with every emendation taken back."""
    words = block.text
    changes = [e for e in text.emendations if e.span.target == block.id and not e.in_label]
    for emendation in sorted(changes, key=lambda e: -e.span.start):
        start, end = emendation.span.start, emendation.span.end
        assert words[start:end] == emendation.reading
        words = words[:start] + emendation.source + words[end:]
    return words


@pytest.mark.parametrize("text_id", SHA256)
class TestSeed:
    """What holds of every witness of the edition."""

    def test_the_witness_is_as_it_was_received(self, text_id: str) -> None:
        content = (REPOSITORY / "seeds" / text_id / "source.txt").read_bytes()
        assert hashlib.sha256(content).hexdigest() == SHA256[text_id]
        assert read_seed(text_id).witness.sha256 == SHA256[text_id]
        assert read_seed(text_id).witness.text.encode() == content

    def test_every_character_has_its_one_piece(self, text_id: str) -> None:
        assert_partition(read_seed(text_id))

    def test_only_white_space_is_called_so(self, text_id: str) -> None:
        text = read_seed(text_id)
        for words, role, block in pieces_of(text):
            blank = not words.replace("\ufeff", "").strip()
            assert blank == (role == "space")
            assert not (blank and block)

    def test_the_printed_text_and_the_rest_give_the_witness_again(self, text_id: str) -> None:
        text = read_seed(text_id)
        sources = {block_id: as_received(text, block) for block_id, block in text.targets().items()}
        for block in text.blocks:
            assert sources[block.id] == printed(text, block)
        for note in text.author_notes:
            assert sources[note.id] == printed(text, note).strip()
        unprinted = {"space", "furniture", "markup", "statement", "label", "note-mark"}
        rebuilt = ""
        cursors = dict.fromkeys(sources, 0)
        for piece in text.pieces:
            if piece.role is Role.TEXT and piece.block != text_id:  # but for the title
                words = sources[piece.block]
                begin = cursors[piece.block]
                begin += words[begin] == " " and text.witness.text[piece.start] != " "  # a join
                cursors[piece.block] = begin + piece.end - piece.start
                rebuilt += words[begin : cursors[piece.block]]
            else:
                assert piece.role.value in unprinted | {"note-text", "text"}
                rebuilt += text.witness.text[piece.start : piece.end]
        assert rebuilt == text.witness.text

    def test_every_note_of_the_author_is_cited_once(self, text_id: str) -> None:
        text = read_seed(text_id)
        marks = [(mark.note, block.id) for block in text.blocks for mark in block.marks]
        assert marks == [(note.id, note.paragraph) for note in text.author_notes]

    def test_ids_are_unique_and_paragraphs_count_from_one(self, text_id: str) -> None:
        text = read_seed(text_id)
        ids = [block.id for block in (*text.blocks, *text.author_notes)]
        assert len(ids) == len(set(ids))
        numbers = [paragraph.number for paragraph in text.paragraphs]
        assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
        assert [p.id for p in text.paragraphs] == [f"{text_id}-p{number}" for number in numbers]

    def test_reading_texts_have_no_space_at_their_ends_and_no_line_feed(self, text_id: str) -> None:
        for block in read_seed(text_id).targets().values():
            assert block.text
            assert block.text == block.text.strip()
            assert "\n" not in block.text


@pytest.mark.parametrize(
    ("text_id", "paragraphs", "headings", "notes", "pull_quotes", "references"),
    [
        ("chen-2024", 14, 0, 0, 0, 0),
        ("conference-2023", 15, 0, 0, 0, 0),
        ("liu-jianfei-2017", 44, 7, 19, 2, 0),
        ("liu-qing-2020", 16, 5, 0, 0, 0),
        ("wu-zhengyang", 15, 16, 0, 0, 6),
    ],
)
def test_counts(
    text_id: str, paragraphs: int, headings: int, notes: int, pull_quotes: int, references: int
) -> None:
    text = read_seed(text_id)

    def count(kind: BlockKind) -> int:
        return sum(block.kind is kind for block in text.blocks)

    found = count(PARAGRAPH), count(HEADING), count(PULL_QUOTE), count(REFERENCE)
    assert found == (paragraphs, headings, pull_quotes, references)
    assert len(text.author_notes) == notes


def test_liu_jianfei_has_its_nineteen_notes_and_four_run_in_headings() -> None:
    text = read_seed("liu-jianfei-2017")
    assert [note.label for note in text.author_notes] == [str(n) for n in range(1, 20)]
    assert text.targets()["liu-jianfei-2017-fn17"].text == "Ibid."
    same = [note.number for note in text.author_notes if note.text.startswith("“The Central")]
    assert same == ["1", "6", "7", "9", "10"]
    headings = [block for block in text.blocks if block.kind is HEADING]
    assert [(h.level, h.run_in) for h in headings] == [
        (1, False),
        (1, False),
        (2, True),
        (2, True),
        (2, True),
        (2, True),
        (1, False),
    ]
    assert headings[2].text == "Pursuing world peace."


def test_liu_jianfei_puts_a_note_that_interrupts_a_sentence_where_its_mark_was() -> None:
    text = read_seed("liu-jianfei-2017")
    for note in text.author_notes:
        block = text.targets()[note.paragraph]
        (mark,) = [mark for mark in block.marks if mark.note == note.id]
        before = block.text[: mark.offset]
        at = text.witness.text.index(before[-12:] + note.label)
        assert text.witness.text[at + 12 :].startswith(note.label + note.text[:8])


def test_wu_has_its_headings_at_the_levels_of_their_numbers() -> None:
    text = read_seed("wu-zhengyang")
    headings = [(h.label, h.level) for h in text.blocks if h.kind is HEADING]
    assert headings == [
        ("1.", 1), ("1.1", 2), ("1.2", 2), ("1.3", 2),
        ("2.", 1), ("2.1", 2), ("2.2", 2), ("2.3", 2), ("2.4", 2),
        ("3.", 1), ("3.1", 2), ("3.2", 2), ("3.3", 2), ("3.4", 2), ("3.5", 2),
        ("", 1),
    ]  # fmt: skip


def test_wu_has_its_references_as_they_are_numbered_in_print() -> None:
    text = read_seed("wu-zhengyang")
    references = [block for block in text.blocks if block.kind is REFERENCE]
    assert [reference.number for reference in references] == ["1", "2", "4", "5", "6", "7"]
    assert [reference.id[-4:] for reference in references][2] == "ref4"


def test_wu_joins_the_two_sentences_that_a_page_break_cuts() -> None:
    text = read_seed("wu-zhengyang")
    joined = [
        paragraph
        for paragraph in text.paragraphs
        if len({p.start for p in text.pieces if p.block == paragraph.id}) > 1
    ]
    assert len(joined) == 2
    assert all("\n" not in paragraph.text and "  " not in paragraph.text for paragraph in joined)


def test_wu_has_an_abstract_and_keywords() -> None:
    kinds = [block.kind for block in read_seed("wu-zhengyang").blocks[:3]]
    assert kinds == [KEYWORDS, ABSTRACT, HEADING]


def test_liu_qing_skips_a_section_number() -> None:
    headings = [b.label for b in read_seed("liu-qing-2020").blocks if b.kind is HEADING]
    assert headings == ["1.", "2.", "3.", "[4.]", "5."]


# --- what a record can say ----------------------------------------------------------------------


def test_the_default_and_its_exceptions() -> None:
    text = make_text(
        "Site\n\nA Title\n  By A. Body \nFirst.\n\n“First”\nSecond.\n",
        "{lines: 1, kind: furniture}",
        "{lines: 3, kind: title}",
        "{lines: 4, kind: author, cuts: ['By ']}",
        "{lines: 7, kind: pull-quote}",
    )
    assert_partition(text)
    assert [(b.kind.name, b.id, b.line, b.text) for b in text.blocks] == [
        ("paragraph", "alpha-p1", 5, "First."),
        ("pull-quote", "alpha-pq1", 7, "“First”"),
        ("paragraph", "alpha-p2", 8, "Second."),
    ]
    assert [(s.kind.name, s.line, s.text) for s in text.statements] == [
        ("title", 3, "A Title"),
        ("author", 4, "A. Body"),
    ]
    assert pieces_of(text) == [
        ("Site", "furniture", ""),
        ("\n\n", "space", ""),
        ("A Title", "text", "alpha"),
        ("\n  ", "space", ""),
        ("By ", "markup", ""),
        ("A. Body", "statement", ""),
        (" \n", "space", ""),
        ("First.", "text", "alpha-p1"),
        ("\n\n", "space", ""),
        ("“First”", "text", "alpha-pq1"),
        ("\n", "space", ""),
        ("Second.", "text", "alpha-p2"),
        ("\n", "space", ""),
    ]


def test_lines_that_are_one_block_are_joined_by_one_space() -> None:
    text = make_text("One  \n\n  two\nthree\n", "{lines: 1-3, kind: paragraph}")
    assert [paragraph.text for paragraph in text.paragraphs] == ["One two", "three"]
    assert_partition(text)


def test_markup_and_label_are_left_out() -> None:
    text = make_text(
        "## **1. Head**\n- [4] Ref <a> b\n",
        "{lines: 1, kind: heading, level: 1, label: '1.', cuts: ['## **', '**']}",
        "{lines: 2, kind: reference, label: '[4]', cuts: ['- ', '<', '>']}",
    )
    assert [(b.id, b.label, b.text) for b in text.blocks] == [
        ("alpha-h1", "1.", "Head"),
        ("alpha-ref4", "[4]", "Ref a b"),
    ]
    assert_partition(text)


def test_a_run_in_heading_leaves_its_paragraph() -> None:
    text = make_text("Peace. Body text.\n", "{lines: 1, run_in: {level: 1, text: Peace.}}")
    heading, paragraph = text.blocks
    assert heading.kind is HEADING
    assert (heading.text, heading.level, heading.run_in) == ("Peace.", 1, True)
    assert paragraph.text == "Body text."
    assert_partition(text)


def test_glued_notes_leave_their_sentences() -> None:
    text = make_text(
        "In 773Seen by all.we rose.4“Ibid.”And on.\n",
        "{lines: 1, notes: [{number: '3', text: Seen by all.}, {number: '4', text: “Ibid.”}]}",
    )
    (paragraph,) = text.paragraphs
    assert paragraph.text == "In 77we rose.And on."
    assert [(mark.offset, mark.note) for mark in paragraph.marks] == [
        (5, "alpha-fn3"),
        (13, "alpha-fn4"),
    ]
    assert [(n.label, n.text, n.paragraph) for n in text.author_notes] == [
        ("3", "Seen by all.", "alpha-p1"),
        ("4", "“Ibid.”", "alpha-p1"),
    ]
    assert_partition(text)


def test_a_note_that_recurs_is_told_by_prefix_or_suffix() -> None:
    rule = "{lines: 1, notes: [{number: '1', text: See., prefix: 'b.'}]}"
    text = make_text("a.1See. b.1See. c\n", rule)
    assert text.paragraphs[0].text == "a.1See. b. c"


def test_a_note_printed_apart_from_its_mark() -> None:
    text = make_text(
        "Body.1 More.\n1. The note.\n",
        "{lines: 1, notes: [{number: '1', prefix: Body.}]}",
        "{lines: 2, kind: author-note, label: '1.'}",
    )
    (note,) = text.author_notes
    assert note.kind is AUTHOR_NOTE
    assert (note.id, note.text, note.paragraph) == ("alpha-fn1", "The note.", "alpha-p1")
    assert [block.id for block in text.blocks] == ["alpha-p1"]
    assert text.paragraphs[0].text == "Body. More."


@pytest.mark.parametrize(
    ("source", "offset"),
    [("end1Note.\nnext\n", 3), ("end\n1Note.next\n", 4), ("end\n\n1Note. next\n", 4)],
)
def test_the_mark_of_a_note_stands_on_its_own_side_of_a_join(source: str, offset: int) -> None:
    last = source.count("\n")
    text = make_text(source, f"{{lines: 1-{last}, notes: [{{number: '1', text: Note.}}]}}")
    (paragraph,) = text.paragraphs
    assert paragraph.text.split() == ["end", "next"]
    assert [mark.offset for mark in paragraph.marks] == [offset]


def test_a_number_given_by_hand_is_kept() -> None:
    text = make_text("a\nb\nc\n", "{lines: 2, number: 1a}")
    assert [(p.id, p.number) for p in text.paragraphs] == [
        ("alpha-p1", "1"),
        ("alpha-p1a", "1a"),
        ("alpha-p2", "2"),
    ]


def test_a_label_that_the_witness_lacks_is_supplied_in_brackets() -> None:
    rule = "{lines: 1, kind: heading, level: 1, supplied_label: '[4.]', remark: after 3}"
    text = make_text("Peace\nWords.\n", rule)
    heading, (change,) = text.blocks[0], text.emendations
    assert (heading.label, heading.number, heading.text) == ("[4.]", "", "Peace")
    assert (change.id, change.source, change.reading) == ("alpha-e0-label", "", "[4.]")
    assert change.span.target == heading.id
    assert change.remark == "after 3"
    assert_partition(text)


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("{lines: 1, kind: heading, level: 1, supplied_label: '4.'}", "in square brackets"),
        ("{lines: 1, kind: heading, level: 1, label: P, supplied_label: '[P]'}", "keep one"),
        ("{lines: 1, kind: paragraph, supplied_label: '[P]'}", "has no supplied_label"),
    ],
)
def test_a_supplied_label_that_does_not_fit(rule: str, message: str) -> None:
    assert message in "".join(faults("Peace\nWords.\n", rule))


def test_other_white_space_at_the_ends_of_lines_is_space() -> None:
    text = make_text("\ufeffOne.\r\n\u3000Two.\u00a0\r\n")
    assert [p.text for p in text.paragraphs] == ["One.", "Two."]
    assert_partition(text)


def test_an_empty_witness_is_a_text_without_paragraphs() -> None:
    text = make_text("")
    assert (text.blocks, text.pieces) == ((), ())


# --- what does not fit --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "rule", "message"),
    [
        (
            "a\n",
            "{lines: 5, kind: title}",
            "the witness has no line 5: it has one line; correct the numbers",
        ),
        ("a\n", "{lines: 1-9, kind: furniture}", "the witness has no lines 1-9"),
        ("a\nb\n", "{lines: 2-1, kind: furniture}", "lines 2-1 end before they begin; write 1-2"),
        ("a\n\nb\n", "{lines: 2, kind: furniture}", "line 2 is blank; remove the rule"),
        (
            "a b\n",
            "{lines: 1, kind: heading, level: 1, cuts: ['#']}",
            "line 1; copy it from there: 'a b'",
        ),
        ("b # a\n", "{lines: 1, cuts: ['a', '#']}", "'#' is not in line 1 after the cut"),
        ("2. a\n", "{lines: 1, kind: heading, level: 1, label: '1.'}", "the label '1.' does not"),
        ("a\n", "{lines: 1, kind: heading}", "this heading's level is"),
        ("a\n", "{lines: 1, kind: heading, level: 6}", "this heading's level is"),
        ("a\n", "{lines: 1, cuts: ['a']}", "no words are left in line 1"),
        ("a\n", "{lines: 1, run_in: {level: 1, text: b}}", "the run-in heading 'b' does not begin"),
        ("a\n", "{lines: 1, cuts: ['a'], run_in: {level: 1, text: b}}", "the run-in heading 'b'"),
        (
            "a\n",
            "{lines: 1, cuts: ['a'], run_in: {level: 1, text: a}}",
            "no words are left in line 1",
        ),
        ("a\n", "{lines: 1, run_in: {level: 1, text: a}}", "no words are left in line 1"),
        ("a.1N\n", "{lines: 1, notes: [{number: '2', text: N}]}", "note 2 stands not in line 1"),
        ("1N 1N\n", "{lines: 1, notes: [{number: '1', text: N}]}", "note 1 stands 2 times"),
        ("a1\n", "{lines: 1, notes: [{number: '1'}]}", "the mark 1 has no note"),
        ("1 a\n", "{lines: 1, kind: author-note, label: '1'}", "note 1 has no mark"),
        ("B\n", "{lines: 1, kind: title}", "the title of the witness is 'B'"),
    ],
)
def test_a_rule_that_does_not_fit(source: str, rule: str, message: str) -> None:
    found = faults(source, rule)
    assert any(message in line for line in found)
    line = 7 if message.startswith("the title") else FIRST_RULE
    assert any(without_column(f).startswith(f"record.yaml:{line}: BAD_STRUCTURE") for f in found)


def test_rules_that_overlap() -> None:
    found = faults("a\nb\nc\n", "{lines: 1-2, kind: paragraph}", "{lines: 2, kind: furniture}")
    assert found[0].startswith(
        f"record.yaml:{FIRST_RULE + 1}:7: BAD_STRUCTURE lines 1-2 and line 2 overlap"
    )


def test_words_named_twice() -> None:
    notes = "notes: [{number: '1', text: Nine}, {number: '1N', text: i}]"
    found = faults("a.1Nine\n", f"{{lines: 1, {notes}}}")
    assert any("is named twice by the record" in line for line in found)


@pytest.mark.parametrize(
    ("source", "rules"),
    [
        ("a\nb\n", ["{lines: 2, number: '1'}"]),
        ("[1] a\n[1] b\n", [f"{{lines: {n}, kind: reference, label: '[1]'}}" for n in (1, 2)]),
        ("a\nb\n", ["{lines: 1, kind: abstract}", "{lines: 2, kind: abstract}"]),
    ],
)
def test_an_id_that_stands_twice(source: str, rules: list[str]) -> None:
    found = faults(source, *rules)
    assert len(found) == 1
    assert found[0].startswith(f"record.yaml:{FIRST_RULE + len(rules) - 1}:7: DUPLICATE_ID alpha-")


def test_all_faults_of_a_record_are_reported_at_once() -> None:
    found = faults("a\nb\x07\n", "{lines: 1, kind: heading}", "{lines: 2, label: b}")
    assert [line.split(" ")[1] for line in found] == [
        "BAD_STRUCTURE",
        "BAD_STRUCTURE",
        "BAD_CHARACTER",
    ]


# --- characters ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "char",
    [
        *("\0", "\x07", "\x0b", "\x0c", "\r", "\x1b", "\x7f", "\x85", "\x9f"),
        *("\ufdd0", "\uffff", "\U0001fffe", "\U0010ffff"),
    ],
)
def test_what_html_cannot_carry_is_refused_with_its_byte_offset(char: str) -> None:
    before = "First: é和\n\nword"
    found = faults(f"{before}{char}word\n")
    assert found == [
        f"source.txt:3:5: BAD_CHARACTER U+{ord(char):04X} at byte {len(before.encode())} "
        "cannot be printed in HTML; receive the text again without it"
    ]


@given(
    before=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"]), min_size=1),
    char=st.sampled_from(UNCARRIABLE.findall("".join(map(chr, range(sys.maxunicode + 1))))),
)
def test_what_html_cannot_carry_is_refused_wherever_it_is_printed(before: str, char: str) -> None:
    source = f"a{before}{char}z"
    offset = len(f"a{before}".encode())
    assert f"at byte {offset} " in faults(source)[0]


def test_what_html_cannot_carry_may_stand_in_white_space() -> None:
    assert make_text("a\x0c\n\x0c\nb\r\n").paragraphs[1].text == "b"


@pytest.mark.parametrize("char", ["\t", "\u2028", "\u00a0", "\u3000", "\u200b", "\u202e", "\ue000"])
def test_what_html_can_carry_stays(char: str) -> None:
    assert make_text(f"a{char}b\n").paragraphs[0].text == f"a{char}b"


@pytest.mark.parametrize(
    ("content", "line", "offset"),
    [(b"\xff", 1, 0), (b"ab\nc\xe4\xb8", 2, 4), ("é\n\n".encode() + b"\x80", 3, 4)],
)
def test_invalid_utf8_is_refused_with_its_byte_offset(
    content: bytes, line: int, offset: int
) -> None:
    with pytest.raises(EditionError) as caught:
        decode_witness(content, "source.txt", "received.txt", "0" * 64)
    (diagnostic,) = caught.value.diagnostics
    assert (diagnostic.code, diagnostic.line) == (Code.NOT_UTF8, line)
    assert f"at byte {offset}" in diagnostic.message


# --- emendations --------------------------------------------------------------------------------


def emend(line: int, exact: str, reading: str, **more: str) -> str:
    fields = {"line": str(line), "exact": exact, "reading": reading} | more
    fields |= {"kind": "spelling", "certainty": "certain"}
    return "{" + ", ".join(f"{key}: '{value}'" for key, value in fields.items()) + "}"


def test_an_emendation_of_the_body() -> None:
    text = make_text("Teh end.\nof teh Chinesepeople\n", emendations=[
        emend(1, "Teh", "The"),
        emend(2, "Chinesepeople", "Chinese people", remark="glued"),
    ])  # fmt: skip
    assert [p.text for p in text.paragraphs] == ["The end.", "of teh Chinese people"]
    first, second = text.emendations
    assert (first.id, first.source, first.reading) == ("alpha-e0", "Teh", "The")
    assert second.remark == "glued"
    for emendation in text.emendations:
        words = text.targets()[emendation.span.target].text
        assert words[emendation.span.start : emendation.span.end] == emendation.reading
    assert_partition(text)
    assert text.witness.text == "Teh end.\nof teh Chinesepeople\n"


def test_an_emendation_moves_the_marks_behind_it() -> None:
    rule = "{lines: 1, notes: [{number: '1', text: Note.}]}"
    text = make_text("Teh olde end.1Note. On.\n", rule, emendations=[emend(1, "olde ", "")])
    (paragraph,) = text.paragraphs
    assert paragraph.text == "Teh end. On."
    assert [mark.offset for mark in paragraph.marks] == [8]
    assert text.emendations[0].span.start == text.emendations[0].span.end == 4


def test_an_emendation_of_a_note() -> None:
    rule = "{lines: 1, notes: [{number: '1', text: 'Teh note.'}]}"
    text = make_text("End.1Teh note.On.\n", rule, emendations=[emend(1, "Teh", "The")])
    assert text.author_notes[0].text == "The note."
    assert text.emendations[0].span.target == "alpha-fn1"
    assert text.paragraphs[0].text == "End.On."


def test_an_emendation_of_a_heading_and_of_a_run_in_heading() -> None:
    text = make_text(
        "Haed\nRnu. On.\n",
        "{lines: 1, kind: heading, level: 1}",
        "{lines: 2, run_in: {level: 2, text: Rnu.}}",
        emendations=[emend(1, "Haed", "Head"), emend(2, "Rnu", "Run")],
    )
    assert [block.text for block in text.blocks] == ["Head", "Run.", "On."]


def test_an_emendation_where_the_words_recur() -> None:
    text = make_text("teh and teh\n", emendations=[emend(1, "teh", "the", prefix="and ")])
    assert text.paragraphs[0].text == "teh and the"


def test_two_emendations_side_by_side() -> None:
    text = make_text("abcd\n", emendations=[emend(1, "cd", "CD"), emend(1, "ab", "AB")])
    assert text.paragraphs[0].text == "ABCD"
    assert sorted((e.id, e.span.start) for e in text.emendations) == [
        ("alpha-e0", 0),
        ("alpha-e2", 2),
    ]


@pytest.mark.parametrize(
    ("source", "rules", "emendations", "message"),
    [
        (
            "End.1Note.On it.\n",
            ["{lines: 1, notes: [{number: '1', text: Note.}]}"],
            [emend(1, "End.1Note.On", "End. On")],
            "is not within the words of one block",
        ),
        (
            "End.1Note.On it.\n",
            ["{lines: 1, notes: [{number: '1', text: Note.}]}"],
            [emend(1, "End.On", "End. On")],
            "found 0 times in line 1",
        ),
        ("## Head\n", ["{lines: 1, kind: heading, level: 1, cuts: ['## ']}"],
         [emend(1, "## H", "h")], "is not within the words"),
        ("Site\n", ["{lines: 1, kind: furniture}"], [emend(1, "Site", "x")], "is not within"),
        ("a\nb\n", [], [emend(2, "a", "b")], "found 0 times in line 2"),
        ("a a\n", [], [emend(1, "a", "b")], "found 2 times in line 1"),
        ("a\n", [], [emend(9, "a", "b")], "the witness has no line 9"),
        ("a\n", [], [emend(0, "a", "b")], "the witness has no line 0"),
        ("abc\n", [], [emend(1, "ab", "x"), emend(1, "abc", "y")], "this emendation overlaps another"),
        ("abc\n", [], [emend(1, "ab", "x"), emend(1, "bc", "y")], "this emendation overlaps another"),
    ],
)  # fmt: skip
def test_an_emendation_that_does_not_fit(
    source: str, rules: list[str], emendations: list[str], message: str
) -> None:
    (found,) = faults(source, *rules, emendations=emendations)
    assert ": BAD_STRUCTURE " in found
    assert message in found
    first = 14 + (1 + len(rules) if rules else 1) + 1
    assert without_column(found).startswith(f"record.yaml:{first + len(emendations) - 1}: ")


@pytest.mark.parametrize(
    "reading",
    [
        pytest.param("a\\0", id="what HTML cannot carry"),
        pytest.param("a\\n", id="a line feed"),
        pytest.param("", id="no words are left"),
    ],
)
def test_a_reading_that_cannot_be_printed_is_refused(reading: str) -> None:
    rule = f'{{line: 1, exact: word, reading: "{reading}", kind: k, certainty: certain}}'
    assert faults("word\n", emendations=[rule])


@pytest.mark.parametrize(
    "rule",
    [
        "{lines: 1, kind: furniture, cuts: [zzz]}",
        "{lines: 1, kind: furniture, notes: [{number: '9', text: zzz}]}",
        "{lines: 1, kind: author, notes: [{number: '9', text: zzz}]}",
        "{lines: 1, kind: author, run_in: {level: 1, text: zzz}}",
        "{lines: 1, kind: paragraph, level: 2}",
        "{lines: 1, kind: reference, label: w, number: '9'}",
        "{lines: 1, number: 'a b]'}",
    ],
)
def test_a_rule_that_says_what_its_kind_cannot_have_is_refused(rule: str) -> None:
    assert faults("words\n", rule)


# --- any witness --------------------------------------------------------------------------------

LINE = st.text(st.characters(codec="utf-8").filter(str.isprintable), max_size=12)


@given(lines=st.lists(LINE, max_size=8), end=st.sampled_from(["", "\n", "\n\n"]))
def test_pieces_partition_any_witness_of_printable_lines(lines: list[str], end: str) -> None:
    source = "\n".join(lines) + end
    text = make_text(source)
    assert_partition(text)
    assert [p.text for p in text.paragraphs] == [line.strip() for line in lines if line.strip()]
    for paragraph in text.paragraphs:
        assert printed(text, paragraph) == paragraph.text
        assert source.split("\n")[paragraph.line - 1].strip() == paragraph.text


@given(data=st.data(), lines=st.lists(LINE.filter(str.strip), min_size=1, max_size=6))
def test_pieces_partition_whatever_the_rules(data: st.DataObject, lines: list[str]) -> None:
    kinds = ["paragraph", "furniture", "pull-quote", "author", "heading, level: 1"]
    rules = []
    number = 1
    while number <= len(lines):
        last = data.draw(st.integers(number, min(number + 2, len(lines))))
        kind = data.draw(st.sampled_from(kinds))
        rules.append(f"{{lines: {number}-{last}, kind: {kind}}}")
        number = last + 1
    text = make_text("\n".join(lines), *rules)
    assert_partition(text)
    for block in text.blocks:
        assert printed(text, block) == block.text


def test_paths_of_the_repository() -> None:
    assert (REPOSITORY / "pyproject.toml").is_file()
    assert Path(__file__).is_relative_to(REPOSITORY)


# --- what is kept, and classes of change ---------------------------------------------------------


def record_with(source: str, extra: str, *rules: str) -> Text:
    record = parse_record(record_yaml(source, rules) + extra, "record.yaml")
    return build_text(record, Witness("source.txt", "received.txt", "", source))


def test_a_rule_is_expanded_to_emendations_that_name_it() -> None:
    extra = (
        'rules:\n  - {name: apostrophes, pattern: "(?<=[a-z])\'", reading: ’, kind: quotation-marks,'
        " certainty: certain, remark: Lost in the scrape.}\n"
        'emendations:\n  - {line: 1, exact: "it\'s a", reading: it is a, kind: spelling,'
        " certainty: conjecture}\n"
    )
    text = record_with("China's, it's a dog's.\n", extra)
    assert text.paragraphs[0].text == "China’s, it is a dog’s."
    assert [(e.id, e.rule) for e in text.emendations] == [
        ("alpha-e5", "apostrophes"),
        ("alpha-e9", ""),
        ("alpha-e19", "apostrophes"),
    ]
    assert text.rules == {"apostrophes": "Lost in the scrape."}


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ("rules:\n  - {name: n, pattern: zzz, reading: x, kind: k, certainty: c, remark: r}\n",
         "BAD_STRUCTURE rule n finds nothing"),
        ("sic:\n  - {line: 1, exact: zzz, remark: r}\n", "BAD_STRUCTURE sic 'zzz': found 0 times"),
        ("sic:\n  - {line: 2, exact: Site, remark: r}\n", "is not in the words of a block"),
    ],
)  # fmt: skip
def test_a_rule_or_sic_that_does_not_fit(extra: str, message: str) -> None:
    with pytest.raises(EditionError, match=message):
        record_with("Words.\nSite\n", extra, "{lines: 2, kind: furniture}")


def test_a_pattern_that_is_no_regular_expression() -> None:
    extra = "rules:\n  - {name: n, pattern: '(', reading: x, kind: k, certainty: c, remark: r}\n"
    with pytest.raises(EditionError, match=r"BAD_FIELD rules\.pattern: .* regular expression"):
        record_with("Words.\n", extra)


def test_what_is_kept_is_published_with_its_block() -> None:
    text = record_with("A odd word.\n", "sic:\n  - {line: 1, exact: A odd, remark: an odd}\n")
    assert [(k.block, k.words, k.remark) for k in text.kept] == [("alpha-p1", "A odd", "an odd")]


def test_a_binary_file_is_told_shortly() -> None:
    with pytest.raises(EditionError) as caught:
        record_with("a\x01" * 500, "")
    *named, rest = caught.value.diagnostics
    assert len(named) == 20
    assert rest.message == "and 480 more characters that cannot be printed; is it a text?"


@pytest.mark.parametrize("label", ["A-1", "1 2", "a/b", "<x>", '"', "a&b"])
def test_a_label_in_which_no_id_can_end_is_a_fault(label: str) -> None:
    """It was published: an id with a space or a hyphen led nowhere, a quotation mark ended its attribute."""
    rule = f"{{lines: 3, kind: reference, label: '[{label}]'}}"
    with pytest.raises(EditionError, match="an id cannot end in the label"):
        make_text(f"Peace.\n\n[{label}] A book.\n", rule)


@pytest.mark.parametrize("label", ["一", "①", "1.1", "12a", "†"])
def test_a_label_may_be_a_number_of_any_script(label: str) -> None:
    rule = f"{{lines: 3, kind: reference, label: '[{label}]'}}"
    text = make_text(f"Peace.\n\n[{label}] A book.\n", rule)
    assert text.blocks[-1].id == f"alpha-ref{label}"
