"""Where in its paragraph what a message of Sphinx names stands: of its own it knows the first line alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

NAMED = re.compile(r"'([^'\n]+)'|\"([^\"\n]+)\"|“([^”\n]+)”|: ([^\s:'\"“]+)(?= \[|$)")
"""What a message says of a place: words in quotation marks, or those with which it ends."""


def find_in_paragraph(path: Path, line: int, message: str) -> tuple[int, int]:
    """Return line and column, from 1, of what a message names, in the paragraph that begins in ``line``.

    ``(line, 0)`` where it is not there as it is named, or nothing is.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines() if line else []
    except (OSError, UnicodeDecodeError):
        lines = []
    paragraph = list(list_paragraph(lines, line))
    for match in NAMED.finditer(message):
        words = next(filter(None, match.groups()))
        forms = (words, words.replace("-", ":", 1))  # term-peace is named as term:peace
        for (number, said), form in product(paragraph, forms):
            if (at := said.find(form)) >= 0:
                return number, at + 1
    return line, 0


def list_paragraph(lines: list[str], first: int) -> Iterator[tuple[int, str]]:
    """Yield the lines of a paragraph with their numbers, from ``first`` to the next empty one."""
    for number, line in enumerate(lines[first - 1 :], start=first):
        if not line.strip() and number > first:
            return
        yield number, line
