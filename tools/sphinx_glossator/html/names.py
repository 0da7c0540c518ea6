"""Write the names of an entry in other languages as HTML: in its head, and in its popover."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from glossator_schema.fields import Field


def write_names(names: Iterable[tuple[Field, str]], *, classes: bool = True) -> str:
    """Return names one after another, each in an element of its language."""
    return " ".join(write_name(field, words, classes=classes) for field, words in names)


def write_name(field: Field, words: str, *, classes: bool) -> str:
    """Return one name; a transliteration is in italics, as foreign words are."""
    element = "i" if field.transliteration else "span"
    css = f' class="{field.css}"' if field.css and classes else ""
    return f'<{element} lang="{field.language}"{css}>{escape(words, quote=False)}</{element}>'
