"""What a command tells an editor who may leave it for later: each message once, however often it is found."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from glossator.diagnostics import Code

UNFINISHED = f": {Code.UNFINISHED.name} "
"""By this a message tells of a draft, or of a note that is not written."""


class Told:
    """What was told on stderr; ``lines``: what was found the last time that it was looked for."""

    def __init__(self) -> None:
        self.lines: tuple[str, ...] = ()
        self._heard: set[str] = set()

    def tell(self, lines: Iterable[str]) -> None:
        """Tell what has not been told."""
        self.lines = tuple(lines)
        for line in self.lines:
            if line not in self._heard:
                self._heard.add(line)
                print(line, file=sys.stderr)

    def sum_up(self) -> None:
        """Say at the end what is published unfinished, so that nobody overlooks it."""
        places = [line.partition(UNFINISHED)[0] for line in self.lines if UNFINISHED in line]
        if places:
            print(f"draft    published, and not finished: {', '.join(places)}")

    def adopt(self, lines: Iterable[str]) -> None:
        """Take for told what another process has told."""
        self.lines = tuple(lines)
        self._heard.update(self.lines)
