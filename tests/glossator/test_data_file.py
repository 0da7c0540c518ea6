"""Reading YAML into records: every fault has its line."""

from __future__ import annotations

import pytest
from pydantic.dataclasses import dataclass

from glossator.data_file import STRICT, Placed, parse_data
from glossator.diagnostics import EditionError
from glossator.model import Source


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Inner(Placed):
    words: str
    count: int = 0


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Outer(Placed):
    name: str
    inner: tuple[Inner, ...] = ()


def faults(content: str) -> list[str]:
    with pytest.raises(EditionError) as caught:
        parse_data(content, "f.yaml", Outer)
    return [str(diagnostic) for diagnostic in caught.value.diagnostics]


def test_values_know_their_places() -> None:
    outer = parse_data("name: x\ninner:\n  - words: a\n    count: 3\n", "f.yaml", Outer)
    assert outer.source == Source("f.yaml", 1, 1)
    assert outer.inner[0].source == Source("f.yaml", 3, 5)
    assert outer.inner[0].source_of("count") == Source("f.yaml", 4, 12)
    assert outer.inner[0].count == 3


@pytest.mark.parametrize(
    ("written", "line"),
    [("words: a", 3), ("words: >-\n      a", 4), ("words: |\n      a", 4), ('words: "a"', 3)],
)
def test_block_scalar_begins_below_its_mark(written: str, line: int) -> None:
    outer = parse_data(f"name: x\ninner:\n  - {written}\n", "f.yaml", Outer)
    assert outer.inner[0].source_of("words").line == line


@pytest.mark.parametrize("typed", ["2014-11-28", "no", "1.10", "'~'", "012", "1e3"])
def test_scalars_stay_as_typed(typed: str) -> None:
    assert parse_data(f"name: {typed}", "f.yaml", Outer).name == typed.strip("'")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", "f.yaml:1:1: BAD_YAML the file is empty"),
        ("# only a comment\n", "f.yaml:1:1: BAD_YAML the file is empty"),
        ("name: x\n  inner: y\n", "f.yaml:2:8: BAD_YAML"),
        ("name: [x\n", "f.yaml:2:1: BAD_YAML"),
        ("name: x\n---\nname: y\n", "f.yaml:2:1: BAD_YAML"),
        ("name: \x01\n", "f.yaml:1:7: BAD_YAML"),
        ("name: *nowhere\n", "f.yaml:1:7: BAD_YAML"),
        ("just words\n", "f.yaml:1:1: BAD_FIELD"),
        ("- name: x\n", "f.yaml:1:1: BAD_FIELD"),
        ("name: x\nnmae: y\n", "f.yaml:2:1: BAD_FIELD unknown key nmae"),
        (
            "name: x\ninner:\n- words: a\n  wrods: b\n",
            "f.yaml:4:3: BAD_FIELD unknown key inner.wrods (did you mean words?)",
        ),
        ("name: x\nname: y\n", "f.yaml:2:1: BAD_FIELD name is given twice; keep one"),
        (
            "name: x\ninner:\n- {words: a, words: b}\n",
            "f.yaml:3:14: BAD_FIELD words is given twice",
        ),
        ("inner: []\n", "f.yaml:1:1: BAD_FIELD name is missing; add it"),
        ("name: x\ninner:\n- count: 1\n", "f.yaml:3:3: BAD_FIELD inner.words is missing; add it"),
        ("name: x\ninner:\n- {words: a}\n- {words: b,\n   count: c}\n", "f.yaml:5:11: BAD_FIELD"),
        ("name: [x]\n", "f.yaml:1:7: BAD_FIELD name:"),
        ("name: x\nsource: y\n", "f.yaml:1:1: BAD_FIELD"),
        ("name: x\nvalue_places: {}\n", "f.yaml:1:1: BAD_FIELD"),
        ("name: x\n<<: {inner: []}\n", "f.yaml:2:5: BAD_FIELD unknown key <<"),
        ("name: x\n? [a, b]\n: y\n", "f.yaml:2:3: BAD_FIELD"),
    ],
)
def test_fault_names_its_line(content: str, expected: str) -> None:
    found = faults(content)
    assert len(found) == 1
    assert found[0].startswith(expected)


def test_a_key_that_is_misspelt_is_not_missing_as_well() -> None:
    assert len(faults("nmae: x\nzzz: y\n")) == 2
    assert "name is missing" in "".join(faults("zzz: x\n"))


def test_all_faults_are_reported_at_once() -> None:
    found = faults("nmae: x\ninner:\n- wrods: a\n")
    assert sorted(found) == [
        "f.yaml:1:1: BAD_FIELD unknown key nmae (did you mean name?); correct or remove it",
        "f.yaml:3:3: BAD_FIELD unknown key inner.wrods (did you mean words?); correct or remove it",
    ]
