"""Headings that nothing marks: short lines without a full stop, between paragraphs of text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from glossator.draft.layout import is_broken_off, is_text_below
from glossator.draft.manuscript import WIDEST, Line
from glossator.draft.proposals import BlockProposal
from glossator.draft.rules.divisions import CAPTION
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence, is_heading_like, is_title_case
from glossator_schema.blocks import HEADING


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose lines with a finished sentence, or a heading, before them and text after them."""
    lines = draft.manuscript.lines
    found: list[Line] = []
    for index, (line, following) in enumerate(pairwise(lines)):
        before = lines[index - 1] if index else None
        finished = before is None or not draft.is_free(before) or ends_sentence(before.words)
        finished = finished or bool(found and before is found[-1])
        if (
            draft.is_free(line)
            and not is_broken_off(draft, line)
            and not CAPTION.match(line.words)
            and is_heading_like(line.words)
            and finished
            and not following.words[0].islower()
            and (
                following.is_body
                or _is_heading_too(draft, lines, index)
                or draft.kind(following) is HEADING
                or (line.apart and is_text_below(draft, line))
            )
        ):
            found.append(line)
            titled = is_title_case(line.words)
            yield BlockProposal(
                line=line.number,
                kind=HEADING,
                level=1,
                reason="short, without a full stop, before a paragraph"
                + (", in title case" if titled else ""),
                confidence=0.6 + 0.2 * titled + 0.12 * line.apart,
            )


def _is_heading_too(draft: Draft, lines: tuple[Line, ...], index: int) -> bool:
    """Tell whether the line below is as short, with running text directly below: a lower heading."""
    if index + 2 >= len(lines):
        return False
    line, following, text = lines[index : index + 3]
    both = line.apart and following.apart and max(line.count, following.count) <= 8
    if both and draft.is_free(following) and is_heading_like(following.words):
        return is_text_below(draft, following)
    return (
        draft.is_free(following)
        and is_heading_like(following.words)
        and max(line.count, following.count) <= 8
        and text.is_body
        and text.number == following.number + 1
        and len(text.words) > WIDEST
    )
