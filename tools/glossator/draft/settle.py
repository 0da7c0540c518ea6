"""Let a draft be one of which the engine makes a text: what does not fit is struck, and nothing else."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from glossator.diagnostics import Code, Diagnostic, EditionError
from glossator.draft.compose import compose_record
from glossator.draft.proposals import (
    BlockProposal,
    EmendationProposal,
    FormReport,
    HyphensProposal,
    MarkProposal,
    Proposal,
)
from glossator.draft.state import Draft
from glossator.model import Text, Witness
from glossator.record import Record, parse_record
from glossator.structure import build_text
from glossator_schema.blocks import AUTHOR_NOTE, FURNITURE, TITLE

NAME = "draft.yaml"
ROUNDS = 12
"""So often what does not fit is struck; then all but what is left out goes."""
SPACED = re.compile(r"<[^<>]{1,300}>\s+<[^<>]{1,300}>$|^<[^<>]{1,300}>\s")
"""Tags at an end of a line with room between: a paragraph whose words they mark would end in it."""


@dataclass(frozen=True)
class Settled:
    """A draft that fits: ``content`` is its record file, ``record`` what that says, ``text`` what it makes."""

    draft: Draft
    content: str
    record: Record
    text: Text


def settle(
    draft: Draft, witness: Witness, text_id: str = "draft", extracted: Sequence[str] = ()
) -> Settled:
    """Return the draft without the proposals that do not fit.

    :param extracted: the lines that say out of which file the witness was read.

    Raises :class:`EditionError` where the witness has characters that cannot be printed.
    """
    received = draft
    for number in range(ROUNDS):
        if 2 * number == ROUNDS:  # what its signs mark is less than what its lines are
            draft = replace(received, markup="", opaque=())
        content = compose_record(text_id, draft, witness, extracted)
        record = parse_record(content, NAME)
        try:
            return Settled(draft, content, record, build_text(record, witness))
        except EditionError as error:
            faults = error.diagnostics
        if all(fault.code is Code.BAD_CHARACTER for fault in faults):
            raise EditionError(faults)
        draft = _mend(draft, record, faults)
    kept = [p for p in draft.of(BlockProposal) if p.kind is FURNITURE]
    draft = replace(draft, proposals=tuple(kept), markup="", opaque=())
    content = compose_record(text_id, draft, witness, extracted)
    record = parse_record(content, NAME)
    return Settled(draft, content, record, build_text(record, witness))


def _mend(draft: Draft, record: Record, faults: Iterable[Diagnostic]) -> Draft:
    """Return the draft without what some faults are about."""
    opaque = dict(draft.opaque)
    changed = {rule.source.line: rule.line for rule in record.emendations}
    marked = {rule.source.line for rule in record.marks}
    spaced = {
        line.number: line.words for line in draft.manuscript.lines if SPACED.search(line.words)
    }
    dropped_lines: set[int] = set()  # all changes of which go
    dropped: list[Proposal] = []
    for fault in faults:
        if fault.code is Code.BAD_CHARACTER:
            continue
        if draft.markup and "white space" in fault.message and not opaque.keys() >= spaced.keys():
            opaque |= spaced
            continue
        if fault.code is Code.BAD_MARKUP or fault.file != NAME:
            line = draft.manuscript.by_number.get(fault.line)
            if line is None or opaque.get(fault.line) == line.words:
                return replace(draft, markup="", opaque=())
            opaque[fault.line] = line.words
            continue
        if fault.line in changed:
            dropped_lines.add(changed[fault.line])
            continue
        dropped += _find_dropped(draft, record, fault)
        if fault.line in marked:
            return replace(draft, markup="", opaque=())
    if dropped_lines:
        dropped += [p for p in draft.of(EmendationProposal) if p.line in dropped_lines]
    if not dropped and tuple(opaque.items()) == draft.opaque:
        lowest = min(
            _all(draft), key=lambda p: (isinstance(p, BlockProposal), p.confidence), default=None
        )
        dropped = [lowest] if lowest else []
    return replace(draft.without(dropped), opaque=tuple(sorted(opaque.items())))


def _all(draft: Draft) -> list[Proposal]:
    return [p for p in draft.proposals if not isinstance(p, FormReport)]


def _find_dropped(draft: Draft, record: Record, fault: Diagnostic) -> list[Proposal]:
    """Return the proposals that a fault in the drafted record is about."""
    if record.hyphens and record.hyphens.source.line <= fault.line < record.hyphens.source.line + 3:
        return list(draft.of(HyphensProposal))
    if record.bibliography.source.line <= fault.line <= record.bibliography.source.line + 3:
        titles = [p for p in draft.of(BlockProposal) if p.kind is TITLE]
        lines = {line for title in titles for line in title.lines}
        marks = [p for p in draft.of(MarkProposal) if p.line in lines]
        return [*marks] or [*titles]
    rules = record.structure.exceptions
    place = bisect_right(rules, fault.line, key=lambda rule: rule.source.line)
    if not place:
        return []
    lines = {*rules[place - 1].lines}
    marks = [mark for line in lines for mark in draft.marks.get(line, ())]
    inner: list[Proposal] = [
        *marks,
        *(p for line in sorted(lines) for p in draft.inner.get(line, ())),
    ]
    found = [draft.blocks[line] for line in lines if line in draft.blocks]
    blocks = [*{id(block): block for block in found}.values()]
    is_note = any(p.kind is AUTHOR_NOTE for p in blocks)
    about_mark = "mark" in fault.message or "note" in fault.message
    return inner if inner and about_mark and not is_note else [*blocks, *inner]
