"""The title: what the data before the text say, or of the lines before it the one most like a title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.languages import any_word, whole_line
from glossator.draft.manuscript import Line
from glossator.draft.people import name_people
from glossator.draft.proposals import BlockProposal, FactProposal
from glossator.draft.rules.dates import say_date
from glossator.draft.state import Draft
from glossator.draft.wording import INSTITUTIONS, ends_sentence, is_name, is_title_case
from glossator_schema.blocks import AUTHOR, FURNITURE, PUBLICATION, TITLE

ODD = re.compile(
    r"^[a-z]|[@|>•\t]|https?:|\s[:：]\s|[,;:]$|(?<![A-Z.])[.]$|^[\W\d_]+$|^\d+ [A-Z][\w.]* \d+"
)
"""What a title does not have."""
NAVIGATION = re.compile(r"[|>»›•]|^(?:home|menu|search|share)\b", re.I)
BY = re.compile(rf"[\W_]*{any_word('by')}\b", re.I)
FEW = 4
"""So many words, at the most, has a line before the title that says nothing of the text."""
LONGEST = 15
"""The number of words that the first line has at the most, where it is the title for want of another."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose one title, if no rule has found it, and say what stands before it."""
    if draft.first(TITLE) is not None:
        return
    named = [fact.value for fact in draft.of(FactProposal) if fact.key is TITLE]
    head = [line for line in draft.head if draft.is_free(line)]
    if named:
        yield from _find_named(draft, named[0])
        return
    lines = [line for line in head if line.count <= 30 and not ODD.search(line.words)]
    if not lines:
        return
    times = [line.words for line in draft.head]
    points = {line: weigh(line, times.count(line.words)) + (line is lines[0]) for line in lines}
    title = max(lines, key=points.__getitem__)
    if (
        title is lines[0]
        and len(lines) > 1
        and _is_author_above(draft, title)
        and _is_title_below(draft, lines[1])
    ):
        title = lines[1]
    if points[title] < 2 and not (title is lines[0] and title.count <= LONGEST):
        return
    yield BlockProposal(
        line=title.number,
        kind=TITLE,
        reason="before the text the line most like a title: capitals, length, blank lines, repetition",
        confidence=max(0.5, min(0.95, 0.6 + 0.1 * points[title])),
    )
    above = [line for line in head if line.number < title.number]
    below = [line for line in draft.head if line.number > title.number]
    by_name = not any(_are_persons(line.words) or draft.kind(line) is AUTHOR for line in below)
    for line in head:
        if line.number < title.number and is_name(line.words) and by_name and above == [line]:
            yield BlockProposal(
                line=line.number,
                kind=AUTHOR,
                reason="a name above the title",
                confidence=0.75,
            )
        elif line.number < title.number:
            strange = NAVIGATION.search(line.words) is not None or line.count <= FEW
            yield BlockProposal(
                line=line.number,
                kind=FURNITURE if strange else PUBLICATION,
                reason="it stands before the title, and is none of what a title page has",
                confidence=0.7,
            )


def _find_named(draft: Draft, title: str) -> Iterator[BlockProposal]:
    """Yield the line that prints the title which the data before the text have."""
    for line in draft.manuscript.lines:
        if draft.is_free(line) and fold_title(line.words) == fold_title(title):
            yield BlockProposal(
                line=line.number,
                kind=TITLE,
                reason="what the data before the text call it",
                confidence=0.97,
            )
            return
        if line.is_body and draft.is_free(line):
            return


def _is_author_above(draft: Draft, line: Line) -> bool:
    """Tell whether the first line of all is a name, and no other line says who wrote the text."""
    named = any(draft.kind(other) is AUTHOR for other in draft.head)
    return is_name(line.words) and not line.words.isupper() and line.count <= 3 and not named


def _is_title_below(draft: Draft, line: Line) -> bool:
    """Tell whether the line below a name is the title, and no office, date or other name."""
    words = line.words
    if say_date(words) or INSTITUTIONS.search(words) or _are_persons(words):
        return False
    named = any(whole_line(name).fullmatch(words) for name in ("sections", "contents"))
    return not named and line.count <= LONGEST and not BY.match(words) and not ends_sentence(words)


def _are_persons(words: str) -> bool:
    """Tell whether words are a name, or several with a word or a sign between them."""
    names = name_people(words.strip("•·*–—|_- "))
    return bool(names) and all(map(is_name, names)) and not ends_sentence(words)


def fold_title(words: str) -> str:
    """Return the letters and figures of a title alone, in small letters."""
    return "".join(char for char in words.casefold() if char.isalnum())


def weigh(line: Line, times: int) -> int:
    """Return how many marks of a title a line has."""
    return (
        is_title_case(line.words)
        + (line.count >= 3)
        + line.apart
        + 2 * (times > 1)
        - 2 * bool(INSTITUTIONS.search(line.words) and "," in line.words)
    )
