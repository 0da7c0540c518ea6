"""A notation that a record does not declare, and that the words of its text seem to be marked in."""

from __future__ import annotations

from glossator.model import Selector
from glossator.notations import NOTATIONS
from glossator.quotation import find_alike


def say_notation(text: str, quote: str) -> str:
    """Return the end of a message: in which notation a text would have a quotation; "" if in none."""
    for name, read in NOTATIONS.items() if quote.strip() else ():
        signs = sorted(
            sign for marked in read(text).marked for sign in (marked.opening, marked.closing)
        )
        words, cursor = "", 0
        for start, end in signs:
            words += text[cursor:start]
            cursor = max(cursor, end)
        if signs and find_alike(words + text[cursor:], quote):
            return f"; if these signs mark words, let the record say so (markup: {name})"
    return ""


COPY = "; copy the words as they stand there"


def say_remedy(text: str, selector: Selector) -> str:
    """Return the end of the message on a quotation that a text has not: what to do."""
    if selector.begins and find_alike(text, selector.begins):
        return f"; if the note’s own words begin after {selector.begins!r}, put an empty line before them"
    return say_notation(text, selector.quote) or COPY
