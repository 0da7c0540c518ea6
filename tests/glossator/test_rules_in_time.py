"""A record's patterns: those of Python's ``re``, and stopped where they backtrack without end."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
import regex
from tiny_edition import REPOSITORY, record_yaml

from glossator.diagnostics import EditionError
from glossator.record import parse_record
from glossator.structure import build_text, changes
from glossator.structure.patterns import TimedPattern
from glossator.witness import Witness

RECORDS = sorted((REPOSITORY / "seeds").glob("*/record.yaml"))


def build(pattern: str, source: str) -> None:
    rule = {"name": "r", "pattern": pattern, "reading": "x", "kind": "k", "certainty": "c"}
    written = ", ".join(f"{key}: '{value}'" for key, value in (rule | {"remark": "r"}).items())
    content = record_yaml(source) + "rules:\n  - {" + written + "}\n"
    build_text(parse_record(content, "record.yaml"), Witness("source.txt", "r.txt", "", source))


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+$", "(a|a)*$", "(a|aa)+$", "(.*a){25}$", "(?:a?){40}a{40}c", r"(\w+\s?)*$", "(a*)*b"],
)
def test_a_pattern_without_end_is_named_with_its_line(
    pattern: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "LONGEST_SEARCH", 0.1)
    begin = time.process_time()  # of this process: others may be busy
    with pytest.raises(EditionError) as caught:
        build(pattern, f"{'a' * 200}!\n\n" * 3)
    assert time.process_time() - begin < 5
    (found,) = (str(fault) for fault in caught.value.diagnostics)
    assert re.match(
        r"record\.yaml:17:5: BAD_STRUCTURE rule r(: its pattern takes| finds nothing)", found
    )


def test_one_of_them_does_take_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "LONGEST_SEARCH", 0.1)
    with pytest.raises(EditionError, match="takes more than"):
        build("(a|a)*$", f"{'a' * 200}!\n")


@pytest.mark.parametrize(
    ("rules", "structure", "said"),
    [
        ("", "  milestones:\n    - {pattern: '(a|a)*$'}\n", "the pattern of milestones takes"),
        ("{lines: 1, kind: list, marker: '(a|a)*$'}", "", "the marker takes more than"),
    ],
)
def test_so_is_one_of_milestones_and_of_a_list(
    rules: str, structure: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TimedPattern.__init__, "__defaults__", (0.1,))
    source = f"{'a' * 200}!\n"
    content = record_yaml(source, [rules] if rules else [])
    content = content.replace("  default: paragraph\n", f"  default: paragraph\n{structure}")
    with pytest.raises(EditionError, match=said) as caught:
        build_text(parse_record(content, "record.yaml"), Witness("source.txt", "r.txt", "", source))
    assert caught.value.diagnostics[0].line > 0


def test_a_pattern_that_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for pattern in ("(", "[", "a{2,1}", "(?P<n>a)(?P<n>b)", "(?<=a+)b", "*"):
        with pytest.raises(EditionError, match=r"BAD_FIELD rules\.pattern: .*regular expression"):
            build(pattern, "a\n")


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.parent.name)
def test_the_matches_of_this_edition_are_those_of_python(path: Path) -> None:
    record = parse_record(path.read_text(encoding="utf-8"), "record.yaml")
    source = (path.parent / record.witness.file).read_text(encoding="utf-8")
    for rule in record.rules:
        ours = [match.span() for match in regex.compile(rule.pattern).finditer(source)]
        assert ours == [match.span() for match in re.compile(rule.pattern).finditer(source)]
        assert ours
