"""Editorial notes: their kinds, what each kind wants, the verdicts of those that check a claim, audiences."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class NoteKind:
    """A kind of editorial note.

    ``label``: what a reader sees of it, in every output; ``wants_source``: whether it says what is so, and
    therefore cites something; ``wants_verdict``: whether it checks a claim, and says how it stands.
    """

    name: str
    label: str
    about: str
    wants_source: bool = False
    wants_verdict: bool = False


NOTE_KINDS: tuple[NoteKind, ...] = (
    NoteKind(
        name="context",
        label="Context",
        about="What one has to know to understand the passage.",
        wants_source=True,
    ),
    NoteKind(
        name="claim",
        label="Claim checked",
        about="Whether what the passage asserts holds, by other sources.",
        wants_source=True,
        wants_verdict=True,
    ),
    NoteKind(
        name="translation",
        label="Translation",
        about="What the original has, and how else it may be rendered.",
        wants_source=True,
    ),
    NoteKind(
        name="text",
        label="Text",
        about="What is odd about the text itself.",
    ),
    NoteKind(
        name="perspective",
        label="Perspective",
        about="From where the passage speaks, and how others see it.",
    ),
    NoteKind(
        name="question",
        label="Question",
        about="What a reader may think about or discuss.",
    ),
)
"""Every kind of note, in the order in which a reader is offered them."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """How a claim stands that a note checks."""

    name: str
    label: str


VERDICTS: tuple[Verdict, ...] = (
    Verdict(name="holds", label="holds"),
    Verdict(name="holds-in-part", label="holds in part"),
    Verdict(name="disputed", label="disputed"),
    Verdict(name="no-evidence", label="no evidence found"),
    Verdict(name="false", label="false"),
)

STUDENT, TEACHER = "student", "teacher"

AUDIENCES: tuple[str, ...] = (STUDENT, TEACHER)
"""For whom a note or a page is; the first is meant where none is given. Teachers have everything."""

NOTE_KINDS_BY_NAME: dict[str, NoteKind] = {kind.name: kind for kind in NOTE_KINDS}
VERDICTS_BY_NAME: dict[str, Verdict] = {verdict.name: verdict for verdict in VERDICTS}
