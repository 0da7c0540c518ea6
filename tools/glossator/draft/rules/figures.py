"""Figures: a line that is a picture, whose file was received, with the caption below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.languages import any_word
from glossator.draft.manuscript import Line
from glossator.draft.pictures import NAMED
from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator_schema.blocks import FIGURE, FURNITURE


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose each picture that is there; of one that is not, that its line is left out, and why."""
    for line in draft.manuscript.lines:
        match = NAMED.fullmatch(line.words)
        picture = draft.pictures.get(match["file"]) if match else None
        if match is None or picture is None or not draft.is_free(line):
            continue
        if picture.fault:
            reason = f"the picture {match['file']} is not taken: {picture.fault}"
            yield BlockProposal(line=line.number, kind=FURNITURE, reason=reason, confidence=0.9)
            continue
        last = _find_caption(draft, line, match["alt"])
        yield BlockProposal(
            line=line.number,
            last=last,
            kind=FIGURE,
            cuts=(line.words,),
            image=picture.name,
            sha256=picture.sha256,
            alt=" ".join(match["alt"].split()),
            reason="a picture, which was received" + (", with its caption" if last else ""),
            confidence=0.95,
        )


def _find_caption(draft: Draft, line: Line, alt: str) -> int:
    """Return the last line of the caption below a picture, with or without a blank line between; 0 if none."""
    below = [draft.manuscript.by_number.get(line.number + n) for n in (1, 2)]
    first = next((each for each in below if each is not None), None)
    if first is None or not draft.is_free(first) or NAMED.fullmatch(first.words):
        return 0
    opens = rf"[*_]*{any_word('captions')}\b\.?\s*\d"
    if first.words != alt and not re.match(opens, first.words, re.I):
        return 0
    last = first.number
    while (following := draft.manuscript.by_number.get(last + 1)) and draft.is_free(following):
        last = following.number
    return last
