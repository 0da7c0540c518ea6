"""Read the words of a block from the witness, with the record's emendations."""

from __future__ import annotations

import math
from dataclasses import replace
from operator import itemgetter
from typing import NamedTuple

from glossator.model import Emendation, NoteMark, Point, Sic, Span
from glossator.record import BlockRule
from glossator.structure.changes import Change, find_changes, find_in_line
from glossator.structure.divide import Division
from glossator.structure.ground import RawBlock


class Read(NamedTuple):
    """What a block reads: its words, and where in them marks of author's notes and points stand."""

    words: str
    marks: tuple[NoteMark, ...]
    points: tuple[Point, ...]


class BlockReader:
    """Reads the drafts of a division; ``emendations`` are those applied so far."""

    def __init__(self, division: Division) -> None:
        self.division = division
        self.text = division.text
        self.emendations: list[Emendation] = []
        self.pending = find_changes(division)

    def read(self, draft: RawBlock) -> Read:
        """Return a block's reading text, and the places of marks and points in it."""
        words = ""
        marks: list[NoteMark] = []
        points: list[Point] = []
        waiting: list[tuple[int, str | Point]] = sorted(
            (*draft.points, *draft.marks), key=itemgetter(0)
        )

        def place_marks(before: float) -> None:
            while waiting and waiting[0][0] < before:
                match waiting.pop(0)[1]:
                    case Point() as point:
                        points.append(replace(point, offset=len(words)))
                    case note:
                        marks.append(NoteMark(len(words), note))

        for start, end in draft.ranges:
            place_marks(before=start + 1)
            words = self._read_range(draft.id, start, end, words)
            if end in draft.joins:
                place_marks(before=draft.joins[end])
                words += " "
        place_marks(before=math.inf)
        if draft.supplied:
            self.emendations.append(supply_label(draft))
        if draft.ranges and not words.strip():
            self.division.fault(draft.rule, f"no words are left of {draft.id}; call it furniture")
        elif words != words.strip():
            message = f"the reading text of {draft.id} begins or ends with white space; emend it"
            self.division.fault(draft.rule, message)
        return Read(words, tuple(marks), tuple(points))

    def _read_range(self, block: str, start: int, end: int, words: str) -> str:
        """Return ``words`` with those of a range of the witness, and the changes wholly in it."""
        cursor = start
        for place in sorted(place for place in self.pending if start <= place < end):
            change = self.pending[place]
            if cursor <= change.start and change.end <= end:
                del self.pending[place]
                words += self.text[cursor : change.start]
                span = Span(block, len(words), len(words) + len(change.reading))
                words += change.reading
                source = self.text[change.start : change.end]
                self.emendations.append(publish_change(change, span, source))
                cursor = change.end
        return words + self.text[cursor:end]

    def check(self) -> None:
        """Note a fault for each emendation that no block's words had room for."""
        for change in self.pending.values():
            words = self.text[change.start : change.end]
            self.division.fault(
                change.placed,
                f"emendation of {words!r} is not within the words of one block; "
                "choose words of one block, without note marks",
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
