"""Small inputs for the tests of the drafting rules, and short ways to say what a rule proposed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping

from glossator.draft import compose_record, draft_text
from glossator.draft.emend import select_changes
from glossator.draft.manuscript import read_manuscript
from glossator.draft.proposals import BlockProposal, EmendationProposal, Proposal
from glossator.draft.state import Draft, Segment
from glossator.draft.vocabulary import Vocabulary
from glossator.entry import Entry
from glossator.model import Text, Witness
from glossator.record import Record, parse_record
from glossator.structure import build_text
from glossator_schema.blocks import LINE_KINDS

Propose = Callable[[Draft], Iterable[Proposal]]

BODY = (
    "The road was laid by hand in eleven years, and for most of that time nobody in the valley "
    "believed that it would ever reach the sea."
)
"""A paragraph of body text."""

ENGLISH = dict.fromkeys(
    ("the", "a", "of", "in", "is", "road", "sea", "by", "hand", "future", "even", "days", "when"),
    10**9,
)
"""A small vocabulary of common words."""


def page(*lines: str) -> str:
    """Return a text of these lines, a blank one between any two."""
    return "\n\n".join(lines) + "\n"


def is_a(line: int, kind: str, level: int = 0) -> BlockProposal:
    """Return what an earlier rule has said of a line."""
    return BlockProposal(line=line, kind=LINE_KINDS[kind], level=level, reason="said", confidence=1)


def make_draft(
    text: str,
    *earlier: Proposal,
    counts: Mapping[str, int] | None = None,
    terms: tuple[Entry, ...] = (),
    tongue: str = "en",
) -> Draft:
    """Return a draft of a text; each line's words are one segment."""
    manuscript = read_manuscript(text)
    segments = tuple(Segment(line.start, line.words, line.number) for line in manuscript.lines)
    draft = Draft(manuscript, Vocabulary(counts or {}), terms, segments=segments, tongue=tongue)
    return draft.with_proposals(earlier)


def blocks(propose: Propose, text: str, *earlier: Proposal) -> list[str]:
    """Return what a rule says of lines: ``3 heading 1 '2.' cuts``, only what is not empty."""
    found = []
    for proposal in propose(make_draft(text, *earlier)):
        assert isinstance(proposal, BlockProposal)
        assert proposal.reason
        assert 0 < proposal.confidence <= 1
        lines = (
            f"{proposal.line}-{proposal.last}"
            if proposal.last > proposal.line
            else f"{proposal.line}"
        )
        parts = (lines, proposal.kind.name, proposal.level, proposal.label, *proposal.cuts)
        found.append(" ".join(str(part) for part in parts if part))
    return found


def changes(
    propose: Propose,
    text: str,
    *earlier: Proposal,
    counts: Mapping[str, int] | None = None,
) -> list[tuple[str, str]]:
    """Return the emendations that a rule proposes: what stands in the text, and what it shall be."""
    draft = make_draft(text, *earlier, counts=counts)
    found = []
    for proposal in propose(draft):
        assert isinstance(proposal, EmendationProposal)
        assert proposal.reason
        assert 0 < proposal.confidence <= 1
        found.append(proposal)
    selected = select_changes(draft.manuscript, found)
    return [(change.exact, change.reading) for change in selected]


def make_witness(text: str) -> Witness:
    """Return a text as a witness."""
    return Witness("text.txt", "text.txt", hashlib.sha256(text.encode()).hexdigest(), text)


def apply_draft(text: str, counts: Mapping[str, int] | None = None) -> tuple[Draft, Record, Text]:
    """Draft a text by all rules; return the draft, its record as parsed, and the engine's text."""
    witness = make_witness(text)
    draft = draft_text(witness, Vocabulary(counts or {}))
    record = parse_record(compose_record("alpha", draft, witness), "record.yaml")
    return draft, record, build_text(record, witness)
