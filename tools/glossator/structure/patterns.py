"""Patterns of a record, in the words of a witness: one that backtracks without end is stopped."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic

import regex

LONGEST_SEARCH = 5
"""Seconds that a pattern may take in one text; those of this edition take a thousandth of it."""


class TimedPattern:
    """A pattern of Python's ``re``: ``regex`` has the same syntax and matches, and a limit of time.

    Its searches raise :class:`TimeoutError` when all of them together have taken longer than the limit.
    """

    def __init__(self, pattern: str, limit: float = LONGEST_SEARCH) -> None:
        self.pattern = pattern
        self.limit = limit
        self.compiled = regex.compile(pattern)
        self.left = limit

    def finditer(self, text: str, start: int, end: int) -> Iterator[regex.Match[str]]:
        """Yield the matches in a part of a text."""
        begin = monotonic()
        yield from self.compiled.finditer(text, start, end, timeout=max(self.left, 0.01))
        self.left -= monotonic() - begin

    def match(self, text: str, start: int, end: int) -> regex.Match[str] | None:
        """Return the match with which a part of a text begins."""
        begin = monotonic()
        found = self.compiled.match(text, start, end, timeout=max(self.left, 0.01))
        self.left -= monotonic() - begin
        return found

    @property
    def complaint(self) -> str:
        """What is wrong with it where it took too long."""
        return f"takes more than {self.limit} s; make it simpler"
