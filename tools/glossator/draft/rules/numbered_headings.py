"""Short lines that begin with a number, each followed by text: ``2. The road``, ``1.1 Its stones``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from glossator.draft.layout import is_broken_off, is_text_below
from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator.draft.wording import is_heading_like
from glossator_schema.blocks import HEADING

LABEL = re.compile(r"(?P<label>(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVXL]+\.|[A-Za-z][.)]))\s+(?=\S)")


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose each numbered line that reads like a heading and has text, or a lower heading, below."""
    lines = draft.manuscript.lines
    for line, following in pairwise(lines):
        match = LABEL.match(line.words)
        if not match or not draft.is_free(line) or is_broken_off(draft, line):
            continue
        if not is_heading_like(line.words[match.end() :]):
            continue
        level = level_of(match["label"])
        below = LABEL.match(following.words)
        is_above = below is not None and level_of(below["label"]) > level
        if following.is_body or is_above or is_text_below(draft, line):
            yield BlockProposal(
                line=line.number,
                kind=HEADING,
                level=level,
                label=match["label"],
                reason="a number, a few words without a full stop, and text below",
                confidence=0.95,
            )


def level_of(label: str) -> int:
    """Return the level that a number tells: ``2.`` is 1, ``2.1`` is 2."""
    return len(re.findall(r"[^.)]+", label))
