"""What is declared for one language alone: a file each, gathered here for all."""

from __future__ import annotations

from glossator_schema.languages import chinese, english

DATE_CUSTOMS = {"en": english.DATE_CUSTOMS}
"""By a language tag, that by whose customs its dates are written."""

ERAS = {"en": english.ERAS}
"""By language, what marks years before and in the common era, where it is not what Unicode's data say."""

ROMAN_CENTURIES = frozenset({"ca", "es", "fr", "it", "pl", "pt", "ro", "ru"})
"""The languages that count centuries in Roman numerals."""


def may_be_no_plain_name(first: str, last: str) -> bool:
    """Tell whether some language knows that two words may be no given name and family name in this order."""
    return chinese.may_begin_with_family(first, last) or english.may_name_no_person(first, last)
