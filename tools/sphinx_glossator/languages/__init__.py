"""What is special to one language or script in what is published: a file each.

Another language is a module here with a subclass of :class:`Language`, which is found there, and
beside it the style sheets and the script that it may have; what both packages know of it is in
``glossator_schema.languages``, and what the engine asks of it in ``glossator.languages``. What a language does
not say is as in English.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import regex
import sphinx.search

from glossator_schema.tags import is_transliteration
from sphinx_glossator.languages.language import Language
from sphinx_glossator.words.languages import find_locale, name_language
from sphinx_glossator.words.translation import _

LANGUAGES: tuple[Language, ...] = tuple(
    found()
    for module in iter_modules(__path__, f"{__name__}.")
    for found in vars(import_module(module.name)).values()
    if isinstance(found, type) and issubclass(found, Language) and found.__module__ == module.name
    if found is not Language
)
"""Every language that has a file here."""

STEMMERS = Path(sphinx.search.__file__).with_name("minified-js")
"""Where Sphinx has the stemmers of the Snowball project."""


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


def is_unspaced(letter: str) -> bool:
    """Tell whether a letter is of a language that sets no spaces between its words, and so has no alphabet."""
    return any(it.unspaced and regex.match(f"[{it.letters}]", letter) for it in LANGUAGES)


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


def find_original(person: Mapping[str, Any]) -> tuple[str, str]:
    """Return the name of a text's author in the author's own language, after its tag; "" without any."""
    wordings: Mapping[str, str] = person.get("wordings") or {}
    return next((name for name in wordings.items() if not is_transliteration(name[0])), ("", ""))


def original_name(person: Mapping[str, Any]) -> str:
    """Return the name of a text's author in the author's own language, "" if the page gives none."""
    return find_original(person)[1]


def has_own_runs(words: str) -> bool:
    """Tell whether some of the words are known by their characters: they are marked wherever they stand."""
    return any(tag for _run, tag in divide_by_language(words))


def sort_as(name: str) -> str:
    """Return what an author's name is sorted by, in Latin letters."""
    return next(filter(None, (language.sort_as(name) for language in LANGUAGES)), name)


def list_searches(own: str, tags: Iterable[str]) -> str:
    """Return what a reader may type into the search page, in words.

    :param own: the language of the edition; ``tags``: the others that it has.
    """
    helped = {tag: words for it in LANGUAGES for tag, words in it.search_help.items()}
    others = [_(helped[tag]) if tag in helped else name_language(tag) for tag in tags if tag != own]
    words = _("words in any form") if has_stemmer(own) else _("words")
    *first, last = (words, _("“a phrase in quotation marks”"), *dict.fromkeys(others))
    said = _("{}, or {}").format(", ".join(first), last)
    return said[:1].upper() + said[1:]


def list_samples(own: str, tags: Iterable[str]) -> str:
    """Return which languages a reader may type into the field that finds an entry.

    In Latin letters one may type any of them: that goes without saying, but where that has a name of its own.
    """
    samples = {tag: _(sample) for it in LANGUAGES for tag, sample in it.samples.items()}
    names = (samples.get(tag) or name_language(tag.partition("-")[0]) for tag in (own, *tags))
    return ", ".join(dict.fromkeys(names))


def find_stemmer(tag: str) -> str:
    """Return the name of the Snowball stemmer of a language that comes with Sphinx, "" where there is none."""
    name = f"{find_locale('en').languages.get(tag.partition('-')[0], '')}".lower()
    return name if name and (STEMMERS / f"{name}-stemmer.js").exists() else ""


def has_stemmer(tag: str) -> bool:
    """Tell whether a search finds words of a language in any form."""
    return bool(find_stemmer(tag))
