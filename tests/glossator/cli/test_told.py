"""In which form a command tells its faults: as text, as JSON, as annotations for GitHub."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tiny_edition import TinyEdition, note_md

from glossator.cli import main
from glossator.cli.told import as_kept, from_kept, write_annotation
from glossator.diagnostics import Code, Diagnostic

BAD = note_md("a", "alpha-p1", "Peace or")
CLAIM = note_md("a", "alpha-p1", "Peace").replace("kind: text", "kind: claim")


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("command", ["check", "convert", "build", "ledger"])
def test_json_is_one_array_on_stdout_and_nothing_else(
    edition: TinyEdition, capsys: pytest.CaptureFixture[str], command: str, before: bool
) -> None:
    edition.write("seeds/alpha/notes.md", BAD)
    form = ["--format", "json"]
    words = [*form, command] if before else [command, *form]
    assert main([*words, "-C", str(edition.root)]) == 1
    said = capsys.readouterr()
    (found,) = json.loads(said.out)
    assert "QUOTE_NOT_FOUND" not in said.err
    assert {name: found[name] for name in ("file", "line", "column", "severity", "code")} == {
        "file": "seeds/alpha/notes.md",
        "line": 4,
        "column": 9,
        "severity": "error",
        "code": "QUOTE_NOT_FOUND",
    }
    assert found["message"].startswith("'Peace or' is not in alpha-p1; nearest is")


def test_json_of_an_edition_without_fault_is_empty(
    edition: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert", "--format", "json", "-C", str(edition.root)]) == 0
    said = capsys.readouterr()
    assert (json.loads(said.out), said.err.startswith("read ")) == ([], True)


@pytest.mark.parametrize("again", [False, True])
def test_warnings_are_told_in_each_form(
    edition: TinyEdition, capsys: pytest.CaptureFixture[str], again: bool
) -> None:
    edition.write("seeds/alpha/notes.md", CLAIM.replace("Words.", "Words {cite:p}`a`."))
    edition.write("docs/references.bib", "@misc{a, title = {A}}\n")
    assert main(["convert", "-C", str(edition.root)]) == 0
    if again:  # what was found is known by then, and told from what is kept
        assert main(["check", "-C", str(edition.root)]) == 0
    capsys.readouterr()
    assert main(["check", "--format", "json", "-C", str(edition.root)]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["code"], found["severity"]) == ("NO_VERDICT", "warning")
    assert main(["check", "--format", "github", "-C", str(edition.root)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("::warning file=seeds/alpha/notes.md,line=6,col=1,title=NO_VERDICT::no")
    assert said.count("\n") == 1


def test_a_command_that_is_interrupted_ends_its_json(
    edition: TinyEdition, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("glossator.cli.current.check_files", interrupt)
    assert main(["check", "--format", "json", "-C", str(edition.root)]) == 130
    said = capsys.readouterr()
    assert (json.loads(said.out), said.err) == ([], "glossator: interrupted\n")


def test_what_would_end_a_property_or_a_line_is_escaped() -> None:
    found = Diagnostic("a:b,c%.md", 0, Code.SPHINX, "50 %, so:\r\nmend it")
    assert write_annotation(found) == (
        "::error file=a%3Ab%2Cc%25.md,line=1,col=1,title=SPHINX::50 %25, so:%0D%0Amend it"
    )


def test_a_file_is_named_from_where_the_command_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "edition").mkdir()
    (tmp_path / "edition/a.md").write_text("")
    monkeypatch.chdir(tmp_path)
    found = Diagnostic("a.md", 2, Code.SPHINX, "mend it", 3)
    assert "file=edition/a.md,line=2,col=3," in write_annotation(found, Path("edition"))
    assert "file=a.md,line=2,col=3," in write_annotation(found, tmp_path / "edition")


def test_what_is_kept_is_told_as_it_was() -> None:
    found = [Diagnostic("a.md", 2, Code.NO_VERDICT, "mend it", 3)]
    assert from_kept(json.loads(json.dumps(as_kept(found)))) == found
    with pytest.raises((LookupError, TypeError, ValueError)):
        from_kept([["a.md", 2, "NO_CODE", "mend it", 3]])
