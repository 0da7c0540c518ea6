"""Editorial notes: their kinds, what each kind wants, the verdicts of those that check a claim, audiences.

The options of a note are those of its directive, in the editors' file and on the page alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from glossator_schema.fields import Field, Type


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

NOTE_FIELDS: tuple[Field, ...] = (
    Field(
        name="kind",
        type=Type.CHOICE,
        about="What the note does for the reader.",
        required=True,
        choices=tuple(NOTE_KINDS_BY_NAME),
    ),
    Field(
        name="audience",
        type=Type.CHOICE,
        about="For whom it is.",
        choices=AUDIENCES,
        default=STUDENT,
    ),
    Field(
        name="target",
        type=Type.BLOCK,
        about="The block that it is on, or the text, whose id is that of its title, or another note.",
        required=True,
    ),
    Field(
        name="quote",
        type=Type.QUOTATION,
        about="The words that it is on; none where it is on a whole text, or on another note as a whole.",
    ),
    Field(
        name="until",
        type=Type.BLOCK,
        about="The block in which the quotation ends, where it goes on into another.",
    ),
    Field(
        name="prefix",
        type=Type.QUOTATION,
        about="Words before the quotation, where the block has it more than once.",
        published=False,
    ),
    Field(
        name="suffix",
        type=Type.QUOTATION,
        about="Words after the quotation, where the block has it more than once.",
        published=False,
    ),
    Field(
        name="verdict",
        type=Type.CHOICE,
        about="How the claim stands, in a note of a kind that checks one.",
        choices=tuple(VERDICTS_BY_NAME),
    ),
    Field(
        name="author",
        type=Type.NAMES,
        about="Who wrote it, where not all notes are of one hand: ``Ada Byron``, ``Ada Byron; Li Na``, or a "
        "list of names in parts, as those of a text’s authors.",
    ),
    Field(
        name="state",
        type=Type.REVIEW,
        about="``draft``: it is left out of what is built; ``reviewed by Clara Ode``: who has read and "
        "approved it, one name or several.",
    ),
)

PUBLISHED_NOTE_FIELDS = tuple(field for field in NOTE_FIELDS if field.published)


HEADNOTE_FIELDS: tuple[Field, ...] = (
    Field(
        name="why",
        type=Type.LINE,
        about="What to read the text for, as a sentence: ``Read it for …``. It stands before the words of the "
        "headnote; on a screen, below the title, where the headnote is closed.",
    ),
    Field(
        name="minutes",
        type=Type.LINE,
        about="How many minutes the text takes to read, without the notes: a whole number. Where none is "
        "given, it is reckoned from its words.",
    ),
    Field(
        name="level",
        type=Type.LINE,
        about="How hard the text is, in the editors’ own words: ``easy``.",
    ),
    Field(
        name="target",
        type=Type.BLOCK,
        about="The block of the text that has the words of ``quote``.",
    ),
    Field(
        name="quote",
        type=Type.QUOTATION,
        about="Words of the text that make one want to read it: lists of the texts quote them.",
    ),
)
"""What a headnote may say of the text beside its words."""

UNWRITTEN = "[Write the note here.]"
"""What stands for the words of a note that nobody has written yet: it is a draft."""

SELF_CHECK = "self-check"
"""A question at the end of a text, with its answer: the first paragraph asks, the rest answers."""


def refuse_minutes(minutes: str) -> str:
    """Return why this is no time to read a text, and what to do; "" if it is one, or none is given."""
    if not minutes or re.fullmatch("[1-9][0-9]{0,3}", minutes):
        return ""
    return f"{minutes!r} is no number of minutes; write a whole number, such as 12"


def refuse_verdict(kind: str, verdict: str) -> str:
    """Return why a kind of note cannot have a verdict, and what to do; "" if it can, or has none."""
    if not verdict or kind not in NOTE_KINDS_BY_NAME or NOTE_KINDS_BY_NAME[kind].wants_verdict:
        return ""
    checking = " or ".join(other.name for other in NOTE_KINDS if other.wants_verdict)
    return f"a note of kind {kind} has no verdict; remove it, or make the note a {checking}"
