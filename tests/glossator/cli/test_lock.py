"""One command at a time: the second waits, and says for whom; the lock of a dead process is free."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from tiny_edition import TinyEdition

from glossator.cli import lock, main
from glossator.cli.lock import alone, describe_holder

HOLD = """
import sys
from pathlib import Path
from glossator.cli.lock import alone
from glossator.project import Project
with alone(Project(Path(sys.argv[1])), "build"):
    print("held", flush=True)
    sys.stdin.read()
"""


def hold(edition: TinyEdition) -> subprocess.Popen[bytes]:
    """Start a process that holds the lock until its input ends, and wait until it does."""
    command = [sys.executable, "-c", HOLD, str(edition.root)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    return process


@pytest.mark.parametrize("command", [["convert"], ["ledger", "--accept"]])
def test_the_second_command_waits_and_says_for_whom(
    edition: TinyEdition,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: list[str],
) -> None:
    process = hold(edition)
    steps: list[str] = []

    def release() -> None:
        assert process.stdin is not None
        steps.append("released")
        process.stdin.close()

    def describe(holder: Path) -> str:
        threading.Timer(0.2, release).start()  # it is about to wait
        return describe_holder(holder)

    monkeypatch.setattr(lock, "describe_holder", describe)
    assert main([*command, "-C", str(edition.root)]) == 0
    steps.append("ended")
    assert steps == ["released", "ended"]
    message = capsys.readouterr().err
    assert re.search(
        rf"waiting for process {process.pid} \(glossator build, since \d{{4}}-\d\d-\d\dT", message
    )
    process.wait()


def test_the_lock_of_a_dead_process_is_taken_over(
    edition: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    process = hold(edition)
    process.kill()
    process.wait()
    assert (edition.root / ".glossator/holder.json").exists()
    assert main(["convert", "-C", str(edition.root)]) == 0
    assert "waiting" not in capsys.readouterr().err


def test_what_only_reads_waits_for_nobody(edition: TinyEdition) -> None:
    assert main(["convert", "-C", str(edition.root)]) == 0
    process = hold(edition)
    assert main(["check", "-C", str(edition.root)]) == 0
    process.kill()
    process.wait()


def test_who_holds_it_stands_in_a_file(edition: TinyEdition) -> None:
    holder = edition.root / ".glossator/holder.json"
    with alone(edition.project, "build"):
        assert json.loads(holder.read_text())["process"] == os.getpid()
    assert not holder.exists()
    holder.write_text("{half")
    assert describe_holder(holder) == "another command in this folder"


def test_git_ignores_the_workplace(edition: TinyEdition) -> None:
    assert main(["convert", "-C", str(edition.root)]) == 0
    assert Path(edition.root, ".glossator/.gitignore").read_text() == "*\n"
