"""Where the record's emendations stand in the witness: single ones, and those that a rule finds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from operator import attrgetter
from time import monotonic

import regex

from glossator.record import ClassRule, EmendationRule, HyphenRules
from glossator.structure.change import Change
from glossator.structure.divide import Division
from glossator.structure.flow import Flow
from glossator.structure.ground import RawBlock
from glossator.structure.line_ends import KIND, find_divided, unite
from glossator.structure.patterns import LONGEST_SEARCH
from glossator.structure.quoted import find_words
from glossator.witness import UNCARRIABLE, Range


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

    def is_free(change: Change) -> bool:
        return change.start not in changes and not any(
            start < change.end and change.start < end for start, end in taken
        )

    if division.record.hyphens:
        for change in _hyphen_changes(division, division.record.hyphens, is_free):
            changes[change.start] = change
        taken = sorted((change.start, change.end) for change in changes.values())
    for change in _class_changes(division):
        if is_free(change):
            changes[change.start] = change
    in_order = sorted(changes.values(), key=attrgetter("start"))
    for draft in division.all_drafts():
        if draft.joins:
            _unite_lines(division, draft, in_order)
    return changes


def _unite_lines(division: Division, draft: RawBlock, changes: list[Change]) -> None:
    """Make the line ends in changes part of the words; ``changes`` are in the order of their places."""
    stops = [stop for _, stop in draft.ranges[:-1]]
    at = bisect_left(changes, draft.ranges[0][0], key=attrgetter("start"))
    for change in changes[at:]:
        if change.start > stops[-1]:
            break
        if any(change.start <= stop < change.end for stop in stops):
            unite(division, draft, change.start, change.end)


def _hyphen_changes(
    division: Division, rules: HyphenRules, is_free: Callable[[Change], bool]
) -> Iterator[Change]:
    """Yield what hyphens at line ends make, a word each; of a word that is emended too, the hyphens alone."""
    for divided in find_divided(division, rules):
        ranges = [((divided.start, divided.end), divided.reading)]
        for index, (place, reading) in enumerate([*ranges, *divided.hyphens]):
            start, end = divided.flow.begin(place[0]), divided.flow.end(place[1])
            change = Change(
                id=f"{division.record.id}-e{start}",
                start=start,
                end=end,
                reading=reading,
                kind=KIND,
                certainty="certain",
                remark=rules.remark,
                rule=KIND,
                placed=rules,
            )
            if is_free(change):
                yield change
                if index == 0:
                    break


def _single_changes(division: Division) -> Iterator[Change]:
    for rule in division.record.emendations:
        place = _find(division, rule)
        if place is not None:
            yield _change(division, rule, "", *place)


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
    for draft in division.prose_drafts():
        for start, end in draft.ranges:
            left = max(ending - monotonic(), 0.01)
            for match in pattern.finditer(division.text, start, end, timeout=left):
                if match.start() < match.end():
                    yield match.start(), match.end()
        if draft.joins:
            flow = Flow(draft, division.text)
            left = max(ending - monotonic(), 0.01)
            for match in pattern.finditer(flow.text, timeout=left):
                if "\n" in match[0].strip(" ") and match[0].strip():
                    yield flow.begin(match.start()), flow.end(match.end())


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


def _find(division: Division, rule: EmendationRule) -> Range | None:
    """Return where the words to be changed stand in the witness; note a fault if not once."""
    name = f"emendation of {rule.exact!r}"
    if not _is_printable(division, rule, name):
        return None
    return find_words(division, rule, name, rule.line, rule.exact, rule.prefix, rule.suffix)
