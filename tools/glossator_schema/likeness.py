"""Characters that look alike are compared as one: in quotations, in wordings of entries.

What is compared is composed (NFC); a no-break space is a space there, a soft hyphen nothing, quotation marks
are straight, and so is the apostrophe of Greek, hyphens are alike. The printed words stay what they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import combining, is_normalized, normalize

if TYPE_CHECKING:
    from collections.abc import Iterator

SOFT_HYPHEN = "\u00ad"

ALIKE: dict[int, str] = {
    **dict.fromkeys(map(ord, "\u00a0\u2007\u202f"), " "),
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u02bc\u1fbd"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f"), '"'),
    **dict.fromkeys(map(ord, "\u2010\u2011"), "-"),
    ord(SOFT_HYPHEN): "",
}
"""What stands for a character where words are compared."""


def unify(words: str) -> str:
    """Return words as they are compared."""
    return words if words.isascii() else normalize("NFC", words.translate(ALIKE))


class Likeness:
    """A text as it is compared, ``folded``, and where each of its characters stands in the text itself."""

    def __init__(self, text: str) -> None:
        self.folded = unify(text)
        self.starts: list[int] = []
        self.ends: list[int] = []
        if SOFT_HYPHEN not in text and is_normalized("NFC", text):
            return  # one for one
        pieces = [(start, character, unify(character)) for start, character in _divide(text)]
        self.folded = "".join(piece for _, _, piece in pieces)
        for start, character, piece in pieces:
            self.starts += [start] * len(piece)
            self.ends += [start + len(character)] * len(piece)

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where a range of ``folded`` stands in the text; ``None`` if it parts a letter from a mark."""
        if any(map(combining, self.folded[end : end + 1])):
            return None
        return (self.starts[start], self.ends[end - 1]) if self.starts else (start, end)


def _divide(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each character of a text begins, and the character with the marks on it."""
    import regex  # only an unusual text pays for the import

    for found in regex.finditer(r"\X", text):
        yield found.start(), found[0]
