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

ONES = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
SECTION = re.compile(
    r"(?P<label>(?:§{1,2}\s?|Art(?:icle|ikel|\.)\s)\d{1,4}[a-z]?\.?)\s+(?P<words>\S.{1,80})"
)
"""The head of a section of a law, which may end in a stop."""
STOPPED = re.compile(
    r"(?P<label>\d{1,2}\.|[IVXL]+\.)\s+(?P<words>[^\W\d_a-zß-öø-ÿ][^.!?:;]{2,70})\."
)
"""A numbered line that ends in a stop; several in order are headings."""
LABEL = re.compile(r"(?P<label>(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVXL]+\.|[A-Za-z][.)]))\s+(?=\S)")

ROMANS = [f"{tens}{ones}." for tens in ("", "X") for ones in ONES]
FIGURES = [f"{n}." for n in range(1, 21)]


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose each numbered line that reads like a heading and has text, or a lower heading, below."""
    lines = draft.manuscript.lines
    yield from _find_sections(draft)
    stopped = _find_stopped(draft)
    for line, following in pairwise(lines):
        if line.number in stopped:
            yield BlockProposal(
                line=line.number,
                kind=HEADING,
                level=1,
                label=stopped[line.number],
                reason="one of several numbered lines in order, each alone above text",
                confidence=0.85,
            )
            continue
        match = LABEL.match(line.words)
        if not match or not draft.is_free(line) or is_broken_off(draft, line):
            continue
        asked = "." in match["label"].rstrip(".") and line.apart and line.words.endswith("?")
        words = line.words[match.end() :]
        if not is_heading_like(words.rstrip("?") if asked else words):
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


def _find_sections(draft: Draft) -> Iterator[BlockProposal]:
    """Yield the heads of a law's sections, each by itself."""
    for line in draft.manuscript.lines:
        match = SECTION.fullmatch(line.words)
        if not match or not line.apart or not draft.is_free(line) or line.count > 14:
            continue
        if len(re.findall(r"[.!?;:](?=\s)", match["words"])) == 0:
            yield BlockProposal(
                line=line.number,
                kind=HEADING,
                level=2 if draft.level_before(line.number) else 1,
                label=match["label"],
                reason="a section of a law with its number",
                confidence=0.9,
            )


def _find_stopped(draft: Draft) -> dict[int, str]:
    """Return the labels of numbered lines that end in a stop, where there are several in order."""
    found = [
        (line, match)
        for line in draft.manuscript.lines
        if draft.is_free(line) and line.apart and (match := STOPPED.fullmatch(line.words))
    ]
    labels = [match["label"] for _, match in found]
    if len(found) < 2 or labels not in (ROMANS[: len(labels)], FIGURES[: len(labels)]):
        return {}
    return {line.number: match["label"] for line, match in found if line.count <= 12}


def level_of(label: str) -> int:
    """Return the level that a number tells: ``2.`` is 1, ``2.1`` is 2."""
    return len(re.findall(r"[^.)]+", label))
