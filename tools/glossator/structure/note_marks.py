"""Take the marks of author's notes out of the words, and the notes that are glued to their marks.

A note that is glued to its mark may hold the marks of others, and they too may be glued to theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from glossator.block_rules import NoteRule
from glossator.model import NoteMark, Role
from glossator.quotation import find_quotation, say_nearest
from glossator.structure.author_notes import AuthorNotes
from glossator.structure.ground import Ground, RawBlock
from glossator.witness import Range, trim
from glossator_schema.blocks import AUTHOR_NOTE


@dataclass(frozen=True)
class PlacedNote:
    """A mark, and the words that are glued to it: from ``start`` to ``middle``, from there to ``end``."""

    rule: NoteRule
    block: RawBlock  # the note
    start: int
    middle: int
    end: int

    def holds(self, other: PlacedNote) -> bool:
        """Tell whether another mark stands among the words of this note."""
        return self.middle <= other.start and other.end <= self.end


def take_notes(
    ground: Ground,
    author_notes: AuthorNotes,
    rules: Sequence[NoteRule],
    draft: RawBlock,
    stretches: list[Range],
) -> list[RawBlock]:
    """Take the author's notes that stand in a block, and return those whose words are no block of their own."""
    found = sorted(
        _find_notes(ground, author_notes, rules, draft, stretches), key=lambda one: one.start
    )
    for one, other in pairwise(found):
        if one.start < other.start < one.end and not one.holds(other):
            words = ground.text[other.start : other.end][:40]
            ground.fault(other.rule, f"{words!r} is named twice by the record; name it once")
    made = []
    for index, one in reversed([*enumerate(found)]):  # those in others before these
        holder = next((other for other in reversed(found[:index]) if other.holds(one)), None)
        owner = holder.block if holder else draft
        note = one.block
        ground.assign_named(one.rule, (one.start, one.middle), Role.NOTE_MARK, note.id)
        owner.marks.append((one.start, NoteMark(0, note.id, one.rule.number)))
        note.cited_by = owner.id
        if one.rule.supplied:
            note.remark = one.rule.supplied
            if one.rule.text:
                ground.fault(one.rule, "the note has words in the witness; remove what is supplied")
        elif one.rule.text:
            first, last = trim(ground.text, one.middle, one.end)
            ground.assign_named(one.rule, (one.middle, first), Role.SPACE)
            ground.assign_named(one.rule, (last, one.end), Role.SPACE)
            note.ranges = ground.assign(one.rule, [(first, last)], Role.NOTE_TEXT, note.id)
        if one.rule.supplied or one.rule.text:
            made.append(note)
    return made[::-1]


def _find_notes(
    ground: Ground,
    author_notes: AuthorNotes,
    rules: Sequence[NoteRule],
    draft: RawBlock,
    stretches: list[Range],
) -> Iterator[PlacedNote]:
    """Yield where each note stands; what does not stand there once is a fault."""
    for rule in rules:
        words = rule.number + rule.text
        places = [
            first + place
            for first, last in stretches
            for place in find_quotation(ground.text[first:last], words, rule.prefix, rule.suffix)
        ]
        if len(places) != 1:
            times = f"{len(places)} times" if places else "not"
            lines = getattr(draft.rule, "lines", f"line {draft.line}")
            message = f"author's note {rule.number} stands {times} in {lines}"
            if not places:
                line = " ".join(ground.text[first:last] for first, last in stretches)
                message += say_nearest(line, rule.prefix + words + rule.suffix)
            remedy = "copy its mark and words exactly, with a prefix or suffix if they recur"
            ground.fault(rule, f"{message}; {remedy}")
            continue
        start = places[0]
        if rule.text[:1].isspace() and _is_printed_apart(ground, rule, start, stretches):
            message = (
                f"author's note {rule.number} begins its line, and its mark stands after another word; "
                "give its lines the kind author-note, and here its mark alone"
            )
            ground.fault(rule, message)
        note = RawBlock(
            rule, AUTHOR_NOTE, author_notes.make_id(rule), draft.line, label=rule.number
        )
        yield PlacedNote(rule, note, start, start + len(rule.number), start + len(words))


def _is_printed_apart(ground: Ground, note: NoteRule, start: int, stretches: list[Range]) -> bool:
    """Tell whether a note stands on lines of its own, and its number directly after a word too."""
    if ground.text[ground.text.rfind("\n", 0, start) + 1 : start].strip():
        return False
    glued = re.compile(rf"[^\W\d]{re.escape(note.number)}(?!\w)")
    return any(glued.search(ground.text, *stretch) for stretch in stretches)
