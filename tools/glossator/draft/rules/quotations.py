"""What is quoted by itself: paragraphs in quotation marks, a notice in capitals, lines set in among others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from glossator.draft.layout import find_free_runs, is_running, looks_like_verse
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal, of_lines
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence
from glossator_schema.blocks import QUOTATION, VERSE

SIGNS = {"“": "”", '"': '"', "«": "»", "„": "“”", "「": "」", "『": "』", "»": "«"}
"""What opens a quotation, and what closes it."""
AFTER = re.compile(
    r"(?:[.,;]|\[\^?\w{1,3}\]|[¹²³⁰⁴-⁹①-⑳]{1,3}|[*†‡]{1,3}|\s*[(\[—–][^“”\"«»]{1,60})?"
)
"""What may stand after the closing sign: a stop, the mark of a note, a source."""
MARKED = re.compile(r"(?:[-*+•|#>—–]|\(?\w{1,4}[.)]\s|\[|[*†‡¹²³⁴-⁹①-⑳])")
"""How an item, a note, or a line of what a notation marks, begins."""
LEAST = 20
"""So many words has a quotation that stands by itself because of its signs."""
SHORT = 8
"""So many words have lines that are set in."""
FEW = 3
"""So many paragraphs, at the most, does a text that is no conversation quote without saying that it will."""
LONGEST = 8
"""So many paragraphs, at the most, has a quotation."""
SET_IN = 4
"""So many columns further in than most lines stand lines that no blank one sets apart."""

_block = partial(of_lines, confidence=0.85)


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose each kind, in lines that no rule has spoken for."""
    yield from _find_signed(draft)
    yield from _find_notices(draft)
    yield from _find_set_in(draft)


def _find_signed(draft: Draft) -> Iterator[BlockProposal]:
    """Yield paragraphs that signs of quotation open and close, where the text is no conversation."""
    found: list[tuple[list[Line], bool]] = []
    others = 0
    paragraphs = _find_paragraphs(draft)
    until = 0
    for place, lines in enumerate(paragraphs):
        if lines[0].number <= until or lines[0].words[0] not in SIGNS:
            continue
        above = draft.manuscript.above(lines[0])
        announced = above is not None and above.words.endswith((":", "："))
        whole = _find_whole(paragraphs[place : place + LONGEST], announced)
        if not whole or not draft.manuscript.has_body_before(lines[0].number):
            others += draft.manuscript.has_body_before(lines[0].number)
            continue
        until = whole[-1].number
        found.append((whole, announced))
    unsaid = sum(not announced for _, announced in found)
    told = len(found) > others and unsaid <= FEW
    for lines, announced in found if told else []:
        if announced or (not others and lines[0].number - 1 not in draft.manuscript.by_number):
            said = ", below a colon" if announced else ""
            yield _block(lines, QUOTATION, f"in quotation marks as a whole{said}")


def _find_paragraphs(draft: Draft) -> list[list[Line]]:
    """Return the paragraphs of free lines: each line where the text is not broken at a width."""
    if draft.manuscript.is_unwrapped:
        return [[line] for line in draft.manuscript.lines if draft.is_free(line)]
    return find_free_runs(draft)


def _find_whole(paragraphs: Sequence[list[Line]], announced: bool) -> list[Line]:
    """Return the lines up to the sign that closes what the first paragraph opens, if nothing follows it."""
    opening = paragraphs[0][0].words[0]
    closing = SIGNS[opening]
    lines: list[Line] = []
    for count, paragraph in enumerate(paragraphs, 1):
        inner = " ".join(line.words for line in paragraph).removeprefix(opening)
        lines += paragraph
        end = _find_close(inner, opening, closing)
        if end < 0 and announced:
            continue
        whole = end >= 0 and AFTER.fullmatch(inner, end + 1) is not None
        long = sum(line.count for line in lines) >= LEAST
        return lines if whole and long and (count == 1 or announced) else []
    return []


def _find_close(words: str, opening: str, closing: str) -> int:
    """Return where the sign stands that closes a quotation, those within it aside; -1 if none does."""
    depth = 1
    for place, char in enumerate(words):
        if char in closing:
            depth -= 1
        elif char == opening:
            depth += 1
        if not depth:
            # where one sign does both, a quotation within it would end it
            return place if opening not in closing or char not in words[place + 1 :] else len(words)
    return -1


def _find_notices(draft: Draft) -> Iterator[BlockProposal]:
    """Yield several lines in capitals below a colon: what is written on a board, or a stone."""
    for run in find_free_runs(draft):
        above = draft.manuscript.above(run[0])
        if above is None or not above.words.endswith((":", "：")) or above.words.isupper():
            continue
        if above.count < 4 or not draft.manuscript.has_body_before(run[0].number):
            continue
        if len(run) > 1 and all(line.words.isupper() for line in run):
            yield _block(run, QUOTATION, "lines in capitals, below a colon")


def _find_set_in(draft: Draft) -> Iterator[BlockProposal]:
    """Yield lines that all stand further in than those before and after them, and than paragraphs begin."""
    counted = Counter(line.indent for line in draft.manuscript.lines if line.count > 3)
    base = min(counted, key=lambda indent: (-counted[indent], indent), default=0)
    firsts = Counter(
        a.indent
        for run in draft.manuscript.runs
        for a, b in pairwise(run)
        if a.indent > base and b.indent == base
    )
    first = firsts.most_common(1)[0][0] if firsts else base
    for run in find_free_runs(draft):
        for before, lines, after in _divide(run, max(base + SET_IN, first + 2)):
            if _is_quoted(draft, before, lines, after, base):
                verse = looks_like_verse(lines, draft.manuscript) and not is_running(
                    lines, draft.manuscript
                )
                kind = VERSE if verse else QUOTATION
                yield _block(
                    lines, kind, "further in than the lines around, and than paragraphs begin"
                )


def _divide(run: list[Line], least: int) -> Iterator[tuple[Line | None, list[Line], Line | None]]:
    """Yield the lines that stand so far in, with the ones directly before and after them."""
    part: list[Line] = []
    before: Line | None = None
    for line in [*run, None]:
        if line is not None and line.indent >= least:
            part.append(line)
            continue
        if part:
            yield before, part, line
        part, before = [], line


def _is_quoted(
    draft: Draft, before: Line | None, lines: list[Line], after: Line | None, base: int
) -> bool:
    """Tell whether lines set in are another's words, below a sentence's end: no list, no table."""
    if before is None or not ends_sentence(before.words) or MARKED.match(before.words):
        return False
    if not draft.manuscript.has_body_before(lines[0].number) or before.indent >= base + SET_IN:
        return False
    if any(
        MARKED.match(line.words) or re.search(r"\S(?:\s{3,}|\t)\S", line.words) for line in lines
    ):
        return False
    announced = before.words.endswith((":", "："))
    indents = {line.indent for line in lines}
    if max(indents) > base + 24 or sum(line.count for line in lines) < SHORT:
        return False
    even = len(lines) > 1 and len(indents) <= 2 and ends_sentence(lines[-1].words)
    return even and (announced or (after is not None and is_running(lines, draft.manuscript)))
