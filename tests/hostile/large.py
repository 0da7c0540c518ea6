"""Build editions of very large witnesses, and time each step: ``python tests/hostile/large.py``.

Exit 1 if a text does not come through unchanged, or if a step takes more than twice as long, per
character, for a witness four times as long: that is how a quadratic step shows. Seconds are those of the
processor, of all processes: what else the machine does is not counted.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hostile_edition import Seed, write_edition

from glossator.cli import main
from glossator.diagnostics import EditionError
from glossator.project import Project

MEGABYTE = 1_000_000

PROSE = "Peace and development remain the themes of our time; 和平与发展. "
MARKUP = "*a* _b_ `c` {d}`e` [f](g) <h> &amp; $i$ #j @k ~l~ ^m^ |n| \\o !p "
UNPRINTABLE = "a\x00b\x07 "


def repeat(text: str, size: int) -> str:
    """Return ``text`` over and over, ``size`` characters without white space at the ends."""
    return (text * (size // len(text) + 1))[:size].strip()


def make_lines(size: int) -> str:
    """Return a short line for each hundred characters: 100,000 for ten megabytes."""
    return "\n".join(f"line{n:06}" for n in range(size // 100))


WITNESSES: dict[str, Callable[[int], str]] = {
    "prose in one line": lambda size: repeat(PROSE, size),
    "markup in one line": lambda size: repeat(MARKUP, size),
    "one word in one line": lambda size: "x" * size,
    "opening brackets": lambda size: "[" * size,
    "backquotes": lambda size: repeat("`a``b```", size),
    "asterisks": lambda size: repeat("*a**b", size),
    "no-break spaces": lambda size: repeat("a\u00a0", size) + "a",
    "white space": lambda size: "a" + " " * size + "b",
    "hyphens and colons": lambda size: repeat("well-known: a-b ", size),
    "short lines": make_lines,
}


def spent() -> float:
    """Return the seconds of processor time until now, of this process and of those that it has waited for."""
    return sum(os.times()[:4])


def build(text: str) -> dict[str, float]:
    """Build an edition of one witness, compare what is published, return the seconds of each step."""
    with tempfile.TemporaryDirectory() as folder:
        root = write_edition(Path(folder), [])
        Seed("large").write(root, text.encode())
        seconds = {}
        start = spent()
        pages = Project(root).read().pages()
        seconds["read and write"] = spent() - start
        assert [page for page in pages if page.startswith("texts/")] == ["texts/large.md"]
        start = spent()
        if main(["build", "--only", "html", "-C", str(root)]) != 0:
            raise SystemExit("the build failed")
        seconds["html"] = spent() - start
        data = json.loads((root / "build/edition.json").read_text(encoding="utf-8"))
        words = [paragraph["text"] for paragraph in data["texts"][0]["paragraphs"]]
        page = (root / "build/html/texts/large.html").read_bytes().decode()
        if words != text.split("\n") or read_words(page) != words:
            raise SystemExit("the text is not what it was")
    return seconds


def read_words(page: str) -> list[str]:
    """Return the paragraphs of a page without their numbers."""
    found = BeautifulSoup(page, "html.parser").select("p.para")
    for paragraph in found:
        number = paragraph.select_one(".para-number")
        assert number is not None
        number.decompose()
    return [paragraph.get_text() for paragraph in found]


def refuse(size: int) -> float:
    """Refuse a witness full of characters that no page can carry, and return the seconds."""
    with tempfile.TemporaryDirectory() as folder:
        root = write_edition(Path(folder), [])
        Seed("large").write(root, repeat(UNPRINTABLE, size).encode())
        start = spent()
        with pytest.raises(EditionError, match="U\\+0000 at byte 1 "):
            Project(root).read()
        return spent() - start


def run(size: int, names: list[str]) -> bool:
    """Time each witness at a quarter of the size and whole; return whether no step was quadratic."""
    good = True
    for name in names:
        quarter, whole = (build(WITNESSES[name](length)) for length in (size // 4, size))
        for step, seconds in whole.items():
            growth = seconds / quarter[step] / 4
            slow = growth > 2 and seconds > 5
            good = good and not slow
            verdict = " SLOW" if slow else ""
            print(f"{name:22} {step:15} {seconds:7.2f} s, growth {growth:.2f}{verdict}", flush=True)
    print(f"{'refused':22} {'read':15} {refuse(size // 10):7.2f} s", flush=True)
    return good


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=10.0)
    parser.add_argument("names", nargs="*", default=["hyphens and colons", "short lines"])
    arguments = parser.parse_args()
    sys.exit(not run(int(arguments.megabytes * MEGABYTE), arguments.names))
