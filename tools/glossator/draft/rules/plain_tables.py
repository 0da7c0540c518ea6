"""Tables that no notation marks: lines whose columns wide gaps part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from glossator.draft.layout import find_free_runs
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal
from glossator.draft.rules.plain_lists import ITEM
from glossator.draft.state import Draft
from glossator_schema.blocks import TABLE

GAP = re.compile(r"(?:[ \u3000]{2,}|\t+)")
DRAWN = re.compile(r"[-=_+|:\s]*[-=_]{2,}[-=_+|:\s]*")
SENTENCES = re.compile(r"[.!?]\s{2,}[A-Z]")


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose lines in a row that have as many cells each, and those that go on in cells above them."""
    for run in _join_apart(find_free_runs(draft)):
        part: list[Line] = []
        row: Line | None = None
        for line in [*run, None]:
            gapped = line is not None and GAP.search(line.words) is not None
            goes_on = line is not None and row is not None and _is_below_cells(row, line)
            if line is not None and (gapped or goes_on or (part and DRAWN.fullmatch(line.words))):
                part.append(line)
                row = line if gapped else row
                continue
            yield from _read_table(draft, part)
            part, row = [], None


def _join_apart(runs: list[list[Line]]) -> Iterator[list[Line]]:
    """Yield the runs, those of one line together where each has as many cells: rows that blank lines part."""
    together: list[Line] = []
    for run in [*runs, []]:
        count = len(GAP.split(run[0].words)) if len(run) == 1 else 0
        fits = bool(together) and len(GAP.split(together[0].words)) == count
        if count > 1 and (not together or (fits and run[0].number == together[-1].number + 2)):
            together += run
            continue
        yield from [together] if len(together) > 2 else []
        together = [*run] if count > 1 else []
        yield from [run] if run and count < 2 else []


def _is_below_cells(above: Line, line: Line) -> bool:
    """Tell whether a line, or its part, goes on below cells after the first of a row."""
    gap = GAP.search(above.words)
    return gap is not None and line.indent >= above.indent + gap.end() - 1


def _read_table(draft: Draft, lines: list[Line]) -> Iterator[BlockProposal]:
    while lines and DRAWN.fullmatch(lines[-1].words):
        lines = lines[:-1]
    rows: list[Line] = []
    goes_on: list[int] = []
    for line in lines:
        if DRAWN.fullmatch(line.words):
            continue
        if rows and _is_below_cells(rows[-1], line) and _count(line) < _count(rows[-1]):
            goes_on.append(line.number)
        else:
            rows.append(line)
    counts = {_count(line) for line in rows}
    tabs = all("\t" in line.words for line in rows)
    if len(rows) < 2 or len(counts) != 1 or (counts == {2} and len(rows) < 3 and not tabs):
        return
    if any(SENTENCES.search(line.words) for line in rows) or ITEM.match(rows[0].words):
        return
    if _are_marked(rows) or any(":" in GAP.split(line.words) for line in rows):
        return
    if len(rows) == 2 and not tabs and lines[-1].number < draft.content[0]:
        return  # the head of a page
    fields = {
        "separator": "tabs" if tabs else "spaces",
        "header": len(rows) < len(lines) - len(goes_on),
    }
    reason = f"{len(rows)} rows of {counts.pop()} cells, with wide gaps between"
    yield BlockProposal(
        line=lines[0].number,
        last=lines[-1].number,
        kind=TABLE,
        goes_on=tuple(goes_on),
        reason=reason,
        confidence=0.85,
        **fields,  # type: ignore[arg-type]
    )


def _count(line: Line) -> int:
    return len(GAP.split(line.words))


def _are_marked(rows: list[Line]) -> bool:
    """Tell whether all that wide gaps part from words is a sign, or the numbers of the lines: no cells."""
    cells = [GAP.split(line.words) for line in rows]
    if len({row[0] for row in cells}) == 1 and len(cells[0][0]) < 3:
        return True
    if any(len(row) != 2 or not row[0].isdigit() for row in cells):
        return False
    return all(int(b[0]) == int(a[0]) + 1 for a, b in pairwise(cells))
