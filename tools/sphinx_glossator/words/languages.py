"""What languages are called, by CLDR, in the language in which the software speaks."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from glossator_schema.tags import TAG, is_transliteration
from sphinx_glossator.words.translation import _, spoken

if TYPE_CHECKING:
    from babel import Locale


def name_language(tag: str) -> str:
    """Return what a language is called; a transliteration by its own name, if it has one."""
    said, names = TAG.fullmatch(tag), find_locale(spoken())
    if said is None:
        return tag
    name = str(names.languages.get(said["language"], said["language"]))
    if not is_transliteration(tag):
        return name
    variants = (names.variants.get(part.upper()) for part in said["variants"].split("-") if part)
    return next((str(each) for each in variants if each), _("{} in Latin letters").format(name))


def name_languages(tags: Iterable[str]) -> list[str]:
    """Return what some languages are called, each once."""
    return list(dict.fromkeys(map(name_language, tags)))


@cache
def find_locale(tag: str) -> Locale:
    """Return what CLDR says in a language, in English where it says nothing."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale("en")
