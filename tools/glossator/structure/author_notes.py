"""Which of the author's notes is whose: their ids, and which note each mark stands for, by the record alone.

The number in an id is the printed one, as long as all notes of a text print one and no two the same. Else,
where numbers begin anew in each chapter, stars recur on each page, or no id can end in what is printed
(``1-a``, ``31/1``), it is the note's position in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from glossator.block_rules import BlockRule, NoteRule
from glossator.data_file import Placed
from glossator.record import Record
from glossator_schema.blocks import AUTHOR_NOTE, PRINTED_NUMBER, read_label, read_mark


@dataclass(frozen=True)
class DeclaredNote:
    """A note as the record declares it: on lines of its own, glued to its mark, or missing in the witness."""

    rule: BlockRule | NoteRule
    line: int
    label: str

    @property
    def printed(self) -> str:
        """Its number in plain figures."""
        return read_mark(self.label)


NO_NOTE = (
    "has no note; give its words or its own line, or say what is printed in its place (supplied)"
)
"""What is said of a mark."""


class AuthorNotes:
    """The numbers in the ids of a text's notes; ``faults``: rules that do not agree, and how."""

    def __init__(self, record: Record) -> None:
        self.faults: list[tuple[Placed, str]] = []
        self.missing: list[tuple[Placed, str]] = []  # marks whose notes are not there
        self._text_id = record.id
        rules = sorted(record.structure.exceptions, key=lambda rule: rule.lines.first)
        notes = [note for rule in rules for note in _declared(rule)]
        self._numbers = {
            id(note.rule): number for note, number in zip(notes, _number(notes), strict=True)
        }
        marks = [note for rule in rules for note in rule.notes if not (note.text or note.supplied)]
        of_name: dict[str, list[DeclaredNote]] = {}
        for note in notes:
            for name in {note.label, note.printed}:
                of_name.setdefault(name, []).append(note)
        # What is printed alike goes together: ¹ with ¹, and with 1 only where no note is labelled ¹.
        names = [read_label(mark.number) for mark in marks]
        names = [name if name in of_name else read_mark(name) for name in names]
        named = {mark.note_at for mark in marks if mark.note_at}
        wanted = Counter(name for mark, name in zip(marks, names, strict=True) if not mark.note_at)
        placed: Counter[str] = Counter()
        taken = {*self._numbers.values()}
        for mark, name in zip(marks, names, strict=True):
            if mark.note_at:
                found = self._find_at(mark, of_name.get(read_mark(name), []))
            else:
                found = self._find(mark, of_name.get(name, []), named, wanted[name], placed[name])
                placed[name] += 1
            told = any(rule is mark for rule, _ in self.faults)
            unmarked = [note.line for note in of_name.get(name, ())]
            if found is None and (name in taken or unmarked) and not told:
                # By its number it would go for the mark of another note, if notes are numbered in order.
                message = f"the mark {mark.number} {NO_NOTE}"
                if unmarked:
                    message = f"{message}; the note in line {unmarked[0]} is called unmarked"
                self.missing.append((mark, message))
            self._numbers[id(mark)] = self._numbers[id(found.rule)] if found else name

    def number(self, rule: BlockRule | NoteRule) -> str:
        """Return the number in the id of the note that a rule declares, or for which its mark stands."""
        return self._numbers[id(rule)]

    def make_id(self, rule: BlockRule | NoteRule) -> str:
        """Return the id of that note."""
        return AUTHOR_NOTE.make_id(self._text_id, self.number(rule))

    def _find_at(self, mark: NoteRule, notes: list[DeclaredNote]) -> DeclaredNote | None:
        """Return the note that begins in the line which a mark names."""
        named = [note for note in notes if note.line == mark.note_at]
        if len(named) == 1:
            return named[0]
        message = f"no author's note {mark.number} begins in line {mark.note_at}"
        self.faults.append((mark, f"{message}; correct note_at"))
        return None

    def _find(
        self,
        mark: NoteRule,
        notes: list[DeclaredNote],
        named: set[int],
        marks: int,
        before: int,
    ) -> DeclaredNote | None:
        """Return the note of a mark that names no line; of several with its number the next one.

        ``named``: the lines that other marks name; ``marks``: how many marks with its number name none, and
        how many of them stand ``before`` it.
        """
        open_notes = [
            note for note in notes if not (isinstance(note.rule, BlockRule) and note.rule.unmarked)
        ]
        apart = [
            note
            for note in open_notes
            if isinstance(note.rule, BlockRule) and note.line not in named
        ]
        if len(open_notes) == 1:
            return open_notes[0]
        if len(apart) == marks:
            return apart[before]
        if open_notes:
            message = (
                f"{marks} marks {mark.number} and {len(apart)} notes of that number on lines of their own: "
                "say with note_at in which line the note of each begins"
            )
            self.faults.append((mark, message))
            return apart[0] if apart else None
        return None


def _declared(rule: BlockRule) -> Iterator[DeclaredNote]:
    if rule.kind is AUTHOR_NOTE:
        yield DeclaredNote(rule, rule.lines.first, read_label(rule.label))
    for note in rule.notes:
        if note.text or note.supplied:
            yield DeclaredNote(note, rule.lines.first, read_label(note.number))


def _number(notes: list[DeclaredNote]) -> list[str]:
    printed = [note.printed for note in notes]
    fit = all(re.fullmatch(PRINTED_NUMBER, number) for number in printed)
    if fit and len({*printed}) == len(printed):
        return printed
    return [str(position) for position in range(1, len(notes) + 1)]
