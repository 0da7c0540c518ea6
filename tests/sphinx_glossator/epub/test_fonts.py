"""Which letters a book brings fonts for, and of which font."""

from __future__ import annotations

import logging
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest

from sphinx_glossator.epub.fonts import make_faces
from sphinx_glossator.epub.letters import Style, collect_letters


def page(words: str) -> str:
    return f'<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><body>{words}</body></html>'


def test_letters_are_those_of_other_scripts_by_language_and_style() -> None:
    words = 'On “ὁ” — 12. <h2 lang="grc">ᾧ, a</h2><i lang="grc">ὕ</i><p lang="grc-Latn">hýbris</p>'
    assert collect_letters([page(words)]) == {
        Style("en", bold=False, italic=False): {"ὁ"},
        Style("grc", bold=True, italic=False): {"ᾧ"},
        Style("grc", bold=False, italic=True): {"ὕ"},
    }
    assert collect_letters([page("plain – words… 1½")]) == {}


def test_a_book_without_such_letters_holds_no_font(tmp_path: Path) -> None:
    config = SimpleNamespace(edition_fonts=["hebrew"])
    assert make_faces([page("plain words")], config, tmp_path, tmp_path / "kept") == ([], "")


def test_a_rare_character_comes_with_its_font_and_a_common_one_does_not(tmp_path: Path) -> None:
    config = SimpleNamespace(edition_fonts=[])
    common = page('<span lang="zh-Hans">外交</span>')
    assert make_faces([common], config, tmp_path, tmp_path / "kept") == ([], "")
    (face,), rules = make_faces([page("㐂")], config, tmp_path, tmp_path / "kept")
    assert face.family == "Noto Serif SC"
    assert "Open Font License" in face.licence
    assert '[lang|="zh"] { font-family: "Noto Serif SC", serif; }' in rules


def test_a_font_is_reduced_to_the_same_bytes_each_time(tmp_path: Path) -> None:
    config = SimpleNamespace(edition_fonts=["hebrew"])
    made = [
        make_faces([page('<b lang="he">אב</b>')], config, tmp_path, tmp_path / f"kept{n}")
        for n in range(2)
    ]
    assert made[0] == made[1]
    ((face,), rules) = made[0]
    assert len(face.content) < 20_000
    assert "font-weight: 100 900" in rules


def test_an_editor_is_told_nothing_of_what_is_cut_from_a_font(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    config = SimpleNamespace(edition_fonts=["hebrew", "greek"])
    with caplog.at_level(logging.INFO):
        make_faces([page('<b lang="he">אבג λόγος</b>')], config, tmp_path, tmp_path / "kept")
    assert caplog.records == []


def test_letters_that_nobody_marks_have_the_font_of_their_script(tmp_path: Path) -> None:
    """Cardo has Hebrew letters too: they are set, as in the PDF, in the font that is there for them."""
    config = SimpleNamespace(edition_fonts=["greek", "hebrew", "arabic"])
    words = "<p>From ἀρχή, ראשית and <code>x</code></p><p>a <b>λόγος</b></p>"
    faces, rules = make_faces([page(words)], config, tmp_path, tmp_path / "kept")
    assert [(face.family, read_letters(face.content)) for face in faces] == [
        ("Cardo", set("ἀρχήλόγος")),
        ("Noto Serif Hebrew", set("ראשית")),
    ]
    assert '[lang="en"] { font-family: "Cardo", "Noto Serif Hebrew", serif; }' in rules


def test_each_face_has_all_letters_of_its_language(tmp_path: Path) -> None:
    """A style sheet may have any of them bold: a word would be so in part."""
    config = SimpleNamespace(edition_fonts=["arabic"])
    words = '<p lang="ar">سلام <b>كتب</b></p>'
    faces, _rules = make_faces([page(words)], config, tmp_path, tmp_path / "kept")
    assert [read_letters(face.content) for face in faces] == [set("سلامكتب"), set("سلامكتب")]
    assert "font-weight: bold" in faces[1].rule


def test_of_a_font_whose_slanted_letters_are_not_all_slanted_the_plain_face_alone_is_used(
    tmp_path: Path,
) -> None:
    config = SimpleNamespace(edition_fonts=["greek"])
    words = "<p>ἀρχή <em>λόγος</em> <b>μῆνις</b></p>"
    (face,), _rules = make_faces([page(words)], config, tmp_path, tmp_path / "kept")
    assert "font-style: normal" in face.rule
    assert read_letters(face.content) == set("ἀρχήλόγοςμῆνις")


def test_a_mark_that_scripts_share_is_of_the_font_of_its_letters(tmp_path: Path) -> None:
    config = SimpleNamespace(edition_fonts=["cyrillic", "greek"])
    faces, _rules = make_faces([page("<p>λο\u0301γος</p>")], config, tmp_path, tmp_path / "kept")
    assert {face.family: read_letters(face.content) for face in faces} == {
        "Cardo": set("λο\u0301γος")
    }


def read_letters(content: bytes) -> set[str]:
    """Return the characters that a font has."""
    from fontTools.ttLib import TTFont

    return {chr(code) for code in TTFont(BytesIO(content)).getBestCmap()}
