"""What is special to one language where texts are read and matter is checked: a file each.

Another language is a module here with a subclass of :class:`Language`, which stands in :data:`LANGUAGES`;
what both packages know of it is in ``glossator_schema.languages``, and what readers see of it in
``sphinx_glossator.languages``. What a language does not say is as in English.
"""

from __future__ import annotations

from glossator.languages.chinese import Chinese
from glossator.languages.language import Language

LANGUAGES: tuple[Language, ...] = (Chinese(),)

CODES = {name: meaning for language in LANGUAGES for name, meaning in language.codes.items()}
"""The diagnostics of all languages, each with its meaning."""


FORMER = {field: tag for language in LANGUAGES for field, tag in language.former.items()}
"""The fields of entries that their names in other languages were, each with the language tag of now."""


def sets_no_spaces(char: str) -> bool:
    """Tell whether a character is of a language that sets no spaces between its words."""
    return any(language.unspaced and language.unspaced.match(char) for language in LANGUAGES)
