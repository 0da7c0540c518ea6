"""Divide a witness into blocks, as the record's default and its exceptions say."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from glossator.data_file import Placed
from glossator.diagnostics import Code, Diagnostic
from glossator.model import Role, Statement, TextSpan
from glossator.quotation import find_quotation
from glossator.record import BlockRule, LineRange, NoteRule, Record
from glossator.structure.characters import Characters
from glossator.witness import Range, find_lines, trim
from glossator_schema.blocks import (
    AUTHOR_NOTE,
    FURNITURE,
    HEADING,
    PARAGRAPH,
    PRINTED_NUMBER,
    BlockKind,
    Numbering,
    read_label,
)


@dataclass
class RawBlock:
    """A block in the making: the ranges of the witness that are its words, in order.

    ``joins``: ends of ranges after which a line ends, and one space is read; with the end of that
    line. ``supplied``: the id of the emendation that supplies the label. ``marks``: where the marks of
    author's notes stand in the witness, and the notes' ids. ``spans``: marked words, by their offsets there;
    ``divided``: changes that run over the foot of a page.
    """

    rule: Placed
    kind: BlockKind
    id: str
    line: int
    label: str = ""
    supplied: str = ""
    level: int = 0
    run_in: bool = False
    cited_by: str = ""
    ranges: list[Range] = field(default_factory=list)
    joins: dict[int, int] = field(default_factory=dict)
    marks: list[tuple[int, str]] = field(default_factory=list)
    spans: list[TextSpan] = field(default_factory=list)
    divided: list[Range] = field(default_factory=list)


class Division:
    """A witness divided by a record: drafts of the blocks in reading order, statements, faults."""

    def __init__(self, record: Record, text: str) -> None:
        self.record = record
        self.text = text
        self.lines = find_lines(text)
        self.characters = Characters(text)
        self.drafts: list[RawBlock] = []
        self.notes: list[RawBlock] = []
        self.statements: list[Statement] = []
        self.faults: list[Diagnostic] = []
        self._counts: dict[BlockKind, itertools.count[int]] = {}
        self._divide()
        self._gather_notes()
        self._check_levels()

    def fault(self, rule: Placed, message: str, code: Code = Code.BAD_STRUCTURE) -> None:
        """Note that ``rule``, a part of the record, does not fit the witness."""
        self.faults.append(Diagnostic(rule.source.file, rule.source.line, code, message))

    # --- lines ------------------------------------------------------------------------------

    def _divide(self) -> None:
        """Go through the lines once, and take each as its rule says."""
        default = self.record.structure
        number = 1
        for rule in sorted(default.exceptions, key=lambda rule: rule.lines.first):
            lines = rule.lines
            if not 1 <= lines.first <= lines.last <= len(self.lines):
                last = len(self.lines)
                self.fault(rule, f"the witness has no lines {lines}, but 1 to {last}; correct it")
            elif lines.first < number:
                self.fault(rule, f"lines {lines} overlap another rule; give each line one rule")
            else:
                self._take_default(number, lines.first)
                self._take(rule)
                number = lines.last + 1
        self._take_default(number, len(self.lines) + 1)

    def _take_default(self, first: int, end: int) -> None:
        source = self.record.structure.source
        for number in range(first, end):
            if self._content(number):
                lines = LineRange(number, number)
                self._take(BlockRule(source=source, value_lines={}, lines=lines))

    def _content(self, number: int) -> Range | None:
        """Return the range of a line without the white space at its ends; None if it is blank."""
        start, end = trim(self.text, *self.lines[number - 1])
        return (start, end) if start < end else None

    # --- blocks -----------------------------------------------------------------------------

    def _take(self, rule: BlockRule) -> None:
        """Give the characters of a rule's lines their roles, and note the block they make."""
        numbers = [n for n in range(rule.lines.first, rule.lines.last + 1) if self._content(n)]
        if not numbers:
            self.fault(rule, f"lines {rule.lines} are blank; remove the rule")
            return
        contents = [content for n in numbers if (content := self._content(n))]
        kind = rule.kind or self.record.structure.default
        for key in sorted(rule.keys() - kind.says):
            self.fault(rule, f"a block of kind {kind.name} has no {key}; remove it")
        self._cut(rule, contents)
        if isinstance(kind, BlockKind):
            self._take_block(rule, kind, numbers[0], contents)
        elif kind is FURNITURE:
            self._assign(rule, contents, Role.FURNITURE)
        else:
            ranges = self._assign(rule, contents, Role.STATEMENT)
            words = " ".join(self.text[start:end] for start, end in ranges)
            self.statements.append(Statement(kind, numbers[0], words))

    def _take_block(
        self, rule: BlockRule, kind: BlockKind, line: int, contents: list[Range]
    ) -> None:
        if rule.run_in:
            contents = self._take_run_in(rule, contents)
        number = self._number(rule, kind)
        block_id = kind.make_id(self.record.id, number)
        label = number if kind is PARAGRAPH else rule.label
        draft = RawBlock(rule, kind, block_id, line, label=label, level=rule.level)
        if rule.supplied_label:
            draft.label = rule.supplied_label
            draft.supplied = f"{self.record.id}-e{self._first_left(contents)}-label"
            if rule.label:
                self.fault(rule, "a label is printed or supplied; keep one of the two")
        for note in rule.notes:
            self._take_note(note, draft, contents)
        self.drafts.append(draft)
        self._close(draft, contents)

    def _number(self, rule: BlockRule, kind: BlockKind) -> str:
        """Return the number in a block's id, "" where a text has one such block."""
        match kind.numbering:
            case Numbering.COUNTED:
                return self._next_number(kind, rule.number)
            case Numbering.PRINTED:
                number = read_label(rule.label)
                if not number:
                    self.fault(rule, f"a block of kind {kind.name} needs its printed label")
                elif not re.fullmatch(PRINTED_NUMBER, number):
                    message = f"an id cannot end in the label {number!r}; leave out spaces, hyphens and signs"
                    self.fault(rule, message)
                return number
            case Numbering.NONE:
                return ""

    def _next_number(self, kind: BlockKind, own: str) -> str:
        """Return the next number of its kind, or the block's ``own``; the count goes on from a plain one."""
        if own.isdigit():  # numbers before it were withdrawn
            self._counts[kind] = itertools.count(int(own) + 1)
        return own or str(next(self._counts.setdefault(kind, itertools.count(1))))

    def _close(self, draft: RawBlock, contents: list[Range]) -> None:
        """Make the characters that are left in ``contents`` the block's words."""
        draft.ranges = self._assign(draft.rule, contents, Role.TEXT, draft.id)
        stops = [stop for _, stop in contents[:-1]]
        for (_, end), (following, _) in itertools.pairwise(draft.ranges):
            joined = [stop for stop in stops if end <= stop <= following]
            if joined:
                draft.joins[end] = joined[0]

    # --- characters -------------------------------------------------------------------------

    def _assign(
        self, rule: Placed, contents: list[Range], role: Role, block: str = ""
    ) -> list[Range]:
        """Give all characters that are left in ``contents`` a role, and return their ranges."""
        ranges = self.characters.left(contents)
        for start, end in ranges:
            self.characters.take(start, end, role, block)
        if not ranges:
            self.fault(rule, f"no words are left in lines {getattr(rule, 'lines', '')}; correct it")
        return ranges

    def _assign_named(self, rule: Placed, named: Range, role: Role, block: str = "") -> None:
        """Give the characters of words that the record names their role."""
        if not self.characters.take(*named, role, block):
            words = self.text[slice(*named)][:40]
            self.fault(rule, f"{words!r} is named twice by the record; name it once")

    def _cut(self, rule: BlockRule, contents: list[Range]) -> None:
        """Give the source's markup and the printed label their roles, from left to right."""
        cursor, last = contents[0][0], contents[-1][1]
        for cut in rule.cuts:
            found = self.text.find(cut, cursor, last)
            if found < 0:
                self.fault(rule, f"{cut!r} is not in lines {rule.lines} after the cut before it")
            else:
                cursor = found + len(cut)
                self._assign_named(rule, (found, cursor), Role.MARKUP)
        if rule.label:
            start = self._first_left(contents)
            if self.text.startswith(rule.label, start):
                self._assign_named(rule, (start, start + len(rule.label)), Role.LABEL)
            else:
                self.fault(rule, f"the label {rule.label!r} does not begin lines {rule.lines}")

    def _first_left(self, contents: list[Range]) -> int:
        """Return where the first words begin that have no role yet."""
        return next(iter(self.characters.left(contents)), contents[0])[0]

    def _take_run_in(self, rule: BlockRule, contents: list[Range]) -> list[Range]:
        """Take the heading that begins the block's first line; return what remains of the lines."""
        assert rule.run_in is not None
        start, words = self._first_left(contents), rule.run_in.text
        if not self.text.startswith(words, start):
            message = f"the run-in heading {words!r} does not begin lines {rule.lines}; correct it"
            self.fault(rule.run_in, message)
            return contents
        number = self._next_number(HEADING, rule.run_in.number)
        block_id = HEADING.make_id(self.record.id, number)
        draft = RawBlock(rule.run_in, HEADING, block_id, rule.lines.first, run_in=True)
        draft.level = rule.run_in.level
        self.drafts.append(draft)
        end = start + len(words)
        self._close(draft, [(start, end)])
        return [trim(self.text, end, contents[0][1]), *contents[1:]]

    def _take_note(self, note: NoteRule, draft: RawBlock, contents: list[Range]) -> None:
        """Take an author's note, or its mark alone, out of the words of ``draft``."""
        first, last = contents[0][0], contents[-1][1]
        words = note.number + note.text
        found = find_quotation(self.text[first:last], words, note.prefix, note.suffix)
        if len(found) != 1:
            times = f"{len(found)} times" if found else "not"
            message = (
                f"author's note {note.number} stands {times} in line {draft.line}; "
                "copy its mark and words exactly, with a prefix or suffix if they recur"
            )
            self.fault(note, message)
            return
        start = first + found[0]
        middle, end = start + len(note.number), start + len(words)
        note_id = AUTHOR_NOTE.make_id(self.record.id, note.number)
        self._assign_named(note, (start, middle), Role.NOTE_MARK, note_id)
        draft.marks.append((start, note_id))
        if note.text:
            words_at = trim(self.text, middle, end)
            self._assign_named(note, (middle, words_at[0]), Role.SPACE)
            self._assign_named(note, words_at, Role.NOTE_TEXT, note_id)
            self._assign_named(note, (words_at[1], end), Role.SPACE)
            self.notes.append(
                RawBlock(
                    note,
                    AUTHOR_NOTE,
                    note_id,
                    draft.line,
                    label=note.number,
                    cited_by=draft.id,
                    ranges=[words_at],
                )
            )

    # --- the whole --------------------------------------------------------------------------

    def all_drafts(self) -> list[RawBlock]:
        """Return the blocks, and the notes that are no blocks yet."""
        return [*self.drafts, *self.notes]

    def _gather_notes(self) -> None:
        """Bring notes printed apart from their marks to the others; each mark has its one note."""
        cited = {note: draft for draft in self.drafts for _, note in draft.marks}
        for draft in [d for d in self.drafts if d.kind is AUTHOR_NOTE]:
            self.drafts.remove(draft)
            self.notes.append(draft)
            if draft.id in cited:
                draft.cited_by = cited[draft.id].id
            else:
                self.fault(draft.rule, f"author's note {draft.label} has no mark; name its mark")
        for note in sorted(cited.keys() - {draft.id for draft in self.notes}):
            message = f"the mark of {note} has no note; give its words or its own line"
            self.fault(cited[note].rule, message)
        seen: set[str] = set()
        for draft in (*self.drafts, *self.notes):
            if draft.id in seen:
                message = f"{draft.id} stands twice; number it anew"
                self.fault(draft.rule, message, Code.DUPLICATE_ID)
            seen.add(draft.id)

    def _check_levels(self) -> None:
        """A heading is at most one level below the one before it: sections nest without gaps."""
        deepest = 1
        for draft in self.drafts:
            if draft.kind is HEADING:
                if not 1 <= draft.level <= min(deepest, 5):
                    levels = "1" if deepest == 1 else f"1 to {min(deepest, 5)}"
                    self.fault(
                        draft.rule, f"this heading's level is {draft.level}; here it is {levels}"
                    )
                deepest = draft.level + 1
