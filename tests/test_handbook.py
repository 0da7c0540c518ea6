"""The handbook's pages are true: each is one session, whose commands are run and whose output is compared.

``console`` blocks hold commands, after ``$``, and what they print; ``…`` stands for anything. A block whose
caption is the name of a file is that file; with “(at its end)” it goes there; a ``diff`` is applied to it.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

MANUAL = Path(__file__).parents[1] / "docs/software"
PAGES = ("first-edition", "annotated-text", "publishing", "keeping-alive")
BLOCK = re.compile(
    r"^```\{code-block\} (?P<kind>\w+)\n(?::caption: (?P<name>\S+)(?P<end> \(at its end\))?\n\n)?"
    r"(?P<content>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


class Session:
    """An editor at a terminal; ``folder``: where; ``code``: what the last command ended with."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.code = 0

    def run(self, command: str) -> str:
        """Run a command; return what it prints."""
        program, *arguments = shlex.split(command)
        if program == "cd":
            self.folder /= arguments[0]
            return ""
        if command == "echo $?":
            return f"{self.code}\n"
        assert program == "glossator", f"the handbook says {command!r}, which is run by nobody"
        ran = subprocess.run(
            [sys.executable, "-m", "glossator", *arguments],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self.code = ran.returncode
        return ran.stdout

    def write(self, block: re.Match[str]) -> None:
        """Write a file as a block of the page says."""
        path, content = self.folder / block["name"], block["content"]
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text("utf-8") if path.exists() else ""
        if block["kind"] == "diff":
            lines = content.splitlines(keepends=True)
            old = "".join(line[1:] for line in lines if line[0] in " -")
            new = "".join(line[1:] for line in lines if line[0] in " +")
            assert before.count(old) == 1, f"{block['name']} has not once {old!r}"
            path.write_text(before.replace(old, new), "utf-8")
        else:
            apart = "\n" if block["end"] else ""
            path.write_text(f"{before}{apart}{content}" if block["end"] else content, "utf-8")


def divide(content: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a block with what it should print."""
    for part in re.split(r"^\$ ", content, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def is_shown(said: str, output: str) -> bool:
    """Tell whether a command prints what the page shows of it; times are as wide as they are."""
    said, output = (re.sub(" +", " ", words.strip()) for words in (said, output))
    return bool(re.fullmatch("(?s:.*?)".join(map(re.escape, output.split("…"))), said))


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_the_page_tells_what_happens(name: str, tmp_path: Path) -> None:
    session = Session(tmp_path)
    for block in BLOCK.finditer((MANUAL / f"{name}.md").read_text("utf-8")):
        if block["kind"] != "console":
            session.write(block)
            continue
        commands = [*divide(block["content"])]
        for (command, output), (after, _) in pairwise([*commands, ("", "")]):
            said = session.run(command)
            assert is_shown(said, output), f"$ {command}\n{said}"
            told = "echo $?" in (command, after)  # what ends badly says so
            assert told or session.code == 0, f"$ {command}\n{said}"


def test_each_page_runs_something() -> None:
    for name in PAGES:
        found = [*BLOCK.finditer((MANUAL / f"{name}.md").read_text("utf-8"))]
        assert [block for block in found if block["kind"] == "console"], name
