"""The options of a directive in the notes: ``:name: words``, plain words taken as they stand.

What an editor copies from a page may hold any sign; nothing of it is read as YAML. A value may go on in the
lines below: in indented ones always, and in others where it is words of a text and an empty line ends it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import MISSING, fields
from typing import Any, TypeVar

from glossator.data_file import UNKNOWN, validate
from glossator.diagnostics import Code, Diagnostic, EditionError
from glossator.languages import sets_no_spaces
from glossator.model import Source
from glossator.yaml_values import Located

T = TypeVar("T")

OPTION = re.compile(r":(?P<name>[A-Za-z][\w-]*):(?:[ \t]+(?P<value>.*))?")
NOTHING = ("''", '""')
"""What says that there are no words, as a quotation has none."""

WORDS = frozenset(["quote", "prefix", "suffix"])
"""Options that are words of a text."""


def count_options(lines: Sequence[str]) -> int:
    """Return how many of the first lines of a directive are its options."""
    blank = next((at for at, line in enumerate(lines) if not line.strip()), len(lines))
    ends = blank < len(lines) and any(line.strip() for line in lines[blank:])
    name, count = "", 0
    for count, line in enumerate(lines[:blank]):
        if option := OPTION.fullmatch(line):
            name = option["name"]
        elif not (name and (line[:1] in (" ", "\t") or (ends and name in WORDS))):
            return count
    return blank if lines else count


def read_options(lines: Sequence[str], file: str, first: int, into: type[T]) -> T:
    """Return the options in some lines, of which ``first`` is the number of the first, as a record.

    Raises :class:`EditionError` (``BAD_FIELD``) with each that is unknown, missing or of the wrong form.
    """
    values = Located(Source(file, first, 1), {})
    names: dict[str, Source] = {}
    faults: list[Diagnostic] = []
    name = ""
    for number, line in enumerate(lines, start=first):
        option = OPTION.fullmatch(line)
        if option is None:
            values[name] = join_lines(values[name], line.strip())
            continue
        name = option["name"]
        if name in values:
            message = f"{name} is given twice; keep one"
            faults.append(Diagnostic.at(Source(file, number, 2), Code.BAD_FIELD, message))
        names[name] = Source(file, number, 2)
        given = (option["value"] or "").strip()
        values[name] = "" if given in NOTHING else given
        column = option.start("value") + 1
        values.places[name] = (number, column if option["value"] else 1)
    faults += [
        Diagnostic.at(names[each.name], Code.BAD_FIELD, f"{each.name} says nothing; write it")
        for each in fields(into)  # type: ignore[arg-type]
        if each.default is MISSING and values.get(each.name) == ""
    ]
    if faults:
        raise EditionError(faults)

    def place(fault: Any) -> Source:
        key = str(fault["loc"][0]) if fault["loc"] else ""
        if key not in names:
            return values.source
        return names[key] if fault["type"] in UNKNOWN else Source(file, *values.places[key])

    return validate(values, into, place)


def join_lines(words: str, more: str) -> str:
    """Return words that go on in another line: a space between them, where their language sets any."""
    if not (words and more) or (sets_no_spaces(words[-1]) and sets_no_spaces(more[0])):
        return words + more
    return f"{words} {more}"
