"""What is special to one language or script in what is published: a file each.

Another language is a module here with a subclass of :class:`Language`, which stands in :data:`LANGUAGES`, and
beside it the style sheets and the script that it may have; its fields are in ``glossator_schema.languages``,
and what the engine asks of it in ``glossator.languages``. What a language does not say is as in English.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import regex

from glossator_schema.languages import PERSON_NAMES
from sphinx_glossator.languages.chinese import Chinese
from sphinx_glossator.languages.language import Language
from sphinx_glossator.words.translation import _

LANGUAGES: tuple[Language, ...] = (Chinese(),)


def divide_by_language(words: str, *, numerals: bool = False) -> Iterator[tuple[str, str]]:
    """Yield the runs of some words, each with its language tag, "" for the page's own language.

    :param numerals: whether numerals between characters of another language are of that language.
    """
    languages = tuple(language for language in LANGUAGES if language.characters)
    start = 0
    for run in match_runs(languages, numerals).finditer(words):
        if run.start() > start:
            yield words[start : run.start()], ""
        yield run[0], languages[(run.lastindex or 1) - 1].tag
        start = run.end()
    if start < len(words):
        yield words[start:], ""


@cache
def match_runs(languages: tuple[Language, ...], numerals: bool) -> regex.Pattern[str]:
    """Return a pattern of words in the characters of some languages, with a group for each language."""
    between = "[0-9]*" if numerals else ""
    runs = (f"[{it.characters}](?:{between}[{it.characters}])*" for it in languages)
    return regex.compile("|".join(f"({run})" for run in runs) or "(?!)")


def list_roles() -> dict[str, str]:
    """Return the roles that mark words in another language, each with the language's tag."""
    return {role: tag for language in LANGUAGES for role, tag in language.roles.items()}


def list_fonts() -> dict[str, str]:
    """Return the family of the book's fonts for each role, in the order in which they are tried."""
    return {role: family for language in LANGUAGES for role, family in language.fonts.items()}


def describe_languages() -> dict[str, Any]:
    """Return what the book's template must know of languages."""
    settings = {tag: of for language in LANGUAGES for tag, of in language.settings.items()}
    return {
        "font-roles": list(list_fonts()),
        "languages": {tag: setting._asdict() for tag, setting in settings.items()},
        "scripts": [[it.tag, it.characters] for it in LANGUAGES if it.characters],
    }


def original_name(person: Mapping[str, str]) -> str:
    """Return the name of a text's author in the author's own language, "" if the page gives none."""
    return next((person[field] for field in PERSON_NAMES if person.get(field)), "")


def sort_as(name: str) -> str:
    """Return what an author's name is sorted by, in Latin letters."""
    return next(filter(None, (language.sort_as(name) for language in LANGUAGES)), name)


def list_searches() -> str:
    """Return what a reader may type into the search page, in words."""
    *first, last = (
        _("English words in any form"),
        _("“a phrase in quotation marks”"),
        *(_(words) for language in LANGUAGES for words in language.search_help),
    )
    return _("{}, or {}").format(", ".join(first), last)


def list_samples() -> str:
    """Return what a reader may type into the field that finds an entry."""
    samples = (_(sample) for language in LANGUAGES for sample in language.samples)
    return ", ".join((_("English"), *samples))
