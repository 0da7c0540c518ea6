"""Apply a record to its witness: every character gets its one role, and the blocks their reading text.

1. divide: witness -> lines; the record's exceptions and its default say what each one is;
2. assign: within a block's lines, find what the record names (label, markup, author's notes, run-in
   heading) and give each character its role;
3. read: the characters of role ``text`` in order, one space at each join, emendations applied.

Nothing here guesses: what the record names and the witness does not have is an error.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from glossator.data_file import Placed
from glossator.diagnostics import Code, Diagnostic, EditionError, fail
from glossator.model import (
    Abstract,
    AuthorNote,
    Block,
    Emendation,
    Heading,
    Keywords,
    NoteMark,
    Paragraph,
    Piece,
    PullQuote,
    Reference,
    Role,
    Span,
    Statement,
    Text,
    Witness,
)
from glossator.quotation import find_quotation
from glossator.record import (
    STATEMENTS,
    BlockKind,
    BlockRule,
    EmendationRule,
    LineRange,
    NoteRule,
    Record,
)

UNCARRIABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
"""Characters that no HTML page can carry unchanged (HTML Standard, 13.2.3.5 and 13.2.5.80)."""

BYTE_ORDER_MARK = "\ufeff"


def decode_witness(content: bytes, file: str, record: Record) -> Witness:
    """Decode a witness's bytes.

    Raises :class:`EditionError` with ``NOT_UTF8`` and the byte offset of the first fault.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise fail(
            file,
            line,
            Code.NOT_UTF8,
            f"invalid UTF-8 at byte {error.start}; receive the text again in UTF-8",
        ) from error
    return Witness(file, record.witness.received_as, record.witness.sha256, text)


def build_text(record: Record, witness: Witness) -> Text:
    """Apply ``record`` to ``witness``.

    Raises :class:`EditionError` with every rule that does not fit (``BAD_STRUCTURE``) and every
    printed character that HTML cannot carry (``BAD_CHARACTER``, with its byte offset).
    """
    builder = _Builder(record, witness)
    builder.divide()
    builder.check()
    return builder.text()


@dataclass
class _Draft:
    """A block in the making: the ranges of the witness that are its words, in order."""

    rule: Placed
    kind: BlockKind
    id: str
    line: int
    ranges: list[tuple[int, int]]
    joins: dict[int, int] = field(default_factory=dict)  # end of a range -> end of its line
    label: str = ""
    level: int = 0
    run_in: bool = False
    marks: list[tuple[int, str]] = field(default_factory=list)
    cited_by: str = ""


class _Builder:
    """The state of one application of a record: roles by character, blocks in the making, faults."""

    def __init__(self, record: Record, witness: Witness) -> None:
        self.record = record
        self.witness = witness
        self.lines = _line_ranges(witness.text)
        self.roles: list[Role | None] = [None] * len(witness.text)
        self.owners: list[str] = [""] * len(witness.text)
        self.drafts: list[_Draft] = []
        self.notes: list[_Draft] = []
        self.statements: list[Statement] = []
        self.faults: list[Diagnostic] = []
        self.counts = {prefix: itertools.count(1) for prefix in ("p", "h", "pq")}

    # --- divide -----------------------------------------------------------------------------

    def divide(self) -> None:
        """Go through the lines once, and take each as its rule says."""
        rules = iter(sorted(self.record.structure.exceptions, key=lambda rule: rule.lines.first))
        rule = next(rules, None)
        number = 1
        while number <= len(self.lines):
            if rule is not None and rule.lines.first <= number:
                if rule.lines.first < number or rule.lines.last < rule.lines.first:
                    self.fault(
                        rule, f"lines {_name(rule)} overlap another rule; give each line one rule"
                    )
                else:
                    self.take(rule)
                    number = rule.lines.last + 1
                rule = next(rules, None)
            else:
                if not self.is_blank(number):
                    self.take(self.default_rule(number))
                number += 1
        while rule is not None:
            self.fault(
                rule, f"lines {_name(rule)} are past the end of the witness; correct the rule"
            )
            rule = next(rules, None)
        for offset, role in enumerate(self.roles):
            if role is None:
                self.roles[offset] = Role.SPACE

    def default_rule(self, number: int) -> BlockRule:
        place = self.record.structure
        return BlockRule(
            source=place.source, value_lines=place.value_lines, lines=LineRange(number, number)
        )

    def is_blank(self, number: int) -> bool:
        start, end = self.lines[number - 1]
        return not self.witness.text[start:end].strip().strip(BYTE_ORDER_MARK)

    def take(self, rule: BlockRule) -> None:
        """Give the characters of a rule's lines their roles, and note the blocks they make."""
        if rule.lines.last > len(self.lines):
            self.fault(
                rule, f"lines {_name(rule)} are past the end of the witness; correct the rule"
            )
            return
        numbers = [n for n in range(rule.lines.first, rule.lines.last + 1) if not self.is_blank(n)]
        if not numbers:
            self.fault(rule, f"lines {_name(rule)} are blank; remove the rule")
            return
        contents = [self.content(n) for n in numbers]
        kind = rule.kind or self.record.structure.default
        if kind is BlockKind.FURNITURE:
            for start, end in contents:
                self.assign(rule, start, end, Role.FURNITURE, "")
            return
        if kind in STATEMENTS:
            self.cut(rule, contents)
            ranges = self.remaining(contents)
            for start, end in ranges:
                self.assign(rule, start, end, Role.STATEMENT, "")
            text = " ".join(self.witness.text[start:end] for start, end in ranges)
            self.statements.append(Statement(kind.value, numbers[0], text))
            return
        self.cut(rule, contents)
        if rule.run_in:
            contents = self.take_run_in(rule, contents)
        draft = _Draft(
            rule,
            kind,
            self.block_id(rule, kind),
            numbers[0],
            [],
            label=rule.label,
            level=rule.level,
        )
        if kind is BlockKind.PARAGRAPH:
            draft.label = draft.id.rpartition("-p")[2]
        if kind is BlockKind.HEADING and not 1 <= rule.level <= 5:
            self.fault(
                rule, f"the heading in lines {_name(rule)} has no level; give it one, 1 to 5"
            )
            draft.level = 1
        for note in rule.notes:
            self.take_note(note, draft, contents)
        self.drafts.append(draft)
        self.close(draft, contents)

    def close(self, draft: _Draft, contents: list[tuple[int, int]]) -> None:
        """Make the characters that are left in ``contents`` the block's words."""
        draft.ranges = self.remaining(contents)
        for start, end in draft.ranges:
            self.assign(draft.rule, start, end, Role.TEXT, draft.id)
        if not draft.ranges:
            self.fault(draft.rule, f"line {draft.line} has no words left; call it furniture")
        stops = [stop for _, stop in contents[:-1]]
        for (_, end), (following, _) in itertools.pairwise(draft.ranges):
            if joined := [stop for stop in stops if end <= stop <= following]:
                draft.joins[end] = joined[0]

    def block_id(self, rule: BlockRule, kind: BlockKind) -> str:
        number = Block(id="", line=0, text="", label=rule.label).number
        suffix = {
            BlockKind.PARAGRAPH: lambda: f"p{rule.number or next(self.counts['p'])}",
            BlockKind.HEADING: lambda: f"h{next(self.counts['h'])}",
            BlockKind.PULL_QUOTE: lambda: f"pq{next(self.counts['pq'])}",
            BlockKind.REFERENCE: lambda: f"ref{number}",
            BlockKind.AUTHOR_NOTE: lambda: f"fn{number}",
        }.get(kind, lambda: kind.value)()
        return f"{self.record.id}-{suffix}"

    # --- assign -----------------------------------------------------------------------------

    def assign(self, rule: Placed, start: int, end: int, role: Role, owner: str) -> None:
        """Give each character of the range its role; one that has a role already is a fault."""
        if any(self.roles[start:end]):
            words = self.witness.text[start:end][:40]
            self.fault(rule, f"{words!r} is named twice by the record; name it once")
            return
        self.roles[start:end] = [role] * (end - start)
        self.owners[start:end] = [owner] * (end - start)

    def content(self, number: int) -> tuple[int, int]:
        """Return the range of a line without the white space at its ends."""
        start, end = self.lines[number - 1]
        return _trim(self.witness.text, start, end)

    def cut(self, rule: BlockRule, contents: list[tuple[int, int]]) -> None:
        """Give the source's markup and the printed label their roles, from left to right."""
        cursor, last = contents[0][0], contents[-1][1]
        for cut in rule.cuts:
            found = self.witness.text.find(cut, cursor, last)
            if found < 0:
                self.fault(
                    rule,
                    f"{cut!r} is not in lines {_name(rule)} after the cut before it; correct it",
                )
                continue
            cursor = found + len(cut)
            self.assign(rule, found, cursor, Role.MARKUP, "")
        if rule.label:
            start = next(iter(self.remaining(contents)), contents[0])[0]
            if not self.witness.text.startswith(rule.label, start):
                self.fault(
                    rule, f"the label {rule.label!r} does not begin lines {_name(rule)}; correct it"
                )
                return
            self.assign(rule, start, start + len(rule.label), Role.LABEL, "")

    def take_run_in(
        self, rule: BlockRule, contents: list[tuple[int, int]]
    ) -> list[tuple[int, int]]:
        assert rule.run_in is not None
        start, end = next(iter(self.remaining(contents)), contents[0])
        words = rule.run_in.text
        if not self.witness.text.startswith(words, start):
            self.fault(
                rule.run_in,
                f"the run-in heading {words!r} does not begin line {_name(rule)}; correct it",
            )
            return contents
        block = f"{self.record.id}-h{next(self.counts['h'])}"
        draft = _Draft(
            rule,
            BlockKind.HEADING,
            block,
            rule.lines.first,
            [],
            level=rule.run_in.level,
            run_in=True,
        )
        self.drafts.append(draft)
        self.close(draft, [(start, start + len(words))])
        rest = _trim(self.witness.text, start + len(words), end)
        return [rest, *contents[1:]]

    def take_note(self, note: NoteRule, draft: _Draft, contents: list[tuple[int, int]]) -> None:
        """Take an author's note, or its mark alone, out of the words of ``draft``."""
        first, last = contents[0][0], contents[-1][1]
        line = self.witness.text[first:last]
        found = find_quotation(line, note.number + note.text, note.prefix, note.suffix)
        if len(found) != 1:
            times = f"{len(found)} times" if found else "not"
            self.fault(
                note,
                f"author's note {note.number} stands {times} in line {draft.line}; "
                "copy its mark and words exactly, with a prefix or suffix if they recur",
            )
            return
        start = first + found[0]
        middle, end = start + len(note.number), start + len(note.number) + len(note.text)
        block = f"{self.record.id}-fn{note.number}"
        self.assign(note, start, middle, Role.NOTE_MARK, block)
        draft.marks.append((start, block))
        if note.text:
            self.assign(note, middle, end, Role.NOTE_TEXT, block)
            ranges = [_trim(self.witness.text, middle, end)]
            self.notes.append(
                _Draft(
                    note,
                    BlockKind.AUTHOR_NOTE,
                    block,
                    draft.line,
                    ranges,
                    label=note.number,
                    cited_by=draft.id,
                )
            )

    def remaining(self, contents: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return the ranges of ``contents`` that have no role yet, without white space at the outer ends."""
        ranges = [
            (group[0], group[-1] + 1)
            for start, end in contents
            for taken, offsets in itertools.groupby(
                range(start, end), key=lambda offset: self.roles[offset] is not None
            )
            if not taken
            for group in [list(offsets)]
        ]
        text = self.witness.text
        while ranges and not text[slice(*ranges[0])].strip():
            ranges.pop(0)
        while ranges and not text[slice(*ranges[-1])].strip():
            ranges.pop()
        if ranges:
            ranges[0] = (_trim(text, *ranges[0])[0], ranges[0][1])
            ranges[-1] = (ranges[-1][0], _trim(text, *ranges[-1])[1])
        return ranges

    # --- check ------------------------------------------------------------------------------

    def fault(self, rule: Placed, message: str) -> None:
        """Note that ``rule``, a part of the record, does not fit the witness."""
        place = rule.source
        self.faults.append(Diagnostic(place.file, place.line, Code.BAD_STRUCTURE, message))

    def check(self) -> None:
        """Raise every fault found so far, with the characters that cannot be printed."""
        text = self.witness.text
        for match in UNCARRIABLE.finditer(text):
            if self.roles[match.start()] is not Role.SPACE:
                byte = len(text[: match.start()].encode())
                self.faults.append(
                    Diagnostic(
                        self.witness.file,
                        text.count("\n", 0, match.start()) + 1,
                        Code.BAD_CHARACTER,
                        f"U+{ord(match[0]):04X} at byte {byte} cannot be printed in HTML; "
                        "receive the text again without it",
                    )
                )
        titles = [s.text for s in self.statements if s.kind == BlockKind.TITLE.value]
        if any(title != self.record.bibliography.title for title in titles):
            self.fault(
                self.record, f"the title of the witness is {titles[0]!r}, not the record's; copy it"
            )
        self.check_notes()
        seen: set[str] = set()
        for draft in (*self.drafts, *self.notes):
            if draft.id in seen:
                place = draft.rule.source
                message = f"{draft.id} stands twice; number it anew"
                self.faults.append(Diagnostic(place.file, place.line, Code.DUPLICATE_ID, message))
            seen.add(draft.id)
        if self.faults:
            raise EditionError(self.faults)

    def check_notes(self) -> None:
        """Bring notes printed apart from their marks to the author's notes; every mark needs its note."""
        cited = {note: draft for draft in self.drafts for _, note in draft.marks}
        for draft in [d for d in self.drafts if d.kind is BlockKind.AUTHOR_NOTE]:
            self.drafts.remove(draft)
            draft.cited_by = cited[draft.id].id if draft.id in cited else ""
            self.notes.append(draft)
            if not draft.cited_by:
                self.fault(
                    draft.rule,
                    f"author's note {draft.label} has no mark in the text; name its mark",
                )
        for note in sorted(cited.keys() - {draft.id for draft in self.notes}):
            self.fault(
                cited[note].rule, f"the mark of {note} has no note; give its words or its own line"
            )

    # --- read -------------------------------------------------------------------------------

    def text(self) -> Text:
        emendations = _Emendations(self)
        blocks = tuple(self.block(draft, emendations) for draft in self.drafts)
        notes = tuple(
            self.block(draft, emendations)
            for draft in sorted(self.notes, key=lambda draft: draft.line)
        )
        emendations.check()
        if self.faults:
            raise EditionError(self.faults)
        return Text(
            id=self.record.id,
            witness=self.witness,
            bibliography=self.record.bibliography,
            blocks=blocks,
            author_notes=tuple(note for note in notes if isinstance(note, AuthorNote)),
            statements=tuple(self.statements),
            emendations=tuple(emendations.applied),
            pieces=tuple(self.pieces()),
        )

    def block(self, draft: _Draft, emendations: _Emendations) -> Block:
        text, marks = emendations.read(draft)
        common = {
            "id": draft.id,
            "line": draft.line,
            "text": text,
            "label": draft.label,
            "marks": marks,
        }
        match draft.kind:
            case BlockKind.HEADING:
                return Heading(**common, level=draft.level, run_in=draft.run_in)
            case BlockKind.AUTHOR_NOTE:
                return AuthorNote(**common, paragraph=draft.cited_by)
            case _:
                return BLOCK_CLASSES[draft.kind](**common)

    def pieces(self) -> Iterator[Piece]:
        keys = zip(self.roles, self.owners, strict=True)
        start = 0
        for (role, owner), group in itertools.groupby(keys):
            end = start + len(list(group))
            assert role is not None
            yield Piece(start, end, role, owner)
            start = end


BLOCK_CLASSES: dict[BlockKind, type[Block]] = {
    BlockKind.PARAGRAPH: Paragraph,
    BlockKind.PULL_QUOTE: PullQuote,
    BlockKind.ABSTRACT: Abstract,
    BlockKind.KEYWORDS: Keywords,
    BlockKind.REFERENCE: Reference,
}


class _Emendations:
    """The record's emendations by their place in the witness, applied as the blocks are read."""

    def __init__(self, builder: _Builder) -> None:
        self.builder = builder
        self.witness = builder.witness.text
        self.applied: list[Emendation] = []
        self.pending: dict[int, tuple[int, int, EmendationRule]] = {}
        for number, rule in enumerate(builder.record.emendations, start=1):
            place = self.find(rule)
            if place in self.pending:
                builder.fault(rule, f"two emendations begin at {rule.exact!r}; make them one")
            elif place is not None:
                self.pending[place] = (place + len(rule.exact), number, rule)

    def find(self, rule: EmendationRule) -> int | None:
        if not 1 <= rule.line <= len(self.builder.lines):
            self.builder.fault(
                rule, f"emendation of {rule.exact!r}: the witness has no line {rule.line}"
            )
            return None
        start, end = self.builder.lines[rule.line - 1]
        found = find_quotation(self.witness[start:end], rule.exact, rule.prefix, rule.suffix)
        if len(found) != 1:
            self.builder.fault(
                rule,
                f"emendation of {rule.exact!r}: found {len(found)} times in line {rule.line}; "
                "copy it exactly, with a prefix or suffix if it recurs",
            )
            return None
        return start + found[0]

    def read(self, draft: _Draft) -> tuple[str, tuple[NoteMark, ...]]:
        """Return a block's reading text and the places of its author's notes."""
        parts: list[str] = []
        length = 0
        marks = []
        notes = iter(sorted(draft.marks))
        mark = next(notes, None)

        def append(words: str) -> None:
            nonlocal length
            parts.append(words)
            length += len(words)

        def note_marks(before: float) -> None:
            nonlocal mark
            while mark is not None and mark[0] < before:
                marks.append(NoteMark(length, mark[1]))
                mark = next(notes, None)

        for start, end in draft.ranges:
            note_marks(start)
            places = sorted(place for place in self.pending if start <= place < end)
            cursor = start
            for place in places:
                stop, number, rule = self.pending[place]
                if stop > end or place < cursor:
                    continue
                append(self.witness[cursor:place])
                del self.pending[place]
                span = Span(draft.id, length, length + len(rule.reading))
                self.applied.append(
                    Emendation(
                        f"{self.builder.record.id}-e{number}",
                        span,
                        rule.exact,
                        rule.reading,
                        rule.kind,
                        rule.certainty,
                        rule.remark,
                    )
                )
                append(rule.reading)
                cursor = stop
            append(self.witness[cursor:end])
            if end in draft.joins:
                note_marks(draft.joins[end])
                append(" ")
        note_marks(math.inf)
        return "".join(parts), tuple(marks)

    def check(self) -> None:
        for _, _, rule in self.pending.values():
            self.builder.fault(
                rule,
                f"emendation of {rule.exact!r} in line {rule.line} is not within the words of one "
                "block; choose words of one block, without note marks",
            )


def _name(rule: BlockRule) -> str:
    first, last = rule.lines.first, rule.lines.last
    return str(first) if first == last else f"{first}-{last}"


def _line_ranges(text: str) -> list[tuple[int, int]]:
    """Return the range of each line, without its line feed (lines end in LF; CR before it is white space)."""
    ranges = []
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        ranges.append((start, end))
        start = end + 1
    return ranges


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range without the white space (and byte-order mark) at its ends."""
    while start < end and (text[start].isspace() or text[start] == BYTE_ORDER_MARK):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
