"""Reading notes.md: what may stand there, and where each fault is."""

from __future__ import annotations

import pytest
from tiny_edition import TinyEdition, note_md

from glossator.cli import main
from glossator.diagnostics import EditionError
from glossator.model import Source
from glossator.notes import parse_notes

HEADNOTE = ":::{edition:headnote}\nAbout *it*.\n\nAnd more.\n:::\n\n"

CHECK = ":::{edition:self-check} why\nWhy: is\nit so?\n\nBecause.\n\nAnd so.\n:::\n\n"


def faults(content: str) -> list[str]:
    with pytest.raises(EditionError) as caught:
        parse_notes(content, "notes.md", "alpha")
    return [str(diagnostic) for diagnostic in caught.value.diagnostics]


def test_headnote_and_notes() -> None:
    content = HEADNOTE + note_md("one", "alpha-p1", "'a: b'", ":audience: teacher", body="\nWhy?\n")
    matter = parse_notes(content, "notes.md", "alpha")
    assert matter.headnote is not None
    assert matter.headnote.body == "About *it*.\n\nAnd more."
    assert matter.headnote.source == Source("notes.md", 2)
    (note,) = matter.notes
    assert (note.id, note.kind.name, note.for_students) == ("alpha-n-one", "text", False)
    assert note.body == "Why?"
    assert content.split("\n")[note.source.line - 1] == "Why?"


def test_a_headnote_says_how_long_its_text_is() -> None:
    content = HEADNOTE.replace("\nAbout", "\n:minutes: 12\n:level: middle, and long\n\nAbout")
    headnote = parse_notes(content, "notes.md", "alpha").headnote
    assert headnote is not None
    assert headnote.options == {"minutes": "12", "level": "middle, and long"}
    assert headnote.body.startswith("About *it*.")
    assert parse_notes(HEADNOTE, "notes.md", "alpha").headnote.options == {}  # type: ignore[union-attr]


def test_a_self_check_asks_and_answers() -> None:
    content = HEADNOTE + CHECK
    (check,) = parse_notes(content, "notes.md", "alpha").self_checks
    assert (check.id, check.question) == ("alpha-n-why", "Why: is it so?")
    assert check.body == "Why: is\nit so?\n\nBecause.\n\nAnd so."
    assert content.split("\n")[check.source.line - 1] == "Why: is"


@pytest.mark.parametrize(
    "written",
    ["peace and", "1949", "no", "null", "和平", "It is item #5 of the plan", "a: b: c", "“a” # b"]
    + [f"{sign} alert the town" for sign in "!&*|>#%@`?-:,[]{}~=\"'\\"]
    + [
        "!alert",
        "&c",
        "*never*",
        "[sic] here",
        "{x}: y",
        "«a» „b“",
        "a\\tb",
        "- first",
        "---",
        ">-",
    ],
)
def test_a_quotation_is_plain_words(written: str) -> None:
    content = note_md("one", "alpha-p1", written).replace("Words.", "Said.")
    (note,) = parse_notes(content, "notes.md", "alpha").notes
    assert (note.selector.quote, note.body) == (written, "Said.")
    place = note.selector.source
    assert content.split("\n")[place.line - 1][place.column - 1 :] == written


@pytest.mark.parametrize("indentation", ["  ", "\t", "        ", ""])
def test_a_quotation_may_be_wrapped(indentation: str) -> None:
    wrapped = f"The roads\n{indentation}of the north\n{indentation}were built"
    content = note_md("one", "alpha-p1", wrapped, ":suffix: in the\n  years")
    (note,) = parse_notes(content, "notes.md", "alpha").notes
    assert note.selector.quote == "The roads of the north were built"
    assert (note.selector.suffix, note.body) == ("in the years", "Words.")


def test_a_wrapped_quotation_has_no_spaces_where_its_language_has_none() -> None:
    (note,) = parse_notes(note_md("one", "alpha-p1", "和平\n  发展"), "notes.md", "alpha").notes
    assert note.selector.quote == "和平发展"


def test_words_directly_below_the_options_are_the_note_where_no_empty_line_ends_them() -> None:
    content = ":::{edition:note} one\n:kind: text\n:target: t\n:quote: q\nWords.\n:::\n"
    (note,) = parse_notes(content, "notes.md", "alpha").notes
    assert (note.selector.quote, note.body) == ("q", "Words.")


def test_prefix_and_suffix() -> None:
    content = note_md("one", "alpha-p1", "peace", ":prefix: the", ":suffix: .")
    (note,) = parse_notes(content, "notes.md", "alpha").notes
    assert (note.selector.prefix, note.selector.suffix) == ("the", ".")


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff"[:0]])
def test_an_empty_file_has_no_notes(content: str) -> None:
    matter = parse_notes(content, "notes.md", "alpha")
    assert (matter.headnote, matter.notes) == (None, ())


def test_a_note_may_hold_fences_and_lists() -> None:
    body = "- one\n\n```text\n::: not a fence\n```\n\nEnd"
    content = f"::::{{edition:note}} one\n:kind: text\n:target: t\n:quote: q\n\n{body}\n::::\n"
    assert parse_notes(content, "notes.md", "alpha").notes[0].body == body


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Loose words.\n", "notes.md:1:1: BAD_NOTE"),
        ("# Heading\n", "notes.md:1:1: BAD_NOTE"),
        ("```{edition:note} one\n```\n", "notes.md:1:1: BAD_NOTE"),
        ("\n:::{edition:nota} one\nx\n:::\n", "notes.md:2:1: BAD_NOTE"),
        (":::{edition:note}\nx\n:::\n", "notes.md:1:1: BAD_NOTE"),
        (":::{edition:note} One\nx\n:::\n", "notes.md:1:1: BAD_NOTE"),
        (":::{edition:note} one two\nx\n:::\n", "notes.md:1:1: BAD_NOTE"),
        (":::{edition:headnote} one\nx\n:::\n", "notes.md:1:1: BAD_NOTE"),
        (":::{edition:note} one\nx\n:::\n", "notes.md:1:1: BAD_NOTE the note has no options"),
        (
            ":::{edition:note} one\n:kind: text\n:::\n",
            "notes.md:1:1: BAD_NOTE the note says nothing",
        ),
        (":::{edition:headnote}\n:::\n", "notes.md:1:1: BAD_NOTE the note says nothing"),
        (
            note_md("one", "t", "q").replace("kind: text", "kind: joke"),
            "notes.md:2:8: BAD_FIELD kind:",
        ),
        (
            note_md("one", "t", "q").replace("kind: text", "kind: contxt"),
            "notes.md:2:8: BAD_FIELD kind: 'contxt' is none of context, claim, translation, text, "
            "perspective, question (did you mean context?)",
        ),
        (
            note_md("one", "t", "q", ":verdict: disputd").replace("kind: text", "kind: claim"),
            "notes.md:5:11: BAD_FIELD verdict: 'disputd' is none of holds, holds-in-part, disputed, "
            "no-evidence, false (did you mean disputed?); correct it",
        ),
        (
            note_md("one", "t", "q", ":verdict: holds"),
            "notes.md:5:11: BAD_FIELD verdict: a note of kind text has no verdict; remove it, or make "
            "the note a claim",
        ),
        (
            note_md("one", "t", "q", ":verdict:").replace("kind: text", "kind: claim"),
            "notes.md:5:1: BAD_FIELD verdict: '' is none of holds,",
        ),
        (
            note_md("one", "t", "q", ":audience: all"),
            "notes.md:5:12: BAD_FIELD audience:",
        ),
        (note_md("one", "t", "q", ":color: red"), "notes.md:5:2: BAD_FIELD unknown key color"),
        (note_md("one", "t", "q", ":quote: r"), "notes.md:5:2: BAD_FIELD quote is given twice"),
        (
            "\n" + note_md("one", "t", "q").replace(":target: t\n", ""),
            "notes.md:3:1: BAD_FIELD target is missing",
        ),
        (
            note_md("one", "t", "q") + note_md("one", "t", "q"),
            "notes.md:9:1: DUPLICATE_ID {edition:note} one stands twice",
        ),
        (
            note_md("one", "t", "q").removesuffix(":::\n\n") + note_md("two", "t", "q"),
            "notes.md:7:1: BAD_NOTE a note begins within another; close that one before it",
        ),
        (
            "\n" + note_md("one", "t", "q").removesuffix(":::\n\n"),
            "notes.md:2:1: BAD_NOTE the note has no end",
        ),
        (CHECK + CHECK, "notes.md:10:1: DUPLICATE_ID {edition:self-check} why stands twice"),
        (note_md("why", "t", "q") + CHECK, "notes.md:9:1: DUPLICATE_ID {edition:self-check} why"),
        (
            CHECK.replace("\n\nBecause.\n\nAnd so.", ""),
            "notes.md:2:1: BAD_NOTE the question has no answer; write one after an empty line",
        ),
        (
            CHECK.replace("\nWhy", "\n:kind: text\nWhy"),
            "notes.md:3:1: BAD_NOTE a self-check has no",
        ),
        (CHECK.replace(" why\n", "\n"), "notes.md:1:1: BAD_NOTE only :::{edition:headnote}, "),
        (
            HEADNOTE.replace("\nAbout", "\n:minutes: ten\nAbout"),
            "notes.md:2:11: BAD_FIELD minutes: 'ten' is no number of minutes; write a whole number",
        ),
        (
            HEADNOTE.replace("\nAbout", "\n:color: red\nAbout"),
            "notes.md:2:2: BAD_FIELD unknown key",
        ),
        (
            HEADNOTE.replace("\nAbout", "\n:level: easy\n:quote: so\nAbout"),
            "notes.md:3:9: BAD_FIELD give both target and quote, the block and its words, or neither",
        ),
        (HEADNOTE + HEADNOTE, "notes.md:7:1: DUPLICATE_ID {edition:headnote} stands twice"),
    ],
)
def test_fault_names_its_line(content: str, expected: str) -> None:
    found = faults(content)
    assert len(found) == 1
    assert found[0].startswith(expected)


def test_all_faults_are_reported_at_once() -> None:
    bad = note_md("one", "t", "q", ":color: red")
    assert len(faults(bad + "Loose.\n\n" + bad)) == 3


def test_words_of_a_note_right_below_its_quotation_are_told_with_what_to_do(
    edition: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    note = note_md("a", "alpha-p1", "Peace and", "My first.", body="My second.")
    edition.write("seeds/alpha/notes.md", note)
    assert main(["convert", "-C", str(edition.root)]) == 1
    told = capsys.readouterr().err
    assert (
        "seeds/alpha/notes.md:4:9: QUOTE_NOT_FOUND 'Peace and My first.' is not in alpha-p1" in told
    )
    assert "if the note’s own words begin after 'Peace and', put an empty line before them" in told
