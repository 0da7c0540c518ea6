"""What a language may say of its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar, NamedTuple

if TYPE_CHECKING:
    import regex


class Flaw(NamedTuple):
    """A name that its language finds wrong: the diagnostic, the field, what is wrong with its words."""

    code: str
    field: str
    message: str


class Language:
    """A language that says nothing: its words are set off by spaces, and its names are not checked."""

    codes: ClassVar[Mapping[str, str]] = {}
    """The names of its diagnostics, each with its meaning."""

    @property
    def unspaced(self) -> regex.Pattern[str] | None:
        """A character between words of which no spaces are: a form may begin and end beside any other."""
        return None

    def check(self, wordings: Mapping[str, str]) -> Iterator[Flaw]:
        """Yield what is wrong with the names of an entry in other languages, given by their fields."""
        yield from ()
