"""Write the names of an entry in other languages as HTML: in its head, and in its popover."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from glossator_schema.tags import is_transliteration, write_attributes
from glossator_schema.wordings import Name


def write_names(names: Iterable[Name]) -> str:
    """Return names one after another, each in an element of its language."""
    return " ".join(map(write_name, names))


def write_name(name: Name) -> str:
    """Return one name; a transliteration is in italics, as foreign words are."""
    return write_words(name, "i" if is_transliteration(name.tag) else "span")


def write_words(name: Name, element: str = "span") -> str:
    """Return words of another language in an element that says so."""
    marked = write_attributes(name.tag, name.words)
    return f"<{element}{marked}>{escape(name.words, quote=False)}</{element}>"
