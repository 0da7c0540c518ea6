"""A rare word that differs by one letter from one that the same text has again and again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from glossator.draft.change import change
from glossator.draft.evidence import DOUBTFUL
from glossator.draft.proposals import EmendationProposal
from glossator.draft.state import Draft

WORD = re.compile(r"(?<![\w-])[A-Za-z]{5,}(?![\w-])")
OFTEN = 5
"""The word that is meant stands so often in the text at least."""
PERVADING = 20
"""A word that stands so often is what the text speaks of all the time."""
RARE = 2_000_000
"""A word that was counted more often than this is meant as it stands."""


def propose(draft: Draft) -> Iterator[EmendationProposal]:
    """Propose the frequent word for one that stands once, beginning with the same letter.

    Grammar makes words that differ in their ends, so these are left alone: ``state``, ``states``.
    """
    if not draft.vocabulary:
        return
    times = Counter(w for segment in draft.segments for w in WORD.findall(segment.words))
    frequent = [word for word, count in times.items() if count >= OFTEN]
    for segment in draft.segments:
        for match in WORD.finditer(segment.words):
            word = match[0]
            if times[word] > 1 or draft.vocabulary.count(word) > RARE:
                continue
            meant = [other for other in frequent if is_slip(word, other)]
            if len(meant) == 1 and not segment.is_in_address(match.start()):
                yield change(
                    segment,
                    *match.span(),
                    meant[0],
                    kind="spelling",
                    reason=f"the text has {meant[0]!r} {times[meant[0]]} times, {word!r} once",
                    confidence=0.8 if is_sure(draft, word, meant[0], times[meant[0]]) else DOUBTFUL,
                )


def is_sure(draft: Draft, word: str, meant: str, count: int) -> bool:
    """Tell whether a word is no other: both are names, or it is in no list, and the other pervades the text.

    In a word that is no name, one letter for another makes other words, which the list need not have.
    """
    is_name = word[0].isupper() and meant[0].isupper()
    replaced = len(word) == len(meant) and sorted(word) != sorted(meant)
    return count >= PERVADING and (is_name or not (replaced or draft.vocabulary.count(word)))


def is_slip(word: str, meant: str) -> bool:
    """Tell whether one letter was replaced, left out, doubled, or two exchanged, past the first."""
    if word[0] != meant[0] or abs(len(word) - len(meant)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(word, meant, strict=False)) if a != b), None)
    if start is None:  # one is the other with an ending
        return False
    rest, other = word[start:], meant[start:]
    if len(word) == len(meant):
        return rest[1:] == other[1:] or (
            rest[:2] == other[1::-1] and rest[2:] == other[2:] and len(rest) > 1
        )
    longer, shorter = (rest, other) if len(word) > len(meant) else (other, rest)
    return longer[1:] == shorter
