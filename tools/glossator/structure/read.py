"""Read the words of a block from the witness, with the record's emendations."""

from __future__ import annotations

import math
from dataclasses import dataclass

from glossator.model import Emendation, NoteMark, Span
from glossator.quotation import find_quotation
from glossator.record import EmendationRule
from glossator.structure.divide import Division, Draft
from glossator.witness import UNCARRIABLE


@dataclass(frozen=True)
class Change:
    """An emendation's place in the witness."""

    start: int
    end: int
    id: str
    rule: EmendationRule


class Reader:
    """Reads the drafts of a division; ``emendations`` are those applied so far."""

    def __init__(self, division: Division) -> None:
        self.division = division
        self.text = division.text
        self.emendations: list[Emendation] = []
        self.pending: dict[int, Change] = {}
        for number, rule in enumerate(division.record.emendations, start=1):
            start = self._find(rule)
            if start in self.pending:
                division.fault(rule, f"two emendations begin at {rule.exact!r}; make them one")
            elif start is not None:
                change_id = f"{division.record.id}-e{number}"
                self.pending[start] = Change(start, start + len(rule.exact), change_id, rule)

    def _find(self, rule: EmendationRule) -> int | None:
        """Return where the words to be changed stand in the witness; note a fault if not once."""
        name = f"emendation of {rule.exact!r}"
        if UNCARRIABLE.search(rule.reading) or "\n" in rule.reading:
            self.division.fault(rule, f"{name}: the reading has a character that is not printed")
            return None
        if not 1 <= rule.line <= len(self.division.lines):
            self.division.fault(rule, f"{name}: the witness has no line {rule.line}")
            return None
        start, end = self.division.lines[rule.line - 1]
        found = find_quotation(self.text[start:end], rule.exact, rule.prefix, rule.suffix)
        if len(found) == 1:
            return start + found[0]
        self.division.fault(
            rule,
            f"{name}: found {len(found)} times in line {rule.line}; "
            "copy it exactly, with a prefix or suffix if it recurs",
        )
        return None

    def read(self, draft: Draft) -> tuple[str, tuple[NoteMark, ...]]:
        """Return a block's reading text, and the places of the marks of author's notes in it."""
        words = ""
        marks: list[NoteMark] = []
        waiting = sorted(draft.marks)

        def place_marks(before: float) -> None:
            while waiting and waiting[0][0] < before:
                marks.append(NoteMark(len(words), waiting.pop(0)[1]))

        for start, end in draft.ranges:
            place_marks(before=start)
            words = self._read_range(draft.id, start, end, words)
            if end in draft.joins:
                place_marks(before=draft.joins[end])
                words += " "
        place_marks(before=math.inf)
        if draft.ranges and not words.strip():
            self.division.fault(draft.rule, f"no words are left of {draft.id}; call it furniture")
        elif words != words.strip():
            message = f"the reading text of {draft.id} begins or ends with white space; emend it"
            self.division.fault(draft.rule, message)
        return words, tuple(marks)

    def _read_range(self, block: str, start: int, end: int, words: str) -> str:
        """Return ``words`` with those of a range of the witness, and the changes wholly in it."""
        cursor = start
        for place in sorted(place for place in self.pending if start <= place < end):
            change = self.pending[place]
            if cursor <= change.start and change.end <= end:
                del self.pending[place]
                words += self.text[cursor : change.start]
                span = Span(block, len(words), len(words) + len(change.rule.reading))
                words += change.rule.reading
                self.emendations.append(describe(change, span))
                cursor = change.end
        return words + self.text[cursor:end]

    def check(self) -> None:
        """Note a fault for each emendation that no block's words had room for."""
        for change in self.pending.values():
            self.division.fault(
                change.rule,
                f"emendation of {change.rule.exact!r} in line {change.rule.line} is not within the "
                "words of one block; choose words of one block, without note marks",
            )


def describe(change: Change, span: Span) -> Emendation:
    """Return a change as the edition publishes it."""
    rule = change.rule
    return Emendation(
        id=change.id,
        span=span,
        source=rule.exact,
        reading=rule.reading,
        kind=rule.kind,
        certainty=rule.certainty,
        remark=rule.remark,
    )
