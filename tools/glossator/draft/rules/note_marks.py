"""The marks in the text of notes that stand on lines of their own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from glossator.draft.note_signs import ALONE, INLINE, NEAR, SPACED
from glossator.draft.proposals import BlockProposal, MarkProposal
from glossator.draft.state import Draft
from glossator_schema.blocks import AUTHOR_NOTE, FURNITURE, TITLE, BlockKind
from glossator_schema.points import read_mark

CARET = re.compile(r"(?<!^)\[\^([^\]\s]{1,20})\]")

LEAST_SURE = 99
"""The shape of a mark that may be a number of the words."""
YEAR = re.compile(r"\b(?:1[4-9]|20)\d\d[.,]$")
"""A year at a sentence's end: what follows it is no fraction of it."""
LONGEST = 8
"""So many characters before a mark tell whether it stands behind a year."""


def propose(draft: Draft) -> Iterator[MarkProposal]:
    """Propose each mark whose number a note has; where numbers begin anew, the next note with it is meant."""
    bodies: dict[str, list[BlockProposal]] = {}
    for block in draft.of(BlockProposal):
        if block.kind is AUTHOR_NOTE:
            bodies.setdefault(read_mark(block.label), []).append(block)
    if not bodies:
        return
    found = list(_find_marks(draft, bodies))
    seen: dict[str, list[int]] = {number: [] for number in bodies}
    for number, _, shape, *_ in found:
        seen[number].append(shape)
    shapes = {number: _best(every) for number, every in seen.items()}
    places = {number: [note.line for note in notes] for number, notes in bodies.items()}
    for number, printed, shape, line, start in found:
        notes = bodies[number]
        if shape != shapes[number]:
            continue
        own = notes[min(bisect_left(places[number], line), len(notes) - 1)]
        before, after = _find_markup(draft.manuscript.text, start, start + len(printed))
        yield MarkProposal(
            line=line,
            before=before,
            after=after,
            number=printed,
            start=start,
            note_at=own.line if len(notes) > 1 else 0,
            reason=f"the mark of the note in line {own.line}",
            confidence=0.95,
        )


def _best(shapes: list[int]) -> int:
    """Return the shape of mark that tells most: brackets and raised figures before plain ones."""
    return min(shapes, default=0)


def _find_marks(
    draft: Draft, bodies: dict[str, list[BlockProposal]]
) -> Iterator[tuple[str, str, int, int, int]]:
    """Yield the number, the mark as it is printed, its shape, its line and its offset in the witness."""
    above = {
        number: [note.line for note in notes if _is_above(draft, note)]
        for number, notes in bodies.items()
    }
    for line in draft.manuscript.lines:
        block = draft.blocks.get(line.number)
        kind = block.kind if block else None
        if kind is FURNITURE or not (kind is None or kind is TITLE or isinstance(kind, BlockKind)):
            continue
        places = [(m.start(1), m[1], 0) for m in CARET.finditer(line.words)]
        places += [
            (m.start(1), m[1], LEAST_SURE)
            for m in SPACED.finditer(line.words)
            if _is_near(above.get(m[1], []), line.number)
        ]
        taken = {start for start, *_ in places}
        for match in INLINE.finditer(line.words):
            group = next(n for n, value in enumerate(match.groups(), 1) if value)
            if match.start(group) - 2 not in taken:
                places.append((match.start(group), match[group], group))
        for start, printed, shape in sorted(places):
            number = read_mark(printed.strip("{}"))
            own = ""
            if block is not None and kind is AUTHOR_NOTE and block.line == line.number:
                own = read_mark(block.label)
            before = line.words[max(0, start - LONGEST) : start]
            if printed.isdigit() and re.search(r"\d[.,:]$", before) and not YEAR.search(before):
                continue
            if number not in bodies or (own == number and start < 12):
                continue
            yield number, printed, shape, line.number, line.start + start


def _is_above(draft: Draft, note: BlockProposal) -> bool:
    """Tell whether the number of a note stands alone above its words."""
    return ALONE.fullmatch(draft.manuscript.by_number[note.line].words) is not None


def _is_near(notes: list[int], line: int) -> bool:
    """Tell whether the next of some notes below a line is near."""
    place = bisect_left(notes, line + 1)
    return place < len(notes) and notes[place] - line <= NEAR


def _find_markup(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the markup directly before and after a mark: ``[^`` and ``]``, tags, a backslash."""
    for before, after in (("[^", "]"), ("<sup>", "</sup>"), ("{", "}"), ("^", "^"), ("\\", "")):
        if text.startswith(before, start - len(before)) and text.startswith(after, end):
            return before, after
    if text[start:end].isdigit() and re.match(r"/(?:\s|\Z)", text[end : end + 2]):
        return "", "/"
    mark = text[start:end]
    closed = (mark.isdigit() or not mark.strip("*∗†‡")) and text.startswith(")", end)
    return "", ")" if closed and "(" not in text[text.rfind("\n", 0, start) + 1 : start] else ""
