"""The words of author's notes on lines of their own, each with a mark of the same number in the text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossator.draft.languages import any_word, whole_line
from glossator.draft.layout import is_alone, is_text_below
from glossator.draft.manuscript import Line
from glossator.draft.note_extents import find_note_end, find_paragraphs_of, find_set_in
from glossator.draft.note_signs import (
    ALONE,
    BRACKETED,
    OPENED,
    NoteBody,
    find_labels_above,
    find_marked,
    is_set_above,
    make_note_body,
    match_body,
    read_note_number,
    strip_heading_marks,
    tell_shape,
)
from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator.draft.wording import INSTITUTIONS, is_heading_like
from glossator_schema.blocks import AUTHOR_NOTE
from glossator_schema.points import read_mark

CALLED = re.compile(
    rf"(?P<open>{any_word('note')}\s+)(?P<label>\d{{1,3}}|[A-Z])(?P<close>[:.])(?P<back>)\s+\S",
    re.I,
)
"""``Footnote 1: its words``, without a bracket."""
LONGEST = 400
"""A note in brackets has so many lines more at the most."""

RAISED = re.compile(r"(?<=[^\W\d_])[^\s⁰¹²³⁴-⁹]?([⁰¹²³⁴-⁹]{1,3})(?![⁰¹²³⁴-⁹])|<sup>(\d{1,3})</sup>")


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose each as a note, up to the next one or a blank line."""
    for body in find_bodies(draft):
        yield BlockProposal(
            line=body.lines[0].number,
            last=body.lines[-1].number,
            kind=AUTHOR_NOTE,
            label=body.label,
            cuts=body.cuts,
            reason=f"it begins with {body.label!r}, which the text has as the mark of a note",
            confidence=0.93,
        )


def find_bodies(draft: Draft) -> Iterator[NoteBody]:
    """Yield the notes that stand on lines of their own."""
    lines = [line for line in draft.manuscript.lines if draft.is_free(line)]
    taken: set[int] = set()
    for index, line in enumerate(lines):
        if match := BRACKETED.match(line.words):
            body = _read_bracketed(lines, index, match)
            taken.update(each.number for each in body.lines)
            yield body
    lines = [line for line in lines if line.number not in taken]
    marked = find_marked(lines)
    for index, line in enumerate(lines):
        match = CALLED.match(line.words)
        if match and marked.get(read_mark(match["label"]), line.number) < line.number:
            last = find_note_end(draft, lines, index)
            taken.update(each.number for each in lines[index : last + 1])
            yield make_note_body(lines[index : last + 1], match)
    lines = [line for line in lines if line.number not in taken]
    listed = {read_mark(note.label) for note in draft.of(BlockProposal) if note.kind is AUTHOR_NOTE}
    spaced = find_labels_above(lines)
    for index, (line, following) in enumerate(itertools.pairwise(lines)):
        if _is_above_note(line, following, marked) or line.number in spaced:
            run = _take_run(lines, index)
            taken.update(one.number for one in run)
            yield NoteBody(tuple(run), line.words, ())
    lines = [line for line in lines if line.number not in taken]
    chained = _find_chained(lines, marked)
    place = _Place(
        _have_items(lines), _find_tail(draft, lines), _find_raised(draft.manuscript.text)
    )
    inside = False
    index = 0
    while index < len(lines):
        line = lines[index]
        titled = whole_line("notes").fullmatch(strip_heading_marks(line.words)) is not None
        references = whole_line("references").fullmatch(strip_heading_marks(line.words)) is not None
        if titled or references:
            inside = titled or _is_note(lines[index + 1 : index + 2], marked, True)
            index += 1
            continue
        match = match_body(line.words)
        own = line.words[match.end() :] if match else ""
        if match and draft.manuscript.is_in_head(line) and INSTITUTIONS.search(own):
            index += 1  # an author's institution, with its number
            continue
        if (
            match
            and not (match["label"].isdigit() and match["label"] in listed)
            and (line.number in chained or _is_note([line], marked, inside))
            and _stands_apart(draft, lines, index, inside, place)
        ):
            last = find_note_end(draft, lines, index)
            last = find_set_in(draft, lines, (index, last))
            last = find_paragraphs_of(draft, lines, (index, last), marked)
            yield make_note_body(lines[index : last + 1], match)
            index = last + 1
            continue
        if inside and line.is_body and not match:
            inside = False
        index += 1


def _is_above_note(line: Line, following: Line, marked: dict[str, int]) -> bool:
    """Tell whether a line is the number of a note alone, and its words stand directly below."""
    return is_set_above(line, following) and marked.get(line.words, line.number) < line.number


def _take_run(lines: list[Line], index: int) -> list[Line]:
    """Return the lines that follow one another without a blank one, up to the number of another note."""
    run = [lines[index]]
    for place in range(index + 1, len(lines)):
        line = lines[place]
        if line.number != run[-1].number + 1 or ALONE.fullmatch(line.words):
            break
        run.append(line)
    return run


def _is_note(lines: list[Line], marked: dict[str, int], inside: bool) -> bool:
    for line in lines:
        match = match_body(line.words)
        if match:
            number = read_mark(match["label"].strip("{}"))
            if number in marked and marked[number] <= line.number:
                return True
            return inside and bool(match["back"])
    return False


@dataclass(frozen=True)
class _Place:
    """What all lines in which notes are looked for tell.

    ``starred``: some are items with stars; ``tail``: from which index on only notes follow; ``raised``: the
    numbers of raised figures, each with where the first stands.
    """

    starred: bool
    tail: int
    raised: dict[str, int]


def _stands_apart(draft: Draft, lines: list[Line], index: int, inside: bool, place: _Place) -> bool:
    """Tell whether a note is where notes are: below their heading, at the end, at a page's foot."""
    line = lines[index]
    match = match_body(line.words)
    assert match is not None
    strong = match["label"][0] in "[({（〔【［¹²³⁰⁴⁵⁶⁷⁸⁹①②③④⑤⑥⑦⑧⑨⑩*∗†‡§‖¶"
    if inside or match["back"]:
        return True
    if match["label"].isdigit() and _is_heading(draft, line, match):
        return False
    if place.starred and match["label"][0] == "*" and line.words.startswith(("* ", "*\t")):
        return False
    before = draft.manuscript.by_number.get(line.number - 1)
    after_note = index > 0 and match_body(lines[index - 1].words) is not None
    gap = before is None or not draft.is_free(before)
    if (gap or after_note) and place.raised.get(read_mark(match["label"]), line.start) < line.start:
        return True
    following = lines[index + 1 : index + 2]
    if strong or match["close"] == "/" or match["label"][0].isalpha():
        return True
    if not match["close"] and not OPENED.match(line.words[match.end() :]):
        return False
    if re.search(r"\S\s{2,}\S.*\s{2,}\S", line.words):
        return False
    alone = not match["close"] or not following or index >= place.tail
    return (gap or after_note) and alone and read_mark(match["label"]).isdigit()


def _is_heading(draft: Draft, line: Line, match: re.Match[str]) -> bool:
    """Tell whether what begins with a plain number is the heading of the text below it."""
    words = line.words[match.end() :]
    below = draft.manuscript.run_below(line)
    divided = bool(below) and below[0].words.startswith(f"{match['label']}.1")
    text = divided or is_text_below(draft, line)
    return is_alone(draft, line) and bool(words) and is_heading_like(words) and text


def _find_raised(text: str) -> dict[str, int]:
    """Return the numbers of raised figures after letters, which notes alone have, and where they stand."""
    found: dict[str, int] = {}
    for match in RAISED.finditer(text):
        found.setdefault(read_mark(match[1] or match[2]), match.start())
    return found


def _have_items(lines: list[Line]) -> bool:
    """Tell whether lines that begin with a star follow one another: they are a list."""
    starred = [line.number for line in lines if line.words.startswith("* ")]
    return any(b - a == 1 for a, b in itertools.pairwise(starred))


def _find_tail(draft: Draft, lines: list[Line]) -> int:
    """Return the index from which nothing but notes follows, and paragraphs of theirs that are set in."""
    inward = {run[0].number: min(line.indent for line in run) for run in draft.manuscript.runs}
    below: Line | None = None
    for index in reversed(range(len(lines))):
        line = lines[index]
        if line.number not in inward:
            continue
        if match_body(line.words):
            below = line
        elif below is None or inward[line.number] <= below.indent + 1:
            return index + 1
    return 0


def _find_chained(lines: list[Line], marked: dict[str, int]) -> set[int]:
    """Return the numbers of the lines at which notes begin: in order, with marks of half of them at least."""
    chains: list[list[Line]] = []
    before: tuple[str, int] | None = None  # the shape and the number of the last one
    for above, line in zip([None, *lines], lines, strict=False):
        match = match_body(line.words)
        number = read_note_number(match) if match else None
        if match is None or number is None:
            if above is None or line.number != above.number + 1:
                before = None
            continue
        shape = tell_shape(match)
        if before == (shape, number - 1):
            chains[-1].append(line)
        else:
            chains.append([line])
        before = shape, number
    found: set[int] = set()
    for chain in chains:
        known = [line for line in chain if _is_note([line], marked, False)]
        if len(chain) > 1 and 2 * len(known) >= len(chain):
            found.update(line.number for line in chain)
    return found


def _read_bracketed(lines: list[Line], index: int, match: re.Match[str]) -> NoteBody:
    """Return the note of the lines up to its closing bracket, or above the next one if there is none."""
    opening = match["open"][0]
    closing = ")" if opening == "(" else "]"
    depth = 0
    last = index
    for place in range(index, len(lines)):
        line = lines[place]
        ends = line.number > lines[last].number + 2 or place > index + LONGEST
        if ends or (place > index and BRACKETED.match(line.words)):
            break
        last = place
        depth += line.words.count(opening) - line.words.count(closing)
        if depth <= 0:
            break
    taken = lines[index : last + 1]
    words = "\n".join(line.words for line in taken)
    close = (closing,) if words.endswith(closing) and words.count(closing) == 1 else ()
    return NoteBody(tuple(taken), match["label"], (match["open"], match["close"].strip(), *close))
