"""What functions found, to be known again: by their names and all that they were given.

Only for functions whose result follows from what they are given and from the software alone, and is plain
data: strings, whole numbers, lists of these. Who keeps a memo between two runs keeps it apart by software.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any


class Memo:
    """``known``: what was found before; ``used``: of it, and beside it, what was asked for since."""

    def __init__(self, known: Mapping[str, Any] | None = None) -> None:
        self.known = known or {}
        self.used: dict[str, Any] = {}

    def recall(self, name: str, given: str, find: Callable[[], Any]) -> Any:
        """Return what ``find`` returns, ``given`` being all that it depends on."""
        key = f"{name} {hashlib.sha256(given.encode('utf-8', 'surrogatepass')).hexdigest()}"
        if key not in self.used:
            self.used[key] = self.known[key] if key in self.known else find()
        return self.used[key]
