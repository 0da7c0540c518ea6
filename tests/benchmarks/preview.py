"""Measure the preview: from a saved change to the new bytes in the open page.

    python tests/benchmarks/preview.py [TIMES]

copies the edition in this repository, watches the copy, opens a page as a browser does (it listens to the
events), saves a change and waits. It prints the median of TIMES (7) for each kind of change: until the page is
told, and until the new page is loaded. The bar is 0.5 s on an idle machine.
"""

from __future__ import annotations

import http.client
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).parents[2]
PARTS = ("seeds", "glossary", "docs", "schemas", "pyproject.toml", "CHANGELOG.md")
TIMES = 7
REST = 6.0
"""Seconds between two changes, in which the preview does what can wait."""


class Case(NamedTuple):
    """A kind of change: ``edit`` makes the n-th content of a file of its first; ``page`` is open meanwhile."""

    name: str
    file: str
    page: str
    edit: Callable[[str, int], str]


def after(pattern: str) -> Callable[[str, int], str]:
    """Return an edit that adds a word after the first match of a pattern."""

    def edit(content: str, count: int) -> str:
        end = next(re.finditer(pattern, content, re.MULTILINE)).end()
        return f"{content[:end]} Changed{count} {content[end:]}"

    return edit


CASES = (
    Case(
        "a note, its text open",
        "seeds/chen-2024/notes.md",
        "texts/chen-2024",
        after(r"^[A-Z].{40,}$"),
    ),
    Case(
        "a note of the longest text",
        "seeds/liu-jianfei-2017/notes.md",
        "texts/liu-jianfei-2017",
        after(r"^[A-Z].{40,}$"),
    ),
    Case(
        "a definition, the glossary open",
        "glossary/terms.yaml",
        "glossary",
        after(r"definition: >-\n\s+\w+"),
    ),
    Case(
        "a definition, a text open",
        "glossary/terms.yaml",
        "texts/chen-2024",
        after(r"definition: >-\n\s+\w+"),
    ),
    Case(
        "a hand-written page",
        "docs/editorial-policy.md",
        "editorial-policy",
        after(r"^[A-Z].{40,}$"),
    ),
    Case(
        "a source, the bibliography open",
        "docs/references.bib",
        "bibliography",
        after(r"title *= *\{"),
    ),
    Case("a setting", "docs/conf.py", "texts/chen-2024", after(r"in Five Texts")),
)


class Watched:
    """A preview that runs, and a browser before it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        command = [sys.executable, "-m", "glossator", "watch", "--port", "0", "-C", str(root)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        found = re.search(r":(\d+)/", self.process.stdout.readline())
        assert found
        self.port = int(found[1])

    def get(self, page: str) -> bytes:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        connection.request("GET", f"/student/{page}.html")
        return connection.getresponse().read()

    def listen(self, page: str) -> Iterator[str]:
        """Yield the names of the events that an open page is told."""
        version = re.search(rb'data-version="(\w*)"', self.get(page))
        assert version
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        query = f"page=/student/{page}.html&version={version[1].decode()}"
        connection.request("GET", f"/-/events?{query}")
        answer = connection.getresponse()
        name = ""
        while line := answer.readline():
            if line.startswith(b"event: "):
                name = line.decode().strip().removeprefix("event: ")
            elif line.startswith(b"data: "):
                data = json.loads(line.removeprefix(b"data: "))
                yield "fault" if name == "state" and data["faults"] else name

    def measure(self, case: Case, times: int) -> tuple[float, float]:
        """Return the medians of the time until the page is told, and until the new one is loaded."""
        file = self.root / case.file
        first = file.read_text("utf-8")
        told, loaded = [], []
        for count in range(times):
            self.get(case.page)
            events = self.listen(case.page)
            next(events)
            time.sleep(REST)
            begun = time.perf_counter()
            file.write_text(case.edit(first, count), "utf-8")
            while (name := next(events)) != "page":
                assert name != "fault", f"{case.name}: the edit is a fault"
            told.append(time.perf_counter() - begun)
            self.get(case.page)
            loaded.append(time.perf_counter() - begun)
        file.write_text(first, "utf-8")
        time.sleep(REST)
        return statistics.median(told), statistics.median(loaded)


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else TIMES
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "edition"
        root.mkdir()
        for name in PARTS:
            source = REPOSITORY / name
            copy = shutil.copytree if source.is_dir() else shutil.copyfile
            copy(source, root / name)  # type: ignore[operator]
        watched = Watched(root)
        try:
            begun = time.perf_counter()
            watched.get("index")
            print(f"first page after the start, nothing kept: {time.perf_counter() - begun:.1f} s")
            print(
                f"\n| change (median of {times}) | page told, s | page loaded, s |\n|---|---:|---:|"
            )
            for case in CASES:
                told, loaded = watched.measure(case, times)
                print(f"| {case.name} | {told:.2f} | {loaded:.2f} |", flush=True)
        finally:
            watched.process.kill()


if __name__ == "__main__":
    main()
