"""A text is never markup: Typst reads back from a literal what was written into it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from sphinx_glossator.typst.literals import Value, write_call, write_string, write_text, write_value

ReadBack = Callable[[str], object]


@pytest.fixture(scope="module")
def read_back(tmp_path_factory: pytest.TempPathFactory) -> ReadBack:
    """Return a function that lets Typst evaluate a literal."""
    empty = tmp_path_factory.mktemp("typst") / "empty.typ"
    empty.write_text("")
    compiler = typst.Compiler(empty, font_paths=typst.Fonts(include_system_fonts=False))
    return lambda literal: json.loads(compiler.eval(literal, format="json"))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_typst_reads_the_same_text(read_back: ReadBack, text: str) -> None:
    assert read_back(write_string(text)) == text


@given(st.text("@#[]_*$\\\"'`<>=-+/~ \u2028\n\t“é汉"))
def test_markup_stays_text(read_back: ReadBack, text: str) -> None:
    assert read_back(write_string(text)) == text


@pytest.mark.parametrize(
    "value", ["", "a", 3, True, False, None, ["a"], [], [["a", "1"], ["b", "2"]]]
)
def test_typst_reads_the_same_value(read_back: ReadBack, value: Value) -> None:
    assert read_back(write_value(value)) == value


def test_a_call_has_positional_and_named_arguments() -> None:
    assert write_call("f", "a", 1, dark_mode=True) == '#f("a", 1, dark-mode: true)'


def test_chinese_gets_its_language_and_white_space_is_one_space() -> None:
    assert write_text("the\n  word 外交, said") == (
        '#"the word "#in-language("zh-Hans", "外交")#", said"'
    )


def test_ideographic_and_unbreakable_spaces_stay() -> None:
    assert write_text("a\u00a0b\u3000c") == '#"a\u00a0b\u3000c"'
