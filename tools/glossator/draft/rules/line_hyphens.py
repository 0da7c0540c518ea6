"""Words that a printer divided at the ends of lines: which of them keep their hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.languages import LANGUAGES_BY_TAG
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal, HyphensProposal
from glossator.draft.state import Draft
from glossator_schema.blocks import BlockKind

BEFORE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?=-\Z)")
AFTER = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
ADDRESS = re.compile(r"(?:https?:/|www\.)[^\s<>\"]{1,400}\Z")
"""The beginning of an address that a line’s end divides, whose hyphens are its own."""
REACH = 400
"""So many characters before a line’s end are looked at."""
HYPHENED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")


def propose(draft: Draft) -> Iterator[HyphensProposal]:
    """Propose to join them, but for compounds: those that the text has elsewhere, or that are two words."""
    divided = list(find_broken_words(draft))
    if not divided:
        return
    elsewhere = {
        word.lower() for line in draft.manuscript.lines for word in HYPHENED.findall(line.words)
    }
    language = LANGUAGES_BY_TAG.get(draft.tongue)
    together = language.together if language else ()  # ``pre- and post-war``
    exceptions = []
    for line, before, after in divided:
        if after in together:
            exceptions.append(f"{before}- {after}")
        elif (
            f"{before}-{after}".lower() in elsewhere
            or ADDRESS.search(line.words[-REACH:])
            or is_compound(draft, before, after)
        ):
            exceptions.append(f"{before}-{after}")
    yield HyphensProposal(
        line=divided[0][0].number,
        exceptions=tuple(dict.fromkeys(exceptions)),
        reason=f"{len(divided)} lines end with a hyphen, and the next goes on with a small letter",
        confidence=0.9,
    )


def is_compound(draft: Draft, before: str, after: str) -> bool:
    """Tell whether two parts are words of the vocabulary, and no word together."""
    count = draft.vocabulary.count
    return not count(before + after) and all(count(part) for part in (before, after))


def find_broken_words(draft: Draft) -> Iterator[tuple[Line, str, str]]:
    """Yield the line, and the two parts, of each word that a hyphen at a line's end divides within a block."""
    lines = {line.number: line for line in draft.manuscript.lines}
    for block in draft.of(BlockProposal):
        if not isinstance(block.kind, BlockKind):
            continue
        for number in block.lines[:-1]:
            line, following = lines.get(number), lines.get(number + 1)
            before = BEFORE.search(line.words) if line else None
            after = AFTER.match(following.words) if following else None
            if line and before and after and after[0][0].islower():
                yield line, before[0], after[0]
