"""``glossator watch`` against sphinx-autobuild: how long it is from saving a note to the page that has it.

sphinx-autobuild serves the same words as plain pages of Sphinx. Both are started once and asked for one page,
again and again, as by a browser that reloads: the clock stops when the changed words are in the answer.
"""

from __future__ import annotations

import importlib.util
import os
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from costs import GLOSSATOR, BenchmarkError
from figures import Figure, Quantity
from plain_pages import write_plain_project
from plan import FIRST_NUMBER, Plan, change_a_number, copy_edition, find_first_notes

START, ANSWER = 300, 120
"""How many seconds a server may take until it serves, and until a change is there."""
PAUSE = 0.02
"""Between two requests; so exact is a figure."""
REST = 6
"""Seconds before each change, in which a server does what can wait."""
CHANGES, CHANGES_SHORT = 7, 3


@dataclass(frozen=True)
class Server:
    """A preview that runs, and the file in which it tells its faults."""

    process: subprocess.Popen[bytes]
    port: int
    said: Path

    def ask(self, page: str) -> str:
        """Return a page, or nothing where there is none yet."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=ANSWER)
        try:
            connection.request("GET", page)
            answer = connection.getresponse()
            content = answer.read().decode("utf-8", "replace")
            return content if answer.status == 200 else ""
        except (OSError, HTTPException):
            return ""
        finally:
            connection.close()

    def wait(self, page: str, words: str, most: float) -> float:
        """Return after how many seconds a page has some words."""
        start = time.perf_counter()
        while words not in self.ask(page):
            if self.process.poll() is not None:
                said = self.said.read_text("utf-8", "replace")[-1000:]
                raise BenchmarkError(f"it ended with {self.process.returncode}: {said}")
            if time.perf_counter() - start > most:
                raise BenchmarkError(f"after {most} s, {page} does not have {words!r}")
            time.sleep(PAUSE)
        return time.perf_counter() - start


def find_port() -> int:
    """Return a port that is free."""
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return int(made.getsockname()[1])


@contextmanager
def serve(command: Sequence[str | Path], folder: Path) -> Iterator[Server]:
    """Run a preview of a folder until the end, and end with it what it started."""
    port, said = find_port(), folder.with_suffix(".said")
    words = [*map(str, command), "--port", str(port)]
    with said.open("wb") as out:
        process = subprocess.Popen(
            words, cwd=folder, stdout=out, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        yield Server(process, port, said)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def time_changes(
    command: Sequence[str | Path], folder: Path, file: Path, page: str, count: int
) -> float:
    """Return the median of the seconds from saving a file until the page shows it."""
    seconds = []
    with serve(command, folder) as server:
        server.wait(page, "</html>", START)
        for number in range(FIRST_NUMBER, FIRST_NUMBER + count):
            time.sleep(REST)
            change_a_number(file, number)
            seconds.append(server.wait(page, f" the {number} ", ANSWER))
    return statistics.median(seconds)


def measure(plan: Plan) -> Iterator[Figure]:
    """Yield the seconds of ours and theirs for one changed note."""
    if importlib.util.find_spec("sphinx_autobuild") is None:
        raise BenchmarkError("sphinx-autobuild is not installed: pip install '.[benchmarks]'")
    count = CHANGES_SHORT if plan.short else CHANGES
    edition = copy_edition(plan.folder / "edition")
    project = plan.folder / "plain"
    write_plain_project(edition, project)
    notes = find_first_notes(edition)
    page = f"/texts/{notes.parent.name}.html"
    plain = (project / page[1:]).with_suffix(".md")

    autobuild = (sys.executable, "-m", "sphinx_autobuild", "-q", ".", "_build")
    theirs = time_changes(autobuild, project, plain, page, count)
    ours = time_changes((GLOSSATOR, "watch"), edition, notes, f"/student{page}", count)
    yield Figure("a note of a text", Quantity.WALL, ours, theirs)
