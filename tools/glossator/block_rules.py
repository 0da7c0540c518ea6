"""What a record says of lines: the default, and each exception to it."""

from __future__ import annotations

import re
from typing import Annotated, Any

import regex
from pydantic import AfterValidator, BeforeValidator, WithJsonSchema
from pydantic.dataclasses import dataclass

from glossator.data_file import (
    STRICT,
    Checked,
    LanguageTagOrNone,
    NotEmpty,
    Placed,
    Said,
    check_choice,
    matching,
    one_of,
    whole,
)
from glossator.line_set import Lines
from glossator_schema.block_kinds import KINDS_ELSEWHERE
from glossator_schema.blocks import HEADING, LINE_KINDS, BlockKind, LineKind, Numbering


def _parse_kind(value: Any) -> Any:
    if isinstance(value, LineKind):
        return value
    if isinstance(value, str) and value.lower() in KINDS_ELSEWHERE and value not in LINE_KINDS:
        raise ValueError(f"{value!r} is called {KINDS_ELSEWHERE[value.lower()]} here")
    return LINE_KINDS[check_choice(value, LINE_KINDS)]


Kind = Annotated[
    LineKind,
    BeforeValidator(_parse_kind),
    WithJsonSchema({"type": "string", "enum": [*LINE_KINDS]}),
]


NONE_LEFT = BeforeValidator(lambda value: () if value == "" else value)
"""A list whose every line the editor has struck is a name without a value."""

PRINTED = matching(
    r"[^\s`]{1,20}", "a note's number is what its mark prints, without spaces: 1, ¹, ①, *, †, [3]"
)
NUMBER = matching(
    "[1-9][0-9]*[a-z]*", "a block's number is 12, or 12a where it was inserted later", or_empty=True
)
BLOCK_NUMBER = matching(
    "none|b?[1-9][0-9]*[a-z]*",
    "a block's number is 12, or 12a where it was inserted later, b12a where it bears none; write it so",
    or_empty=True,
)
SEPARATOR = one_of(("bars", "tabs", "spaces", "wikitext"))
HASH = matching("[0-9a-f]{64}", "a SHA-256 has 64 of the digits 0-9 and a-f", or_empty=True)
UNSAID = "[?]"
"""What stands for words that are an editor's to supply: a sign, which is of no language."""
SUPPLIED = matching(
    r"\[[^\[\]]*[^\[\]\s][^\[\]]*\]",
    "what the witness has not stands in square brackets: [4.]",
    or_empty=True,
)


@dataclass(frozen=True, kw_only=True, config=STRICT)
class NoteRule(Placed):
    """An author's note.

    With ``text`` the mark and the note's words stand glued together in the line; without it only the
    mark stands here, and the words are a block of kind ``author-note`` that has the same label. Of several
    notes with that label the marks name one after the other, if there are as many; ``note_at`` names the line
    in which the note of this mark begins. ``supplied``: what is printed, in square brackets, where the witness
    has the mark and no note.
    """

    number: Annotated[str, PRINTED]
    text: str = ""
    note_at: Annotated[int, whole(1)] = 0
    supplied: Annotated[str, SUPPLIED] = ""
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class RunInRule(Placed):
    """A heading that stands at the beginning of its paragraph's own line."""

    level: int
    text: Said
    number: Annotated[str, NUMBER] = ""


def check_file(value: str) -> str:
    if not value.isprintable() or value in ("", ".", "..") or set(value) & {"/", "\\"}:
        raise ValueError("it is a file beside the record; give its name alone")
    return value


def _check_image(value: str) -> str:
    name = check_file(value)
    if not name.lower().endswith((".png", ".jpg", ".jpeg", ".svg")):
        raise ValueError("an image is a file of the type png, jpg or svg")
    return name


@dataclass(frozen=True, kw_only=True, config=STRICT)
class MilestoneRule(Placed):
    """A mark of a standard edition's pages or lines: ``[514a]``; its label is what the mark says."""

    mark: NotEmpty
    label: str = ""
    prefix: str = ""
    suffix: str = ""


def _check_pattern(value: str) -> str:
    try:
        re.compile(value)
        regex.compile(value)
    except (re.error, regex.error, OverflowError, RecursionError, MemoryError) as error:
        raise ValueError(f"{error} in the regular expression") from error
    return value


Pattern = Annotated[str, AfterValidator(_check_pattern)]


@dataclass(frozen=True, kw_only=True, config=STRICT)
class MilestonePattern(Placed):
    """The marks of a standard edition that a regular expression of ``re`` finds.

    The first group is the label, or the whole match. ``name``: of what: ``Stephanus``, ``folio``.
    """

    pattern: Pattern
    name: str = ""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class BlockRule(Placed):
    """An exception to the declared default: what the lines are, and how they divide.

    ``label``: the printed number or label before the words. ``cuts``: the source's markup, each found
    in the line after the one before it, and left out. Several lines that are one block are joined by
    one space, or stay lines where the kind is one of lines. ``starts_at``: the words at which the block begins
    in its first line; what stands there before them is of the block before it. ``number``: that of a counted
    block where it is not the next in order (``12a``); ``none``: the paragraph bears no number.
    ``supplied_label``: a heading's label that the witness lacks, in square brackets. ``unmarked``: what is
    printed in square brackets after the words of an author's note to which no mark in the witness leads;
    ``paragraphs``: lines with which further paragraphs of it begin, where no blank line is before them.
    ``level``: of a heading, or of a quotation: 2 where it stands in another.

    ``speaker``: the printed name before the words; ``spoken_by``: who speaks, where it is not printed, or
    short. Of verse: ``indents``, how far each line is indented, in letters, where the witness does not show
    it; ``line_number``, the number of the first line; ``shared_line``: whether it goes on in the line of the
    verse before. Of a list: ``marker``, a regular expression of what marks an item, ``""`` where nothing does.
    Of a table: ``separator`` of its cells, and whether the first row is its ``header``; ``goes_on``: lines in
    which the cells of the row above go on. Of a figure: its ``image``, pinned by ``sha256``, and ``alt``, what
    it shows. ``language``: that of its words, where it is
    not the text's.
    """

    lines: Lines
    starts_at: str = ""
    kind: Kind | None = None
    level: int = 0
    label: str = ""
    supplied_label: Annotated[str, SUPPLIED] = ""
    unmarked: Annotated[str, SUPPLIED] = ""
    paragraphs: tuple[Annotated[int, whole(1)], ...] = ()
    number: Annotated[str, BLOCK_NUMBER] = ""
    cuts: tuple[NotEmpty, ...] = ()
    run_in: RunInRule | None = None
    notes: tuple[NoteRule, ...] = ()
    milestones: tuple[MilestoneRule, ...] = ()
    speaker: str = ""
    spoken_by: str = ""
    indents: tuple[Annotated[int, whole(0, 99)], ...] = ()
    line_number: Annotated[int, whole(0)] | None = None
    shared_line: bool = False
    marker: Pattern | None = None
    separator: SEPARATOR = ""  # type: ignore[valid-type]
    header: bool = False
    goes_on: Lines | None = None
    image: Annotated[str, Checked(_check_image, {})] = ""
    sha256: Annotated[str, HASH] = ""
    alt: str = ""
    language: LanguageTagOrNone = ""
    remark: str = ""

    def keys(self) -> set[str]:
        """Return what the rule says of its lines, beside their kind and a remark."""
        return self.value_places.keys() - {"lines", "starts_at", "kind", "remark"}


def _check_default(kind: LineKind) -> LineKind:
    printed = isinstance(kind, BlockKind) and kind.numbering is Numbering.PRINTED
    if printed or kind is HEADING or "image" in kind.says:
        raise ValueError("a default cannot be a kind that needs a level, a label or an image")
    return kind


@dataclass(frozen=True, kw_only=True, config=STRICT)
class StructureRules(Placed):
    """The default for each line that is not blank, and every exception to it.

    A default whose lines are kept takes lines without a blank one between them together: a stanza.
    ``speakers``: names that begin what a speaker says, where no exception says what the lines are;
    ``milestones``: what marks the pages or lines of a standard edition, in all words; ``line_numbers``: every
    how many lines of verse one is numbered in the margin, 0 for none.
    """

    default: Annotated[Kind, AfterValidator(_check_default)]
    speakers: tuple[NotEmpty, ...] = ()
    milestones: tuple[MilestonePattern, ...] = ()
    line_numbers: Annotated[int, whole(0, 100)] = 5
    exceptions: Annotated[tuple[BlockRule, ...], NONE_LEFT] = ()
