"""Words that run over the end of a line: emendations there, and the hyphens by which a printer divided them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossator.model import Role
from glossator.record import HyphenRules
from glossator.structure.divide import Division
from glossator.structure.flow import Flow
from glossator.structure.ground import RawBlock
from glossator.witness import Range

HYPHENS = "-\N{HYPHEN}\N{SOFT HYPHEN}\N{NOT SIGN}\N{DOUBLE OBLIQUE HYPHEN}"
"""What printers, and those who read prints by machine, set where a word goes on in the next line."""

DIVIDED = re.compile(rf"(?<=[^\W_])[{HYPHENS}]\n(?=[^\W_])")
_PART = r"[^\W_](?:[^\W_]|['’\-\u2010](?=[^\W_]))*"
BEFORE = re.compile(rf"{_PART}\Z")
AFTER = re.compile(_PART)

KIND = "line-end-hyphen"
"""The kind of the emendations, and the name of the rule that makes them."""


@dataclass
class Divided:
    """A word that one hyphen at a line's end divides, or several: ``start:end`` in a flow, and what is read."""

    flow: Flow
    start: int
    end: int
    reading: str
    hyphens: list[tuple[Range, str]]  # each hyphen with its line end, and what is read there


def find_divided(division: Division, rules: HyphenRules) -> Iterator[Divided]:
    """Yield the words that hyphens at line ends divide; exceptions that are found nowhere are faults."""
    used: set[str] = set()
    found = 0
    for draft in division.prose_drafts():
        if draft.joins:
            for divided in _find_in(Flow(draft, division.text), rules, used):
                found += 1
                yield divided
    for exception in rules.exceptions:
        if exception not in used:
            message = f"no line ends within {exception!r}; correct or remove the exception"
            division.fault(rules, message)
    if not found:
        division.fault(rules, "no line ends with a hyphen within a word; remove hyphens")


def _find_in(flow: Flow, rules: HyphenRules, used: set[str]) -> Iterator[Divided]:
    last: Divided | None = None
    for match in DIVIDED.finditer(flow.text):
        start, end = match.span()
        line = flow.text.rfind("\n", 0, start) + 1
        before, after = BEFORE.search(flow.text[line:start]), AFTER.match(flow.text, end)
        assert before is not None
        assert after is not None
        reading = _read(before[0], match[0][0], after[0], rules, used)
        hyphen = ((start, end), reading)
        if last is not None and last.end == line + before.end():  # the part between has two hyphens
            last.end = after.end()
            last.reading += reading + after[0]
            last.hyphens.append(hyphen)
            continue
        if last is not None:
            yield last
        words = before[0] + reading + after[0]
        last = Divided(flow, line + before.start(), after.end(), words, [hyphen])
    if last is not None:
        yield last


def _read(before: str, sign: str, after: str, rules: HyphenRules, used: set[str]) -> str:
    """Return what is read between two parts of a word: nothing, the hyphen, or the hyphen and a space."""
    plain = [part.replace("\N{HYPHEN}", "-") for part in (before, after)]
    hyphen = sign if sign in "-\N{HYPHEN}" else "-"
    for between, reading in (("", ""), ("-", hyphen), ("- ", f"{hyphen} ")):
        word = between.join(plain)
        if word in rules.exceptions:
            used.add(word)
            return reading
    join = rules.default == "join" and before[-1].isalpha() and after[0].isalpha()
    return "" if join else hyphen


def unite(
    division: Division, draft: RawBlock, start: int, end: int, role: Role = Role.TEXT
) -> bool:
    """Make the line ends between two offsets part of the words there; return False where one cannot be.

    Of what lies between two ranges, a line feed alone becomes one of their characters: other white space, and
    the foot of a page, do not.
    """
    index = 0
    is_divided = False
    while index < len(draft.ranges) - 1:
        (first, stop), (following, last) = draft.ranges[index : index + 2]
        if not (start <= stop and following <= end):
            index += 1
            continue
        feed = division.text.find("\n", stop, following)
        if feed < 0 or stop not in draft.joins:  # a cell ends there, and no line
            return False
        if not division.characters.take(feed, feed + 1, role, draft.id):
            return False
        del draft.joins[stop]
        if (feed, feed + 1) == (stop, following):
            draft.ranges[index : index + 2] = [(first, last)]
        else:
            draft.ranges.insert(index + 1, (feed, feed + 1))
            is_divided = True
            index += 2
    if is_divided:
        draft.divided.append((start, end))
    return True
