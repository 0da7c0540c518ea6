"""Headings that nothing marks: short lines without a full stop, between paragraphs of text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.layout import find_below, is_alone, is_broken_off, is_drawn, is_text_below
from glossator.draft.manuscript import WIDEST, Line
from glossator.draft.proposals import BlockProposal
from glossator.draft.rules.divisions import ALONE, CAPTION, is_division
from glossator.draft.state import Draft
from glossator.draft.wording import SMALL_WORDS, ends_sentence, is_heading_like, is_title_case
from glossator_schema.blocks import HEADING, LIST, TABLE

QUESTION = re.compile(r"\w[^.!?:;？。]*[?？]")
FEW = 5
"""The number of words that a heading directly above a list has at the most."""
SEVERAL = 2
"""So many headings of a text tell what another looks like."""
LONGEST_QUESTION = 12
"""The number of words that a heading which asks has at the most."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose lines with a finished sentence, or a heading, before them and text after them."""
    found: list[Line] = []
    asking: list[Line] = []
    for line in draft.manuscript.lines:
        if not draft.is_free(line) or CAPTION.match(line.words):
            continue
        if not any(char.isalpha() for char in line.words):
            continue  # whether figures are of parts or of pages, other rules tell
        asks = _asks(draft, line)
        words = line.words.rstrip("?？") if asks else line.words
        if (
            is_heading_like(words)
            and not _breaks_off(words)
            and _stands_between(draft, line, found)
        ):
            (asking if asks else found).append(line)
    glued = [line for line in found if not line.apart and not _is_underlined(draft, line)]
    unwrapped = draft.manuscript.is_unwrapped or all(_is_above_long(draft, n) for n in glued)
    several = unwrapped and len(glued) >= SEVERAL
    for line in found:
        yield _heading(draft, line, several=several)
    known = len(found) + sum(block.kind is HEADING for block in draft.of(BlockProposal))
    if known >= SEVERAL and len(asking) < known:
        for line in asking:
            yield _heading(draft, line, several=True)


def _heading(draft: Draft, line: Line, *, several: bool) -> BlockProposal:
    titled = is_title_case(line.words)
    drawn = _is_underlined(draft, line)
    following = find_below(draft, line)
    above_list = following is not None and _is_above_list(draft, line, following)
    sure = 0.6 + 0.2 * titled + (0.12 if is_alone(draft, line) else 0.06 * above_list)
    sure += 0.12 * several + 0.12 * drawn
    return BlockProposal(
        line=line.number,
        kind=HEADING,
        level=1,
        reason="short, without a full stop, before a paragraph"
        + (", in title case" if titled else "")
        + (", as others of the text" if several else ""),
        confidence=min(sure, 0.92),
    )


def _is_above_long(draft: Draft, line: Line) -> bool:
    """Tell whether the line directly below is a whole paragraph, in which none were broken."""
    below = draft.manuscript.by_number.get(line.number + 1)
    return below is not None and below.reach > WIDEST


def _asks(draft: Draft, line: Line) -> bool:
    """Tell whether a line by itself asks something short, as some headings do; what people say is quoted."""
    above = draft.manuscript.above(line)
    between = above is not None and draft.kind(above) is not HEADING
    return (
        bool(QUESTION.fullmatch(line.words))
        and line.count <= LONGEST_QUESTION
        and is_alone(draft, line)
        and between
    )


def _breaks_off(words: str) -> bool:
    """Tell whether words end in one after which others must come: an article, a preposition."""
    last = words.split()[-1]
    return last.islower() and last in SMALL_WORDS


def _is_underlined(draft: Draft, line: Line) -> bool:
    """Tell whether a rule is drawn directly below a line."""
    below = draft.manuscript.by_number.get(line.number + 1)
    return below is not None and is_drawn(below.words) and len(below.words) > 2


def _stands_between(draft: Draft, line: Line, found: list[Line]) -> bool:
    """Tell whether what is above a line is finished, and what is below is text, or a heading again."""
    before = draft.manuscript.above(line)
    finished = before is None or not draft.is_free(before) or ends_sentence(before.words)
    if not finished and before is not None:
        finished = is_drawn(before.words) or bool(found and before is found[-1])
        finished = finished or (before.apart and CAPTION.match(before.words) is not None)
    following = find_below(draft, line)
    if not finished or following is None or is_broken_off(draft, line):
        return False
    first = re.sub(r"^\W*\w{1,3}[.)]\s+", "", following.words) or following.words
    if first[0].islower() and not _is_underlined(draft, line):
        return False
    if following.words[0] in "([" and following.number == line.number + 1:
        return False  # what stands in brackets belongs to the words before it
    return (
        following.is_body
        or _is_heading_too(draft, line, following)
        or (draft.kind(following) is HEADING and not _is_whole_part(draft, line, following))
        or _is_above_list(draft, line, following)
        or is_text_below(draft, line)
    )


def _is_whole_part(draft: Draft, line: Line, following: Line) -> bool:
    """Tell whether headings in capitals stand above and below a line with small letters: it is text."""
    before = draft.manuscript.above(line)
    beside = [before, following] if before is not None else []
    capital = all(
        draft.kind(each) is HEADING and each.words.isupper() and not _is_numbered(each)
        for each in beside
    )
    return bool(beside) and capital and not line.words.isupper() and is_alone(draft, line)


def _is_numbered(line: Line) -> bool:
    return is_division(line.words) or ALONE.fullmatch(line.words) is not None


def _is_above_list(draft: Draft, line: Line, following: Line) -> bool:
    """Tell whether a few words begin their lines, and a list or a table stands directly below."""
    first = draft.manuscript.run_of(line)[0] is line
    return first and draft.kind(following) in (LIST, TABLE) and line.count <= FEW


def _is_heading_too(draft: Draft, line: Line, following: Line) -> bool:
    """Tell whether the line below is as short, with running text directly below: a lower heading."""
    text = find_below(draft, following)
    if text is None or not draft.is_free(following) or not is_heading_like(following.words):
        return False
    if max(line.count, following.count) > 8:
        return False
    if is_alone(draft, line) and is_alone(draft, following):
        return is_text_below(draft, following)
    return text.is_body and text.number == following.number + 1 and len(text.words) > WIDEST
