"""Words of the witness that a rule of its record quotes: where they stand, or why that is not to be told."""

from __future__ import annotations

import re

from glossator.data_file import Placed
from glossator.line_set import say_lines
from glossator.quotation import find_quotation, say_nearest
from glossator.structure.divide import Division
from glossator.structure.flow import Flow
from glossator.witness import Range


def find_words(
    division: Division, rule: Placed, name: str, line: int, exact: str, prefix: str, suffix: str
) -> Range | None:
    """Return the range of words that a rule quotes: they begin in a line, and may run on into the next ones."""
    if "\n" not in exact:
        start = find_in_line(division, rule, name, line, exact, prefix, suffix)
        return None if start is None else (start, start + len(exact))
    if not _has_line(division, rule, name, line):
        return None
    first, last = division.lines[line - 1]
    lines = re.sub(r"\s*\n\s*", "\n", exact)
    found = []
    for draft in division.all_drafts():
        if draft.joins and draft.ranges[0][0] <= last:
            flow = Flow(draft, division.text)
            for start in find_quotation(flow.text, lines, prefix, suffix):
                place = flow.begin(start), flow.end(start + len(lines))
                found += [place] if first <= place[0] <= last else []
    if len(found) == 1:
        return found[0]
    division.fault(
        rule,
        f"{name}: found {len(found)} times in the words that begin in line {line}; copy it exactly, with its "
        "line ends, and with a prefix or suffix if it recurs",
    )
    return None


def find_in_line(
    division: Division, rule: Placed, name: str, line: int, exact: str, prefix: str, suffix: str
) -> int | None:
    """Return the offset of words that a rule quotes from a line; note a fault if they are not there once."""
    if not _has_line(division, rule, name, line):
        return None
    start, end = division.lines[line - 1]
    words = division.text[start:end]
    found = find_quotation(words, exact, prefix, suffix)
    if len(found) == 1:
        return start + found[0]
    if found:
        message = f"found {len(found)} times in line {line}; tell the place by a prefix or suffix"
    elif exact in words:
        message = f"found in line {line}, but not after this prefix and before this suffix; copy these exactly"
    else:
        message = f"found 0 times in line {line}{_say_elsewhere(division, exact)}"
        message += f"{say_nearest(words, exact)}; copy it exactly"
    division.fault(rule, f"{name}: {message}")
    return None


def _has_line(division: Division, rule: Placed, name: str, line: int) -> bool:
    count = len(division.lines)
    if not 1 <= line <= count:
        division.fault(
            rule, f"{name}: the witness has no line {line}: {say_lines(count)}; correct the number"
        )
    return 1 <= line <= count


def _say_elsewhere(division: Division, exact: str) -> str:
    """Say in which other line words stand, if they stand in one alone."""
    found = find_quotation(division.text, exact)
    return f", but in line {division.line_at(found[0])}" if len(found) == 1 else ""
