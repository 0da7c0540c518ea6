"""What stands around the words of lines and says nothing of them: signs before each line, tags of HTML.

Rules read the words within; what is around them is left out of the blocks in which the lines come to stand.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence

from glossator.witness import Range, trim

Wrap = tuple[str, str]
"""What stands before and after the words of a line."""

QUOTED = re.compile(r">[ \t]?")
LEAST = 8
"""So many lines, at the least, has a text that is quoted as a whole."""
SHARE = 0.8
"""The least share of such lines."""
NEUTRAL = r"(?:p|div|center|font|section|article|main|big|br)\b[^<>]{0,300}"
BEFORE = re.compile(rf"(?:</?{NEUTRAL}>\s*)+", re.I)
AFTER = re.compile(rf"(?:\s*</?{NEUTRAL}>)+\Z", re.I)
TAGS = re.compile(r"<[^<>]*>")
TAIL = 1_000
"""So many characters at a line's end may be tags."""


def find_wraps(text: str, contents: Sequence[Range]) -> Mapping[int, Wrap]:
    """Return what stands around the words of lines, by their numbers, where something does."""
    quoted = _find_quoted(text, contents)
    wraps: dict[int, Wrap] = {}
    for number, (start, end) in enumerate(contents, 1):
        if number in quoted:
            sign = QUOTED.match(text, start, end)
            wraps[number] = (sign[0] if sign else "", "")
        elif text[start : start + 1] == "<" or text[end - 1 : end] == ">":
            wrap = _find_tags(text[start:end])
            if wrap:
                wraps[number] = wrap
    return wraps


def strip(text: str, content: Range, wrap: Wrap) -> Range:
    """Return where the words of a line stand without what is around them."""
    start, end = content
    return trim(text, start + len(wrap[0]), end - len(wrap[1]))


def _find_quoted(text: str, contents: Sequence[Range]) -> set[int]:
    """Return the lines with a sign of quotation, where the text is quoted as a whole, but for its head."""
    full = [number for number, (start, end) in enumerate(contents, 1) if start < end]
    signed = [number for number in full if text[contents[number - 1][0]] == ">"]
    if len(signed) < LEAST:
        return set()
    body = [number for number in full if number >= signed[0]]
    bare = sum(not text[slice(*contents[number - 1])].strip("> ") for number in signed)
    if len(signed) < SHARE * len(body) or 2 * len(body) < len(full) or bare < 2:
        return set()
    head = [number for number in full if number < signed[0]]
    long = [number for number in head if len(text[slice(*contents[number - 1])].split()) > 20]
    return set(signed) if len(long) <= 2 else set()


def _find_tags(words: str) -> Wrap | None:
    """Return the tags around the words of a line that have no meaning for them; None where all are tags."""
    if not any(map(str.isalnum, html.unescape(TAGS.sub("", words)))):
        return None
    before = BEFORE.match(words)
    after = AFTER.search(words, max(0, len(words) - TAIL))
    wrap = (before[0] if before else "", after[0] if after else "")
    return wrap if any(wrap) else None
