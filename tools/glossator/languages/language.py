"""What a language may say of its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

if TYPE_CHECKING:
    import regex


class Flaw(NamedTuple):
    """A name that its language finds wrong: the diagnostic, its language tag, what is wrong with its words."""

    code: str
    tag: str
    message: str


@dataclass(frozen=True)
class Meaning:
    """What a code of messages means, what to do, and a message: ``file:line:column: words``, without the code.

    ``warning``: it may be left for later; the edition is built, and the exit code is 0.
    """

    says: str
    mend: str
    example: str
    warning: bool = False


class Language:
    """A language that says nothing: its words are set off by spaces, and its names are not checked."""

    codes: ClassVar[Mapping[str, Meaning]] = {}
    """The names of its diagnostics, each with its meaning."""

    checked: ClassVar[frozenset[str]] = frozenset()
    """The language tags of the names that it checks."""

    former: ClassVar[Mapping[str, str]] = {}
    """Fields of entries that its names were before these had language tags, each with its tag."""

    @property
    def unspaced(self) -> regex.Pattern[str] | None:
        """A character between words of which no spaces are: a form may begin and end beside any other."""
        return None

    def check(self, wordings: Mapping[str, str]) -> Iterator[Flaw]:
        """Yield what is wrong with the names of an entry; ``wordings``: all of them, by their language tags."""
        yield from ()
