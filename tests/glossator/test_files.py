"""What cannot be looked at is told with its very path, wherever it stands in the edition."""

from __future__ import annotations

import importlib
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tiny_edition import TinyEdition

from glossator.cli import main

Spoil = Callable[[Path], object]


def dangle(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to("nowhere")


def loop(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to(path.name)


def pipe(path: Path) -> None:
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def plug(path: Path) -> None:
    path.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as made:
        here = Path.cwd()
        os.chdir(path.parent)  # the name of a socket is short
        made.bind(path.name)
        os.chdir(here)


def folder(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.mkdir()


FILES = (
    "seeds/alpha/source.txt",
    "seeds/alpha/record.yaml",
    "seeds/alpha/notes.md",
    "seeds/alpha/ledger.yaml",
    "glossary/terms.yaml",
    "glossary/people.yaml",
    "glossary/events.yaml",
    "glossary/terms.md",
    "glossary/ledger.yaml",
    "pyproject.toml",
    "CHANGELOG.md",
    "docs/page.md",
    "docs/references.bib",
)


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("spoil", [dangle, loop, pipe, plug, folder])
@pytest.mark.parametrize("command", ["check", "build"])
def test_a_file_that_is_none_is_named(
    edition: TinyEdition,
    capsys: pytest.CaptureFixture[str],
    path: str,
    spoil: Spoil,
    command: str,
) -> None:
    edition.write("docs/conf.py", "extensions = ['sphinx_glossator']\n")
    spoil(edition.root / path)
    assert main([command, "-C", str(edition.root)]) == 1
    said = capsys.readouterr().err
    lines = [line for line in said.splitlines() if line.startswith(path)]
    assert lines, said
    code = "MISSING_FILE" if spoil is dangle else "CANNOT_ACCESS"
    assert f" {code} " in lines[0]
    assert "Traceback" not in said


@pytest.mark.parametrize("path", ["seeds/beta", "docs/more"])
@pytest.mark.parametrize("spoil", [dangle, loop])
def test_a_folder_that_is_none_is_named(
    edition: TinyEdition, capsys: pytest.CaptureFixture[str], path: str, spoil: Spoil
) -> None:
    (edition.root / "docs").mkdir()
    spoil(edition.root / path)
    assert main(["check", "-C", str(edition.root)]) == 1
    assert f"{path}:1:1: " in capsys.readouterr().err


@pytest.mark.parametrize("path", ["seeds", "glossary", "docs"])
def test_a_file_where_a_folder_is_wanted(
    edition: TinyEdition, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    (edition.root / path).rename(edition.root / "away") if path != "docs" else None
    (edition.root / path).write_text("words")
    assert main(["build", "-C", str(edition.root)]) == 1
    said = capsys.readouterr().err
    assert f"{path}" in said
    assert "CANNOT_ACCESS Not a directory" in said


def test_a_folder_that_holds_itself(
    edition: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    (edition.root / "docs/more").mkdir(parents=True)
    (edition.root / "docs/more/again").symlink_to("..")
    assert main(["check", "-C", str(edition.root)]) == 1
    assert "docs/more/again:1:1: CANNOT_ACCESS the folder holds a link to itself" in (
        capsys.readouterr().err
    )


@pytest.mark.parametrize("path", ["docs/more", "docs/page.md", "seeds/alpha", "seeds", "glossary"])
def test_what_may_not_be_read_is_named(edition: TinyEdition, path: str) -> None:
    """As a child process that is not root, for whom every mode is open."""
    (edition.root / "docs/more").mkdir(parents=True)
    edition.write("docs/page.md", "# Page\n")
    for parent in (edition.root, *edition.root.parents):
        if parent.owner() == "root" and parent != Path("/"):
            parent.chmod(0o755)
    (edition.root / path).chmod(0)
    importlib.import_module("glossator.project")
    importlib.import_module("glossator.cli.progress")
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        sys.stderr = os.fdopen(write, "w", encoding="utf-8")
        if os.getuid() == 0:
            os.setuid(65534)
        code = main(["check", "-C", str(edition.root)])
        sys.stderr.flush()
        os._exit(code)
    os.close(write)
    _, status = os.waitpid(child, 0)
    (edition.root / path).chmod(0o755)
    with os.fdopen(read, encoding="utf-8") as said:
        lines = said.read()
    assert os.waitstatus_to_exitcode(status) == 1
    assert path in lines
    assert "CANNOT_ACCESS Permission denied" in lines


def test_other_files_beside_a_record_are_nobodys_concern(edition: TinyEdition) -> None:
    edition.write("seeds/alpha/received.pdf", b"\xff")
    edition.write("seeds/README", "words")
    assert main(["convert", "-C", str(edition.root)]) == 0
    assert main(["check", "-C", str(edition.root)]) == 0
