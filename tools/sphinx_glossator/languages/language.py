"""What a language may say of how its words are published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, NamedTuple


class BookFace(NamedTuple):
    """How the book sets words of a language tag.

    ``text``: arguments of Typst's ``text`` (where it has no ``region``, that of the book counts); ``fonts``:
    the roles of its fonts, in order, all fonts if there are none; ``covers``: which letters of its words
    the Latin font has nevertheless, as Typst's ``covers`` says it.
    """

    text: Mapping[str, Any]
    fonts: tuple[str, ...] = ()
    covers: str = ""


class Language:
    """A language that says nothing: its words are set, sorted and found as those of English are.

    ``letters`` and ``characters`` are what stands in a class of a regular expression, read alike by
    Python's ``regex``, JavaScript and Typst.
    """

    tag: ClassVar[str] = ""
    """The language tag (BCP 47) of words in its letters that say none."""
    letters: ClassVar[str] = ""
    """The letters by which its words are known; "" where they are those of English."""
    characters: ClassVar[str] = ""
    """All that is printed in its fonts: the letters, and marks of its own."""
    unspaced: ClassVar[bool] = False
    """Whether there are no spaces between its words: a search goes by single letters."""

    roles: ClassVar[Mapping[str, str]] = {}
    """The roles that mark words of it on a page, each with its language tag."""

    fonts: ClassVar[Mapping[str, str]] = {}
    """The family of the book's fonts for each role of them: a language tag, as ``typst_fonts`` names it."""
    font_packages: ClassVar[tuple[str, ...]] = ()
    """The Python packages that bring these fonts."""
    settings: ClassVar[Mapping[str, BookFace]] = {}
    """How words of each of its language tags are set in the book."""

    faces: ClassVar[Mapping[str, str]] = {}
    """Faces on a screen. ``serif`` and ``sans`` are tried after those for English; others are properties
    for the style sheet, ``--edition-<name>``."""
    stylesheet: ClassVar[str] = ""
    """Rules for browsers."""
    book_stylesheet: ClassVar[str] = ""
    """Rules for e-readers."""

    script: ClassVar[str] = ""
    """How its transcriptions are folded when they are looked for: JavaScript that gives ``editionLanguages``,
    by language tag, ``marks`` (a pattern; who types one of them means it) and ``spell`` (a function that
    returns the letters that are compared of those that were typed, without accents and capitals)."""
    samples: ClassVar[Mapping[str, str]] = {}
    """What stands for its name, by language tag, in the field that finds an entry."""
    search_help: ClassVar[Mapping[str, str]] = {}
    """What a reader may type of it into the search page, by language tag, where it is more than its words."""

    def is_rare(self, character: str) -> bool:
        """Tell whether e-readers that know the language may lack a character of it: the book brings such."""
        return False

    def sort_as(self, name: str) -> str:
        """Return what an author's name is sorted by, in Latin letters; "" if this language cannot tell."""
        return ""
