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
    are_pages,
    is_division,
    is_series,
    tell_form,
    tell_value,
)
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence
from glossator_schema.blocks import FURNITURE, HEADING

CLAUSE = re.compile(
    rf"(?:§{{1,2}}\s?|{any_word('clauses')}\s)\s*(?P<number>\d{{1,4}})(?:er|re|[a-z]|[º°])?\.?",
    re.I,
)
NUMBER = re.compile(rf"\b(?:\d{{1,4}}|{ROMAN})(?<=\w)(?=(?:er|re|[º°])?\b)")
LONGEST = 12
"""The number of words that the name of a part has at the most."""
MOST = 3
"""So many lines it goes over at the most."""
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
    paged = _has_pages(draft)
    for level, (form, lines) in enumerate(forms.items(), start=1):
        if len(lines) < SEVERAL or not _is_ordered(lines) or are_pages(draft, lines):
            continue
        heads = {line.number for each in forms.values() for line in each}
        names = {line.number: name for line in lines if (name := _find_name(draft, line, heads))}
        told = any(name[-1].words.endswith(".") for name in names.values())
        enough = len(names) == len(lines) if told else 2 * len(names) >= len(lines)
        named = len(names) >= SEVERAL and enough
        near = 2 if paged and form == "1." else 1
        for line in lines:
            name = names.get(line.number, []) if named else []
            if name and name[0].number <= line.number + near and ALONE.fullmatch(line.words):
                reason = f"one of {len(lines)} numbers in order, and the name of the part below"
                yield _heading(line, level, reason, name[-1].number)
                continue
            if is_alone(draft, line) or name:
                yield _heading(
                    line, level, f"one of {len(lines)} parts of the form {form!r}, in order"
                )
            if name:
                last = name[-1].number if len(name) > 1 else 0
                yield _heading(name[0], level + 1, "the name of a part, below its number", last)


def _has_pages(draft: Draft) -> bool:
    """Tell whether a text was read off pages, in which a wide gap may have become a blank line."""
    furniture = (block for block in draft.of(BlockProposal) if block.kind is FURNITURE)
    return any(block.rule == "page-furniture" for block in furniture)


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
    if all(ALONE.fullmatch(line.words) for line in lines):
        return is_series([tell_value(line.words) for line in lines])
    numbers = [NUMBER.search(line.words) for line in lines]
    found = [number[0] for number in numbers if number]
    if len(found) == len(lines):
        return is_series([tell_value(number) for number in found])
    return not found and len({line.words.casefold() for line in lines}) == len(lines)


def _find_name(draft: Draft, line: Line, heads: set[int]) -> list[Line]:
    """Return the lines below a part's number that can be its name: few, short, by themselves, above text."""
    first = find_below(draft, line)
    if first is None:
        return []
    run = draft.manuscript.run_of(first)
    name = [each for each in run[run.index(first) :] if not is_drawn(each.words)]
    if len(name) > MOST or any(each.number in heads or not draft.is_free(each) for each in name):
        return []
    words = " ".join(each.words for each in name).rstrip(".").lstrip("*_")
    if not words or sum(each.count for each in name) > LONGEST * len(name):
        return []
    if ends_sentence(words) or not words[0].isalnum() or words[0].islower():
        return []
    capital = all(each.words.isupper() for each in name)
    apart = first.number > line.number + 1
    plain = any(mark in words for mark in ".!?") or (len(name) > 1 and apart)
    return name if (capital or not plain) and find_below(draft, name[-1]) is not None else []


def _heading(line: Line, level: int, reason: str, last: int = 0) -> BlockProposal:
    return BlockProposal(
        line=line.number, last=last, kind=HEADING, level=level, reason=reason, confidence=0.9
    )
