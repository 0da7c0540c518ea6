"""Whatever stands in a data file, the edition is good or has faults: never a traceback, never no answer."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tiny_edition import TinyEdition

from glossator.cli import main
from glossator.diagnostics import Code

FILES = (
    "seeds/alpha/record.yaml",
    "seeds/alpha/notes.md",
    "seeds/alpha/ledger.yaml",
    "glossary/terms.yaml",
    "glossary/people.yaml",
    "glossary/events.yaml",
    "glossary/ledger.yaml",
    "docs/references.bib",
    "pyproject.toml",
    "CHANGELOG.md",
)

PERSON = """- id: person-one
  name: One
  kind: person
  wordings: {zh-Hans: 一}
  description: A person.
  start: 1900
  forms:
    - {form: development, case: any}
"""
VALUES = (
    "~",
    "null",
    "",
    "[]",
    "{}",
    "[a]",
    "{a: b}",
    "7",
    "-1",
    "1e999",
    '""',
    "'  '",
    "!!binary x",
)
VALUES += (
    "!!python/object:os.system x",
    "2023-02-30",
    "&a x",
    "*a",
    "<<",
    "\\",
    "|",
    ">-",
    "'",
    '"',
)
VALUES += (
    "[" * 30,
    "{a: " * 30,
    "x" * 100_000,
    "\x00",
    "\x85",
    "\ud7ff",
    "\U0010ffff",
    "- -",
    "? x",
)

LINE = re.compile(r"(?P<file>[^:\n]+)(?::\d+:\d+): (?P<code>[A-Z_0-9]+) \S")


@pytest.fixture
def whole(edition: TinyEdition) -> TinyEdition:
    """The tiny edition with a file of every kind."""
    edition.write("glossary/people.yaml", PERSON)
    edition.write("docs/references.bib", "@misc{one,\n  title = {One},\n  year = {2000},\n}\n")
    edition.write("pyproject.toml", '[project]\nversion = "1"\n[tool.glossator]\n')
    edition.write("CHANGELOG.md", "# Changelog\n\n## 1 (2020-01-01)\n\nFirst.\n")
    notes = (edition.root / "seeds/alpha/notes.md").read_text(encoding="utf-8")
    edition.write("seeds/alpha/notes.md", notes.replace("Words.", "Words {cite:p}`one`."))
    assert answer(edition, "ledger", "--accept") == 0
    assert answer(edition, "convert") == 0
    assert answer(edition, "check") == 0
    return edition


def answer(edition: TinyEdition, *command: str) -> int:
    """Run a command; what it says is a list of diagnostics."""
    said = io.StringIO()
    with redirect_stderr(said), redirect_stdout(io.StringIO()):
        code = main([command[0], "-C", str(edition.root), *command[1:]])
    lines = said.getvalue().splitlines()
    assert code in (0, 1)
    assert bool(lines) == (code == 1), lines
    starts = [match for line in lines if (match := LINE.match(line))]
    assert bool(starts) == (code == 1), lines
    assert {match["code"] for match in starts} <= {member.name for member in Code}
    return code


def try_it(edition: TinyEdition, path: str, content: str | bytes) -> None:
    file = edition.root / path
    before = file.read_bytes()
    edition.write(path, content)
    try:
        for command in ("check", "convert", "ledger"):
            answer(edition, command)
    finally:
        file.write_bytes(before)
        answer(edition, "convert")


def spoil_values(content: str) -> Iterator[str]:
    """Yield the content with the value of each line exchanged for each odd one."""
    lines = content.split("\n")
    for number, line in enumerate(lines):
        head = re.match(r"[\s-]*[:\w-]+(?:: ?| = )", line)
        for value in VALUES if head else ():
            assert head is not None
            yield "\n".join([*lines[:number], head[0] + value, *lines[number + 1 :]])


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("count", [6, pytest.param(120, marks=pytest.mark.slow)])
def test_odd_values(whole: TinyEdition, path: str, count: int) -> None:
    content = (whole.root / path).read_text(encoding="utf-8")
    spoiled = list(spoil_values(content))
    random.Random(1).shuffle(spoiled)
    for each in spoiled[:count]:
        try_it(whole, path, each.encode("utf-8", "surrogatepass"))


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES)
def test_odd_files(whole: TinyEdition, path: str) -> None:
    contents: list[str | bytes] = ["", "\n", "~", "[]", "{}", "- ~", "7", "a", "---\n---\n", "%"]
    contents += [
        "[" * 50_000,
        "{a: " * 50_000,
        "- " * 50_000,
        b"\xff\xfe",
        b"\x00",
        "\ufeff",
        "a: &a [*a]",
    ]
    contents += [":::" * 1000, "@misc{" * 1000, "> " * 5_000 + "x"]
    for content in contents:
        try_it(whole, path, content)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "old"),
    [
        ("seeds/alpha/record.yaml", "A Title"),
        ("seeds/alpha/notes.md", "Words"),
        ("glossary/terms.yaml", "A word."),
        ("docs/references.bib", "One"),
    ],
)
def test_ten_megabytes_where_a_word_is_wanted(whole: TinyEdition, path: str, old: str) -> None:
    content = (whole.root / path).read_text(encoding="utf-8")
    whole.write(path, content.replace(old, "x" * 10_000_000, 1))
    answer(whole, "check")


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(path=st.sampled_from(FILES), data=st.data())
def test_mutations(whole: TinyEdition, path: str, data: st.DataObject) -> None:
    content = (whole.root / path).read_text(encoding="utf-8")
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        end = min(len(content), start + data.draw(st.integers(0, 12)))
        new = data.draw(
            st.sampled_from(VALUES[:-9])
            | st.text(max_size=6)
            | st.sampled_from([content[start:end] * 2])
        )
        content = content[:start] + new + content[end:]
    try_it(whole, path, content.encode("utf-8", "replace"))


def test_nothing_is_left_behind(whole: TinyEdition, tmp_path: Path) -> None:
    try_it(whole, FILES[0], "id: ~")
    assert answer(whole, "check") == 0
