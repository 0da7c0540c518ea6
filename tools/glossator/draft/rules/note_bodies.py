"""The words of author's notes on lines of their own, each with a mark of the same number in the text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from glossator.draft.languages import any_word, whole_line
from glossator.draft.layout import ends_early, is_alone, is_text_below
from glossator.draft.manuscript import Line
from glossator.draft.note_signs import (
    OPENED,
    NoteBody,
    find_marked,
    make_note,
    match_body,
    read_number,
    strip_marks,
    tell_shape,
)
from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator.draft.wording import INSTITUTIONS, ends_sentence, is_heading_like
from glossator_schema.blocks import AUTHOR_NOTE
from glossator_schema.points import read_mark

BRACKETED = re.compile(
    rf"(?P<open>\[{any_word('note')}\s*)(?P<label>[\w*†‡§]{{0,4}})(?P<close>\s*[:.])\s*\S", re.I
)
"""``[Footnote 1: its words, up to the bracket's end]``, or without a number."""

CALLED = re.compile(
    rf"(?P<open>{any_word('note')}\s+)(?P<label>\d{{1,3}}|[A-Z])(?P<close>[:.])(?P<back>)\s+\S",
    re.I,
)
"""``Footnote 1: its words``, without a bracket."""
APART = re.compile(r"[\[［【(（〔].*[\])］】）〕]")
"""A line that stands in brackets as a whole."""
PARAGRAPHS = 40
"""A note of several paragraphs has so many lines more at the most."""
ALONE = re.compile(r"\d{1,3}|[*†‡]")

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


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
            body = _read_bracketed(lines[index:], match)
            taken.update(each.number for each in body.lines)
            yield body
    lines = [line for line in lines if line.number not in taken]
    marked = find_marked(lines)
    for index, line in enumerate(lines):
        match = CALLED.match(line.words)
        if match and marked.get(read_mark(match["label"]), line.number) < line.number:
            last = _find_end(draft, lines, index)
            taken.update(each.number for each in lines[index : last + 1])
            yield make_note(lines[index : last + 1], match)
    lines = [line for line in lines if line.number not in taken]
    listed = {read_mark(note.label) for note in draft.of(BlockProposal) if note.kind is AUTHOR_NOTE}
    for line, following in itertools.pairwise(lines):
        if _is_above_note(line, following, marked):
            run = _take_run([one for one in lines if one.number >= line.number])
            taken.update(one.number for one in run)
            yield NoteBody(tuple(run), line.words, ())
    lines = [line for line in lines if line.number not in taken]
    chained = _find_chained(lines, marked)
    inside = False
    index = 0
    while index < len(lines):
        line = lines[index]
        titled = whole_line("notes").fullmatch(strip_marks(line.words)) is not None
        references = whole_line("references").fullmatch(strip_marks(line.words)) is not None
        if titled or references:
            inside = titled or _is_note(lines[index + 1 : index + 2], marked, True)
            index += 1
            continue
        match = match_body(line.words)
        own = line.words[match.end() :] if match else ""
        if match and line in draft.manuscript.head and INSTITUTIONS.search(own):
            index += 1  # an author's institution, with its number
            continue
        if (
            match
            and not (match["label"].isdigit() and match["label"] in listed)
            and (line.number in chained or _is_note([line], marked, inside))
            and _stands_apart(draft, lines, index, inside)
        ):
            last = _find_end(draft, lines, index)
            last = _find_set_in(draft, lines, (index, last))
            last = _find_paragraphs(draft, lines, (index, last), marked)
            yield make_note(lines[index : last + 1], match)
            index = last + 1
            continue
        if inside and line.is_body and not match:
            inside = False
        index += 1


def _is_above_note(line: Line, following: Line, marked: dict[str, int]) -> bool:
    """Tell whether a line is the number of a note alone, and its words stand directly below."""
    return (
        ALONE.fullmatch(line.words) is not None
        and following.number == line.number + 1
        and OPENED.match(following.words) is not None
        and marked.get(line.words, line.number) < line.number
        and following.indent >= line.indent
    )


def _take_run(lines: list[Line]) -> list[Line]:
    """Return the lines that follow one another without a blank one, up to the number of another note."""
    run = lines[:1]
    for line in lines[1:]:
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


def _stands_apart(draft: Draft, lines: list[Line], index: int, inside: bool) -> bool:
    """Tell whether a note is where notes are: below their heading, at the end, at a page's foot."""
    line = lines[index]
    match = match_body(line.words)
    assert match is not None
    strong = match["label"][0] in "[({（〔【［¹²³⁰⁴⁵⁶⁷⁸⁹①②③④⑤⑥⑦⑧⑨⑩*∗†‡§‖¶"
    if inside or match["back"]:
        return True
    if match["label"].isdigit() and _is_heading(draft, line, match):
        return False
    if match["label"][0] == "*" and line.words.startswith(("* ", "*\t")):
        number = [each for each in lines if each.words.startswith("* ")]
        if len(number) > 1 and any(b.number - a.number == 1 for a, b in itertools.pairwise(number)):
            return False
    before = draft.manuscript.by_number.get(line.number - 1)
    after_note = index > 0 and match_body(lines[index - 1].words) is not None
    gap = before is None or not draft.is_free(before)
    if (gap or after_note) and _is_raised_before(draft, line, read_mark(match["label"])):
        return True
    following = lines[index + 1 : index + 2]
    if strong or match["close"] == "/" or match["label"][0].isalpha():
        return True
    if not match["close"] and not OPENED.match(line.words[match.end() :]):
        return False
    if re.search(r"\S\s{2,}\S.*\s{2,}\S", line.words):
        return False
    alone = not match["close"] or not following or _is_tail(draft, lines, index)
    return (gap or after_note) and alone and read_mark(match["label"]).isdigit()


def _is_heading(draft: Draft, line: Line, match: re.Match[str]) -> bool:
    """Tell whether what begins with a plain number is the heading of the text below it."""
    words = line.words[match.end() :]
    below = draft.manuscript.run_below(line)
    divided = bool(below) and below[0].words.startswith(f"{match['label']}.1")
    text = divided or is_text_below(draft, line)
    return is_alone(draft, line) and bool(words) and is_heading_like(words) and text


def _is_raised_before(draft: Draft, line: Line, number: str) -> bool:
    """Tell whether a raised figure before a line, which nothing but a note has, leads to its number."""
    text = draft.manuscript.text[: line.start]
    raised = number.translate(RAISED)
    return (
        number.isdigit()
        and re.search(rf"(?<=[^\W\d_])\S?{raised}(?![⁰¹²³⁴-⁹])|<sup>{number}</sup>", text)
        is not None
    )


def _is_tail(draft: Draft, lines: list[Line], index: int) -> bool:
    """Tell whether nothing but notes follows."""
    runs = {run[0].number for run in draft.manuscript.runs}
    return all(match_body(line.words) for line in lines[index:] if line.number in runs)


def _find_chained(lines: list[Line], marked: dict[str, int]) -> set[int]:
    """Return the numbers of the lines at which notes begin: in order, with marks of half of them at least."""
    chains: list[list[Line]] = []
    before: tuple[str, int] | None = None  # the shape and the number of the last one
    for above, line in zip([None, *lines], lines, strict=False):
        match = match_body(line.words)
        number = read_number(match) if match else None
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


def _find_set_in(draft: Draft, lines: list[Line], place: tuple[int, int]) -> int:
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


def _find_paragraphs(
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


def _find_end(draft: Draft, lines: list[Line], index: int) -> int:
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
        if APART.fullmatch(line.words) and ends_sentence(before.words):
            break
        last += 1
    return last


def _read_bracketed(lines: list[Line], match: re.Match[str]) -> NoteBody:
    depth, taken = 0, []
    for before, line in zip([lines[0], *lines], lines, strict=False):
        if line.number > before.number + 2:
            break
        taken.append(line)
        depth += line.words.count("[") - line.words.count("]")
        if depth <= 0:
            break
    words = "\n".join(line.words for line in taken)
    close = ("]",) if words.endswith("]") and words.count("]") == 1 else ()
    return NoteBody(tuple(taken), match["label"], (match["open"], match["close"].strip(), *close))
