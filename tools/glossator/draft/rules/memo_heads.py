"""The head of a memorandum: to whom, from whom, when, about what, a line each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from glossator.draft.languages import LANGUAGES
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal
from glossator.draft.rules.dates import find_date
from glossator.draft.state import Draft
from glossator.draft.wording import INSTITUTIONS
from glossator_schema.blocks import (
    AFFILIATION,
    AUTHOR,
    DATE,
    FURNITURE,
    OPENER,
    PUBLICATION,
    TITLE,
    LineKind,
)

FIELDS = {name: what for language in LANGUAGES for name, what in language.memo}
FIELD = re.compile(
    rf"(?P<open>\*\*|__|)(?P<name>{'|'.join(sorted(FIELDS, key=len, reverse=True))})"
    r"(?P<sign>\s*[:：](?:\*\*|__|)\s+|\.\s{2,}|\t+)(?P<words>\S.*)",
    re.I,
)
KINDS: dict[str, LineKind] = {"author": AUTHOR, "date": DATE, "title": TITLE}
MARKING = re.compile(
    r"\W*(?:(?:(?:inter)?office\s+)?memo(?:randum)?|(?:strictly\s+)?confidential|(?:top\s+)?secret|internal|draft|"
    r"restricted|unclassified|private|urgent)(?:\W*|\s{2,}.{2,40}|\s+[•|—–]\s.{2,40})",
    re.I,
)
FOR = re.compile(r"\W*memo(?:randum)?\s+(?:for|to)\b.{2,60}", re.I)
SPACED = re.compile(r"(?:\w ){4,}\w")
"""A word whose letters are set apart."""
DEEP = 30
"""So many lines that are not blank may hold the head."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the lines of a head that says to whom it goes, and from whom or about what."""
    found: list[tuple[Line, re.Match[str]]] = []
    length = 0
    for line in draft.manuscript.lines[:DEEP]:
        match = FIELD.fullmatch(line.words) if draft.is_free(line) else None
        near = not found or line.number - found[-1][0].number <= 3 + length
        if match and near:
            found.append((line, match))
            length = len(_find_below(draft, line, match))
    said = {FIELDS[match["name"].lower()] for _, match in found}
    above = [line for line in draft.manuscript.lines if found and line.number < found[0][0].number]
    addressed = "to" in said or any(
        MARKING.fullmatch(_close_up(line.words)) or FOR.fullmatch(line.words) for line in above
    )
    if not addressed or not said & {"author", "title"} or len(found) < 2:
        return
    yield from _find_above(draft, found[0][0])
    for kind, group in groupby(found, key=lambda pair: FIELDS[pair[1]["name"].lower()]):
        lines = list(group)
        if kind == "to":
            yield BlockProposal(
                line=lines[0][0].number,
                last=(_find_below(draft, *lines[-1]) or [lines[-1][0]])[-1].number,
                kind=OPENER,
                reason="it says to whom the memorandum goes",
                confidence=0.9,
            )
            continue
        for line, match in lines:
            below = _find_below(draft, line, match)
            own = kind == "title" or (kind == "author" and not _are_offices(below))
            yield BlockProposal(
                line=line.number,
                last=below[-1].number if own and below else line.number,
                kind=KINDS[kind],
                cuts=(line.words[: match.start("words")].rstrip(),),
                reason=f"the field {match['name']!r} of a memorandum",
                confidence=0.95,
            )
            for other in [] if own else below:
                yield BlockProposal(
                    line=other.number,
                    kind=AFFILIATION,
                    reason="an office, below a name in the head of a memorandum",
                    confidence=0.85,
                )


def _find_below(draft: Draft, line: Line, match: re.Match[str]) -> list[Line]:
    """Return the lines directly below a field that go on where its words began."""
    column = line.indent + match.start("words")
    found: list[Line] = []
    for other in draft.manuscript.run_of(line):
        if other.number <= line.number:
            continue
        further = line.indent + 2 < other.indent <= column + 8
        if not draft.is_free(other) or not further or FIELD.fullmatch(other.words):
            break
        found.append(other)
    return found


def _are_offices(lines: list[Line]) -> bool:
    """Tell whether lines below a name say what its bearer is, and are no further names."""
    return any(INSTITUTIONS.search(line.words) or "," in line.words for line in lines)


def _close_up(words: str) -> str:
    """Return words, without the spaces between the letters where these are set apart."""
    return words.replace(" ", "") if SPACED.fullmatch(words) else words


def _find_above(draft: Draft, first: Line) -> Iterator[BlockProposal]:
    """Yield the lines above a head: what kind of paper it is, whose, and who may read it."""
    for line in draft.manuscript.lines:
        if line.number >= first.number:
            return
        if not draft.is_free(line) or line.count > 10:
            continue
        if FOR.fullmatch(line.words):
            yield BlockProposal(
                line=line.number,
                kind=OPENER,
                reason="it says for whom the memorandum is",
                confidence=0.85,
            )
        elif not find_date(line.words):
            said = MARKING.fullmatch(_close_up(line.words)) is not None
            yield BlockProposal(
                line=line.number,
                kind=FURNITURE if said else PUBLICATION,
                reason="above the head of a memorandum",
                confidence=0.8,
            )
