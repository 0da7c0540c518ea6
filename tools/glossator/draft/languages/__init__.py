"""What texts of different languages call their parts: a file each, found here.

A text is read by the words of all of them: what opens a chapter in one language opens nothing else in another.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from glossator.draft.languages.words import PartWords

LANGUAGES: tuple[PartWords, ...] = tuple(
    found
    for module in iter_modules(__path__, f"{__name__}.")
    for found in vars(import_module(module.name)).values()
    if isinstance(found, PartWords)
)
"""Every language that has a file here."""


LANGUAGES_BY_TAG = {language.tag: language for language in LANGUAGES}
"""Each by its language tag."""


@cache
def any_word(field: str) -> str:
    """Return a regular expression for a field's words of all languages, the longest first; it has no group."""
    words = {word for language in LANGUAGES for word in getattr(language, field)}
    return rf"(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})"


@cache
def gather_words(field: str) -> frozenset[str]:
    """Return a field's words of all languages, where they are words and no regular expressions."""
    return frozenset(word for language in LANGUAGES for word in getattr(language, field))


@cache
def whole_line(field: str) -> re.Pattern[str]:
    """Return what matches a line that is one of a field's words, signs around it aside."""
    return re.compile(rf"[\W_]*{any_word(field)}[\W_]*", re.IGNORECASE)
