"""In which column words stand, where white space stands before them."""

from __future__ import annotations

import unicodedata

TAB = 8
"""At every so many columns a tab stops."""


def measure_column(text: str, start: int) -> int:
    """Return in which column, from 0, the character at ``start`` stands, after white space alone."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    wide = sum(unicodedata.east_asian_width(char) == "W" or char == "\u3000" for char in before)
    return len(before.expandtabs(TAB)) + wide
