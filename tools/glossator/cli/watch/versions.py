"""The last versions of pages that browsers were given: a page that loads itself asks where they differ."""

from __future__ import annotations

from threading import Lock

from glossator.cli.watch.changed import find_changed
from glossator.cli.watch.news import OpenPage

MOST = 32
"""So many versions are kept, of all pages together: a page asks for the one that it had just before."""


class Versions:
    """What was served, the last of it; several threads may ask."""

    def __init__(self) -> None:
        self.contents: dict[tuple[OpenPage, str], bytes] = {}
        self.lock = Lock()

    def keep(self, place: OpenPage, version: str, content: bytes) -> None:
        """Keep a version of a page that is given to a browser; the oldest makes room for it."""
        with self.lock:
            self.contents.pop((place, version), None)
            self.contents[place, version] = content
            if len(self.contents) > MOST:
                del self.contents[next(iter(self.contents))]

    def find_changed(self, place: OpenPage, before: str, now: str) -> list[str]:
        """Return the ids of the places where two versions of a page differ; none where one is not kept."""
        with self.lock:
            old, new = (self.contents.get((place, version)) for version in (before, now))
        return [] if old is None or new is None else find_changed(old, new)
