"""The words of each block that the witness or the record marks: as emphasized, foreign, raised…

The signs of the witness are taken out of the words: they are markup of the block.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from glossator.diagnostics import Code
from glossator.model import Role, TextSpan
from glossator.notations import NOTATIONS
from glossator.notations.found import MASK, Marked
from glossator.record import MarkRule
from glossator.structure.change import Change
from glossator.structure.divide import Division
from glossator.structure.flow import Flow
from glossator.structure.ground import RawBlock
from glossator.structure.line_ends import unite
from glossator.structure.quoted import find_words
from glossator.witness import Range
from glossator_schema.inlines import FOREIGN, NOT_MARKED
from glossator_schema.tags import find_tag_fault, spell_tag

ADDRESS = re.compile(r"""(https?://|mailto:)[^\s"'<>`\\^{|}]+""")
"""The addresses of a source that are links; others lead nowhere from here."""

REFERENCE = "character-reference"
"""The kind of the emendations by which ``&eacute;`` is read as é, and the name of the rule that makes them."""


def read_spans(division: Division, changes: dict[int, Change]) -> None:
    """Find the marked words of all drafts; character references become changes.

    In words that are emended no sign is looked for: the reading is the editors' own.
    """
    record = division.record
    if not record.markup and not record.marks:
        return
    named = list(_find_named(division))
    opaque = [(change.start, change.end) for change in changes.values()]
    opaque += [place for rule, place in named if rule.kind == NOT_MARKED]
    opaque.sort()
    for draft in division.prose_drafts():
        if record.markup and draft.ranges:
            _read_draft(division, draft, opaque, changes)
    _mark_named(division, [(rule, place) for rule, place in named if rule.kind != NOT_MARKED])


# --- what the witness marks -----------------------------------------------------------------------


def _read_draft(
    division: Division, draft: RawBlock, opaque: list[Range], changes: dict[int, Change]
) -> None:
    flow = Flow(draft, division.text)
    words = flow.text
    for start, end in _within(opaque, draft.ranges[0][0], draft.ranges[-1][1]):
        first, last = flow.find(start), flow.find(end)
        hidden = "".join(c if c.isalnum() or c.isspace() else MASK for c in words[first:last])
        words = words[:first] + hidden + words[last:]
    found = NOTATIONS[division.record.markup](words)
    for place, message in sorted(found.faults):
        _tell(division, draft, flow, place, message)
    for (start, end), reading in found.readings:
        _read_reference(division, flow.begin(start), flow.end(end), reading, changes)
    nested = sorted(found.marked, key=lambda m: (m.opening[0], -m.closing[1]))
    for marked in _check_nesting(division, draft, flow, nested):
        _take_out(division, draft, flow, marked)


def _within(ranges: list[Range], first: int, last: int) -> Iterator[Range]:
    """Yield the ranges that lie between two offsets; they are sorted, and do not overlap."""
    for place in ranges[bisect_left(ranges, (first, 0)) :]:
        if place[0] >= last:
            break
        yield place


def _tell(division: Division, draft: RawBlock, flow: Flow, place: int, message: str) -> None:
    """Note a fault with the line and the words at which a sign stands."""
    around = flow.text[max(0, place - 20) : place + 20].replace("\n", " ").replace(MASK, "").strip()
    remedy = "cut or emend it, or say in marks that it is none (kind: none)"
    message = f"in {draft.id}, {around!r}: {message}; {remedy}"
    division.fault_at(flow.begin(place), message, Code.BAD_MARKUP)


def _read_reference(
    division: Division, start: int, end: int, reading: str, changes: dict[int, Change]
) -> None:
    taken = any(place < end and start < change.end for place, change in changes.items())
    if not taken:
        changes[start] = Change(
            id=f"{division.record.id}-e{start}",
            start=start,
            end=end,
            reading=reading,
            kind=REFERENCE,
            certainty="certain",
            remark="",
            rule=REFERENCE,
            placed=division.record,
        )


def _check_nesting(
    division: Division, draft: RawBlock, flow: Flow, nested: list[Marked]
) -> Iterator[Marked]:
    """Yield what is marked, the outer words before the inner ones; what crosses another is a fault."""
    open_until: list[int] = []
    for marked in nested:
        start, end = marked.opening[0], marked.closing[1]
        while open_until and open_until[-1] <= start:
            open_until.pop()
        if open_until and end > open_until[-1]:
            _tell(division, draft, flow, start, "what begins here ends in the middle of another")
            continue
        open_until.append(end)
        yield marked


def _take_out(division: Division, draft: RawBlock, flow: Flow, marked: Marked) -> None:
    """Take the signs of marked words out of the words of their block."""
    inner = flow.text[marked.opening[1] : marked.closing[0]]
    kind, address = marked.kind, marked.address
    if address and not ADDRESS.fullmatch(address):
        kind = ""
    language = spell_tag(marked.language)
    if message := language and find_tag_fault(language):
        _tell(division, draft, flow, marked.opening[0], message)
        return
    if not inner.strip(MASK).strip():
        kind = ""
    signs = [_place(flow, *marked.opening), _place(flow, *marked.closing)]
    said: list[str] = []
    for start, end in signs:
        if start == end:
            said.append("")
            continue
        said.append(_remove(division, draft, start, end, draft.id if kind else ""))
        if not said[-1]:
            _tell(division, draft, flow, marked.opening[0], "its signs are divided")
            return
    if kind:
        opening, closing = said
        span = TextSpan(signs[0][1], signs[1][0], kind, opening, closing, language, address)
        draft.spans.append(span)


def _place(flow: Flow, start: int, end: int) -> Range:
    """Return where a sign stands in the witness; one without characters stands after what is before it."""
    if start < end:
        return flow.begin(start), flow.end(end)
    place = flow.end(start) if start else flow.begin(start)
    return place, place


def _remove(division: Division, draft: RawBlock, start: int, end: int, block: str) -> str:
    """Make a sign among the words of a draft markup, and return it; "" where it is not all of the words."""
    if "\n" in division.text[start:end] and not unite(division, draft, start, end):
        return ""
    sign = ""
    for first, last in tuple(draft.ranges):
        begin, stop = max(first, start), min(last, end)
        if begin >= stop:
            continue
        sign += division.text[begin:stop]
        division.characters.recast(begin, stop, Role.MARKUP, block)
        index = draft.ranges.index((first, last))
        rest = [(first, begin), (stop, last)]
        draft.ranges[index : index + 1] = [part for part in rest if part[0] < part[1]]
        _keep_join(draft, last)
    return sign


def _keep_join(draft: RawBlock, last: int) -> None:
    """Where the end of a line was taken out of the words, the line ends after what is before it."""
    ends = [stop for _, stop in draft.ranges]
    if last not in draft.joins or last in ends:
        return
    stop = draft.joins.pop(last)
    before = [end for end in ends if end < last]
    if before and len(before) < len(ends):
        draft.joins.setdefault(before[-1], stop)


# --- what the record marks ------------------------------------------------------------------------


def _find_named(division: Division) -> Iterator[tuple[MarkRule, Range]]:
    for rule in division.record.marks:
        name = f"mark of {rule.exact!r}"
        if (rule.kind == FOREIGN.name) != bool(rule.language):
            division.fault(rule, f"{name}: words of kind foreign have a language, and no others")
        place = find_words(division, rule, name, rule.line, rule.exact, rule.prefix, rule.suffix)
        if place:
            yield rule, place


def _mark_named(division: Division, named: list[tuple[MarkRule, Range]]) -> None:
    for rule, (start, end) in named:
        draft = next((d for d in division.all_drafts() if _has(d, start, end)), None)
        crossed = draft and any(
            s.start < start < s.end < end or start < s.start < end < s.end for s in draft.spans
        )
        if draft is None or crossed:
            message = "is not within the words of one block, and of one mark of the witness"
            division.fault(rule, f"mark of {rule.exact!r} {message}; choose other words")
            continue
        draft.spans.append(TextSpan(start, end, rule.kind, language=rule.language))
        for place in (start, end):
            _split(draft, place)


def _has(draft: RawBlock, start: int, end: int) -> bool:
    """Tell whether words begin and end within the words of a draft."""
    return any(first <= start < last for first, last in draft.ranges) and any(
        first < end <= last for first, last in draft.ranges
    )


def _split(draft: RawBlock, place: int) -> None:
    """Let a range of the words end, and the next one begin, at a place."""
    for index, (first, last) in enumerate(draft.ranges):
        if first < place < last:
            draft.ranges[index : index + 1] = [(first, place), (place, last)]
