"""Words as YAML scalars come back as they were."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from glossator.data_file import parse_data
from glossator.draft.scalars import write_mapping, write_scalar

LINES = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    ["\n", "a\u2028b", "\r", "a\n", "\x85"]
)


@given(LINES)
def test_any_words_come_back_in_one_line(words: str) -> None:
    written = f"- {write_mapping({'text': words})}  # a remark\n"
    assert written.count("\n") == 1
    assert parse_data(written, "f", list[dict[str, str]]) == [{"text": words}]


@given(LINES)
def test_a_scalar_stands_within_brackets_too(words: str) -> None:
    content = f"key: [{write_scalar(words)}, {write_scalar(words)}]\n"
    assert yaml.load(content, yaml.BaseLoader) == {"key": [words, words]}


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("Ibid.", "Ibid."),
        ("12", "12"),
        ("a, b", "'a, b'"),
        ("## ", "'## '"),
        ("it's", "it's"),
        ("Null", '"Null"'),
        ("~", '"~"'),
    ],
)
def test_plain_where_that_is_safe(words: str, written: str) -> None:
    assert write_scalar(words) == written
