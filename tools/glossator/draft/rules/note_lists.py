"""The notes below their heading, in the order of their numbers, whether or not a mark leads to each.

What an excerpt leaves out has marks of notes that are printed; notes on a poem name its lines.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from glossator.draft.languages import whole_line
from glossator.draft.manuscript import Line
from glossator.draft.note_signs import (
    find_marked,
    make_note_body,
    match_body,
    read_note_number,
    strip_heading_marks,
    tell_shape,
)
from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator.draft.wording import is_heading_like
from glossator_schema.blocks import AUTHOR_NOTE, FURNITURE, HEADING
from glossator_schema.points import read_mark

VERSE_LINE = re.compile(
    r"(?P<open>)(?P<label>(?:\d{1,4}|[^\W\d_]{2,12})\])(?P<close>)(?P<back>)\s+(?=\S)"
)
"""``13] hoy: a small vessel``: the line of a poem, or its title, on which a note is."""
SPAN = re.compile(
    r"(?P<open>)(?P<label>)(?P<close>)(?P<back>)"
    r"(?:\d{1,4}\s?[-–—]\s?\d{1,4}\]|[^\W\d_]{1,6}\.?\s\d{1,4}(?:\s?[-–—]\s?\d{1,4})?(?:[.:\])]|(?=\s[“\"‘„«])))\s"
)
"""The same on several lines, or with a word, as ``l. 13:``, ``p. 13 “hoy”``.

These are no label: nothing bears such a number.
"""
GLOSS = re.compile(
    r"(?P<open>)(?P<label>\d{1,4})(?P<close>[.)]?)(?P<back>)\s+(?=[^\s.:;!?][^.:;!?]{0,40}[:\]]\s)"
)
"""``13. hoy: a small vessel``: words of the text, and what they mean."""
ARROW = re.compile(r"(?P<open>[↑^])(?P<label>)(?P<close>)(?P<back>)\s+(?=\S)")
"""What leads back from a note of a wiki, whose number a copy has lost."""
SHORTEST = 2
"""So many notes in order tell their list."""
SKIPPED = 12
"""So much more than the last number is the next one at the most, where it opens a paragraph."""
SAID_SHORT = 6
"""A line that leads back to the text has so many words at the most."""


@dataclass(frozen=True)
class _Start:
    """The first line of a note, by its place among the lines of the list."""

    place: int
    match: re.Match[str]
    number: int | None


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the notes of each list of them, and what recurs below them, which leads back to the text."""
    marked = find_marked([line for line in draft.manuscript.lines if draft.is_free(line)])
    for lines in _find_lists(draft):
        starts = _find_starts(draft, lines, _match)
        glosses = _find_starts(draft, lines, _match_gloss)
        if _is_list(starts, marked) or _are_glosses(starts := glosses):
            yield from _read_notes(draft, lines, starts)


def _find_lists(draft: Draft) -> Iterator[list[Line]]:
    """Yield the lines below each heading that says notes, up to the next heading."""
    part: list[Line] | None = None
    for line in draft.manuscript.lines:
        kind = draft.kind(line)
        words = strip_heading_marks(line.words)
        if kind in (None, HEADING) and whole_line("notes").fullmatch(words):
            if part:
                yield part
            part = []
        elif part is None or kind is FURNITURE or not any(map(str.isalnum, line.words)):
            continue
        elif kind is None and not whole_line("references").fullmatch(words):
            part.append(line)
        else:
            yield part
            part = None
    if part:
        yield part


def _match(line: Line) -> re.Match[str] | None:
    found = (pattern.match(line.words) for pattern in (VERSE_LINE, SPAN, ARROW))
    return next(filter(None, found), None) or match_body(line.words)


def _match_gloss(line: Line) -> re.Match[str] | None:
    return GLOSS.match(line.words)


def _shape(match: re.Match[str]) -> str:
    """Return how a label is printed, whatever number it says."""
    return "]" if match.re in (VERSE_LINE, SPAN, GLOSS, ARROW) else tell_shape(match)


def _find_starts(
    draft: Draft, lines: Sequence[Line], match_at: Callable[[Line], re.Match[str] | None]
) -> list[_Start]:
    """Return where notes begin: in the form of the first one, their numbers in order."""
    starts: list[_Start] = []
    for place, line in enumerate(lines):
        match = match_at(line)
        if match is None or (not starts and place):
            continue
        number = read_note_number(match)
        shape = _shape(match)
        first = shape == "]" or draft.manuscript.run_of(line)[0] is line
        if not starts or (
            shape == _shape(starts[0].match) and _follows(starts, number, first, shape)
        ):
            starts.append(_Start(place, match, number))
    return starts


def _follows(starts: list[_Start], number: int | None, first: bool, shape: str) -> bool:
    """Tell whether a number may stand after those before it; above a blank line's text it may begin anew."""
    last = next((each.number for each in reversed(starts) if each.number is not None), None)
    if shape == "]":
        return number is None or last is None or number >= last
    if number is None or last is None:
        return False
    return number == last + 1 or (first and (number == 1 or last < number <= last + SKIPPED))


def _is_list(starts: list[_Start], marked: dict[str, int]) -> bool:
    """Tell whether lines that begin with numbers are notes: by how these stand, or since some are marks."""
    if len(starts) < SHORTEST:
        return False
    shape = _shape(starts[0].match)
    if shape == "]" or not shape[0].isdigit() or _skip(starts):
        return True
    return any(read_mark(each.match["label"]) in marked for each in starts)


def _are_glosses(starts: list[_Start]) -> bool:
    """Tell whether numbers are those of lines that have words to be explained: not each line has."""
    return len(starts) >= SHORTEST and _skip(starts)


def _skip(starts: list[_Start]) -> bool:
    """Tell whether numbers are left out, as in no list: not each line, page or poem has a note."""
    numbers = [each.number or 0 for each in starts]
    return any(b > a + 1 for a, b in itertools.pairwise(numbers))


def _read_notes(
    draft: Draft, lines: Sequence[Line], starts: list[_Start]
) -> Iterator[BlockProposal]:
    ends = [each.place for each in starts[1:]] + [len(lines)]
    begun = {each.place for each in starts}
    times = Counter(line.words for place, line in enumerate(lines) if place not in begun)
    back = {
        words for words, count in times.items() if count > 1 and len(words.split()) <= SAID_SHORT
    }
    for start, end in zip(starts, ends, strict=True):
        own = _take(draft, lines[start.place : end], back, is_last=end == len(lines))
        note = make_note_body(own, start.match)
        numbers = {line.number for line in own}
        within = range(own[0].number, own[-1].number)
        yield BlockProposal(
            line=own[0].number,
            last=own[-1].number,
            without=tuple(
                n for n in within if n not in numbers and n in draft.manuscript.by_number
            ),
            kind=AUTHOR_NOTE,
            label=note.label,
            cuts=note.cuts,
            reason="a note in its place in the list below their heading",
            confidence=0.93,
        )
    for line in lines[starts[0].place : ends[-1]]:
        if line.words in back:
            yield BlockProposal(
                line=line.number,
                kind=FURNITURE,
                reason="it recurs below notes, and leads back to the text",
                confidence=0.85,
            )


def _take(draft: Draft, lines: Sequence[Line], back: set[str], *, is_last: bool) -> list[Line]:
    """Return the lines of a note: all paragraphs before the next one, of the last its first alone."""
    own = [lines[0]]
    for line in lines[1:]:
        if line.words in back:
            if is_last:
                break
            continue
        apart = line.number > own[-1].number + 1
        if apart and (is_last or (line.apart and is_heading_like(line.words))):
            break
        own.append(line)
    return own
