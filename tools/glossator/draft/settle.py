"""Let a draft be one of which the engine makes a text: what does not fit is struck, and nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from glossator.diagnostics import Code, Diagnostic, EditionError
from glossator.draft.compose import compose_record
from glossator.draft.proposals import (
    BlockProposal,
    EmendationProposal,
    FormReport,
    HyphensProposal,
    MarkProposal,
    NoteProposal,
    Proposal,
    RunInProposal,
)
from glossator.draft.state import Draft
from glossator.model import Text, Witness
from glossator.record import Record, parse_record
from glossator.structure import build_text
from glossator_schema.blocks import AUTHOR_NOTE, FURNITURE, TITLE

NAME = "draft.yaml"
ROUNDS = 12
"""So often what does not fit is struck; then all but what is left out goes."""


def read_text(draft: Draft, witness: Witness) -> Text:
    """Return the text that the engine makes of a draft; raises :class:`EditionError` where it makes none."""
    return build_text(_parse(draft, witness), _pin(witness))


def settle(draft: Draft, witness: Witness) -> Draft:
    """Return the draft without the proposals that do not fit.

    Raises :class:`EditionError` where the witness has characters that cannot be printed.
    """
    for _ in range(ROUNDS):
        try:
            read_text(draft, witness)
        except EditionError as error:
            faults = error.diagnostics
        else:
            return draft
        if all(fault.code is Code.BAD_CHARACTER for fault in faults):
            raise EditionError(faults)
        draft = _mend(draft, witness, faults)
    kept = [p for p in draft.of(BlockProposal) if p.kind is FURNITURE]
    draft = replace(draft, proposals=tuple(kept), markup="", opaque=())
    read_text(draft, witness)
    return draft


def _pin(witness: Witness) -> Witness:
    return replace(witness, sha256=hashlib.sha256(witness.text.encode()).hexdigest())


def _parse(draft: Draft, witness: Witness) -> Record:
    return parse_record(compose_record("draft", draft, _pin(witness)), NAME)


def _mend(draft: Draft, witness: Witness, faults: Iterable[Diagnostic]) -> Draft:
    """Return the draft without what some faults are about."""
    record = _parse(draft, witness)
    opaque = dict(draft.opaque)
    dropped: list[Proposal] = []
    for fault in faults:
        if fault.code is Code.BAD_CHARACTER:
            continue
        if fault.code is Code.BAD_MARKUP or fault.file != NAME:
            line = draft.manuscript.by_number.get(fault.line)
            if line is None or opaque.get(fault.line) == line.words:
                return replace(draft, markup="", opaque=())
            opaque[fault.line] = line.words
            continue
        dropped += _find_dropped(draft, record, fault)
        if any(rule.source.line == fault.line for rule in record.marks):
            return replace(draft, markup="", opaque=())
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
    changes = [rule for rule in record.emendations if rule.source.line == fault.line]
    if changes:
        lines = {rule.line for rule in changes}
        return [p for p in draft.of(EmendationProposal) if p.line in lines]
    if record.hyphens and record.hyphens.source.line <= fault.line < record.hyphens.source.line + 3:
        return list(draft.of(HyphensProposal))
    if record.bibliography.source.line <= fault.line <= record.bibliography.source.line + 3:
        titles = [p for p in draft.of(BlockProposal) if p.kind is TITLE]
        lines = {line for title in titles for line in title.lines}
        marks = [p for p in draft.of(MarkProposal) if p.line in lines]
        return [*marks] or [*titles]
    before = [rule for rule in record.structure.exceptions if rule.source.line <= fault.line]
    if not before:
        return []
    lines = {*before[-1].lines}
    inner: list[Proposal] = [
        p
        for p in _all(draft)
        if isinstance(p, MarkProposal | NoteProposal | RunInProposal) and p.line in lines
    ]
    blocks = [p for p in draft.of(BlockProposal) if not lines.isdisjoint(p.lines)]
    is_note = any(p.kind is AUTHOR_NOTE for p in blocks)
    about_mark = "mark" in fault.message or "note" in fault.message
    return inner if inner and about_mark and not is_note else [*blocks, *inner]
