"""Which letters of scripts other than Latin the pages of a book have, by language and by how they are set."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from xml.etree import ElementTree

import regex

BOLD = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "strong", "b", "th", "dt"})
ITALIC = frozenset({"em", "i", "cite", "dfn", "address"})
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

OWN = regex.compile(r"[\p{Latin}\u0000-\u024f\u2010-\u2027\s]+")
"""What every e-reader has, and what must look alike within its lines: Latin letters, figures, dashes."""

LETTER = regex.compile(r"\p{L}")


class Style(NamedTuple):
    """How letters are set: in what language, and whether bold or slanted."""

    tag: str
    bold: bool
    italic: bool


Letters = dict[Style, set[str]]


def collect_letters(pages: Iterable[str]) -> Letters:
    """Return the letters of pages in XHTML; of a language that has none but Latin ones, nothing."""
    found: Letters = {}
    for page in pages:
        _collect(ElementTree.fromstring(page), Style("", False, False), found)
    lettered = {style.tag for style, signs in found.items() if LETTER.search("".join(signs))}
    return {style: signs for style, signs in found.items() if style.tag in lettered}


def _collect(element: ElementTree.Element, around: Style, found: Letters) -> None:
    """Add the letters in an element to those that are found."""
    name = str(element.tag).rpartition("}")[2]
    style = Style(
        element.get("lang") or element.get(LANG) or around.tag,
        around.bold or name in BOLD,
        around.italic or name in ITALIC,
    )
    _add(element.text, style, found)
    for child in element:
        _collect(child, style, found)
        _add(child.tail, style, found)


def _add(words: str | None, style: Style, found: Letters) -> None:
    if words and not words.isascii() and (signs := OWN.sub("", words)):
        found.setdefault(style, set()).update(signs)
