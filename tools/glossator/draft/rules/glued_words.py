"""Two or three words that a scan ran together: no word as they stand, common words when parted."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator

from glossator.draft.change import change
from glossator.draft.evidence import DOUBTFUL
from glossator.draft.proposals import EmendationProposal
from glossator.draft.state import Draft, Segment
from glossator.draft.vocabulary import Vocabulary

TOKEN = re.compile(r"(?<![\w’'-])[A-Za-z]{4,40}(?![\w-]|[’'](?!s))")
SHORT = frozenset({
    "a", "i", "an", "as", "at", "be", "by", "do", "go", "he", "if", "in", "is", "it", "me", "my",
    "no", "of", "on", "or", "so", "to", "up", "us", "we",
})  # fmt: skip
"""The words of one or two letters; others of that length in the list are abbreviations."""
BOUND = frozenset({
    "ante", "anti", "arch", "auto", "bio", "circum", "co", "contra", "counter", "cross", "cyber", "de",
    "dis", "eco", "electro", "ex", "extra", "fore", "geo", "hetero", "homo", "hydro", "hyper", "il",
    "im", "in", "inter", "intra", "ir", "macro", "mega", "meta", "micro", "mid", "mini", "mis", "mono",
    "multi", "neo", "non", "out", "over", "para", "photo", "poly", "post", "pre", "pro", "proto",
    "pseudo", "psycho", "quasi", "re", "self", "semi", "socio", "sub", "super", "supra", "tele",
    "thermo", "trans", "tri", "ultra", "un", "under", "uni",
})  # fmt: skip
"""Beginnings that make one word with what follows, whether the list has that or not."""
ENDINGS = frozenset({
    "ability", "able", "age", "ally", "ance", "ed", "ence", "er", "ers", "es", "est", "ful", "hood", "ic",
    "ing", "ings", "ion", "ions", "ish", "ism", "isms", "ist", "ists", "ity", "ive", "ized",
    "less", "like", "ling", "ly", "man", "men", "ment", "ness", "or", "ous", "ship", "ships",
    "some", "ward", "wards", "wise",
})  # fmt: skip
"""Ends that make one word with what precedes."""
FUNCTION = frozenset({
    "the", "and", "for", "its", "with", "that", "from", "when", "upon", "this", "which", "was", "were",
    "are", "has", "have", "had", "not", "his", "her", "their", "into", "than", "more", "most",
})  # fmt: skip
"""Words that mean little by themselves: no compound has them."""
LEAST = 4
"""So many letters, at the least, has a word that was run together with one of these; two more in a name."""
LONG = 6
"""So many letters, at the least, have two words that are none of these: shorter ones make compounds."""
COMMON = 2_000_000
"""So often, in some hundred thousand million words, the rarer of the words was counted at least."""
ADDITIONAL = 4
"""So many letters, at the most, has the middle one of three words."""


ENOUGH = 3
"""So many tokens that are plainly two words tell that others, less plainly two, are so too."""


def propose(draft: Draft) -> Iterator[EmendationProposal]:
    """Propose spaces within each token that is no word and stands once in the text.

    A scan seldom loses the same space twice: what recurs is a word that the list does not have.
    """
    if not draft.vocabulary:
        return
    times = Counter(
        match[0].lower() for segment in draft.segments for match in TOKEN.finditer(segment.words)
    )
    found = [
        (segment, match.start(), parts)
        for segment in draft.segments
        for match in TOKEN.finditer(segment.words)
        if times[match[0].lower()] == 1
        and not segment.is_in_address(match.start())
        and (parts := part(match[0], draft.vocabulary))
    ]
    plain = sum(are_common(parts) for _, _, parts in found)
    for segment, start, parts in found:
        sure = are_common(parts) or plain >= ENOUGH
        yield from spaces(segment, start, parts, draft.vocabulary, sure)


def are_common(parts: tuple[str, ...]) -> bool:
    """Tell whether no part is so short that it may be the ending of a word of another language, or a name's."""
    return all(len(part) > 2 for part in parts)


def spaces(
    segment: Segment,
    start: int,
    parts: tuple[str, ...],
    vocabulary: Vocabulary,
    sure: bool = True,
) -> Iterator[EmendationProposal]:
    """Yield the space after each part but the last; ``sure``: the parts, or the whole text, speak for it."""
    rarest = min(vocabulary.count(word) for word in parts)
    confidence = 0.95 if rarest > 5 * COMMON else 0.85
    for index in range(1, len(parts)):
        at = start + sum(map(len, parts[:index]))
        yield change(
            segment,
            at,
            at,
            " ",
            kind="glued-words",
            reason=f"no word of the list; parted it is {' '.join(parts)!r}",
            confidence=confidence if sure else DOUBTFUL,
        )


def part(token: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the words that a token is made of, the likeliest; nothing if it is a word or a name."""
    if vocabulary.count(token) or token.isupper():
        return ()
    halves = [(token[:i], token[i:]) for i in range(1, len(token))]
    thirds = [
        (first, second[:i], second[i:])
        for first, second in halves
        for i in range(1, len(second))
        if len(second[:i]) <= ADDITIONAL
    ]
    for choices in (halves, thirds):
        good = [parts for parts in choices if fits(parts, vocabulary)]
        if good:
            return max(good, key=lambda parts: sum(math.log(vocabulary.count(p)) for p in parts))
    return ()


def fits(parts: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """Tell whether all parts are common words, written as words within a sentence are."""
    lower = [part.lower() for part in parts]
    small = [word in SHORT or word in FUNCTION for word in lower]
    shortest = min(
        (len(w) for w, is_small in zip(lower, small, strict=True) if not is_small), default=9
    )
    if all(small):
        apart = "".join(parts).islower() and not FUNCTION.isdisjoint(lower)
    elif any(small):
        apart = shortest >= (LEAST if parts[0].islower() else LEAST + 2)
    else:
        apart = shortest >= LONG and sum(map(len, lower)) > 2 * LONG
    return (
        apart
        and "i" not in parts
        and all(len(word) > 2 or word in SHORT for word in lower)
        and all(vocabulary.count(word) >= COMMON for word in lower)
        and lower[0] not in BOUND - {"in", "of", "out", "over"}
        and lower[-1] not in ENDINGS
        and all(part.islower() or part.istitle() or part in ("I", "A") for part in parts)
        and not (parts[0].istitle() and len(parts[0]) < 3)
        and (
            all(part.islower() for part in parts[1:]) or small[0]
        )  # a capital within a name of code
    )
