"""Code between two fences: it is found before all else, as its lines may look like headings, lists, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal, of_lines
from glossator.draft.state import Draft
from glossator_schema.blocks import CODE, FURNITURE

FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})(?P<language>[^`]*)")


PLAIN = re.compile(r"(?:txt|text|plain|plaintext)?", re.I)
WORDED = 0.85
"""The least share of letters and spaces in words; code has more signs."""

_block = partial(of_lines, confidence=0.95)


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the lines between a fence and the next that is as long, and says no language.

    Where the most of a text stands between two fences, they were set around the text itself, and are left out.
    """
    for opened, closed in _find_fences(draft):
        if _is_text(draft, opened, closed):
            yield _block([opened], FURNITURE, "a fence before the text itself")
            yield _block([closed], FURNITURE, "a fence after the text itself")
        elif closed.number > opened.number + 1:
            cuts = (opened.words, closed.words)
            yield _block((opened, closed), CODE, "a fence before and after it", cuts=cuts)


def _find_fences(draft: Draft) -> Iterator[tuple[Line, Line]]:
    opened: Line | None = None
    fence = ""
    for line in draft.manuscript.lines:
        match = FENCE.fullmatch(line.words)
        if not match or not draft.is_free(line):
            continue
        if opened is None:
            opened, fence = line, match["fence"]
        elif match["fence"].startswith(fence) and not match["language"].strip():
            yield opened, line
            opened = None


def _is_text(draft: Draft, opened: Line, closed: Line) -> bool:
    """Tell whether the lines between two fences are words, and more than half of the text."""
    match = FENCE.fullmatch(opened.words)
    if 2 * (closed.number - opened.number) < len(draft.manuscript.lines):
        return False
    lines = draft.manuscript.lines
    inner = [line for line in lines if opened.number < line.number < closed.number]
    if not match or not PLAIN.fullmatch(match["language"].strip()) or 2 * len(inner) < len(lines):
        return False
    words = " ".join(line.words for line in inner)
    said = sum(char.isalpha() or char == " " for char in words)
    return any(line.apart for line in inner) and said >= WORDED * len(words)
