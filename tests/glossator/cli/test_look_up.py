"""``glossator ids`` and ``glossator find``: an editor finds out what to anchor a note to, and how."""

from __future__ import annotations

import re

import pytest
from tiny_edition import TinyEdition, note_md

from glossator.cli import main
from glossator.editing.find import find_in_texts, write_stub
from glossator.editing.ids import show_beginning

STUB = re.compile(r"^:::\{edition:note\}.*?^:::$", re.MULTILINE | re.DOTALL)

TWICE = """\
The tide of the tide turned at noon.

A new development came.
"""


@pytest.fixture
def said(edition: TinyEdition, capsys: pytest.CaptureFixture[str]):
    """Call a command in the edition; return its exit code, stdout and stderr."""

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main([arguments[0], "-C", str(edition.root), *arguments[1:]])
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


def test_each_id_stands_in_a_line_with_its_first_words(said) -> None:
    code, out, err = said("ids")
    assert (code, err) == (0, "")
    assert [line.split(" ")[0] for line in out.splitlines()] == [
        *("alpha", "alpha-p1", "alpha-p2", "alpha-n-first"),
        *("term-win-win", "term-peace", "event-one"),
    ]
    assert "alpha-p1 Peace and development" in out


def test_the_ids_of_one_text_are_asked_for(said) -> None:
    assert said("ids", "alpha")[1].splitlines()[-1] == "alpha-n-first Words."
    code, out, err = said("ids", "alpa")
    assert (code, out) == (1, "")
    assert err.startswith("ids:1:1: UNKNOWN_TARGET there is no text alpa (did you mean alpha?)")


def test_ids_are_told_though_a_note_is_at_fault(edition: TinyEdition, said) -> None:
    edition.write("seeds/alpha/notes.md", "nothing that may stand here\n")
    code, out, err = said("ids", "alpha")
    assert code == 1
    assert "alpha-p2 " in out
    assert "seeds/alpha/notes.md:1:1: BAD_NOTE" in err


def test_first_words_end_with_a_word_and_are_on_one_line() -> None:
    assert show_beginning("one\n  two") == "one two"
    long = show_beginning("abcd " * 30)
    assert len(long) <= 60
    assert long.endswith("abcd…")
    assert show_beginning("字" * 100) == "字" * 59 + "…"


def test_a_note_that_find_offers_is_good_as_it_is(edition: TinyEdition, said) -> None:
    code, out, _ = said("find", "  peace\nand ")
    assert code == 1  # a capital letter is another letter
    code, out, err = said("find", "Peace  and")
    assert (code, err) == (0, "")
    assert out.startswith("alpha-p1 [Peace and] development")
    (stub,) = STUB.findall(out)
    assert ":target: alpha-p1\n:quote: Peace and\n" in stub
    edition.write("seeds/alpha/notes.md", stub + "\n")
    (note,) = edition.read().texts[0].notes
    assert note.note.id == "alpha-n-peace-and"


def test_a_note_on_words_that_recur_says_which_are_meant(edition: TinyEdition, said) -> None:
    edition.add_text("tide", TWICE)
    out = said("find", "tide")[1]
    stubs = STUB.findall(out)
    assert len(stubs) == 2
    other = stubs[1].replace("{edition:note} tide", "{edition:note} two")
    edition.write("seeds/tide/notes.md", f"{stubs[0]}\n\n{other}\n")
    spans = [note.spans[0].start for note in edition.read().texts[1].notes]
    assert spans == [4, 16]


def test_words_that_go_on_in_the_next_paragraph_are_found(edition: TinyEdition) -> None:
    edition.add_text("tide", TWICE)
    text = edition.read().texts[1].text
    (place,) = find_in_texts([text], "at noon. A new")
    assert (place.target, place.until) == ("tide-p1", "tide-p2")
    edition.write("seeds/tide/notes.md", write_stub(place) + "\n")
    (note,) = edition.read().texts[1].notes
    assert len(note.spans) == 2


def test_a_slug_that_is_taken_is_not_offered(edition: TinyEdition, said) -> None:
    edition.write("seeds/alpha/notes.md", note_md("peace-and", "alpha-p1", "development"))
    assert "{edition:note} peace-and-2\n" in said("find", "Peace and")[1]


def test_words_that_stand_nowhere_are_told_with_the_nearest(said) -> None:
    code, out, err = said("find", "Peace nad development")
    assert (code, out) == (1, "")
    assert err.startswith(
        "find:1:1: QUOTE_NOT_FOUND 'Peace nad development' stands in no text; nearest"
    )
    assert "in alpha-p1" in err
    assert "[-nad-]{+and+}" in err


def test_nothing_to_find_is_wrong_usage(said) -> None:
    with pytest.raises(SystemExit) as ended:
        said("find", "  ")
    assert ended.value.code == 2
