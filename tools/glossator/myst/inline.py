"""Escape reading text for MyST, and set links and range points into it.

A block's words are parsed by MyST's inline rules alone (its directive sees to that), so only what
these rules read as markup has to be escaped.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from glossator_schema.blocks import RANGE_END, RANGE_START
from glossator_schema.words import PARTED, SAY

MARKUP = re.compile(r"[\\`*_{}\[\]<>&~$^|#@§!]")
"""Every character that an inline rule of MyST, with any of its extensions, may begin with."""

ODD = re.compile(r"[^\w ]|_")
"""Every character that is no letter, no digit and no space."""


@dataclass(frozen=True)
class Insertion:
    """Markup to set into a text before the character ``offset``.

    ``rank`` orders what stands at one place: 0 closes a link, 1 ends a range, 2 is a point, 3 starts
    a range, 4 opens a link. ``depth`` orders links: an outer one opens first and closes last.
    """

    offset: int
    rank: int
    depth: int
    markup: str


def escape(text: str) -> str:
    """Return MyST inline markup that renders as exactly ``text``.

    White space other than single spaces between words, and invisible characters, become character
    references, which no stage between here and the browser strips or folds.
    """
    return ODD.sub(lambda match: _escape_character(match[0]), text)


def escape_edges(text: str) -> str:
    """Return what :func:`escape` does, with the spaces at the ends as character references too."""
    inner = text.strip(" ")
    before, _, after = text.partition(inner) if inner else (text, "", "")
    return "&#x20;" * len(before) + write_inline(inner) + "&#x20;" * len(after)


@cache
def _escape_character(char: str) -> str:
    if MARKUP.match(char):
        return f"\\{char}" if char.isascii() else f"&#x{ord(char):X};"
    if unicodedata.category(char) in ("Zs", "Zl", "Zp", "Cc", "Cf", "Cn", "Co"):
        return f"&#x{ord(char):X};"
    return char


def write_inline(text: str, insertions: Iterable[Insertion] = ()) -> str:
    """Return ``text`` as MyST with the insertions at their places."""
    markup = set_into(text, insertions, escape)
    # Colons at the beginning of its only line would close the fence that the words stand in.
    return f"\\{markup}" if markup.startswith(":") else markup


def set_into(text: str, insertions: Iterable[Insertion], write: Callable[[str], str] = str) -> str:
    """Return ``text`` with the insertions at their places; ``write`` says how the words between are written."""
    parts = []
    cursor = 0
    for insertion in sorted(insertions, key=lambda i: (i.offset, i.rank, i.depth)):
        parts.append(write(text[cursor : insertion.offset]))
        parts.append(insertion.markup)
        cursor = insertion.offset
    parts.append(write(text[cursor:]))
    return "".join(parts)


def link(
    start: int, end: int, before: str, after: str, *, outer: bool = False
) -> tuple[Insertion, Insertion]:
    """Return the two insertions that enclose a range in markup.

    A longer range is outside of a shorter one; of two that are equal the ``outer`` one is.
    """
    length = 2 * (end - start) + outer
    return Insertion(start, 4, -length, before), Insertion(end, 0, length, after)


def range_points(start: int, end: int, ref: str) -> tuple[Insertion, Insertion]:
    """Return the points at which a range starts and ends; ranges may overlap anything."""
    ending = Insertion(end, 1 if end > start else 3, 1, f"{{edition:{RANGE_END}}}`{ref}`")
    return Insertion(start, 3, 0, f"{{edition:{RANGE_START}}}`{ref}`"), ending


def quote_option(value: str) -> str:
    """Return ``value`` as a double-quoted scalar, safe as the value of a directive's option."""
    quoted = json.dumps(value, ensure_ascii=False)
    return "".join(char if char.isprintable() else f"\\U{ord(char):08X}" for char in quoted)


def say_words(words: str, *parts: str) -> str:
    """Return the role that says words in the language of the edition, with others in their places."""
    return f"{{{SAY}}}`{PARTED.join((words, *parts))}`"


def directive(name: str, argument: str, options: dict[str, str], body: str, colons: int = 3) -> str:
    """Return a MyST directive in colon fences; options without a value are left out."""
    fence = ":" * colons
    lines = [f"{fence}{{{name}}} {argument}".rstrip()]
    lines += [f":{key}: {quote_option(value)}" for key, value in options.items() if value]
    lines += ["", body] if body else []
    return "\n".join([*lines, fence])


def write_moved(old_ids: Iterable[str], target: str) -> list[str]:
    """Return the signposts at which old ids lead to the block ``target`` ("" if withdrawn)."""
    return [directive("edition:moved", old, {"to": target}, "") for old in old_ids]


def mark_source(place: str) -> str:
    """Return a remark of the page: what begins two lines below is the editors' own, from ``place``.

    The extension names that place in warnings, and knows by it that the words are prose.
    """
    return f"% :source: {quote_option(place)}"


def directive_of_editor(
    name: str, argument: str, options: dict[str, str], body: str, source: str
) -> str:
    """Return a directive whose body is an editor's own MyST, with the file and line that it came from.

    The extension names that place in warnings: the body begins two lines below ``:source:``.
    """
    colons = max([2, *(len(run) for run in re.findall(r"^ *(:{3,})", body, re.MULTILINE))]) + 1
    return directive(name, argument, options | {"source": source}, body, colons)
