"""Notes at the foot of a page whose marks were lost, or never printed: told by where they stand.

A line drawn across the page parts them from the text; or a sentence breaks off above them, and goes
on over the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from glossator.draft.languages import any_word
from glossator.draft.layout import HYPHEN, find_paragraphs
from glossator.draft.manuscript import Line
from glossator.draft.note_extents import IMPRINT
from glossator.draft.note_signs import (
    OPENED,
    find_marked,
    make_note_body,
    match_body,
    read_note_number,
    tell_shape,
)
from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence, is_heading_like
from glossator_schema.blocks import AUTHOR_NOTE, FURNITURE
from glossator_schema.points import read_mark

RULED = re.compile(r"(?:[-–—_─―]\s?){5,}|\*{10,}")
"""A line drawn across the page."""
CAPTION = re.compile(rf"{any_word('captions')}\b", re.I)
PAGE = re.compile(r"[-–—·\[(]*\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[-–—·\])]*")
"""The number of a page, alone in its line."""
NUMBERED = re.compile(r"^\W*\d{1,4}\b|\b\d{1,4}\W*$")
"""A running head has the number of its page at one of its ends."""
MOST = 6
"""So many paragraphs at the most are the notes of a page."""
WIDE = 0.6
"""The least share of the width that the line has in which a sentence breaks off."""
USUAL = 2
"""So many notes tell how the labels of a text's notes are printed."""
NEAR = 2
"""By so many columns the line below a heading may be longer, or shorter."""
LEAST = 4
"""A note without a mark has so many words at least."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the notes below drawn lines, then those in the midst of a sentence."""
    lines = draft.manuscript.lines
    marked = find_marked(line for line in lines if draft.is_free(line))
    taken: set[int] = set()
    for part in _find_ruled(draft, marked):
        for note in _divide(draft, part):
            taken.update(line.number for line in note)
            yield _make(note, "it stands below a line drawn at the foot of a page", 0.9)
    for part in _find_feet(draft, taken):
        for note in _divide(draft, part):
            taken.update(line.number for line in note)
            yield _make(note, "the last lines of a page, where its notes are", 0.88)
    for part in _find_between(draft, taken):
        for note in _divide(draft, part):
            yield _make(note, "at the foot of a page, where a sentence goes on over it", 0.85)


def _find_ruled(draft: Draft, marked: dict[str, int]) -> Iterator[list[Line]]:
    """Yield what stands between lines drawn alike and the ends of their pages; half of it has a known mark."""
    parts: dict[str, list[list[Line]]] = {}
    lines = draft.manuscript.lines
    for place, line in enumerate(lines):
        if (
            place
            and RULED.fullmatch(line.words)
            and draft.kind(line) in (None, FURNITURE)
            and not _underlines(line, lines[place - 1])
        ):
            parts.setdefault(line.words, []).append(_take_foot(draft, place + 1))
    for alike in parts.values():
        known = [part for part in alike if any(_is_marked(line, marked) for line in part)]
        if known and 2 * len(known) >= len(alike):
            yield from filter(None, alike)


def _underlines(line: Line, above: Line) -> bool:
    """Tell whether a drawn line is as long as the line directly above it, which it marks as a heading."""
    return above.number == line.number - 1 and abs(above.reach - line.reach) <= NEAR


def _is_marked(line: Line, marked: dict[str, int]) -> bool:
    match = match_body(line.words)
    if match is None:
        return False
    return marked.get(read_mark(match["label"].strip("{}")), line.number) < line.number


def _take_foot(draft: Draft, place: int) -> list[Line]:
    """Return the free lines up to the end of a page: its number, its running head, a form feed, room."""
    foot: list[Line] = []
    lines = draft.manuscript.lines
    for line in (lines[n] for n in range(place, len(lines))):
        if not draft.is_free(line) or PAGE.fullmatch(line.words) or _is_after_feed(draft, line):
            return foot
        if RULED.fullmatch(line.words) or (foot and line.number > foot[-1].number + 2):
            return foot
        foot.append(line)
    return foot


def _is_after_feed(draft: Draft, line: Line) -> bool:
    before = draft.manuscript.above(line)
    end = before.start + len(before.words) if before else 0
    return "\f" in draft.manuscript.text[end : line.start]


def _find_pages(draft: Draft) -> Iterator[list[Line]]:
    """Yield the lines of each page, where pages are numbered, or form feeds part them."""
    page: list[Line] = []
    paged = False
    for line in draft.manuscript.lines:
        edge = _is_edge(draft, line)
        if (edge and _is_numbered(draft, line)) or _is_after_feed(draft, line):
            yield page
            page, paged = [], True
        if not edge:
            page.append(line)
    if paged:
        yield page


def _find_feet(draft: Draft, taken: set[int]) -> Iterator[list[Line]]:
    """Yield the free lines at the foot of each page, from the first that begins as a note of that page."""
    notes = [block for block in draft.of(BlockProposal) if block.kind is AUTHOR_NOTE]
    firsts = [draft.manuscript.by_number[note.line].words for note in notes]
    shapes = Counter(tell_shape(match) for words in firsts if (match := match_body(words)))
    usual = {shape for shape, count in shapes.items() if count >= USUAL}
    last = 0
    for page in _find_pages(draft):
        foot = _find_foot(draft, page)
        start = _find_marked_start(draft, page, foot, taken)
        if start is None:
            start = _find_unmarked_start(draft, page, foot, taken, usual, last)
        for line in page[foot:]:
            match = match_body(line.words)
            if match and (draft.kind(line) is AUTHOR_NOTE or line is page[start or 0]):
                last = read_note_number(match) or last
        if start is not None:
            yield [*_take_notes(draft, page[start:])]


def _take_notes(draft: Draft, lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines of notes, above what a publisher prints apart below them."""
    before: Line | None = None
    for line in lines:
        apart = before is not None and line.number > before.number + 1
        if not draft.is_free(line) or (apart and IMPRINT.match(line.words)):
            return
        yield line
        before = line


def _find_foot(draft: Draft, page: Sequence[Line]) -> int:
    """Return the place on a page below which there is nothing but lines that may be notes."""
    for place in reversed(range(len(page))):
        line = page[place]
        match = match_body(line.words)
        plain = match is None or match["label"].isdigit()
        heads = line.apart and plain and is_heading_like(line.words[match.end() if match else 0 :])
        if draft.kind(line) not in (None, AUTHOR_NOTE) or heads:
            return place + 1
    return 0


def _find_marked_start(
    draft: Draft, page: Sequence[Line], foot: int, taken: set[int]
) -> int | None:
    """Return where notes begin with a mark of the page: directly below its text too."""
    marked = find_marked(page)
    for place in range(foot, len(page)):
        line = page[place]
        match = match_body(line.words)
        if match is None or not OPENED.match(line.words[match.end() :]):
            continue
        if line.number not in taken and draft.is_free(line) and _is_marked(line, marked):
            return place
    return None


def _find_unmarked_start(
    draft: Draft, page: Sequence[Line], foot: int, taken: set[int], usual: set[str], last: int
) -> int | None:
    """Return where notes begin apart from the text, in order or with a star, though their marks were lost."""
    times = Counter(match["label"] for line in page if (match := match_body(line.words)))
    for place in range(max(foot, 1), len(page)):
        line = page[place]
        match = match_body(line.words)
        above = page[place - 1]
        if match is None or line.number in taken or not draft.is_free(line):
            continue
        apart = line.number > above.number + 1 and OPENED.match(line.words[match.end() :])
        signed = match["label"][0] in "*∗†‡" and times[match["label"]] == 1
        in_order = tell_shape(match) in usual and read_note_number(match) == last + 1
        if apart and (signed or in_order):
            return place
    return None


def _is_numbered(draft: Draft, line: Line) -> bool:
    """Tell whether a line that is furniture by itself has the number of a page."""
    block = draft.blocks.get(line.number)
    return (block is None or block.lines == (line.number,)) and bool(NUMBERED.search(line.words))


def _find_between(draft: Draft, taken: set[int]) -> Iterator[list[Line]]:
    """Yield the paragraphs between a sentence that breaks off and the end of the page over which it goes on."""
    runs = [run for run in draft.manuscript.runs if not taken & {line.number for line in run}]
    for place, run in enumerate(runs):
        if not run[0].words[:1].islower() or not draft.is_free(run[0]):
            continue
        above = _find_edge(draft, runs, place)
        if above is None:
            continue
        part: list[Line] = []
        for back in range(above, max(-1, above - MOST - 1), -1):
            end = runs[back][-1]
            if not draft.is_free(end):
                break
            if _breaks_off(draft, end):
                if part:
                    yield part
                break
            if not all(map(draft.is_free, runs[back])) or not _may_be_note(runs[back]):
                break
            part = [*runs[back], *part]


def _find_edge(draft: Draft, runs: Sequence[Sequence[Line]], place: int) -> int | None:
    """Return the place of the last run above the end of a page above a run; None if no page ends there."""
    above = place - 1
    edge = _is_after_feed(draft, runs[place][0])
    while above >= 0:
        if all(_is_edge(draft, line) for line in runs[above]):
            edge = True
        elif not _may_be_head(runs[above]):
            break
        above -= 1
    return above if edge and above >= 0 else None


def _may_be_head(run: Sequence[Line]) -> bool:
    """Tell whether one line may be a running head by its capitals; the number of its page stands near."""
    return len(run) == 1 and run[0].words.isupper() and is_heading_like(run[0].words)


def _is_edge(draft: Draft, line: Line) -> bool:
    return draft.kind(line) is FURNITURE or PAGE.fullmatch(line.words) is not None


def _breaks_off(draft: Draft, line: Line) -> bool:
    """Tell whether a line was filled, and its sentence goes on elsewhere."""
    filled = line.reach >= WIDE * draft.manuscript.width
    open_end = (
        line.words[-1].isalnum() or line.words[-1] in ",;’" or bool(HYPHEN.search(line.words))
    )
    return filled and open_end and not ends_sentence(line.words)


def _may_be_note(run: Sequence[Line]) -> bool:
    """Tell whether lines are sentences of their own, and no caption."""
    return (
        ends_sentence(run[-1].words)
        and not run[0].words[:1].islower()
        and not CAPTION.match(run[0].words)
        and sum(line.count for line in run) >= LEAST
    )


def _divide(draft: Draft, part: list[Line]) -> Iterator[list[Line]]:
    """Divide the foot of a page at the marks of notes, in their order, or where one of them ended early."""
    notes: list[list[Line]] = []
    last: int | None = None
    labelled = any(match_body(line.words) for line in part)
    begun = {each[0].number for each in find_paragraphs(part, draft.manuscript)}
    for before, line in zip([None, *part], part, strict=False):
        new = before is None
        if match := match_body(line.words):
            number = read_mark(match["label"])
            if not number.isdecimal():
                new = True
            elif last is None or int(number) == last + 1:
                new, last = True, int(number)
        elif before and not labelled:
            new = line.number > before.number + 1 or line.number in begun
        if new:
            notes.append([line])
        else:
            notes[-1].append(line)
    yield from notes


def _make(lines: list[Line], reason: str, confidence: float) -> BlockProposal:
    match = match_body(lines[0].words)
    note = make_note_body(lines, match) if match else None
    return BlockProposal(
        line=lines[0].number,
        last=lines[-1].number,
        kind=AUTHOR_NOTE,
        label=note.label if note else "",
        cuts=note.cuts if note else (),
        reason=reason,
        confidence=confidence,
    )
