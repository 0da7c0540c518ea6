"""Where the record's emendations stand in the witness: single ones, and those that a rule finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic

import regex

from glossator.data_file import Placed
from glossator.quotation import find_quotation
from glossator.record import ClassRule, EmendationRule
from glossator.structure.divide import Division
from glossator.witness import UNCARRIABLE

LONGEST_SEARCH = 5
"""Seconds that a rule may take in one text; those of this edition take a thousandth of it."""


@dataclass(frozen=True)
class Change:
    """One emendation at its place: the witness has ``start:end``, the edition reads ``reading``.

    ``id`` names the place in the witness, which never changes, so that it is permanent.
    """

    id: str
    start: int
    end: int
    reading: str
    kind: str
    certainty: str
    remark: str
    rule: str
    placed: Placed


def find_changes(division: Division) -> dict[int, Change]:
    """Return every change by its offset; what does not fit is noted as a fault of ``division``.

    A single emendation is the editor's own decision: a rule leaves the words that it changes alone.
    """
    changes: dict[int, Change] = {}
    cursor = 0
    for change in sorted(_single_changes(division), key=lambda change: change.start):
        if change.start in changes or change.start < cursor:
            division.fault(change.placed, "this emendation overlaps another; make them one")
            continue
        changes[change.start] = change
        cursor = max(cursor, change.end)
    taken = sorted((change.start, change.end) for change in changes.values())
    for change in _class_changes(division):
        if change.start not in changes and not any(
            start < change.end and change.start < end for start, end in taken
        ):
            changes[change.start] = change
    return changes


def _single_changes(division: Division) -> Iterator[Change]:
    for rule in division.record.emendations:
        start = _find(division, rule)
        if start is not None:
            yield _change(division, rule, "", start, start + len(rule.exact))


def _class_changes(division: Division) -> Iterator[Change]:
    """Yield what the rules find, each within the words of one block, in the order of the rules."""
    for rule in division.record.rules:
        if not _is_printable(division, rule, f"rule {rule.name}"):
            continue
        try:
            places = list(_find_matches(division, rule))
        except TimeoutError:
            message = (
                f"rule {rule.name}: its pattern takes more than {LONGEST_SEARCH} s; make it simpler"
            )
            division.fault(rule, message)
            continue
        for start, end in places:
            yield _change(division, rule, rule.name, start, end)
        if not places:
            division.fault(rule, f"rule {rule.name} finds nothing; correct or remove it")


def _find_matches(division: Division, rule: ClassRule) -> Iterator[tuple[int, int]]:
    """Yield where a rule's pattern matches; raises :class:`TimeoutError` where it backtracks without end.

    ``regex`` has the syntax and the matches of Python's ``re``, and a limit of time.
    """
    pattern = regex.compile(rule.pattern)
    ending = monotonic() + LONGEST_SEARCH
    for draft in division.all_drafts():
        for start, end in draft.ranges:
            left = max(ending - monotonic(), 0.01)
            for match in pattern.finditer(division.text, start, end, timeout=left):
                if match.start() < match.end():
                    yield match.start(), match.end()


def _change(
    division: Division, rule: EmendationRule | ClassRule, name: str, start: int, end: int
) -> Change:
    return Change(
        id=f"{division.record.id}-e{start}",
        start=start,
        end=end,
        reading=rule.reading,
        kind=rule.kind,
        certainty=rule.certainty,
        remark=rule.remark,
        rule=name,
        placed=rule,
    )


def _is_printable(division: Division, rule: EmendationRule | ClassRule, name: str) -> bool:
    if not UNCARRIABLE.search(rule.reading) and "\n" not in rule.reading:
        return True
    division.fault(rule, f"{name}: the reading has a character that is not printed")
    return False


def _find(division: Division, rule: EmendationRule) -> int | None:
    """Return where the words to be changed stand in the witness; note a fault if not once."""
    name = f"emendation of {rule.exact!r}"
    if not _is_printable(division, rule, name):
        return None
    return find_in_line(division, rule, name, rule.line, rule.exact, rule.prefix, rule.suffix)


def find_in_line(
    division: Division, rule: Placed, name: str, line: int, exact: str, prefix: str, suffix: str
) -> int | None:
    """Return the offset of words that a rule quotes from a line; note a fault if they are not there once."""
    if not 1 <= line <= len(division.lines):
        division.fault(rule, f"{name}: the witness has no line {line}")
        return None
    start, end = division.lines[line - 1]
    found = find_quotation(division.text[start:end], exact, prefix, suffix)
    if len(found) == 1:
        return start + found[0]
    division.fault(
        rule,
        f"{name}: found {len(found)} times in line {line}; "
        "copy it exactly, with a prefix or suffix if it recurs",
    )
    return None
