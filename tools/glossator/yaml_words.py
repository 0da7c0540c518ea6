"""Words of a text in a data file, taken as they stand: an editor who copies them from a page quotes no sign.

``quote: It is item #5: see [below]`` is no YAML. Where a file cannot be read as it is, such values are put in
quotation marks, as YAML wants them, and it is read so; a file that YAML reads is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

AS_IT_STANDS = frozenset(
    ["quote", "exact", "reading", "prefix", "suffix", "form", "plural", "text", "mark", "starts_at"]
)
"""Keys whose values are words of a text: what is behind ``#`` belongs to them, or to a line of its own."""

KEY = re.compile(r"(?P<before>[ ]*(?:- +)*)(?P<key>[\w-]+):(?:[ ]+(?P<value>\S.*?))?[ \t]*")
"""A line that begins with a key of a block mapping."""

BLOCK = re.compile(r"(?:[&!]\S+ +)?[|>][-+0-9]*(?: +#.*)?")
"""The value of a key whose words stand below, and are not YAML."""

QUOTED = re.compile(r"""(?:'(?:[^']|'')*'|"(?:[^"\\]|\\.)*")(?: +#.*)?""")
"""A value in quotation marks that are closed; what may follow is a comment."""

SIGNS = re.compile(r"""[\[\]{},&*!%@`|>"'#]|[-?:](?= |$)""")
"""What a value begins with that YAML takes for its own."""


def put_in_marks(content: str) -> str:
    """Return YAML in which words of a text that YAML would read as something else are in quotation marks.

    Lines keep their numbers, and each value the column in which it begins.
    """
    lines = content.split("\n")
    for first, last, start in find_values(lines):
        words = [lines[first][start:].rstrip(), *(line.strip() for line in lines[first + 1 : last])]
        if is_taken_otherwise(words):
            lines[first] = f"{lines[first][:start]}'{double(lines[first][start:].rstrip())}"
            for number in range(first + 1, last):
                lines[number] = double(lines[number].rstrip())
            lines[last - 1] += "'"
    return "\n".join(lines)


def double(words: str) -> str:
    """Return words as they stand between single quotation marks."""
    return words.replace("'", "''")


def is_taken_otherwise(words: list[str]) -> bool:
    """Tell whether YAML takes the lines of a value for something else than the words that they are."""
    whole = " ".join(words)
    if BLOCK.fullmatch(words[0]) or QUOTED.fullmatch(whole):
        return False
    return bool(SIGNS.match(whole) or re.search(r":(?: |$)|\s#", whole))


def find_values(lines: list[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the lines, from a first to before a last, and the column, of each value that is words of a text."""
    number = 0
    while number < len(lines):
        found = KEY.fullmatch(lines[number])
        after = number + 1
        if found:
            depth = len(found["before"])
            value = found["value"] or ""
            words = found["key"] in AS_IT_STANDS and value
            if words or BLOCK.fullmatch(value):
                while after < len(lines) and is_continued(lines[after], depth, block=not words):
                    after += 1
            if words:
                last = max(n for n in range(number, after) if lines[n].strip()) + 1
                yield number, last, found.start("value")
        number = after


def is_continued(line: str, depth: int, *, block: bool) -> bool:
    """Tell whether a line goes on with a value whose key stands in the column ``depth``.

    An empty one does in a ``block`` of words alone: what an editor copies has none.
    """
    if not line.strip():
        return block
    return len(line) - len(line.lstrip(" ")) > depth
