"""Run the rules in their order over a text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from glossator.draft.compose import compose_record
from glossator.draft.manuscript import read_manuscript
from glossator.draft.order import RULES, DraftingRule, Stage
from glossator.draft.state import Draft, Segment
from glossator.draft.vocabulary import Vocabulary
from glossator.entry import Entry
from glossator.model import Role, Witness
from glossator.record import parse_record
from glossator.structure import build_text


def draft_text(witness: Witness, vocabulary: Vocabulary, terms: tuple[Entry, ...] = ()) -> Draft:
    """Return what the rules propose for a witness.

    Raises :class:`~glossator.diagnostics.EditionError` where no record can make it a text: it has
    characters that cannot be printed.
    """
    draft = Draft(read_manuscript(witness.text), vocabulary, terms)
    draft = run(draft, (rule for rule in RULES if rule.stage is Stage.STRUCTURE))
    draft = replace(draft, segments=tuple(find_segments(draft, witness)))
    return run(draft, (rule for rule in RULES if rule.stage is not Stage.STRUCTURE))


def run(draft: Draft, rules: Iterable[DraftingRule]) -> Draft:
    """Return the draft with what the rules propose, each knowing what the ones before it said."""
    for rule in rules:
        found = [replace(proposal, rule=rule.name) for proposal in rule.propose(draft)]
        draft = draft.with_proposals(found)
    return draft


def find_segments(draft: Draft, witness: Witness) -> Iterator[Segment]:
    """Yield the words of the blocks, as the engine divides the witness by the drafted structure."""
    sha256 = hashlib.sha256(witness.text.encode()).hexdigest()
    pinned = replace(witness, sha256=sha256)
    record = parse_record(compose_record("draft", draft, pinned), witness.file)
    after_note = ""
    for piece in build_text(record, pinned).pieces:
        if piece.block == record.id:
            continue  # the title is left to the editors
        if piece.role is Role.NOTE_TEXT:
            after_note = piece.block
        if piece.role not in (Role.TEXT, Role.NOTE_TEXT):
            if piece.role is Role.SPACE:
                after_note = ""
            continue
        follows = piece.role is Role.TEXT and bool(after_note)
        words = witness.text[piece.start : piece.end]
        yield Segment(piece.start, words, draft.manuscript.line_at(piece.start), follows)
        after_note = piece.block if piece.role is Role.NOTE_TEXT else ""
