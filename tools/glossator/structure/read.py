"""Read the words of a block from the witness, with the record's emendations."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import replace
from operator import itemgetter
from typing import NamedTuple

from glossator.block_rules import UNSAID, BlockRule
from glossator.model import Emendation, NoteMark, Point, Sic, Span, TextSpan
from glossator.structure.change import Change
from glossator.structure.changes import find_changes
from glossator.structure.divide import Division
from glossator.structure.ground import RawBlock
from glossator.structure.quoted import find_in_line
from glossator.structure.spans import read_spans
from glossator.structure.wrapped_rows import TableWords, put_in_order
from glossator_schema.blocks import FORMULA
from glossator_schema.formulas import read_formula
from glossator_schema.points import REMARK


class Read(NamedTuple):
    """What a block reads: its words, and where in them notes' marks, points and marked words stand."""

    words: str
    marks: tuple[NoteMark, ...]
    points: tuple[Point, ...]
    spans: tuple[TextSpan, ...]
    remark: str = ""


class BlockReader:
    """Reads the drafts of a division; ``emendations`` are those applied so far."""

    def __init__(self, division: Division) -> None:
        self.division = division
        self.text = division.text
        self.id = division.record.id
        self.emendations: list[Emendation] = []
        self.pending = find_changes(division)
        read_spans(division, self.pending)
        self.places = sorted(self.pending)
        self.read_until = 0  # where the last change in the draft ends

    def read(self, draft: RawBlock) -> Read:
        """Return a block's reading text, and the places of notes' marks, points and marked words in it."""
        self.read_until = 0
        before = len(self.emendations)
        words = said = ""
        marks: list[NoteMark] = []
        points: list[Point] = []
        edges = [(place, None) for span in draft.spans for place in (span.start, span.end)]
        waiting: list[tuple[int, NoteMark | Point | None]] = sorted(
            (*draft.points, *draft.marks, *edges), key=itemgetter(0)
        )
        offsets: dict[int, int] = {}

        def place_marks(before: float) -> None:
            while waiting and waiting[0][0] <= before:
                place, what = waiting.pop(0)
                match what:
                    case Point() as point:
                        points.append(replace(point, offset=len(words)))
                    case NoteMark() as mark:
                        marks.append(replace(mark, offset=len(words)))
                    case _:
                        offsets[place] = len(words)

        for start, end in draft.ranges:
            place_marks(before=start)
            words = self._read_range(draft, start, end, words)
            if end in draft.joins:
                place_marks(before=draft.joins[end])
                words += " "
        place_marks(before=math.inf)
        if draft.supplied:
            self.emendations.append(supply_label(draft))
        if draft.remark not in ("", UNSAID):
            place = draft.ranges[-1][1] if draft.ranges else self._mark_of(draft)
            said = f" {draft.remark}" if words else draft.remark
            name = f"{self.id}-e{place}{REMARK}"
            self.emendations.append(supply_remark(draft, name, len(words), said))
        if draft.kind is FORMULA and (fault := read_formula(words, display=True).fault):
            message = (
                f"the formula {draft.id} cannot be read: {fault}; correct its TeX in emendations"
            )
            self.division.fault(draft.rule, f"{message}, or cut the signs around it (cuts)")
        if draft.ranges and not words.strip():
            self.division.fault(draft.rule, f"no words are left of {draft.id}; call it furniture")
        elif words != words.strip():
            message = f"the reading text of {draft.id} begins or ends with white space; emend it"
            self.division.fault(draft.rule, message)
        spans = (
            replace(
                span,
                start=offsets[span.start],
                end=offsets[span.end],
                first=span.start - len(span.opening),
                last=span.end,
            )
            for span in draft.spans
        )
        found = TableWords(words, marks, points, list(spans), self.emendations[before:])
        if draft.cells:
            try:
                found = put_in_order(found, draft.cells)
            except ValueError as error:
                message = f"{str(error)!r} goes on from one line of a cell into another cell"
                self.division.fault(draft.rule, f"{message}; mark or emend each by itself")
            self.emendations[before:] = found.emendations
        return Read(found.words, tuple(found.marks), tuple(found.points), tuple(found.spans), said)

    def _read_range(self, draft: RawBlock, start: int, end: int, words: str) -> str:
        """Return ``words`` with those of a range of the witness, and the changes wholly in the draft."""
        cursor = max(start, self.read_until)
        within = self.places[bisect_left(self.places, start) : bisect_left(self.places, end)]
        for change in (self.pending[place] for place in within if place in self.pending):
            if cursor <= change.start and (
                change.end <= end or (change.start, change.end) in draft.divided
            ):
                del self.pending[change.start]
                words += self.text[cursor : change.start]
                span = Span(draft.id, len(words), len(words) + len(change.reading))
                words += change.reading
                self.emendations.append(publish_change(change, span, self._source(draft, change)))
                cursor = self.read_until = change.end
        return words + self.text[cursor:end]

    def _mark_of(self, note: RawBlock) -> int:
        """Return where the mark of a note stands in the witness."""
        marks = (mark for draft in self.division.all_drafts() for mark in draft.marks)
        return next(place for place, mark in marks if mark.note == note.id)

    def _source(self, draft: RawBlock, change: Change) -> str:
        """Return the words of the witness that a change has, without the foot of a page among them."""
        if (change.start, change.end) not in draft.divided:
            return self.text[change.start : change.end]
        return "".join(
            self.text[max(start, change.start) : min(end, change.end)]
            for start, end in draft.ranges
        )

    def check(self) -> None:
        """Note a fault for each emendation that no block's words had room for."""
        for change in self.pending.values():
            words = self.text[change.start : change.end]
            self.division.fault(
                change.placed,
                f"emendation of {words!r} is not within the words of one block; "
                "choose words of one block, of one cell in a table, without note marks",
            )

    def kept(self) -> list[Sic]:
        """Return what the record keeps as it stands, odd as it is."""
        found = []
        for rule in self.division.record.sic:
            start = find_in_line(
                self.division, rule, f"sic {rule.exact!r}", rule.line, rule.exact, rule.prefix, ""
            )
            if start is not None:
                block = self.division.characters.block_at(start)
                if block:
                    found.append(Sic(block, rule.line, rule.exact, rule.remark))
                else:
                    message = f"sic {rule.exact!r} is not in the words of a block; remove it"
                    self.division.fault(rule, message)
        return found


def supply_label(draft: RawBlock) -> Emendation:
    """Return the emendation by which the edition supplies a label that the witness lacks."""
    rule = draft.rule
    return Emendation(
        id=draft.supplied,
        span=Span(draft.id, 0, 0),
        source="",
        reading=draft.label,
        kind="missing-number",
        certainty="certain",
        remark=rule.remark if isinstance(rule, BlockRule) else "",
        in_label=True,
    )


def supply_remark(draft: RawBlock, name: str, start: int, said: str) -> Emendation:
    """Return the emendation by which the edition says that a note has no mark, or a mark no note."""
    return Emendation(
        id=name,
        span=Span(draft.id, start, start + len(said)),
        source="",
        reading=said,
        kind="note-without-mark" if draft.ranges else "mark-without-note",
        certainty="certain",
        remark="",
    )


def publish_change(change: Change, span: Span, source: str) -> Emendation:
    """Return a change as the edition publishes it."""
    return Emendation(
        id=change.id,
        span=span,
        source=source,
        reading=change.reading,
        kind=change.kind,
        certainty=change.certainty,
        remark=change.remark,
        rule=change.rule,
    )
