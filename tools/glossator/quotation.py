"""Find exact quotations: the one way in which records, notes and terms name a place in a text."""

from __future__ import annotations

import re
from difflib import SequenceMatcher


def find_quotation(text: str, quote: str, prefix: str = "", suffix: str = "") -> list[int]:
    """Return the offsets at which ``quote`` stands in ``text`` between ``prefix`` and ``suffix``.

    The method is that of the W3C Web Annotation Data Model's TextQuoteSelector, without any
    fuzzy matching: the caller decides what no match, or several, mean.
    """
    pattern = prefix + quote + suffix
    found = []
    start = text.find(pattern)
    while start >= 0:
        found.append(start + len(prefix))
        start = text.find(pattern, start + 1)
    return found


def nearest_passage(text: str, quote: str) -> str:
    """Return the passage of ``text`` most like ``quote``, in whole words, for an editor to compare."""
    match = SequenceMatcher(None, text, quote, autojunk=False).find_longest_match()
    start = max(0, match.a - match.b)
    end = min(len(text), start + len(quote))
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end].strip()


def show_difference(quote: str, passage: str) -> str:
    """Return how a quotation differs from a passage: ``[-only quoted-]``, ``{+only there+}``."""
    quoted, there = re.findall(r"\s+|\S+", quote), re.findall(r"\s+|\S+", passage)
    parts = []
    for kind, a, b, c, d in SequenceMatcher(None, quoted, there, autojunk=False).get_opcodes():
        if kind == "equal":
            parts.append("".join(quoted[a:b]))
            continue
        if a < b:
            parts.append(f"[-{''.join(quoted[a:b])}-]")
        if c < d:
            parts.append(f"{{+{''.join(there[c:d])}+}}")
    return "".join(parts)


def show_places(text: str, quote: str, places: list[int], width: int = 15) -> str:
    """Return the first places of a quotation that recurs, each with the words around it."""
    shown = []
    for start in places[:3]:
        end = start + len(quote)
        before, after = text[max(0, start - width) : start], text[end : end + width]
        shown.append(f"{before!r} … {after!r}")
    return "; ".join(shown)
