"""What a rule may propose; each proposal has its rule, a reason and a confidence from 0 to 1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from glossator_schema.blocks import LineKind


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What every proposal has; ``line`` is that of the witness, counted from 1.

    ``rule`` is set by the workshop, which knows the rules' names.
    """

    line: int
    reason: str
    confidence: float
    rule: str = ""


@dataclass(frozen=True, kw_only=True)
class BlockProposal(Proposal):
    """What a line, or the lines ``line`` to ``last``, are; fields as in the record.

    ``without``: lines between them that are no part of it, as the foot of a page. ``goes_on``: those of a table
    in which cells of the row above go on.
    """

    kind: LineKind
    last: int = 0
    level: int = 0
    label: str = ""
    cuts: tuple[str, ...] = ()
    without: tuple[int, ...] = ()
    speaker: str = ""
    spoken_by: str = ""
    separator: str = ""
    goes_on: tuple[int, ...] = ()
    marker: str | None = None
    header: bool = False
    image: str = ""
    sha256: str = ""
    alt: str = ""

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """The numbers of the lines."""
        every = range(self.line, max(self.line, self.last) + 1)
        return tuple(line for line in every if line not in self.without)


class HasNumber(Protocol):
    """What has the number of a line."""

    @property
    def number(self) -> int:
        """That of the witness, counted from 1."""


def of_lines(
    lines: Sequence[HasNumber], kind: LineKind, reason: str, confidence: float, **fields: Any
) -> BlockProposal:
    """Return what the first to the last of some lines are; ``fields``: what else the record says of them."""
    return BlockProposal(
        line=lines[0].number,
        last=lines[-1].number,
        kind=kind,
        reason=reason,
        confidence=confidence,
        **fields,
    )


@dataclass(frozen=True, kw_only=True)
class FactProposal(Proposal):
    """What a line that is left out says of the text: ``key`` is the kind of line that would say it."""

    key: LineKind
    value: str


@dataclass(frozen=True, kw_only=True)
class MarkProposal(Proposal):
    """The mark ``number``, at offset ``start`` of the witness, of an author's note on lines of its own.

    ``note_at``: the line in which its note begins, where others have the same number; else 0. ``before`` and
    ``after``: the markup directly around it, which is left out.
    """

    number: str
    start: int
    note_at: int = 0
    before: str = ""
    after: str = ""


@dataclass(frozen=True, kw_only=True)
class RunInProposal(Proposal):
    """A heading at the beginning of its paragraph's own line."""

    level: int
    text: str


@dataclass(frozen=True, kw_only=True)
class NoteProposal(Proposal):
    """An author's note whose mark and words stand in the line at offset ``start`` of the witness.

    ``before`` and ``after``: the markup directly around both, which is left out.
    """

    number: str
    text: str
    start: int
    before: str = ""
    after: str = ""


@dataclass(frozen=True, kw_only=True)
class HyphensProposal(Proposal):
    """Words that hyphens at line ends divide are joined, but for ``exceptions``."""

    exceptions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class EmendationProposal(Proposal):
    """The edition reads ``reading`` where the witness has the characters ``start:end``.

    ``floor`` and ``ceiling`` bound the words of the block that stand together there. No change is certain:
    that is an editor's to say.
    """

    start: int
    end: int
    reading: str
    kind: str
    floor: int
    ceiling: int

    def clashes(self, other: EmendationProposal) -> bool:
        """Tell whether two change the same characters, or the same place between two."""
        if (self.start, self.end) == (other.start, other.end):
            return True
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, kw_only=True)
class FormReport(Proposal):
    """A glossary form that the line has: nothing to accept, but worth knowing."""

    term: str
    form: str
