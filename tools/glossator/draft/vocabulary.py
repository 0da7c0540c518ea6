"""Which words English has, and how common they are.

The list is symspellpy's: the words that both Google's n-gram counts and SCOWL, the word lists behind
the free spelling checkers, have. A list from counts alone would know ``themost`` as a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.util import find_spec

LANGUAGE = "en"
"""The language of the list, and so of the words that rules may judge."""

LIST = "frequency_dictionary_en_82_765.txt"


@dataclass(frozen=True)
class Vocabulary:
    """Words in lower case with the number of times they were counted; an empty one knows nothing.

    ``language``: the tag of the one that they are of.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    language: str = LANGUAGE

    def __bool__(self) -> bool:
        return bool(self.counts)

    def count(self, word: str) -> int:
        """Return how often a word was counted, whatever its case; 0 if it is unknown."""
        return self.counts.get(word.lower(), 0)


def read_vocabulary() -> Vocabulary:
    """Read the list of the optional package symspellpy; the vocabulary is empty without it."""
    if find_spec("symspellpy") is None:
        return Vocabulary()
    content = (files("symspellpy") / LIST).read_text("utf-8-sig")
    pairs = (line.split() for line in content.splitlines())
    return Vocabulary({word: int(count) for word, count in pairs})
