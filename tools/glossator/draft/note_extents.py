"""How far a note goes: its lines, and its further paragraphs."""

from __future__ import annotations

import re

from glossator.draft.layout import ends_early
from glossator.draft.manuscript import Line
from glossator.draft.note_signs import BRACKETED, match_body, tell_shape
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence, is_heading_like
from glossator_schema.points import read_mark

APART = re.compile(r"[\[［【(（〔].*[\])］】）〕]")
"""A line that stands in brackets as a whole."""
IMPRINT = re.compile(r"https?://(?:dx\.)?doi|doi\b|issn\b|\d{4}-\d{3}[\dx]\s?/|©|\(c\)\s", re.I)
"""What a publisher says of a text opens with its address, its number, or whose it is."""
PARAGRAPHS = 40
"""A note of several paragraphs has so many lines more at the most."""


def find_set_in(draft: Draft, lines: list[Line], place: tuple[int, int]) -> int:
    """Return the index of a note's last line, where more paragraphs stand as far in, unlike the text."""
    index, last = place
    above = draft.manuscript.above(lines[index])
    inward = lines[index].indent
    if above is None or inward <= above.indent + 1:
        return last
    while last + 1 < len(lines) and last < index + PARAGRAPHS:
        line = lines[last + 1]
        if (
            match_body(line.words)
            or line.indent != inward
            or not _is_next(draft, lines[last], line)
        ):
            break
        last += 1
    return last


def _is_next(draft: Draft, line: Line, following: Line) -> bool:
    """Tell whether nothing but a blank line stands between two lines."""
    below = draft.manuscript.below(line)
    return below is not None and below.number == following.number <= line.number + 2


def find_paragraphs_of(
    draft: Draft, lines: list[Line], place: tuple[int, int], marked: dict[str, int]
) -> int:
    """Return the index of a note's last line, where but for paragraphs the next note follows.

    Notes on the same place of the page follow one another: what stands between two of them, whose marks both
    stand above the first, is of the first.
    """
    index, last = place
    match = match_body(lines[index].words)
    assert match is not None
    number = read_mark(match["label"])
    if not number.isdecimal():
        return last
    following = str(int(number) + 1)
    if marked.get(following, lines[index].number) >= lines[index].number:
        return last
    for end in range(last + 1, min(last + 1 + PARAGRAPHS, len(lines))):
        line = lines[end]
        among = [*range(lines[end - 1].number + 1, line.number)]
        if any(n in draft.blocks for n in among):
            return last
        found = match_body(line.words)
        if (
            found
            and tell_shape(found) == tell_shape(match)
            and read_mark(found["label"]) == following
        ):
            return end - 1
        if found or (line.apart and is_heading_like(line.words)):
            return last
    return last


def find_note_end(draft: Draft, lines: list[Line], index: int) -> int:
    """Return the index of the last line of a note.

    The next one, a blank line, one further out, or a sentence that ended where there was room, ends it.
    """
    last = index
    while last + 1 < len(lines):
        before, line = lines[last], lines[last + 1]
        if (
            line.number != before.number + 1
            or match_body(line.words)
            or BRACKETED.match(line.words)
        ):
            break
        if last == index and line.indent > before.indent + 4:
            break
        if last > index and line.indent + 1 < before.indent:
            break
        if ends_early(before, line, draft.manuscript.width):
            break
        if ends_sentence(before.words) and (
            APART.fullmatch(line.words) or IMPRINT.match(line.words)
        ):
            break
        last += 1
    return last
