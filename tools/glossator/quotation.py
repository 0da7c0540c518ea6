"""Find exact quotations: the one way in which records, notes and terms name a place in a text."""

from __future__ import annotations

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
    """Return the passage of ``text`` most like ``quote``, to show an editor whose quotation is not found."""
    match = SequenceMatcher(None, text, quote, autojunk=False).find_longest_match()
    start = max(0, match.a - match.b)
    return text[start : start + len(quote)]
