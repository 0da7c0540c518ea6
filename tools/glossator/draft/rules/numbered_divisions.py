"""Parts that have a number, several in order, with their names below: ``§ 3``, ``Part II``, ``IV``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.languages import any_word
from glossator.draft.layout import find_below, is_alone, is_drawn
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal
from glossator.draft.rules.divisions import (
    ALONE,
    ROMAN,
    is_division,
    is_series,
    tell_form,
    tell_value,
)
from glossator.draft.state import Draft
from glossator.draft.wording import is_heading_like
from glossator_schema.blocks import FURNITURE, HEADING

CLAUSE = re.compile(
    rf"(?:§{{1,2}}\s?|{any_word('clauses')}\s)\s*(?P<number>\d{{1,4}})(?:er|re|[a-z]|[º°])?\.?",
    re.I,
)
NUMBER = re.compile(rf"\b(?:\d{{1,4}}|{ROMAN})(?<=\w)(?=(?:er|re|[º°])?\b)")
LONGEST = 12
"""The number of words that the name of a part has at the most."""
SEVERAL = 2
"""So many parts tell of the others."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the numbers of parts, and their names, where several parts have one at the same place."""
    forms: dict[str, list[Line]] = {}
    for run in draft.manuscript.runs:
        line = run[0] if not is_drawn(run[0].words) or len(run) == 1 else run[1]
        form = _tell_form(line.words)
        if form and draft.is_free(line):
            forms.setdefault(form, []).append(line)
    for level, (form, lines) in enumerate(forms.items(), start=1):
        if len(lines) < SEVERAL or not _is_ordered(lines):
            continue
        heads = {line.number for each in forms.values() for line in each}
        names = {line.number: name for line in lines if (name := _find_name(draft, line, heads))}
        named = len(names) >= SEVERAL and 2 * len(names) >= len(lines)
        for line in lines:
            name = names.get(line.number) if named else None
            if is_alone(draft, line) or name is not None:
                yield _heading(
                    line, level, f"one of {len(lines)} parts of the form {form!r}, in order"
                )
            if name is not None:
                yield _heading(name, level + 1, "the name of a part, below its number")


def _tell_form(words: str) -> str:
    """Return how a part is called, without its number; "" where words are no part's number."""
    if len(words) > 60:
        return ""
    if CLAUSE.fullmatch(words):
        return re.split(r"\s*\d", words)[0].casefold()
    if is_division(words) and not re.search(r"\w[.:,—–-]+\s+\w", words):
        return re.search(any_word("divisions"), words, re.I)[0].casefold()  # type: ignore[index]
    return tell_form(words) if ALONE.fullmatch(words) else ""


def _is_ordered(lines: list[Line]) -> bool:
    """Tell whether the numbers of parts follow one another; numbers in words are others each time."""
    numbers = [NUMBER.search(line.words) for line in lines]
    found = [number[0] for number in numbers if number]
    if len(found) == len(lines):
        return is_series([tell_value(number) for number in found])
    return not found and len({line.words.casefold() for line in lines}) == len(lines)


def _find_name(draft: Draft, line: Line, heads: set[int]) -> Line | None:
    """Return the line below a part's number that can be its name: short, by itself, above text."""
    name = find_below(draft, line)
    if name is None or name.number in heads or not draft.is_free(name) or name.count > LONGEST:
        return None
    if not is_heading_like(name.words.rstrip(".").lstrip("*_") or name.words):
        return None
    follows = draft.manuscript.by_number.get(name.number + 1)
    apart = follows is None or is_drawn(follows.words) or draft.kind(follows) is FURNITURE
    below = find_below(draft, name)
    return name if apart and below is not None else None


def _heading(line: Line, level: int, reason: str) -> BlockProposal:
    return BlockProposal(line=line.number, kind=HEADING, level=level, reason=reason, confidence=0.9)
