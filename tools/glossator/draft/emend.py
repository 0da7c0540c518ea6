"""Turn proposed changes of characters into emendations of words, each found once in its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from glossator.draft.manuscript import Manuscript
from glossator.draft.proposals import EmendationProposal
from glossator.quotation import find_quotation
from glossator.witness import Range, find_lines


@dataclass(frozen=True)
class LineEmendation:
    """An emendation: the words ``exact`` of a line, with neighbours that tell them from the same ones.

    ``start`` is the offset of ``exact`` in the witness.
    """

    line: int
    start: int
    exact: str
    reading: str
    prefix: str
    suffix: str
    proposals: tuple[EmendationProposal, ...]


def select_changes(
    manuscript: Manuscript, proposals: list[EmendationProposal]
) -> Iterator[LineEmendation]:
    """Yield the emendations of proposals that come in the order of their lines."""
    lines = find_lines(manuscript.text)
    for number, group in groupby(proposals, key=lambda proposal: proposal.line):
        places = gather(manuscript.text, group)
        for place, changes in sorted(places.items()):
            yield word_emendation(manuscript.text, place, lines[number - 1], changes)


def gather(
    text: str, proposals: Iterable[EmendationProposal]
) -> dict[Range, list[EmendationProposal]]:
    """Return the proposals by the range of the words that they are in: one emendation each."""
    places: dict[Range, list[EmendationProposal]] = {}
    for proposal in proposals:
        first, last = widen(text, proposal)
        changes = [proposal]
        for place in [place for place in places if place[0] < last and first < place[1]]:
            first, last = min(first, place[0]), max(last, place[1])
            changes += places.pop(place)
        places[first, last] = sorted(changes, key=lambda change: (change.start, change.end))
    return places


def widen(text: str, proposal: EmendationProposal) -> Range:
    """Return the range of the words that a change is in, within the bounds of its block."""
    first, last = proposal.start, proposal.end
    while first > proposal.floor and not text[first - 1].isspace():
        first -= 1
    while last < proposal.ceiling and not text[last].isspace():
        last += 1
    return first, last


def word_emendation(
    text: str, place: Range, line: Range, changes: list[EmendationProposal]
) -> LineEmendation:
    """Return the emendation of the words at a place."""
    reading, cursor = "", place[0]
    for change in changes:
        reading += text[cursor : change.start] + change.reading
        cursor = change.end
    reading += text[cursor : place[1]]
    prefix, suffix = tell_apart(text, place, line)
    return LineEmendation(
        changes[0].line, place[0], text[slice(*place)], reading, prefix, suffix, tuple(changes)
    )


def tell_apart(text: str, place: Range, line: Range) -> tuple[str, str]:
    """Return the fewest words before, or else before and after, that make the place unique."""
    whole, exact = text[slice(*line)], text[slice(*place)]
    before = re.findall(r"\S*\s*", text[line[0] : place[0]])[:-1]
    after = text[place[1] : line[1]]
    for size in range(len(before) + 1):
        prefix = "".join(before[len(before) - size :])
        if len(find_quotation(whole, exact, prefix)) == 1:
            return prefix, ""
    return "".join(before), after
