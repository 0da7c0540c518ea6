"""What is special to one language where texts are read and matter is checked: a file each.

Another language is a module here with a subclass of :class:`Language`, which is found there;
what both packages know of it is in ``glossator_schema.languages``, and what readers see of it in
``sphinx_glossator.languages``. What a language does not say is as in English.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from glossator.languages.language import Language

LANGUAGES: tuple[Language, ...] = tuple(
    found()
    for module in iter_modules(__path__, f"{__name__}.")
    for found in vars(import_module(module.name)).values()
    if isinstance(found, type) and issubclass(found, Language) and found.__module__ == module.name
    if found is not Language
)
"""Every language that has a file here."""

CODES = {name: meaning for language in LANGUAGES for name, meaning in language.codes.items()}
"""The diagnostics of all languages, each with its meaning."""


FORMER = {field: tag for language in LANGUAGES for field, tag in language.former.items()}
"""The fields of entries that their names in other languages were, each with the language tag of now."""


@cache  # one of a text's characters comes again and again
def sets_no_spaces(char: str) -> bool:
    """Tell whether a character is of a language that sets no spaces between its words."""
    return any(language.unspaced and language.unspaced.match(char) for language in LANGUAGES)
