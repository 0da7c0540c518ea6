"""Prose: definitions within length, and one spelling for each word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from glossator.checks.matter import MARKUP, QUOTED, Matter, blank_out, fault, place_of
from glossator.diagnostics import Code, Diagnostic
from glossator.model import Prose

VARIANTS = (
    (re.compile(r"is(e|es|ed|er|ers|ing|ation|ations)\b"), r"iz\1"),
    (re.compile(r"ys(e|es|ed|ing)\b"), r"yz\1"),
    (re.compile(r"our(|s|ed|ing|able|ably|hood|ite|ly)\b"), r"or\1"),
    (re.compile(r"([bt])re(|s|d)\b"), r"\1er\2"),
    (re.compile(r"ence\b"), "ense"),
    (re.compile(r"ogue(|s)\b"), r"og\1"),
    (re.compile(r"ll(ed|ing|er|ers)\b"), r"l\1"),
    (re.compile(r"mme(|s)\b"), r"m\1"),
    (re.compile(r"ae"), "e"),
)
"""British and American endings: words that agree after these are two spellings of one word."""

ANY = re.compile("|".join(re.sub(r"\((?!\?)", "(?:", pattern.pattern) for pattern, _ in VARIANTS))

WORD = re.compile(r"(?<![\w’'-])[a-z]{5,}(?![\w-])")


def check_lengths(matter: Matter) -> Iterator[Diagnostic]:
    """Yield a fault for each definition and the like that is longer than its field may be."""
    for entry in matter.entries:
        for field, prose in entry.prose():
            count = count_words(prose) if field.longest else 0
            if count > field.longest:
                message = f"the words of {entry.id} are {count}; at most {field.longest} are read at a glance"
                yield fault(prose.source, Code.TOO_LONG, message)


def count_words(prose: Prose) -> int:
    """Return the number of words that a reader sees, without citations."""
    words = re.sub(r"\{cite:[a-z]+\}`[^`]*`", " ", prose.words)
    words = re.sub(r"\{[a-z:-]+\}`([^`<]*)(?:<[^`]*>)?`", r"\1", words)
    return len(words.split())


def check_spelling(matter: Matter) -> Iterator[Diagnostic]:
    """Yield a fault for each word of the editors that they spell in another way elsewhere more often."""
    own = [(prose, blank_out(prose.words, MARKUP, QUOTED)) for prose in matter.prose()]
    counts: Counter[str] = Counter()
    for _, words in own:
        counts.update(WORD.findall(words))
    families: dict[str, Counter[str]] = {}
    for word, count in counts.items():
        families.setdefault(normalize(word), Counter())[word] = count
    divided = [family for family in families.values() if len(family) > 1]
    places: dict[str, list[tuple[Prose, int]]] = {word: [] for of in divided for word in of}
    for prose, words in own if divided else ():
        for match in WORD.finditer(words):
            if match[0] in places:
                places[match[0]].append((prose, match.start()))
    for family in divided:
        usual = min(family, key=lambda word: (-family[word], word))
        for word in sorted(family.keys() - {usual}):
            for prose, offset in places[word]:
                message = f"“{word}” is spelled “{usual}” elsewhere; use one spelling"
                yield fault(place_of(prose, offset), Code.SPELLING, message)


def normalize(word: str) -> str:
    """Return one form for all spellings of a word."""
    if not ANY.search(word):
        return word
    for pattern, replacement in VARIANTS:
        word = pattern.sub(replacement, word)
    return word
