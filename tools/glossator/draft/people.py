"""The names in a credit: without the words that open it, each by itself."""

from __future__ import annotations

import re

from glossator.draft.languages import LANGUAGES, any_word, gather_words
from glossator.draft.wording import PARTICLES, SMALL_WORDS, ends_sentence, is_name

OPENING = re.compile(
    rf"(?:{any_word('translated')}|{any_word('edited')}|{any_word('by')})(?:(?<=[:：／/])\s*|\s+)",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    rf"\s*(?:[;；、]|\s(?:{any_word('together')}|&)\s|,\s+(?:{any_word('together')}|&)\s)\s*", re.I
)
RANKS = frozenset(rank for rank in gather_words("ranks") if len(rank) > 1)
"""What people are called by before their names; one letter is rather that of a name."""
DEGREE = re.compile(r"^(?:(?:Dr|Prof|Professor)\.?\s(?:(?:phil|med|jur|h\. ?c)\.\s)*)+(?=\S+\s\S)")
"""What stands before a scholar's name."""
RAISED = re.compile(
    r"(?<=[^\W\d_])(?:\d{1,2}(?:,\d{1,2})*|\s[a-h](?:,\s?[a-h*∗†‡]){0,4})(?=[,;\s]|$)"
)
"""The numbers of a note, or the letters of an institution, behind a name."""
AFTER_COMMA = re.compile(
    r"(?<=[^\W\d_]),(?:\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹*∗†‡§]{1,3})(?:,(?:\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹*∗†‡§]{1,3}))*(?=\s|$)"
)
"""The same behind the comma that stands between two names."""
LINK = re.compile(r"\[(?P<words>[^\[\]]{1,100})\]\([^()\s]{1,300}(?:\s\"[^\"]{0,200}\")?\)")
LIFE = re.compile(
    r"\s{0,3}[(\[（［][^()\[\]（）]{0,20}\d{3,4}[^()\[\]（）]{0,30}[)\]）］]|,?\s{1,3}\d{4}\s?[-–—]\s?\d{4}$"
)
"""The years of a person's life, behind a name."""
ARTICLES = frozenset({"du", "des", "de", "der", "die", "das", "von"})
NAME = re.compile(r"[^\W\d_][\w.’'-]*(?:\s+[^\W\d_][\w.’'-]*)+")


def name_people(words: str) -> list[str]:
    """Return the names that words have; what stands after a comma is an office, unless it is a name as well."""
    words, commas = AFTER_COMMA.subn(",", LIFE.sub("", LINK.sub(r"\g<words>", words)))
    words, raised = RAISED.subn("", words)
    inner = re.sub(r"[\d¹²³⁴*∗†‡§]+$", "", words.strip("[]()*_ ")).strip("[]()*_ ")
    opening = OPENING.match(inner)
    inner = inner[opening.end() if opening else 0 :].strip()
    names: list[str] = []
    for part in BETWEEN.split(inner):
        pieces = [
            piece.strip(" .*∗_¹²³⁴†‡§") if len(piece) > 3 else piece for piece in part.split(",")
        ]
        several = len(pieces) > 1 and all(NAME.fullmatch(piece.strip()) for piece in pieces)
        among = raised or commas or len(pieces) > 2 or BETWEEN.search(inner)
        names += pieces if several and among else pieces[:1]
    return [_finish(name) for name in names if name.strip()]


def are_persons(words: str) -> bool:
    """Tell whether words are a name, or several with a word or a sign between them."""
    plain = words.strip("•·*–—|_- ")
    names = name_people(plain.title() if plain.isupper() else plain)
    if plain.isupper() and any(has_common(name) for name in names):
        return False
    return bool(names) and all(map(is_name, names)) and not ends_sentence(words)


def has_common(words: str) -> bool:
    """Tell whether one of the words is a common one of some language, as no name has."""
    tokens = {token.casefold() for token in words.replace("’", "' ").split()} - PARTICLES
    return any(tokens & language.common for language in LANGUAGES) or bool(ARTICLES & tokens)


def _finish(name: str) -> str:
    name = _cut_ranks(DEGREE.sub("", " ".join(name.split()).strip("*_ ")))
    return name[:-1] if re.search(r"\w{2}\.$", name) else name


def _cut_ranks(name: str) -> str:
    """Return a name without what its bearer is called by before it, where two words of it are left."""
    words = name.split()
    ranks = [word.strip(".").casefold() in RANKS for word in words]
    opening = next((n for n, rank in enumerate(ranks) if not rank), len(words))
    article = opening == 1 and words[0].casefold() in PARTICLES | SMALL_WORDS
    return name if article or len(words) - opening < 2 else " ".join(words[opening:])
