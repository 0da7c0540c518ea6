"""``glossator watch`` against sphinx-autobuild: how long it is from saving a change to the page that has it.

sphinx-autobuild serves the same words as plain pages of Sphinx. Both are started once and asked for one page,
again and again, as by a browser that reloads: the clock stops when the changed words are in the answer. A note
is changed in both; every other kind of change in ours alone.
"""

from __future__ import annotations

import importlib.util
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from costs import GLOSSATOR, BenchmarkError
from figures import Figure, Quantity
from plain_pages import write_plain_project
from plan import FIRST_NUMBER, Plan, change, change_a_number, copy_edition

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

    @contextmanager
    def opened(self, page: str) -> Iterator[None]:
        """Have a page open meanwhile, as a browser has that listens to what is new of it."""
        version = re.search(r'data-version="(\w*)"', self.ask(page))
        connection = HTTPConnection("127.0.0.1", self.port, timeout=ANSWER)
        if version:
            connection.request("GET", f"/-/events?page={page}&version={version[1]}")
            connection.getresponse().readline()
        try:
            yield
        finally:
            connection.close()


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


@dataclass(frozen=True)
class Kind:
    """A kind of change: in the file of the edition a number is written after ``pattern``; the page shows it."""

    name: str
    file: str
    pattern: str
    page: str

    def change(self, folder: Path, number: int) -> None:
        """Write a number that is not there into the file, in the place of the last one."""
        change(folder / self.file, rf"({self.pattern}) (?:\d+ )?", rf"\g<1> {number} ")


NOTE = r"\{edition:note\}.*?\n\n.*?\w"
KINDS = (
    Kind("a note of a text", "seeds/chen-2024/notes.md", NOTE, "texts/chen-2024"),
    Kind(
        "a note of a long text", "seeds/liu-jianfei-2017/notes.md", NOTE, "texts/liu-jianfei-2017"
    ),
    Kind("a record", "seeds/chen-2024/record.yaml", "remark: .The", "texts/chen-2024"),
    Kind(
        "a definition, in the glossary", "glossary/terms.yaml", r"definition: >-\s+\w+", "glossary"
    ),
    Kind("an event", "glossary/events.yaml", r"summary: >-\s+\w+", "timeline"),
    Kind("a person", "glossary/people.yaml", r"description: >-\s+\w+", "people"),
    Kind("a source", "docs/references.bib", r"title *= *\{+\w+", "bibliography"),
    Kind("a hand-written page", "docs/editorial-policy.md", r"\n\n[A-Z][a-z]+", "editorial-policy"),
    Kind("a setting", "docs/conf.py", "project = .China’s", "texts/chen-2024"),
)
"""What an editor of this edition changes, and the page that is open meanwhile."""


def time_changes(
    server: Server, page: str, change: Callable[[int], None], words: str, count: int
) -> float:
    """Return the median of the seconds from a change until the page shows it.

    ``change`` writes a number, and ``words`` are what the page then has, with ``{}`` for the number.
    """
    seconds = []
    with server.opened(page):
        for number in range(FIRST_NUMBER, FIRST_NUMBER + count):
            time.sleep(REST)
            change(number)
            seconds.append(server.wait(page, words.format(number), ANSWER))
    return statistics.median(seconds)


def measure(plan: Plan) -> Iterator[Figure]:
    """Yield the seconds of ours and theirs for one changed note, and of ours for every other kind."""
    if importlib.util.find_spec("sphinx_autobuild") is None:
        raise BenchmarkError("sphinx-autobuild is not installed: pip install '.[benchmarks]'")
    count = CHANGES_SHORT if plan.short else CHANGES
    edition = copy_edition(plan.folder / "edition")
    project = plan.folder / "plain"
    write_plain_project(edition, project)
    first = KINDS[0]
    plain = (project / first.page).with_suffix(".md")
    with serve((sys.executable, "-m", "sphinx_autobuild", "-q", ".", "_build"), project) as server:
        page = f"/{first.page}.html"
        server.wait(page, "</html>", START)
        theirs = time_changes(server, page, partial(change_a_number, plain), " the {} ", count)
    with serve((GLOSSATOR, "watch"), edition) as server:
        for kind in KINDS:
            page = f"/student/{kind.page}.html"
            server.wait(page, "</html>", START)
            seconds = time_changes(server, page, partial(kind.change, edition), " {} ", count)
            yield Figure(kind.name, Quantity.WALL, seconds, theirs if kind is first else None)
