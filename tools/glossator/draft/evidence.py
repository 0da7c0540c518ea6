"""What a change of words must have beside itself: plain words of the language of the list on both sides.

Where words of another language, formulas, code or the noise of a scan stand around it, a list tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from glossator.draft.proposals import EmendationProposal
from glossator.draft.state import Draft, Segment
from glossator.draft.vocabulary import Vocabulary

DOUBTFUL = 0.7
"""So sure, at the most, is a change that nothing but itself speaks for: it is listed, and not applied."""
REACH = 80
"""So many characters on each side are looked at."""
NEAR = 4
"""So many words on each side tell what stands around a change."""
PLAIN = 0.75
"""The least share of these that the list knows."""
COMMON = 100_000
"""So often a plain word was counted, at the least: the list has rare ones that are words of other languages."""
WORD = re.compile(r"[^\W\d_]+")
SINGLE = frozenset(("a", "i", "s", "t"))
"""Letters that are words, or stand after an apostrophe."""
SIGNS = re.compile(r"[=<>{}\\|^~`]|[A-Za-z]\(")
"""What formulas, code and drawings have, and prose has not."""


CODED = re.compile(r"[_#%`@/\\]|::|\w\.\w{1,40}\.\w|[a-z][A-Z]\w*\W")
"""What names in code and paths have, between two spaces."""


def weigh(draft: Draft, proposals: Iterable[EmendationProposal]) -> Iterator[EmendationProposal]:
    """Yield the changes of words, less sure where what stands around them is no plain prose."""
    segments = {segment.start: segment for segment in draft.segments}
    for proposal in proposals:
        segment = segments.get(proposal.floor)
        if (
            segment is None
            or not draft.vocabulary
            or proposal.confidence <= DOUBTFUL
            or segment.words[: proposal.start - segment.start].endswith("/")  # it mends an address
            or is_prose(segment, proposal, draft.vocabulary)
        ):
            yield proposal
        else:
            yield replace(
                proposal,
                confidence=DOUBTFUL,
                reason=f"{proposal.reason}; what stands around it is no plain prose",
            )


def is_prose(segment: Segment, proposal: EmendationProposal, vocabulary: Vocabulary) -> bool:
    """Tell whether the words around a change are words of the list, and no signs stand among them."""
    words, start, end = (
        segment.words,
        proposal.start - segment.start,
        proposal.end - segment.start,
    )
    if proposal.reading.isalpha() or not proposal.reading:  # the word itself says nothing
        while start and words[start - 1].isalpha():
            start -= 1
        while end < len(words) and words[end].isalpha():
            end += 1
    before, after = words[max(0, start - REACH) : start], words[end : end + REACH]
    left, right = WORD.findall(before), WORD.findall(after)
    if left and before[-1:].isalpha() and not is_common(left[-1], vocabulary):
        left.pop()  # a name, or what another rule mends
    if right and after[:1].isalpha() and not is_common(right[0], vocabulary):
        right.pop(0)
    left, right = left[-NEAR:], right[:NEAR]
    near = [*left, *right]
    known = [is_common(word, vocabulary) for word in near]
    beside = [is_common(word, vocabulary) for word in (*left[-1:], *right[:1])]
    return (
        len(near) > 2
        and all(beside)
        and sum(known) >= PLAIN * len(known)
        and not CODED.search(before.rpartition(" ")[2] + words[start:end] + after.partition(" ")[0])
        and not any(map(SIGNS.search, (before[-REACH // 2 :], after[: REACH // 2])))
    )


def is_common(word: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a word is a common one of the list, or one letter that is a word."""
    lower = word.lower()
    return lower in SINGLE if len(word) == 1 else vocabulary.count(lower) >= COMMON
