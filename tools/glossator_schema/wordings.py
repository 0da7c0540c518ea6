"""Names in other languages: words by their language tags, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

BETWEEN = "|"
"""What stands between the wordings of an entry on its page."""

Wordings = Mapping[str, str]
"""Words by language tag (BCP 47)."""


class Name(NamedTuple):
    """A name in another language."""

    tag: str
    words: str


def choose_names(wordings: Wordings) -> Iterator[Name]:
    """Yield names in their order; of those of one language that are written alike, the first."""
    shown: set[tuple[str, str]] = set()
    for tag, words in wordings.items():
        name = (tag.partition("-")[0], words)
        if name not in shown:
            shown.add(name)
            yield Name(tag, words)


def pack_wordings(wordings: Wordings) -> str:
    """Return names as a page has them, in one line."""
    return f" {BETWEEN} ".join(f"{tag} {words}" for tag, words in wordings.items())


def unpack_wordings(line: str) -> dict[str, str]:
    """Return the names that :func:`pack_wordings` wrote; of what is none, the words are empty."""
    pairs = (item.strip().partition(" ") for item in line.split(BETWEEN) if item.strip())
    return {tag: words.strip() for tag, _, words in pairs}
