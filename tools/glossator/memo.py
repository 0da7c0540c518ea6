"""What functions found, to be known again: by their names and all that they were given.

Only for functions whose result follows from what they are given and from the software alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any


class Memo:
    """``known``: what was found before; ``used``: of it, and beside it, what was asked for since."""

    def __init__(self, known: Mapping[str, Any] | None = None) -> None:
        self.known = known or {}
        self.used: dict[str, Any] = {}

    def recall(self, name: str, given: Sequence[str | bytes], find: Callable[[], Any]) -> Any:
        """Return what ``find`` returns, ``given`` being all that it depends on."""
        return self.recall_by(make_key(name, given), find)

    def recall_by(self, key: str, find: Callable[[], Any]) -> Any:
        """Return what ``find`` returns; its ``key`` is that of its name and of all that it depends on."""
        if key not in self.used:
            self.used[key] = self.known[key] if key in self.known else find()
        return self.used[key]

    def knows(self, name: str, given: Sequence[str | bytes]) -> bool:
        """Tell whether what a function finds of this is known."""
        key = make_key(name, given)
        return key in self.used or key in self.known

    def turn(self) -> None:
        """Begin another run: what the last one asked for is known, and all else forgotten."""
        self.known, self.used = self.used, {}


def make_key(name: str, given: Sequence[str | bytes]) -> str:
    """Return the key of what a function finds, which is that of nothing else."""
    digest = hashlib.sha256()
    for part in given:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(f"{type(part).__name__} {len(content)}\0".encode() + content)
    return f"{name}-{digest.hexdigest()}"
