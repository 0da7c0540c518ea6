"""Lists without numbers or signs: short lines of one form, as with a time, a quantity or a word before each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import dropwhile

from glossator.draft.layout import find_free_runs, rhymes
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft, take_first
from glossator.draft.wording import ends_sentence, is_heading_like
from glossator_schema.blocks import LIST

QUANTITY = re.compile(r"(?:\d+(?:[.,/]\d+)?|[½¼¾⅓⅔]|\d+[½¼¾⅓⅔])\s?[^\W\d_]")
LED = re.compile(r"\S.{0,60}?(?:\.{4,}|\s\.{2,}(?=\s)|(?:\s\.){4,}|…{2,})\s*\w")
TIMED = re.compile(
    r"[\[(]?(?:(?P<hours>\d{1,2}:)?(?P<minutes>\d{1,3}):(?P<seconds>\d\d)|(?P<year>1\d{3}|20\d\d))[\])]?\W{0,3}\s"
)
COUNTED = re.compile(r"([^\W\d_]{2,20}) (\d{1,3})(?::|\.|\)|\s?[–—-])\s+\S")
LABELLED = re.compile(r"[^\W\d_][^:：.!?]{0,40}[:：]\s+\S")
DEFINED = re.compile(r"[^\W\d_][^.!?:;,–—]{1,40}\s[–—-]\s+\w[^–—]{8,400}")
LONGEST_ITEM = 45
"""The number of characters of an item that is known by its small letter alone."""
GAP = re.compile(r"(?: {2,}|\t+)")
LONGEST_LINE = 100
"""The number of characters of a line of a list whose items are told by their form alone."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose runs of lines of one form; what two forms fit is of the first."""
    found = (
        *_find_led(draft),
        *_find_timed(draft),
        *_find_counted(draft),
        *_find_labelled(draft),
        *_find_defined(draft),
        *_find_quantities(draft),
        *_find_small(draft),
    )
    yield from take_first(found)


def _find_led(draft: Draft) -> Iterator[BlockProposal]:
    """Yield lines with points that lead from words to other words, or to a page."""
    yield from _find_alike(draft, LED, "points lead from one thing to another in each")


def _find_timed(draft: Draft) -> Iterator[BlockProposal]:
    """Yield short lines that begin with a time or a year, in order: chapters of a film, chronologies."""
    for block in _find_alike(draft, TIMED, "each begins with a time, in order"):
        lines = [draft.manuscript.by_number[number] for number in block.lines]
        matches = [match for line in lines if (match := TIMED.match(line.words))]
        times = [[int(each.strip(":") or 0) for each in match.groups("0")] for match in matches]
        if times == sorted(times) and not all(ends_sentence(line.words) for line in lines):
            yield block


def _find_counted(draft: Draft) -> Iterator[BlockProposal]:
    """Yield lines that one word begins, with a number that is one more each time: ``Step 1:``."""
    for block in _find_alike(draft, COUNTED, "one word begins each, with a number in order"):
        lines = [draft.manuscript.by_number[number] for number in block.lines]
        found = [match.groups() for line in lines if (match := COUNTED.match(line.words))]
        first = int(found[0][1])
        if found == [(found[0][0], str(first + place)) for place in range(len(found))]:
            yield block


def _find_labelled(draft: Draft) -> Iterator[BlockProposal]:
    """Yield lines with a word and a colon before what they say, below a line that ends in a colon."""
    for block in _find_alike(draft, LABELLED, "a word and a colon begin each"):
        before = draft.manuscript.lines_before(block.line)
        if before and before[-1].words.endswith((":", "：")):
            yield block


def _find_defined(draft: Draft) -> Iterator[BlockProposal]:
    """Yield lines with a term and a dash before what it means, below a short line: lists of key terms."""
    for run in find_free_runs(draft):
        long = sum(len(line.words) for line in run) >= LONGEST_ITEM * len(run)
        if len(run) < 3 or not long or not all(DEFINED.fullmatch(line.words) for line in run):
            continue
        before = draft.manuscript.lines_before(run[0].number)[-1:]
        if any(line.apart and is_heading_like(line.words.rstrip(":")) for line in before):
            yield _list(run, "a term and a dash before what it means")


def _find_quantities(draft: Draft) -> Iterator[BlockProposal]:
    """Yield lines that name things, most of them with a number before it, as recipes and inventories do."""
    for run in find_free_runs(draft):
        counted = [line for line in run if QUANTITY.match(line.words)]
        plain = all(len(line.words) <= 60 and not ends_sentence(line.words) for line in run)
        small = all(not GAP.search(line.words) for line in run)
        if (
            len(run) > 2
            and len(counted) >= 0.6 * len(run)
            and plain
            and small
            and run[0] in counted
        ):
            yield _list(run, "short lines, most with a quantity before them")


def _find_small(draft: Draft) -> Iterator[BlockProposal]:
    """Yield lines that begin small below a colon, and end no sentence: what its words announce."""
    for run in find_free_runs(draft):
        small = all(line.words[0].islower() and len(line.words) <= LONGEST_ITEM for line in run)
        open_ends = not any(map(ends_sentence, (line.words.rstrip(";") for line in run[:-1])))
        even = len({line.indent for line in run}) == 1
        if len(run) > 2 and small and open_ends and even and not rhymes(run):
            before = draft.manuscript.lines_before(run[0].number)
            if before and before[-1].words.endswith((":", "：")):
                yield _list(run, "lines that begin small, below a colon")


def _find_alike(draft: Draft, form: re.Pattern[str], reason: str) -> Iterator[BlockProposal]:
    """Yield runs of short lines of one form; lines that stand further in go on in one."""
    for every in find_free_runs(draft):
        run = [*dropwhile(lambda line: not form.match(line.words), every)]
        items = [line for line in run if form.match(line.words)]
        others = [line for line in run if not form.match(line.words)]
        further = all(line.indent > items[0].indent + 1 for line in others)
        if len(items) > 1 and further and all(len(line.words) <= LONGEST_LINE for line in items):
            yield _list(run, reason)


def _list(lines: list[Line], reason: str) -> BlockProposal:
    return BlockProposal(
        line=lines[0].number,
        last=lines[-1].number,
        kind=LIST,
        marker="",
        reason=reason,
        confidence=0.82,
    )
