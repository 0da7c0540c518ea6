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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from costs import GLOSSATOR, BenchmarkError
from figures import Figure, Quantity
from plain_pages import write_plain_project
from plan import FIRST_NUMBER, Plan, change_a_number, copy_edition, find_first_notes

START, ANSWER = 300, 120
"""How many seconds a server may take until it serves, and until a change is there."""
PAUSE = 0.01
"""Between two requests; so exact is a figure."""
REST = 1.0
"""After each change, so that a server is at rest before the next."""
CHANGES, CHANGES_SHORT = 7, 3


def find_port() -> int:
    """Return a port that is free."""
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return int(made.getsockname()[1])


def ask(port: int, page: str) -> str:
    """Return a page, or nothing where there is none yet."""
    connection = HTTPConnection("127.0.0.1", port, timeout=ANSWER)
    try:
        connection.request("GET", page)
        answer = connection.getresponse()
        content = answer.read().decode("utf-8", "replace")
        return content if answer.status == 200 else ""
    except (OSError, HTTPException):
        return ""
    finally:
        connection.close()


def wait(port: int, page: str, words: str, process: subprocess.Popen[str], most: float) -> float:
    """Return after how many seconds a page has some words."""
    start = time.perf_counter()
    while words not in ask(port, page):
        if process.poll() is not None:
            _, said = process.communicate()
            raise BenchmarkError(f"the preview ended with {process.returncode}: {said[-1000:]}")
        if time.perf_counter() - start > most:
            raise BenchmarkError(f"after {most} s {page} has not {words!r}")
        time.sleep(PAUSE)
    return time.perf_counter() - start


@contextmanager
def serve(*command: str | Path, cwd: Path) -> Iterator[subprocess.Popen[str]]:
    """Run a server, with what it starts, until the end."""
    words = [str(part) for part in command]
    process = subprocess.Popen(
        words,
        cwd=cwd,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
        process.communicate()


def time_changes(
    command: Callable[[int], tuple[str | Path, ...]], cwd: Path, file: Path, page: str, count: int
) -> float:
    """Return the median of the seconds from saving a file until the page shows it."""
    port = find_port()
    seconds = []
    with serve(*command(port), cwd=cwd) as process:
        wait(port, page, "</html>", process, START)
        for number in range(FIRST_NUMBER, FIRST_NUMBER + count):
            time.sleep(REST)
            change_a_number(file, number)
            seconds.append(wait(port, page, f" the {number} ", process, ANSWER))
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
    plain = project / f"texts/{notes.parent.name}.md"

    def autobuild(port: int) -> tuple[str | Path, ...]:
        return (sys.executable, "-m", "sphinx_autobuild", "-q", "--port", f"{port}", ".", "_build")

    def watch(port: int) -> tuple[str | Path, ...]:
        return (GLOSSATOR, "watch", "--port", f"{port}")

    theirs = time_changes(autobuild, project, plain, page, count)
    ours = time_changes(watch, edition, notes, page, count)
    yield Figure("a note of a text", Quantity.WALL, ours, theirs)
