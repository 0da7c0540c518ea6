"""Leave markup out of words as the engine does: each cut is found after the one before it."""

from __future__ import annotations

from glossator.witness import trim


def cut(words: str, cuts: tuple[str, ...]) -> str:
    """Return the words that are left, one space between the parts."""
    parts, rest = [], words
    for mark in cuts:
        before, _, rest = rest.partition(mark)
        parts.append(before)
    left = [part for part in (*parts, rest) if part]
    while left and is_white(left[0]):
        left.pop(0)
    while left and is_white(left[-1]):
        left.pop()
    joined = " ".join(left)
    return joined[slice(*trim(joined, 0, len(joined)))]


def is_white(words: str) -> bool:
    """Tell whether there is nothing but white space."""
    start, end = trim(words, 0, len(words))
    return start == end
