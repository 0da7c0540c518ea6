"""What the wording of a line tells: a sentence, a title, a person's name."""

from __future__ import annotations

import re

from glossator.draft.languages import any_word, gather_words

SMALL_WORDS = gather_words("small")
"""Words that a title in title case does not capitalise."""

PARTICLES = gather_words("particles")
"""Small words that stand in names of persons."""

INSTITUTIONS = re.compile(rf"\b{any_word('institutions')}\b")

CAPITAL = re.compile(r"(?:[a-zß-öø-ÿ]{1,5}[’'])?[^\W\d_a-zß-öø-ÿ]")
"""How a name begins: with a capital, a particle that is joined to it aside."""

QUOTED_ALL = re.compile(r"[“\"«„][^“”\"«»„]{3,80}[”\"»“]|‘[^‘\"“”]{3,80}’")
"""Words that stand in quotation marks as a whole."""

TITLE_MARK = re.compile(
    r"(?<=[^\s*†‡])\s?(?:[*†‡]{1,3}|[①-⑳¹²³⁰⁴-⁹]|\[(?:\d{1,2}|[a-z*]|\^[^\]\s]{1,20})\])$"
)
"""The mark of a note at a title's end."""

SENTENCE_END = re.compile(
    r"[.!?…。！？][”’»«“\"')\]_*]*"
    r"(?:\s?\[\^?\w{1,3}\]|[(（]\d{1,3}[)）]|[¹²³⁰⁴-⁹①-⑳]{1,3}|(?<=[.!?”’])\d{1,3}[/)]?|(?<=[.!?”’])\([a-z]\)|(?<=[.!?”’])[*†‡]{1,3})?$"
)
PAUSE_END = re.compile(r"[:：;](?:\s?\[\^?\w{1,3}\]|[¹²³⁰⁴-⁹]{1,3})?$")
"""A colon or a semicolon at the end, below which something follows."""


def ends_sentence(words: str) -> bool:
    """Tell whether the words end where a sentence may, the mark of a note aside."""
    return bool(SENTENCE_END.search(words) or PAUSE_END.search(words))


def is_title_case(words: str) -> bool:
    """Tell whether every word but small ones begins with a capital or a figure."""
    tokens = [token.strip("“”‘’\"'()[],:;?!") for token in words.split()]
    large = [token for token in tokens if token and token.lower() not in SMALL_WORDS]
    return bool(large) and all(not token[0].islower() for token in large)


def is_name(words: str) -> bool:
    """Tell whether the words can be a person's name: two to four capitalised words, no institution."""
    tokens = words.split()
    if not 2 <= len(tokens) <= 4 or INSTITUTIONS.search(words):
        return False
    return (
        all(re.fullmatch(r"[^\W\d_][\w’'-]*\.?", token) for token in tokens)
        and all(CAPITAL.match(token) or token in PARTICLES for token in tokens)
        and CAPITAL.match(tokens[-1]) is not None
        and any(len(token) > 1 for token in tokens)
        and not any(token.lower() in SMALL_WORDS - PARTICLES and len(token) > 1 for token in tokens)
    )


def is_heading_like(words: str) -> bool:
    """Tell whether the words are short, begin with a capital or a figure, and end no sentence."""
    inner = words[1:-1] if QUOTED_ALL.fullmatch(words) else words
    return (
        len(words.split()) <= 14
        and not inner[0].islower()
        and inner[0].isalnum()
        and not ends_sentence(inner)
        and not inner.endswith((",", "—", "–", "-"))
    )


def fold_title(words: str) -> str:
    """Return the letters and figures of a title alone, in small letters, without the mark of its note."""
    return "".join(char for char in TITLE_MARK.sub("", words).casefold() if char.isalnum())
