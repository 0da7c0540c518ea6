"""Write Python values as Typst literals: a text that stands in a string literal is never markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sphinx_glossator.languages import divide_by_language

ESCAPES = {
    **{code: f"\\u{{{code:x}}}" for code in (*range(0x20), 0x7F, 0x85, 0x2028, 0x2029)},
    ord("\\"): "\\\\",
    ord('"'): '\\"',
}

BLANKS = re.compile(r"[ \t\n\r\f]+")
"""What HTML takes for one space."""

SPACES = re.compile(r"^ +| {2,}")
"""Spaces that Typst would make one, or none."""

Value = str | int | bool | None | Sequence["Value"]


def write_string(text: str) -> str:
    """Return ``text`` as a Typst string literal."""
    return f'"{text.translate(ESCAPES)}"'


def write_value(value: Value) -> str:
    """Return a value as a Typst literal; a sequence becomes an array."""
    match value:
        case str():
            return write_string(value)
        case None:
            return "none"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case _:
            return "(" + "".join(f"{write_value(item)}, " for item in value) + ")"


def write_call(name: str, *arguments: Value, **options: Value) -> str:
    """Return a call of a function of the template, as it stands in markup."""
    values = [write_value(value) for value in arguments]
    values += [f"{key.replace('_', '-')}: {write_value(value)}" for key, value in options.items()]
    return f"#{name}({', '.join(values)})"


TAB = 8
"""Signs of code, as wide as which a tab is."""


def write_code(text: str) -> str:
    """Return the words of a line of code, whose white space is kept; a tab is eight wide."""
    spaced = SPACES.sub(lambda blank: "\u00a0" * len(blank[0]), text.replace("\t", " " * TAB))
    return f"#{write_string(spaced)}"


@lru_cache(
    maxsize=1 << 16
)  # the words of a handout are in the book, those of a source in each that cites it
def write_text(text: str) -> str:
    """Return running text: white space as HTML reads it, words of other languages as such."""
    return "".join(
        write_call("in-language", tag, run) if tag else "#" + write_string(run)
        for run, tag in divide_by_language(BLANKS.sub(" ", text))
    )
