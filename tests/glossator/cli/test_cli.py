"""The command line: exit codes, what is said where, and that only a build starts Sphinx."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from tiny_edition import REPOSITORY, TinyEdition, note_md

from glossator.cli import main
from glossator.cli.progress import Progress
from glossator.schemas import make_schemas

STEP = re.compile(r"[a-z]+ +\d+\.\d\d s  .*")


def test_convert_says_what_it_did(edition: TinyEdition, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "-C", str(edition.root)]) == 0
    first = capsys.readouterr()
    assert main(["convert", "-C", str(edition.root)]) == 0
    second = capsys.readouterr()
    assert first.err == second.err == ""
    assert all(STEP.fullmatch(line) for line in (first.out + second.out).splitlines())
    assert first.out.endswith("3 pages written: texts/alpha.md, glossary.md, timeline.md\n")
    assert "1 texts, 2 paragraphs, 1 notes, 2 terms, 0 people, 1 events" in first.out
    assert second.out.endswith("every page is up to date\n")


def test_convert_leaves_pages_that_are_up_to_date(edition: TinyEdition) -> None:
    assert main(["convert", "-C", str(edition.root)]) == 0
    pages = list((edition.root / "docs").rglob("*.md"))
    times = {page: page.stat().st_mtime_ns for page in pages}
    assert main(["convert", "-C", str(edition.root)]) == 0
    assert {page: page.stat().st_mtime_ns for page in pages} == times


def test_convert_leaves_no_other_file(edition: TinyEdition) -> None:
    assert main(["convert", "-C", str(edition.root)]) == 0
    assert sorted(edition.files("docs")) == ["glossary.md", "texts/alpha.md", "timeline.md"]


def test_check_writes_nothing(edition: TinyEdition, capsys: pytest.CaptureFixture[str]) -> None:
    before = edition.files(".")
    assert main(["check", "-C", str(edition.root)]) == 1
    assert edition.files(".") == before
    assert capsys.readouterr().err.splitlines() == [
        f"{name}:1:1: STALE_PAGE is not what its sources now give; run glossator convert"
        for name in (
            *("docs/texts/alpha.md", "docs/glossary.md", "docs/timeline.md"),
            *(f"schemas/{schema}" for schema in make_schemas()),
        )
    ]


def test_the_folder_is_this_one_by_default(
    edition: TinyEdition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(edition.root)
    assert main(["convert"]) == 0
    assert main(["check"]) == 0


def test_check_of_the_repository(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "-C", str(REPOSITORY)]) == 0
    assert "5 texts, 104 paragraphs" in capsys.readouterr().out


def test_a_copy_of_the_repository_converts_to_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("seeds", "glossary"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder)
    shutil.copyfile(REPOSITORY / "pyproject.toml", tmp_path / "pyproject.toml")
    assert main(["convert", "-C", str(tmp_path)]) == 0
    for page in (tmp_path / "docs").rglob("*.md"):
        committed = REPOSITORY / "docs" / page.relative_to(tmp_path / "docs")
        assert page.read_bytes() == committed.read_bytes()


def test_faults_are_reported_together(
    edition: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    edition.write("seeds/alpha/notes.md", "Loose.\n\n# More\n")
    edition.add_text("beta", "a\0\n", "{lines: 1, kind: heading}")
    assert main(["check", "-C", str(edition.root)]) == 1
    places = [line.split(" ")[0] for line in capsys.readouterr().err.splitlines()]
    assert places == [
        "seeds/alpha/notes.md:1:1:",
        "seeds/alpha/notes.md:3:1:",
        "seeds/beta/record.yaml:15:7:",
        "seeds/beta/source.txt:1:2:",
    ]


def test_warnings_are_told_and_the_edition_is_good(
    edition: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    claim = note_md("c", "alpha-p1", "Peace", body="{cite:p}`a-1`").replace(": text", ": claim")
    edition.write("seeds/alpha/notes.md", claim)
    edition.write(
        "docs/references.bib", "@book{a-1, author={A B}, title={T}, publisher={P}, year={1999}}\n"
    )
    assert main(["convert", "-C", str(edition.root)]) == 0
    assert main(["check", "-C", str(edition.root)]) == 0
    assert capsys.readouterr().err.startswith("seeds/alpha/notes.md:6:1: NO_VERDICT ")
    edition.write("seeds/alpha/notes.md", claim.replace("a-1", "b-2"))
    assert main(["check", "-C", str(edition.root)]) == 1
    codes = [line.split()[1] for line in capsys.readouterr().err.splitlines()]
    assert codes == ["UNCITED_SOURCE", "NO_VERDICT", "UNKNOWN_SOURCE", "STALE_PAGE"]


def test_a_build_of_a_faulty_edition_stops_before_sphinx(
    edition: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    edition.write("build/html/index.html", "the last good one")
    edition.write("seeds/alpha/notes.md", "Loose.\n")
    assert main(["build", "-C", str(edition.root)]) == 1
    assert capsys.readouterr().err.startswith("seeds/alpha/notes.md:1:1: BAD_NOTE")
    assert edition.files("build") == {"html/index.html": b"the last good one"}
    assert not edition.project.docs.exists()


def test_a_folder_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "-C", str(tmp_path / "nowhere")]) == 2
    assert "nowhere is no folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["publish"],
        ["check", "--colour"],
        ["build", "--only", "docx"],
        ["build", "--only", "html,docx"],
        ["build", "--only", ""],
        ["build", "--audience", "parent"],
    ],
)
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: glossator" in capsys.readouterr().err


def test_help_names_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--help"])
    assert caught.value.code == 0
    out = capsys.readouterr().out
    assert all(command in out for command in ("convert", "check", "build"))


def run_python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False
    )


def test_check_does_not_import_sphinx(edition: TinyEdition) -> None:
    code = (
        "import sys; from glossator.cli import main; main(['convert', '-C', sys.argv[1]]); "
        "print(sorted({'sphinx', 'docutils', 'myst_parser', 'rich'} & set(sys.modules)))"
    )
    result = run_python(code, str(edition.root))
    assert result.stderr == ""
    assert result.stdout.endswith("[]\n")


def test_the_module_is_the_command(edition: TinyEdition) -> None:
    edition.write("glossary/terms.yaml", "[]\n")  # nothing to ask a language about
    result = subprocess.run(
        [sys.executable, "-m", "glossator", "check", "-C", str(edition.root)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.splitlines()[0].startswith("docs/texts/alpha.md:1:1: STALE_PAGE ")


def test_a_step_is_reported_when_it_ends_well(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress()
    with progress.step("read") as step:
        step.advance(2, "page")
        step.result = "done"
    with pytest.raises(ValueError, match="no"), progress.step("fail"):
        raise ValueError("no")
    out, err = capsys.readouterr()
    assert re.fullmatch(r"read +0\.\d\d s  done\n", out)
    assert err == ""


def test_it_says_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out == f"glossator {version('glossator')}\n"
