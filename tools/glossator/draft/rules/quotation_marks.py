"""Straight quotation marks and apostrophes in a text whose others are curly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.change import change
from glossator.draft.evidence import DOUBTFUL
from glossator.draft.proposals import EmendationProposal
from glossator.draft.state import Draft, Segment
from glossator_schema.blocks import REFERENCE

OPENING = re.compile(r"(?:^|(?<=[\s(\[—–“]))[\"']$")
CURLY = {'"': ("“", "”"), "'": ("‘", "’")}


FEW = 12
"""So many straight marks, at the most, are slips: a text that has more has both kinds."""
FEWEST, MANY = 3, 8
"""So many are slips in any text; more are, where so many times as many are curly: else two hands wrote it."""
INNER = re.compile(r"[^\W\d_](?:'[^\W\d_]|(?<=s)'\s)")
"""An apostrophe in a word, or after a plural: elsewhere it may stand for minutes, or around a quotation."""


def is_paired(words: str) -> bool:
    """Tell whether as many quotation marks open as close, the straight ones counted by where they stand."""
    opening = len(re.findall(r"“|(?:^|(?<=[\s(\[—–]))\"(?=\S)", words))
    return 2 * opening == sum(map(words.count, '“”"'))


def propose(draft: Draft) -> Iterator[EmendationProposal]:
    """Propose the curly mark for each straight one, where at least as many are curly.

    A bibliography is counted by itself: its entries are copied from elsewhere, marks and all.
    """
    entries = {line for line, block in draft.blocks.items() if block.kind is REFERENCE}
    for inside in (False, True):
        segments = [each for each in draft.segments if (each.line in entries) == inside]
        for straight, curly in CURLY.items():
            yield from straighten(segments, straight, curly)


def straighten(
    segments: list[Segment], straight: str, curly: tuple[str, str]
) -> Iterator[EmendationProposal]:
    """Propose one kind of mark for the straight ones in segments that mostly have it."""
    few = sum(segment.words.count(straight) for segment in segments)
    many = sum(segment.words.count(mark) for segment in segments for mark in curly)
    if not few or many < few:
        return
    slips = few <= FEW and (few <= FEWEST or many >= MANY * few)
    for segment in segments:
        paired = straight == "'" or is_paired(segment.words)
        for match in re.finditer(straight, segment.words):
            inner = straight == '"' or INNER.search(
                segment.words, match.start() - 1, match.end() + 1
            )
            sure = slips and paired and bool(inner)
            opening = OPENING.search(segment.words[: match.end()])
            yield change(
                segment,
                *match.span(),
                curly[0 if opening else 1],
                kind="quotation-marks",
                reason=f"a straight mark among {many} curly and {few} straight",
                confidence=(0.9 if many > 3 * few else 0.75) if sure else DOUBTFUL,
            )
