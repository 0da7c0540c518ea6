"""What the pages of the glossary's entries have in common: terms, people and institutions, events."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol, TypeVar

from glossator.myst.inline import write_moved

HEAD = "% Generated from glossary/ by glossator; do not edit."
NOTHING_MOVED: Mapping[str, Sequence[str]] = MappingProxyType({})


class Entry(Protocol):
    """An entry is known by its id."""

    @property
    def id(self) -> str: ...


E = TypeVar("E", bound=Entry)


def write_entries(
    entries: Iterable[E],
    write: Callable[[E], str],
    kind: str,
    moved: Mapping[str, Sequence[str]],
) -> Iterator[str]:
    """Yield each entry with the signposts before it, then those of entries that were withdrawn.

    ``kind``: what the entries' ids begin with; ``moved``: by new id, the old ones ("": none).
    """
    for entry in entries:
        yield from write_moved(moved.get(entry.id, ()), entry.id)
        yield write(entry)
    yield from write_moved([old for old in moved.get("", ()) if old.startswith(f"{kind}-")], "")


def join_page(*parts: str) -> str:
    """Return a generated page of these parts."""
    return "\n\n".join([HEAD, *parts]) + "\n"


def with_sources(body: str, sources: Iterable[str], *elsewhere: str) -> str:
    """Add to an entry's words the citation of those of its sources that nothing in it cites.

    ``elsewhere``: the entry's other words.
    """
    cited = "\n".join((body, *elsewhere))
    missing = [
        key for key in sources if not re.search(rf"(?<![\w-]){re.escape(key)}(?![\w-])", cited)
    ]
    return f"{body} {{cite:p}}`{','.join(missing)}`" if missing else body
