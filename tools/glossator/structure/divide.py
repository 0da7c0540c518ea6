"""Divide a witness into blocks, as the record's default and its exceptions say."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from operator import attrgetter
from textwrap import shorten

from glossator.bibliographic import Statement
from glossator.block_rules import BlockRule
from glossator.diagnostics import Code, EditionError
from glossator.model import Role
from glossator.record import Record
from glossator.structure.author_notes import NO_NOTE, AuthorNotes
from glossator.structure.extents import Extent, Extents
from glossator.structure.ground import Ground, RawBlock, say_free_number
from glossator.structure.layout import lay_out
from glossator.structure.milestones import Milestones
from glossator.structure.note_marks import take_notes
from glossator.structure.verse_lines import VerseLines
from glossator.witness import Range, trim
from glossator_schema.blocks import (
    AUTHOR_NOTE,
    BARE,
    BLOCK_KINDS,
    FORMULA,
    FURNITURE,
    HEADING,
    NUMBERED,
    PARAGRAPH,
    PRINTED_NUMBER,
    QUOTATION,
    TITLE,
    BlockKind,
    Numbering,
    Shape,
    read_label,
)

DEEPEST_QUOTATION = 6
"""How deep quotations may stand in one another."""


def read_speaker(printed: str) -> str:
    """Return the name that a printed speaker says, without the signs around it: ``[HAMLET.]`` -> ``HAMLET``."""
    return printed.strip().strip("[]().:;,—–-_* ")


class Division(Ground):
    """A witness divided by a record: drafts of the blocks in reading order, statements, faults."""

    def __init__(self, record: Record, text: str) -> None:
        folder, slash, _ = record.source.file.rpartition("/")
        super().__init__(text, f"{folder}{slash}{record.witness.file}")
        self.record = record
        self.drafts: list[RawBlock] = []
        self.notes: list[RawBlock] = []
        self.statements: list[Statement] = []
        self.title: RawBlock | None = None
        self.milestones = Milestones(record.structure.milestones, self, record.id)
        self.verse_lines = VerseLines(record.id, text, record.structure.line_numbers)
        self._counts: dict[str, itertools.count[int]] = {}
        extents = Extents(record.structure, text, self.lines, self.fault)
        found = extents.find()
        if self.faults:  # whose the lines are is what all else follows from
            raise EditionError(self.faults)
        extents.check_speakers()
        self.author_notes = AuthorNotes(record)
        for note, message in self.author_notes.faults:
            self.fault(note, message)
        self._divide(found)
        self.milestones.check()
        self.verse_lines.finish()
        self._gather_notes()
        self._check_levels()

    # --- blocks -----------------------------------------------------------------------------

    def _divide(self, extents: list[Extent]) -> None:
        """Take the characters of each rule as it says, and note the block they make."""
        for extent in extents:
            for key in sorted(extent.rule.keys() - extent.kind.takes):
                self.fault(
                    extent.rule, f"a block of kind {extent.kind.name} has no {key}; remove it"
                )
            self._cut(extent)
            if extent.kind is TITLE and self.title is None:
                self._take_title(extent)
            elif extent.kind in BLOCK_KINDS and isinstance(extent.kind, BlockKind):
                self._take_block(extent, extent.kind)
            elif extent.kind is FURNITURE:
                self.assign(extent.rule, extent.contents, Role.FURNITURE)
            else:
                ranges = self.assign(extent.rule, extent.contents, Role.STATEMENT)
                words = " ".join(self.text[start:end] for start, end in ranges)
                self.statements.append(Statement(extent.kind, extent.line, words))

    def _take_title(self, extent: Extent) -> None:
        """Take the title, whose words may be emended and have notes."""
        rule, text_id = extent.rule, self.record.id
        self.title = draft = RawBlock(rule, TITLE, text_id, extent.line)
        self.notes += take_notes(self, self.author_notes, rule.notes, draft, extent.stretches)
        self._close(draft, extent.contents)
        words = " ".join(self.text[start:end] for start, end in draft.ranges)
        self.statements.append(Statement(TITLE, extent.line, words))

    def _take_block(self, extent: Extent, kind: BlockKind) -> None:
        rule, contents = extent.rule, extent.contents
        suffix, number = self._number(rule, kind)
        block_id = f"{self.record.id}-{suffix}{number}"
        label = number if kind is PARAGRAPH and suffix == NUMBERED else rule.label
        speaker = rule.spoken_by or read_speaker(rule.speaker)
        draft = RawBlock(rule, kind, block_id, extent.line, label or rule.speaker, level=rule.level)
        if kind is QUOTATION and not 0 <= rule.level <= DEEPEST_QUOTATION:
            message = f"this quotation's level is {rule.level}; it is 1"
            self.fault(rule, f"{message}, or 2 to {DEEPEST_QUOTATION} where it stands in another")
        draft.speaker = speaker
        draft.remark = rule.unmarked
        self.milestones.take(draft, rule, contents, extent.stretches)
        if rule.run_in:
            contents = self._take_run_in(rule, draft, contents)
        self._take_labels(rule, contents, draft)
        if rule.supplied_label:
            draft.label = rule.supplied_label
            draft.supplied = f"{self.record.id}-e{self.first_left(contents)}-label"
            if rule.label:
                self.fault(rule, "a label is printed or supplied; keep one of the two")
        self.notes += take_notes(self, self.author_notes, rule.notes, draft, extent.stretches)
        self.drafts.append(draft)
        self._close(draft, lay_out(self, self.verse_lines, draft, rule, contents))

    def _number(self, rule: BlockRule, kind: BlockKind) -> tuple[str, str]:
        """Return what stands in a block's id for its kind, and its number, "" where a text has but one."""
        match kind.numbering:
            case Numbering.COUNTED:
                bare = kind.suffix == BARE or rule.number.startswith(("none", "b"))
                if bare and kind.suffix not in (BARE, NUMBERED):
                    self.fault(rule, f"a block of kind {kind.name} bears a number; remove this one")
                own = rule.number.removeprefix("none").removeprefix("b")
                suffix = BARE if bare else kind.suffix
                return suffix, self._next_number(suffix, own)
            case Numbering.PRINTED:
                number = read_label(rule.label)
                if not number and kind is not AUTHOR_NOTE:
                    number = self._next_number(kind.suffix, "")  # its place among those of its kind
                elif kind is AUTHOR_NOTE:
                    number = self.author_notes.number(rule)
                    if not (rule.label or rule.unmarked):
                        message = "an author's note has its printed label, or is unmarked"
                        self.fault(rule, f"{message}: say what is printed of that")
                if not re.fullmatch(PRINTED_NUMBER, number):
                    message = f"an id cannot end in the label {number!r}; leave out spaces, hyphens and signs"
                    self.fault(rule, message)
                return kind.suffix, number
            case Numbering.NONE:
                return kind.suffix, ""

    def _next_number(self, suffix: str, own: str) -> str:
        """Return the next number of its suffix, or the block's ``own``; the count goes on from a plain one."""
        if own.isdigit():  # numbers before it were withdrawn
            self._counts[suffix] = itertools.count(int(own) + 1)
        return own or str(next(self._counts.setdefault(suffix, itertools.count(1))))

    def _close(self, draft: RawBlock, contents: list[Range]) -> None:
        """Make the characters that are left in ``contents`` the block's words."""
        picture = draft.kind.form is Shape.FIGURE
        characters = self.characters
        words = characters.left(contents) if draft.kind.verbatim else characters.words(contents)
        draft.ranges = self.assign(draft.rule, words, Role.TEXT, draft.id, optional=picture)
        stops = [stop for _, stop in contents[:-1]]
        for (_, end), (following, _) in itertools.pairwise(draft.ranges):
            joined = [
                stop
                for stop in stops[bisect_left(stops, end) : bisect_right(stops, following)]
                if not self._is_feed_taken(stop, following)
            ]
            if joined:
                draft.joins[end] = joined[0]

    def _is_feed_taken(self, stop: int, following: int) -> bool:
        """Tell whether the end of a line is cut: the words there go on without a space."""
        feed = self.text.find("\n", stop, following)
        return feed >= 0 and self.characters.role_at(feed) is not None

    # --- characters -------------------------------------------------------------------------

    def _cut(self, extent: Extent) -> None:
        """Give the source's markup its role, from left to right."""
        rule, cursor = extent.rule, extent.contents[0][0]
        for cut in rule.cuts:
            places = (
                self.text.find(cut, max(cursor, start), end) for start, end in extent.stretches
            )
            found = next((place for place in places if place >= 0), -1)
            if found < 0:
                begins = self._say_begin(cursor, extent.stretches[-1][1])
                after = " after the cut before it" if cursor > extent.contents[0][0] else ""
                message = f"{cut!r} is not in {rule.lines}{after}"
                self.fault(rule, f"{message}; copy it from there: {begins}")
            else:
                cursor = found + len(cut)
                self.assign_named(rule, (found, cursor), Role.MARKUP)

    def _say_begin(self, start: int, end: int) -> str:
        """Return the first words of a part of the witness, for an editor to compare."""
        words = self.text[start:end].strip()
        return repr(shorten(words, 40, placeholder=" …") if words else "")

    def _take_labels(self, rule: BlockRule, contents: list[Range], draft: RawBlock) -> None:
        """Take the printed label, or the name of a speaker, off the words that it begins.

        The number of a formula may end them.
        """
        for what, label in (("label", rule.label), ("speaker", rule.speaker)):
            if label:
                start = self.first_left(contents)
                end = self.characters.left(contents)[-1:]
                if self.text.startswith(label, start):
                    self.assign_named(rule, (start, start + len(label)), Role.LABEL)
                elif draft.kind is FORMULA and end and self.text.endswith(label, *end[0]):
                    last = end[0][1]
                    self.assign_named(rule, (last - len(label), last), Role.LABEL, draft.id)
                else:
                    begins = self._say_begin(start, contents[-1][1])
                    message = f"the {what} {label!r} does not begin {rule.lines}"
                    self.fault(rule, f"{message}; copy it from there: {begins}")

    def _take_run_in(self, rule: BlockRule, below: RawBlock, contents: list[Range]) -> list[Range]:
        """Take the heading that begins a block's first line; return what remains of the lines.

        The milestones before it, and in it, are of the heading.
        """
        assert rule.run_in is not None
        start, words = self.first_left(contents), rule.run_in.text
        if not self.text.startswith(words, start):
            begins = self._say_begin(start, contents[-1][1])
            message = f"the run-in heading {words!r} does not begin {rule.lines}"
            self.fault(rule.run_in, f"{message}; copy it from there: {begins}")
            return contents
        number = self._next_number(HEADING.suffix, rule.run_in.number)
        block_id = HEADING.make_id(self.record.id, number)
        draft = RawBlock(rule.run_in, HEADING, block_id, rule.lines.first, run_in=True)
        draft.level = rule.run_in.level
        self.drafts.append(draft)
        end = start + len(words)
        draft.points = [(place, point) for place, point in below.points if place < end]
        below.points = below.points[len(draft.points) :]
        for _, point in draft.points:
            self.characters.recast(point.start, point.end, Role.POINT, block_id)
        self._close(draft, [(start, end)])
        return [trim(self.text, end, contents[0][1]), *contents[1:]]

    # --- the whole --------------------------------------------------------------------------

    def all_drafts(self) -> list[RawBlock]:
        """Return the title, if the witness has it, the blocks, and the notes that are no blocks yet."""
        return [*([self.title] if self.title else []), *self.drafts, *self.notes]

    def prose_drafts(self) -> list[RawBlock]:
        """Return those of all drafts whose words are of a language of people."""
        return [draft for draft in self.all_drafts() if not draft.kind.verbatim]

    def _gather_notes(self) -> None:
        """Bring notes printed apart from their marks to the others; each mark has its one note."""
        cited: dict[str, tuple[RawBlock, str]] = {}
        for draft in self.all_drafts():
            for _, mark in draft.marks:
                cited.setdefault(mark.note, (draft, mark.label))
        told = self._is_note_at_fault()
        apart = [draft for draft in self.drafts if draft.kind is AUTHOR_NOTE]
        self.drafts = [draft for draft in self.drafts if draft.kind is not AUTHOR_NOTE]
        self.notes += apart
        for draft in apart:
            if draft.id in cited:
                draft.cited_by = cited[draft.id][0].id
                if draft.remark:
                    self.fault(
                        draft.rule, f"author's note {draft.label} has a mark; it is not unmarked"
                    )
            elif not draft.remark and not told:
                message = f"author's note {draft.label} has no mark"
                remedy = "name its mark, or say what is printed of that (unmarked)"
                self.fault(draft.rule, f"{message}; {remedy}")
        for noted, message in () if told else self.author_notes.missing:
            self.fault(noted, message)
        told = told or bool(self.author_notes.missing)
        for note in sorted(cited.keys() - {draft.id for draft in self.notes}) if not told else ():
            draft, label = cited[note]
            self.fault(draft.rule, f"the mark {label} {NO_NOTE}")
        every = {draft.id for draft in (*self.drafts, *self.notes)}
        seen: set[str] = set()
        for draft in (*self.drafts, *self.notes):
            if draft.id in seen:
                free = say_free_number(draft.id, every)
                message = f"{draft.id} stands twice; number it anew{free}"
                self.fault(draft.rule, message, Code.DUPLICATE_ID)
            seen.add(draft.id)
        self._check_points()

    def _check_points(self) -> None:
        """See that no two milestones have one label."""
        places: dict[str, int] = {}
        points = [point for draft in self.all_drafts() for _, point in draft.points if point.id]
        for point in sorted(points, key=attrgetter("start")):
            if point.id in places:
                first = self.line_at(places[point.id])
                remedy = "cut one of them, or name its mark with another label (milestones)"
                message = f"{point.id} stands twice, first in line {first}; {remedy}"
                self.fault_at(point.start, message, Code.DUPLICATE_ID)
            places.setdefault(point.id, point.start)

    def _is_note_at_fault(self) -> bool:
        """Tell whether a note or a mark does not fit: for that alone another may lack its counterpart."""
        return any(
            id(part) in self.at_fault
            for rule in self.record.structure.exceptions
            for part in (*rule.notes, *((rule,) if rule.kind is AUTHOR_NOTE else ()))
        )

    def _check_levels(self) -> None:
        """A heading is at most one level below the one before it: sections nest without gaps."""
        deepest = 1
        for draft in self.drafts:
            if draft.kind is HEADING:
                if not 1 <= draft.level <= min(deepest, 5):
                    levels = "1" if deepest == 1 else f"1 to {min(deepest, 5)}"
                    message = f"this heading's level is {draft.level}; here it is {levels}"
                    self.fault(
                        draft.rule, f"{message}: give it its level, below that of the one before it"
                    )
                deepest = draft.level + 1
