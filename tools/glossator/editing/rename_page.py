"""What is to be written where a hand-written page gets another name: every link, role and table of contents.

A page is named by the way to it from where it is named, or from ``docs/`` after a slash, with its ending or
without.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import PurePosixPath
from posixpath import normpath

WAY = r"(?P<way>/?[^\s<>()\[\]`\"'#?]+?)(?P<end>\.md|\.rst|\.html)?"
ENDS = r"(?=[#?)>`\"'\s]|$)"

CONTEXTS = (
    rf"\]\(\s*<?{WAY}{ENDS}",  # [words](page.md)
    rf"^[ ]{{0,3}}\[[^\]\n]+\]:[ \t]+<?{WAY}{ENDS}",  # [words]: page.md
    rf"\{{(?:doc|download)\}}`(?:[^`<]*<)?{WAY}(?=[>`])",
    rf":(?:doc|download):`(?:[^`<]*<)?{WAY}(?=[>`])",
    rf"^[ \t]*[`:]{{3,}}\{{(?:include|literalinclude)\}}[ \t]+{WAY}[ \t]*$",
    rf"^[ \t]*\.\. (?:include|literalinclude)::[ \t]+{WAY}[ \t]*$",
)
CONTENTS = re.compile(
    r"^(?P<indent>[ \t]*)(?:(?P<fence>`{3,}|:{3,})\{toctree\}.*\n(?P<md>(?:.*\n)*?)[ \t]*(?P=fence)"
    r"|\.\. toctree::.*\n(?P<rst>(?:[ \t]*\n|(?P=indent)[ \t]+.*\n?)*))",
    re.MULTILINE,
)
ENTRY = rf"^[ \t]*(?![:.])(?:[^\n<]*<)?{WAY}>?[ \t]*\r?$"

ITEM = rf"(?:(?<=[\[({{,])|^)\s*[\"']{WAY}[\"'](?=\s*[\])}},:])"
"""A string in a list of the settings, which may name a page."""


def folder_of(path: str) -> PurePosixPath:
    """Return the folder below ``docs/`` from which what a file of the edition says is linked."""
    parts = PurePosixPath(path)
    if parts.parts[0] == "seeds":
        return PurePosixPath("texts")
    return PurePosixPath(*parts.parts[1:]).parent if parts.parts[0] == "docs" else PurePosixPath()


def list_page_patterns(
    path: str, old: str, new: str
) -> Iterator[tuple[str, Callable[[re.Match[str]], str]]]:
    """Yield what names a page in a file, and what comes in its place; ``old`` and ``new`` lie in one folder."""
    folder = folder_of(path)
    name = PurePosixPath(new).name

    def replace(match: re.Match[str]) -> str:
        way = match["way"]
        place = way.lstrip("/") if way.startswith("/") else (folder / way).as_posix()
        if way.endswith("/") or normpath(place) != old:
            return match[0]
        start = match.start("way") - match.start() + len(way) - len(PurePosixPath(way).name)
        after = match.end("way") - match.start()
        return match[0][:start] + name + match[0][after:]

    def replace_entry(match: re.Match[str]) -> str:
        tables = find_tables(match.string)
        return replace(match) if any(a < match.start() < b for a, b in tables) else match[0]

    if path.endswith(".py"):
        yield ITEM, replace
        return
    for pattern in CONTEXTS:
        yield pattern, replace
    yield ENTRY, replace_entry


@lru_cache(maxsize=1)
def find_tables(content: str) -> list[tuple[int, int]]:
    """Return where the tables of contents of a page stand."""
    return [table.span() for table in CONTENTS.finditer(f"{content}\n")]
