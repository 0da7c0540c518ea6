"""Every error and warning of the engine: a code, a place, and what the editor should do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Protocol

from glossator.codes import Code as Code

HOUSE_STYLE = (
    *(Code.WEAK_SOURCE, Code.HIDDEN_AGENT, Code.NOTE_LENGTH, Code.LONG_SENTENCE),
    *(Code.NO_BASIS, Code.NO_ENTRY),
)
WARNINGS = frozenset(code for code in Code if code.value.warning)
"""What an editor is told of and may leave for later: the edition is built, and the exit code is 0."""


class HasPlace(Protocol):
    """A file, a line and a column in it."""

    @property
    def file(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


@dataclass(frozen=True)
class Diagnostic:
    """One message to the editor; prints as ``file:line:column: CODE message``.

    Of what is about a whole file or folder ``line`` is 0, and ``column`` where no more than the line is known:
    both are printed as 1 then, so that all messages have one form.
    """

    file: str
    line: int
    code: Code
    message: str
    column: int = 0

    def __str__(self) -> str:
        return f"{self.place}: {self.code.name} {self.message}"

    @property
    def place(self) -> str:
        """``file:line:column``, both counted from 1."""
        return f"{self.file}:{self.line or 1}:{self.column or 1}"

    @classmethod
    def at(cls, place: HasPlace, code: Code, message: str) -> Diagnostic:
        """Return the message about a place in an editor's file."""
        return cls(place.file, place.line, code, message, place.column)

    @property
    def severity(self) -> str:
        """``error``, or ``warning`` where it keeps nothing from being built."""
        return "warning" if self.code in WARNINGS else "error"


def by_place(diagnostic: Diagnostic) -> tuple[str, int]:
    """Sort diagnostics by file and line; those of one line keep the order in which they were found."""
    return diagnostic.file, diagnostic.line


class EditionError(Exception):
    """The edition cannot be made; ``diagnostics`` says why, all of them found in one run."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(map(str, self.diagnostics)))


def fail(file: str, line: int, code: Code, message: str, column: int = 0) -> EditionError:
    """Make an :class:`EditionError` of a single diagnostic."""
    return EditionError([Diagnostic(file, line, code, message, column)])


def hint_at(value: str, choices: Iterable[str]) -> str:
    """Return the question whether that one of ``choices`` was meant which is most like a value; else ""."""
    near = get_close_matches(value, [*choices], n=1)
    return f" (did you mean {near[0]}?)" if near else ""


@contextmanager
def collect(faults: list[Diagnostic]) -> Iterator[None]:
    """Add the diagnostics of an :class:`EditionError` to ``faults``, so that the next file is read too."""
    try:
        yield
    except EditionError as error:
        faults.extend(error.diagnostics)
