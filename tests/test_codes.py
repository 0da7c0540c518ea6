"""Each code: an edition that is told it and no other, the same one mended, and what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from codes import FOLDER, PAGE, lay_over, make_page, write_edition

from glossator.cli import main
from glossator.codes import Code
from glossator.explaining import explain_code, print_example

BUILT = frozenset(
    {Code.NO_GLYPH, Code.CHANGED_MEANWHILE}
)  # a book, or several builds, take seconds
CASES = [
    pytest.param(
        code, side, marks=[pytest.mark.slow] if code in BUILT else [], id=f"{code.name}-{side}"
    )
    for code in Code
    for side in ("in", "out")
]


@pytest.mark.parametrize(("code", "side"), CASES)
def test_an_edition_is_told_its_code_and_no_other(
    code: Code, side: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "edition"
    first, *others = write_edition(code, side, root)
    ended = run(root, first)
    lay_over(root)
    for command in others:
        capsys.readouterr()
        ended = run(root, command)
    told = capsys.readouterr().err.replace(f"{root}/", "").splitlines()
    told = [line for line in told if not line.endswith(" changed while it was built")]
    if side == "out":
        assert (ended, told) == (0, [])
        return
    assert ended == (0 if code.value.warning else 1)
    assert {line.split(" ")[1] for line in told} == {code.name}
    assert print_example(code) in told


def run(root: Path, command: str) -> int:
    jobs = ["--jobs", "1"] if command.startswith("build") else []
    return main([*command.split(), *jobs, "-C", str(root)])


def test_each_code_has_its_editions() -> None:
    folders = {path.name for path in FOLDER.iterdir() if path.is_dir()} - {"base"}
    assert folders == {code.name for code in Code}


def test_the_page_of_the_codes_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == make_page()


@pytest.mark.parametrize("name", ["QUOTE_NOT_FOUND", "quote_not_found"])
def test_a_code_is_explained(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--explain", name, "-C", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    code = Code.QUOTE_NOT_FOUND
    assert said == f"{explain_code(code)}\n"
    assert said.startswith("QUOTE_NOT_FOUND: a quotation does not occur in its target\n\n")
    assert said.endswith(f"\n\n{print_example(code)}\n")


def test_a_code_that_there_is_not_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", "--explain", "QUOTE_NOT_FUND"])
    assert ended.value.code == 2
    assert "there is no code QUOTE_NOT_FUND (did you mean QUOTE_NOT_FOUND?)" in (
        capsys.readouterr().err
    )
