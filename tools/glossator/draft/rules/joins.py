"""Sentences that a page break cuts in two: a paragraph without an end, and one that begins small."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence
from glossator_schema.blocks import PARAGRAPH

BROKEN_OFF = re.compile(r"[\w,’'”\")%–—-]$")


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose to join lines of text that no rule has spoken for, with only blank lines between."""
    run: list[Line] = []
    for line in (*draft.manuscript.lines, None):
        if line is not None and run and continues(draft, run[-1], line):
            run.append(line)
            continue
        if len(run) > 1:
            yield BlockProposal(
                line=run[0].number,
                last=run[-1].number,
                kind=PARAGRAPH,
                reason="a sentence is cut in two: it has no end, and goes on with a small letter",
                confidence=0.95,
            )
        run = [line] if line is not None and draft.is_free(line) else []


def continues(draft: Draft, line: Line, following: Line) -> bool:
    """Tell whether a sentence goes on from one line to the next."""
    return (
        draft.is_free(following)
        and bool(BROKEN_OFF.search(line.words))
        and not ends_sentence(line.words)
        and line.count > 3
        and following.words[0].islower()
    )
