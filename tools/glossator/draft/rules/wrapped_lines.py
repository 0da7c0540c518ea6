"""Text whose lines were broken at a width: which of them are one paragraph, over the foot of a page too."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from glossator.draft.layout import (
    HYPHEN,
    NARROW,
    are_joined,
    find_free_runs,
    find_paragraphs,
    is_filled,
    is_running,
    opens_in,
)
from glossator.draft.manuscript import SENTENCE, STOP, WIDEST, Line
from glossator.draft.proposals import BlockProposal, FactProposal
from glossator.draft.recognise import is_markdown, is_wikitext
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence
from glossator_schema.blocks import AUTHOR_NOTE, FURNITURE, PARAGRAPH

SIGNS = "*#|:<>-![{"
"""What begins a line of a notation that is none of a paragraph."""
STRONG = re.compile(r"\*{1,2}[^\s*]")
"""Words that are made strong begin with such a sign too."""
TALK = '“"«„—–-'
"""What begins the lines of a talk, each of which is a paragraph."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose each run of free lines that were broken at a width as paragraphs."""
    parts: list[list[Line]] = []
    runs = find_free_runs(draft)
    each = _is_notation(draft) and _are_sentences(runs)
    joining = each or joins_runs(draft)
    for run in runs:
        if joining and len(run) > 1 and _is_whole(run, 0 if each else SENTENCE):
            parts.append(run)
            continue
        for piece in _split_long(draft, run):
            if len(piece) > 1 and _is_wrapped(
                draft, piece
            ):  # no poem: the stanzas are known by now
                parts += find_paragraphs(piece, draft.manuscript)
            elif len(piece) > 1 and draft.manuscript.lines[0].number != piece[0].number:
                parts += [[line] for line in piece]
            else:
                parts += [[line] for line in piece]
    for lines in _join(draft, parts):
        if len(lines) == 1:
            continue
        numbers = {line.number for line in lines}
        within = (n for n in range(lines[0].number, lines[-1].number) if n not in numbers)
        others = tuple(n for n in within if n in draft.manuscript.by_number)
        over = "; a sentence goes on over the foot of a page" if others else ""
        yield BlockProposal(
            line=lines[0].number,
            last=lines[-1].number,
            without=others,
            kind=PARAGRAPH,
            reason=f"lines broken at a width of some {max(len(line.words) for line in lines)}{over}",
            confidence=0.9,
        )


def _is_wrapped(draft: Draft, lines: list[Line]) -> bool:
    """Tell whether lines were broken at a width, all of them or within paragraphs that begin further in."""
    manuscript = draft.manuscript
    return is_running(lines, manuscript) or _is_prose(lines) or opens_in(lines, manuscript)


def _is_whole(run: list[Line], least: int) -> bool:
    """Tell whether lines are the sentences of one paragraph: each is long, and none begins with a sign."""
    return all(
        line.count > least and (line.words[0] not in SIGNS or STRONG.match(line.words))
        for line in run
    )


def joins_runs(draft: Draft) -> bool:
    """Tell whether a blank line alone ends a paragraph: as in notations, and most long lines."""
    if not _is_notation(draft):
        return False
    long = [run for run in find_free_runs(draft) if any(line.reach > WIDEST for line in run)]
    return len(long) > 2 and sum(len(run) == 1 for run in long) >= 0.6 * len(long)


def _is_notation(draft: Draft) -> bool:
    """Tell whether a text is written in a notation, or has data before it as those have."""
    data = any(fact.rule == "front-matter" for fact in draft.of(FactProposal))
    return data or is_markdown(draft.manuscript.text) or is_wikitext(draft.manuscript.text)


def _are_sentences(runs: list[list[Line]]) -> bool:
    """Tell whether paragraphs have a line for each sentence: most lines have one stop, at their end."""
    several = [run for run in runs if len(run) > 1 and any(line.count > SENTENCE for line in run)]
    lines = [line for run in several for line in run if line.words[0] not in SIGNS]
    whole = [ends_sentence(line.words) and len(STOP.findall(line.words)) <= 1 for line in lines]
    talk = sum(line.words[0] in TALK for line in lines)
    return len(several) > 2 and sum(whole) >= 0.7 * len(lines) and talk <= 0.2 * len(lines)


def _split_long(draft: Draft, run: list[Line]) -> Iterator[list[Line]]:
    """Divide a run at lines that are too long to have been broken at a width, and below its head.

    Where a sentence goes on from most long lines, or to them, they are two, put together over a hyphen.
    """
    joined = are_joined(run)
    part: list[Line] = []
    for line in run:
        if line.reach > WIDEST and not joined:
            if part:
                yield part
            yield [line]
            part = []
        else:
            if (
                part
                and line.is_body
                and not part[-1].is_body
                and part[-1].reach <= 0.6 * draft.manuscript.width
            ) or (joined and len(part) == 1 and _is_head(part[0], line)):
                yield part
                part = []
            part.append(line)
    if part:
        yield part


def _is_head(line: Line, following: Line) -> bool:
    """Tell whether a line is none of the text that begins below it."""
    short = 2 * line.reach < following.reach and not ends_sentence(line.words)
    return short and not following.words[0].islower()


def _is_prose(lines: list[Line]) -> bool:
    """Tell whether sentences go on from most lines to the next: in small letters, or from long lines."""
    pairs = list(itertools.pairwise(lines))
    most = max(line.reach for line in lines)
    full = [most > NARROW and a.reach > 0.8 * most for a, _ in pairs]
    open_ends = [
        not ends_sentence(a.words) and (b.words[0].islower() or (long and a.words[-1].isalnum()))
        for (a, b), long in zip(pairs, full, strict=True)
    ]
    return sum(open_ends) > 0.5 * len(pairs)


def _join(draft: Draft, parts: list[list[Line]]) -> Iterator[list[Line]]:
    """Join a part to the next where its sentence goes on there, with only the foot of a page between."""
    first = _find_first(parts)
    current: list[Line] = []
    for part in parts:
        if current and _goes_on(draft, current[-1], part[0], first):
            current += part
            continue
        if current:
            yield current
        current = list(part)
    if current:
        yield current


def _find_first(parts: list[list[Line]]) -> int:
    """Return how far in the paragraphs of a text begin, all but a few further than they go on; 0 if not so."""
    several = [part for part in parts if len(part) > 2 and part[1].indent == part[2].indent]
    inner = [part[0].indent for part in several if part[0].indent >= part[1].indent + 2]
    return min(inner) if len(inner) > 2 and len(inner) >= 0.7 * len(several) else 0


def _goes_on(draft: Draft, line: Line, following: Line, first: int) -> bool:
    between = [
        n for n in range(line.number + 1, following.number) if n in draft.manuscript.by_number
    ]
    kinds = {draft.blocks[n].kind for n in between if n in draft.blocks}
    if not between and (
        _is_page_between(draft, line, following) or _is_cut(draft, line, following)
    ):
        kinds = {FURNITURE}
    elif not between or not kinds <= {FURNITURE, AUTHOR_NOTE} or not _is_foot(draft, between):
        return False
    open_end = not ends_sentence(line.words) and (
        line.words[-1].isalnum() or line.words[-1] in ",;-–—’"
    )
    begins = following.words[0].islower() or bool(HYPHEN.search(line.words))
    long = line.reach > 0.7 * draft.manuscript.width
    wide = long and line.words[-1] not in ".!?:"
    few = len(draft.manuscript.run_of(following)) <= len(between)  # small print below the text
    outer = following.indent + 2 <= first and min(line.count, following.count) > 3 and not few
    if FURNITURE in kinds and long and outer and line.words[-1] != ":":
        return True  # paragraphs begin further in
    return open_end and line.count > 2 and (begins or (wide and FURNITURE in kinds))


def _is_page_between(draft: Draft, line: Line, following: Line) -> bool:
    """Tell whether a page ends between two lines: a form feed stands there."""
    return "\f" in draft.manuscript.text[line.start + len(line.words) : following.start]


def _is_cut(draft: Draft, line: Line, following: Line) -> bool:
    """Tell whether a line that had no room for more words ends in no sentence, and the next begins small."""
    full = is_filled(line, following, draft.manuscript.width) or bool(HYPHEN.search(line.words))
    return full and line.count > 3 and following.words[0].islower() and not following.apart


def _is_foot(draft: Draft, between: list[int]) -> bool:
    """Tell whether lines are no line that a hand drew between two parts of the text."""
    lines = [draft.manuscript.by_number[number] for number in between]
    return any(any(char.isalnum() for char in line.words) for line in lines)
