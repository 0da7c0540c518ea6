"""The edition's concepts as frozen records, which the stages hand to one another.

Offsets are counted in Unicode code points (Python string indices), lines and columns from 1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from glossator.bibliographic import Bibliography, Statement
from glossator_schema.blocks import PARAGRAPH, BlockKind, PointKind, read_label
from glossator_schema.notes import NOTE_KINDS_BY_NAME, STUDENT, NoteKind


@dataclass(frozen=True)
class Source:
    """A place in an editor's file: path relative to the edition, line; column, 0 if it is not known."""

    file: str
    line: int
    column: int = 0


@dataclass(frozen=True)
class Span:
    """A half-open range ``[start, end)`` of the reading text of the block ``target``."""

    target: str
    start: int
    end: int

    def crosses(self, other: Span) -> bool:
        """Tell whether the two overlap and neither contains the other."""
        return self.overlaps(other) and not self.contains(other) and not other.contains(self)

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one character."""
        return self.target == other.target and self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.target == other.target and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True)
class Selector:
    """Block id (written at ``named_at``) and exact quotation; ``begins``: its first of several lines."""

    target: str
    quote: str
    prefix: str
    suffix: str
    source: Source
    named_at: Source
    begins: str = ""


@dataclass(frozen=True)
class Witness:
    """A source text exactly as received: ``text`` decodes ``source.txt``, never edited."""

    file: str
    received_as: str
    sha256: str
    text: str


class Role(StrEnum):
    """What a piece of the witness is in the edition; each character has exactly one role."""

    TEXT = "text"
    LABEL = "label"
    NOTE_MARK = "note-mark"
    NOTE_TEXT = "note-text"
    POINT = "point"
    """What marks a place, and is no word: what marks an item of a list, a page number of another edition."""
    STATEMENT = "statement"
    FURNITURE = "furniture"
    MARKUP = "markup"
    SPACE = "space"


@dataclass(frozen=True)
class Piece:
    """A half-open range of the witness, its role, and the id of the block it belongs to ("" if none)."""

    start: int
    end: int
    role: Role
    block: str


@dataclass(frozen=True)
class Emendation:
    """One change of wording: the reading text has ``reading`` at ``span`` where the witness has ``source``."""

    id: str
    span: Span
    source: str
    reading: str
    kind: str
    certainty: str
    remark: str
    rule: str = ""
    in_label: bool = False
    """Whether the change is to the block's label; ``span`` is then the empty one before its words."""

    @property
    def place(self) -> int:
        """Where it stands in the witness, which its id says: ``chen-2024-e512``."""
        return int(self.id.rpartition("-e")[2].partition("-")[0])


@dataclass(frozen=True)
class Sic:
    """Words of a block that the edition keeps as they stand, with what one would expect."""

    block: str
    line: int
    words: str
    remark: str


@dataclass(frozen=True)
class NoteMark:
    """The mark of an author's note, before the character ``offset`` of the block's reading text, as printed."""

    offset: int
    note: str
    label: str


@dataclass(frozen=True)
class TextSpan:
    """Words that the witness marks, or the record: ``start:end``, and the name of their kind. Spans nest.

    ``opening``, ``closing``: the signs before and after them as the witness has them, which are no words.
    ``language``: the tag of words in another language; ``address``: where a link leads."""

    start: int
    end: int
    kind: str
    opening: str = ""
    closing: str = ""
    language: str = ""
    address: str = ""
    first: int = -1  # where in the witness the words begin, their sign before them
    last: int = -1  # where in the witness they end, before their sign


@dataclass(frozen=True, kw_only=True)
class Point:
    """A place in a block, before the character ``offset`` of its text: there a line begins or a milestone is.

    ``id``: its anchor, "" without one; ``label``: what is printed there, ``source``: what the witness has
    there; ``level``: how far a line is indented, or how deep an item lies; ``number``: that of a line, or of
    what edition a milestone is; ``shown``: whether the number is printed; ``start``, ``end``: in the witness.
    """

    kind: PointKind
    offset: int = 0
    id: str = ""
    label: str = ""
    source: str = ""
    level: int = 0
    number: str = ""
    shown: bool = False
    start: int = -1
    end: int = -1


@dataclass(frozen=True)
class Picture:
    """The image of a figure: its file beside the record, the SHA-256 that pins it, what it shows in words."""

    file: str
    sha256: str
    alt: str
    source: Source


@dataclass(frozen=True, kw_only=True)
class Block:
    """A block of the reading text: ``text`` is what is printed, ``line`` where it begins in the witness.

    ``label``: what is printed before the words; ``supplied``: the id of the emendation that puts it there in
    brackets. ``level`` of a heading, and whether it was on the paragraph's line (``run_in``); ``paragraph``:
    the block that cites an author's note. ``speaker``: who says it; ``points``: where lines, items, cells and
    milestones stand; ``header`` of a table; ``language``: where it is not the text's; ``remark``: the editors'
    words after its own; ``order``: the places of its parts, if they are read in another order.
    """

    kind: BlockKind
    id: str
    line: int
    text: str
    label: str = ""
    supplied: str = ""
    marks: tuple[NoteMark, ...] = ()
    spans: tuple[TextSpan, ...] = ()
    level: int = 0
    run_in: bool = False
    paragraph: str = ""
    speaker: str = ""
    points: tuple[Point, ...] = ()
    picture: Picture | None = None
    header: bool = False
    language: str = ""
    remark: str = ""
    order: tuple[tuple[int, int], ...] = ()

    @property
    def number(self) -> str:
        """The number that the witness's own label says: ``[1]`` -> ``1``."""
        return "" if self.supplied else read_label(self.label)


@dataclass(frozen=True)
class Text:
    """A text of the edition: witness + record, as the edition prints it, in reading order."""

    id: str
    witness: Witness
    bibliography: Bibliography
    blocks: tuple[Block, ...]
    author_notes: tuple[Block, ...]
    statements: tuple[Statement, ...]
    emendations: tuple[Emendation, ...]
    pieces: tuple[Piece, ...]
    kept: tuple[Sic, ...] = ()
    joins: frozenset[int] = frozenset()  # where in the witness a block goes on after one space
    remarks: Mapping[int, str] = field(default_factory=dict)  # the record's, on lines
    rules: Mapping[str, str] = field(default_factory=dict)  # the record's, each with its remark
    title: Block | None = None  # as the witness prints it, with what was changed in it
    language: str = ""  # its tag, where it is not the edition's
    draft: int = 0  # the record's line that says so

    @property
    def paragraphs(self) -> tuple[Block, ...]:
        """The numbered paragraphs in reading order."""
        return tuple(block for block in self.blocks if block.kind is PARAGRAPH)

    def targets(self) -> dict[str, Block]:
        """Every block that a selector may name, by id."""
        return {block.id: block for block in (*self.blocks, *self.author_notes)}


# --- the editors' matter ----------------------------------------------------------------------


@dataclass(frozen=True)
class Note:
    """An editorial note: ``body`` is the editor's own MyST, beginning at ``source``.

    ``options``: what its directive says, by the names of ``NOTE_FIELDS``, defaults filled in.
    """

    id: str
    options: Mapping[str, str]
    selector: Selector
    body: str
    source: Source

    @property
    def kind(self) -> NoteKind:
        """What it does for the reader."""
        return NOTE_KINDS_BY_NAME[self.options["kind"]]

    @property
    def for_students(self) -> bool:
        """Whether students have it, not teachers alone."""
        return self.options["audience"] == STUDENT


@dataclass(frozen=True)
class Headnote:
    """The introduction to a text, in the editor's own MyST; ``options``: those of ``HEADNOTE_FIELDS``."""

    body: str
    source: Source
    options: Mapping[str, str] = field(default_factory=dict)
    quotation: Selector | None = None  # of the words by which lists recommend the text


@dataclass(frozen=True)
class SelfCheck:
    """A question on a text: the first paragraph of ``body`` asks (``question``), the rest answers."""

    id: str
    question: str
    body: str
    source: Source


@dataclass(frozen=True)
class Apparatus:
    """The editorial matter on one text: its headnote, if there is one, its notes, the questions at its end."""

    headnote: Headnote | None
    notes: tuple[Note, ...]
    self_checks: tuple[SelfCheck, ...] = ()


@dataclass(frozen=True)
class Prose:
    """An editor's own MyST, and where it begins."""

    words: str
    source: Source


@dataclass(frozen=True)
class Occurrence:
    """A match of a form; ``entry``: the id of what it names; ``linked``: whether it is a link."""

    span: Span
    entry: str
    form: str
    linked: bool


@dataclass(frozen=True)
class ResolvedNote:
    """An editorial note with the places of the words that it quotes, in each block that has some of them."""

    note: Note
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class ResolvedMention:
    """A mention with its place and the id of the entry that it speaks of."""

    entry: str
    span: Span


@dataclass(frozen=True)
class AnchoredText:
    """A text with everything that is anchored in it: the input of the page writer."""

    text: Text
    headnote: Headnote | None
    notes: tuple[ResolvedNote, ...]
    occurrences: tuple[Occurrence, ...]
    mentions: tuple[ResolvedMention, ...]
    self_checks: tuple[SelfCheck, ...] = ()
