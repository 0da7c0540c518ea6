"""What stands within the words of a block and is none of them: marks of author's notes, signs of emphasis."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class NoteMark:
    """The mark of an author's note, before the character ``offset`` of the block's reading text, as printed."""

    offset: int
    note: str
    label: str


@dataclass(frozen=True)
class TextSpan:
    """Words that the witness marks, or the record: ``start:end``, and the name of their kind.

    ``opening``, ``closing``: the signs before and after them as the witness has them, which are no words;
    ``language``: the tag of words in another language; ``address``: where a link leads. Spans nest.
    """

    start: int
    end: int
    kind: str
    opening: str = ""
    closing: str = ""
    language: str = ""
    address: str = ""
    first: int = -1
    """Where in the witness the words begin, their sign before them."""
    last: int = -1
    """Where in the witness they end, before their sign."""
