"""Every error and warning of the engine: a code, a place, and what the editor should do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum
from typing import Protocol

from glossator.languages import CODES


class Code(Enum):
    """The engine's diagnostics; the value says what each one means."""

    MISSING_FILE = "a file that the edition needs is not there"
    CANNOT_ACCESS = "a file or folder cannot be read or written"
    NOT_UTF8 = "a file is not valid UTF-8"
    BAD_YAML = "a data file is not well-formed YAML"
    BAD_FIELD = "a field of a data file is unknown, missing, or of the wrong form"
    BAD_HASH = "a witness differs from the SHA-256 that its record pins"
    BAD_CHARACTER = "a printed part of a witness holds a character that HTML cannot carry"
    BAD_SOURCE = "an entry of the bibliography is not well formed, or says too little to be printed"
    BAD_ADDRESS = "an address, file or inventory is none that an edition may name"
    RAW_HTML = "the editors' prose holds HTML, which reaches the screen alone"
    BAD_STRUCTURE = "a record's structure does not fit its witness"
    BAD_MARKUP = "a sign of the notation in which a witness marks words does not fit the others"
    MILESTONE_ORDER = "a page or line of a standard edition stands after a later one (a warning)"
    BAD_NOTE = "an editorial note is not written as the notes file requires"
    DUPLICATE_ID = "an id is used twice"
    UNKNOWN_TARGET = "a selector names a block that does not exist"
    QUOTE_NOT_FOUND = "a quotation does not occur in its target"
    QUOTE_AMBIGUOUS = "a quotation occurs more than once in its target"
    CROSSED_MENTION = "a mention of an event crosses another mention or a term"
    UNUSED_FORM = "a form of a term occurs in no text"
    NO_SOURCE = "a note of fact names no source"
    NO_VERDICT = "a note checks a claim and does not say how it stands (a warning)"
    UNFINISHED = "a text is a draft, or a note is not written yet (a warning)"
    MISSING_VERDICT = (
        "a note checks a claim and does not say how it stands, in an edition that wants it"
    )
    WEAK_SOURCE = (
        "a source is on a host or of a type that the house style does not accept (a warning)"
    )
    HIDDEN_AGENT = "the editors’ words do not name who said or did something (a warning)"
    NOTE_LENGTH = "a note is shorter or longer than the house style has it (a warning)"
    LONG_SENTENCE = "a sentence is longer than the house style has it (a warning)"
    NO_BASIS = "an entry does not say on what basis it calls a use the first (a warning)"
    NO_ENTRY = "somebody is named in a text or in two notes and has no entry (a warning)"
    UNKNOWN_SOURCE = "a citation names a source that the bibliography does not have"
    UNCITED_SOURCE = "a source of the bibliography is cited nowhere"
    TOO_LONG = "a definition or description is longer than can be read at a glance"
    UNLINKED_TERM = "a definition uses another headword and does not link it"
    SPELLING = "a word is spelled in two ways"
    MISSING_WORDING = "an entry has no name in a language in which the settings want one"
    BAD_LANGUAGE = "words are said to be in a language that there is not"
    vars().update(CODES)  # of each language
    STALE_PAGE = "a generated page is not what its sources now give"
    PAGE_IN_THE_WAY = "a hand-written page stands where a generated one belongs"
    BAD_LEDGER = "a ledger is not as it was written: cut, edited, or without its digest"
    OLD_LEDGER = "the ledgers are of version 0.1 and have no digests (a warning)"
    LEDGER_LOST = "a ledger is lost, older than what was published, or that of another text"
    NOT_ENTERED = "an id is not in the ledger of what was published"
    ANCHOR_GONE = "an id that was published is gone"
    ANCHOR_CHANGED = "an id stands for something else than when it was published"
    ANCHOR_REUSED = "an id that was published is used for other words"
    NOT_CERTIFIED = "a published page does not give back its witness"
    BAD_MANIFEST = "a published file is not what the manifest of its folder says"
    CHANGED_MEANWHILE = "a file changed again and again while the edition was built from it"
    NO_GLYPH = "no font of the book has a sign (a warning)"
    SPHINX = "Sphinx reported warnings or errors"


HOUSE_STYLE = (
    *(Code.WEAK_SOURCE, Code.HIDDEN_AGENT, Code.NOTE_LENGTH, Code.LONG_SENTENCE),
    *(Code.NO_BASIS, Code.NO_ENTRY),
)
WARNINGS = frozenset(
    {
        *(Code.NO_VERDICT, Code.UNFINISHED, Code.MILESTONE_ORDER, Code.NO_GLYPH, Code.OLD_LEDGER),
        *HOUSE_STYLE,
    }
)
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
