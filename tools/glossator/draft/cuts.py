"""Leave markup out of words as the engine does: each cut is found after the one before it."""

from __future__ import annotations

import re

from glossator.witness import trim


def cut(words: str, cuts: tuple[str, ...]) -> str:
    """Return the words that are left; of the spaces on both sides of a cut one stays."""
    parts, rest = [], words
    for mark in cuts:
        before, _, rest = rest.partition(mark)
        parts.append(before)
    joined = "".join((*parts, rest))
    if cuts:
        joined = re.sub(r"\s+", " ", joined)
    return joined[slice(*trim(joined, 0, len(joined)))]
