"""Words that an editor copies into a data file are taken as they stand, whatever YAML makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from tiny_edition import TinyEdition, make_edition

from glossator.cli import main
from glossator.diagnostics import EditionError
from glossator.yaml_values import read_yaml
from glossator.yaml_words import put_in_marks

WORDS = (
    *("It is item #5 of the plan", "! alert the town", "peace: and war", "what follows:"),
    *('"Peace" and war', "'tis the season", "it's: so", "[sic] and so on", "{a} b", "*never*"),
    *(
        "`code` and",
        "100 % sure",
        "% of all",
        "@home",
        "> more",
        "- and so",
        "? why",
        "&c.",
        "|x| y",
    ),
    *(", and", "# five", "a \\ b: c", "a “b”: c", "{{ x }}: y", "א: ב"),
)


def read(content: str) -> object:
    return read_yaml(content, "x.yaml")[1]


@pytest.mark.parametrize("words", WORDS)
def test_words_of_a_text_are_taken_as_they_stand(words: str) -> None:
    entry = {"target": "a-p1", "quote": words, "suffix": "then"}
    content = f"- mentions:\n  - target: a-p1\n    quote: {words}\n    suffix: then\n- b: c # d\n"
    assert read(content) == [{"mentions": [entry]}, {"b": "c"}]


def test_words_go_on_in_further_lines() -> None:
    content = "- quote: It is item\n    #5: it's\n\n  of: b\n- c: d\n"
    assert read(content) == [{"quote": "It is item #5: it's", "of": "b"}, {"c": "d"}]


@pytest.mark.parametrize(
    "value",
    [
        *(
            "peace and war",
            "'a: b'",
            '"a \\" b: c"  # said',
            "''",
            "|\n    a: b\n    # c",
            ">-\n    a #b",
        ),
        *('"a: b\n    c"', "a b\n    c"),
    ],
)
def test_what_yaml_reads_is_never_touched(value: str) -> None:
    content = f"- quote: {value}\n"
    assert put_in_marks(content) == content
    assert read(content) == yaml.load(content, yaml.BaseLoader)


def test_what_is_no_key_is_words_below_a_bar() -> None:
    content = "- a: |\n    quote: b: c\n  quote: d: e\n"
    assert read(content) == [{"a": "quote: b: c\n", "quote": "d: e"}]


def test_a_fault_beside_such_words_is_told_where_it_stands() -> None:
    with pytest.raises(EditionError) as told:
        read("- quote: a: b\n  other: c: d\n")
    assert "x.yaml:2:11: BAD_YAML" in str(told.value)


def test_a_mention_is_found_by_words_with_any_sign(tmp_path: Path) -> None:
    edition: TinyEdition = make_edition(tmp_path)
    edition.add_text("alpha", 'It is item #5: "so" it is.\n')
    edition.write("seeds/alpha/notes.md", "")
    edition.write("glossary/terms.yaml", "[]\n")
    edition.write(
        "glossary/events.yaml",
        "- id: event-one\n  name: One\n  start: '2015'\n  certainty: certain\n  place: X\n"
        "  category: treaty\n  summary: It is.\n  mentions:\n  - target: alpha-p1\n"
        '    quote: item #5: "so" it\n  sources: [none]\n',
    )
    assert main(["convert", "-C", str(edition.root)]) == 0
    assert ".event-one" in (edition.root / "docs/texts/alpha.md").read_text("utf-8")
