"""Compare a draft with the record that an editor has finished.

An item of structure is right when the record has the same: the same lines, kind, level, label and
words. An emendation is right when the edition makes the same change at the same character; what an
editor wrote as one emendation of two words lost in three places counts as three.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from glossator.draft.emend import LineEmendation, select_changes
from glossator.draft.levels import nest_levels
from glossator.draft.proposals import (
    BlockProposal,
    EmendationProposal,
    NoteProposal,
    Proposal,
    RunInProposal,
)
from glossator.draft.state import Draft
from glossator.model import Text
from glossator.record import Record
from glossator_schema.blocks import (
    ABSTRACT,
    AUTHOR_NOTE,
    FURNITURE,
    HEADING,
    KEYWORDS,
    PARAGRAPH,
    PULL_QUOTE,
    REFERENCE,
    STATEMENT_KINDS,
    LineKind,
)

CLASSES: dict[LineKind, str] = {
    HEADING: "headings",
    FURNITURE: "furniture",
    PULL_QUOTE: "pull quotes",
    REFERENCE: "references",
    ABSTRACT: "abstract, keywords",
    KEYWORDS: "abstract, keywords",
    AUTHOR_NOTE: "notes",
} | dict.fromkeys(STATEMENT_KINDS, "statements")
"""The classes in which blocks are counted; a joined paragraph is a join."""

EMENDATIONS = "emendations"
NEAR = 4
"""Changes with fewer characters between them are one."""


@dataclass(frozen=True)
class Item:
    """One decision that a draft or an editor made, and the class in which it is counted."""

    group: str
    key: tuple[Any, ...]


@dataclass(frozen=True)
class Tally:
    """How many items were proposed, how many of them are right, how many there are."""

    proposed: int
    right: int
    there: int

    @property
    def precision(self) -> float | None:
        """The share of the proposed that is right; None if nothing was proposed."""
        return self.right / self.proposed if self.proposed else None

    @property
    def recall(self) -> float | None:
        """The share of what there is that was proposed; None if there is nothing."""
        return self.right / self.there if self.there else None


@dataclass(frozen=True)
class Measurement:
    """The items of one text: the editor's, and the draft's with the rule that proposed each."""

    text: str
    final: frozenset[Item]
    drafted: dict[Item, str]

    def tally(self, *, structure: bool) -> Tally:
        """Count the items of structure, or the emendations."""
        final = {item for item in self.final if (item.group != EMENDATIONS) == structure}
        drafted = {item for item in self.drafted if (item.group != EMENDATIONS) == structure}
        return Tally(len(drafted), len(drafted & final), len(final))


def measure_draft(draft: Draft, record: Record, text: Text) -> Measurement:
    """Compare a draft with a finished record, and the text that the engine makes of it."""
    drafted = dict(describe_draft(draft))
    final = {*describe_record(record), *describe_emendations(text)}
    return Measurement(record.id, frozenset(final), drafted)


def tally_rules(comparisons: Iterable[Measurement]) -> dict[str, Tally]:
    """Count by rule; what there is, is the number of items in the classes that a rule speaks about."""
    proposed: Counter[str] = Counter()
    right: Counter[str] = Counter()
    groups: dict[str, set[str]] = {}
    there: Counter[str] = Counter()
    for comparison in comparisons:
        there.update(item.group for item in comparison.final)
        for item, rule in comparison.drafted.items():
            proposed[rule] += 1
            right[rule] += item in comparison.final
            groups.setdefault(rule, set()).add(item.group)
    return {
        rule: Tally(proposed[rule], right[rule], sum(there[group] for group in groups[rule]))
        for rule in proposed
    }


def tally_groups(comparisons: Iterable[Measurement]) -> dict[str, Tally]:
    """Count by class of item, all texts together."""
    proposed: Counter[str] = Counter()
    right: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for comparison in comparisons:
        there.update(item.group for item in comparison.final)
        proposed.update(item.group for item in comparison.drafted)
        right.update(item.group for item in comparison.drafted if item in comparison.final)
    return {name: Tally(proposed[name], right[name], there[name]) for name in {*there, *proposed}}


# --- items ------------------------------------------------------------------------------------


def describe_draft(draft: Draft) -> Iterator[tuple[Item, str]]:
    """Yield each item of a draft with the name of its rule."""
    blocks, run_ins = nest_levels(draft.of(BlockProposal), draft.of(RunInProposal))
    everything: list[Proposal] = [*blocks, *run_ins, *draft.of(NoteProposal)]
    for proposal in everything:
        for item in describe_proposal(proposal):
            yield item, proposal.rule
    text = draft.manuscript.text
    for change in select_changes(draft.manuscript, draft.of(EmendationProposal)):
        for item in find_edits(text, change.start, change.exact, change.reading):
            yield item, name_rule(item, change)


def name_rule(item: Item, change: LineEmendation) -> str:
    """Return the rule that made a single change of an emendation."""
    start, end, _ = item.key
    rules = [each.rule for each in change.proposals if each.start <= end and start <= each.end]
    return (rules or [change.proposals[0].rule])[0]


def describe_proposal(proposal: Proposal) -> Iterator[Item]:
    """Yield the items of one proposal of structure."""
    match proposal:
        case BlockProposal():
            last = max(proposal.line, proposal.last)
            yield from describe_block(
                proposal.line, last, proposal.kind, proposal.level, proposal.label
            )
        case RunInProposal():
            yield Item("headings", (proposal.line, proposal.level, proposal.text))
        case NoteProposal():
            yield Item("notes", (proposal.number, proposal.text))


def describe_record(record: Record) -> Iterator[Item]:
    """Yield the items of a finished record."""
    for rule in record.structure.exceptions:
        kind = rule.kind or record.structure.default
        first, last = rule.lines.first, rule.lines.ranges[-1].last
        yield from describe_block(first, last, kind, rule.level, rule.label)
        if rule.run_in:
            yield Item("headings", (first, rule.run_in.level, rule.run_in.text))
        for note in rule.notes:
            yield Item("notes", (note.number, note.text))


def describe_block(first: int, last: int, kind: LineKind, level: int, label: str) -> Iterator[Item]:
    """Yield the items of a block; a paragraph of one line is what the default says, and none."""
    if kind is PARAGRAPH:
        if last > first:
            yield Item("joins", (first, last))
    elif kind is FURNITURE:
        yield from (Item("furniture", (line,)) for line in range(first, last + 1))
    else:
        yield Item(CLASSES.get(kind, f"{kind.name}s"), (first, last, kind.name, level, label))


def describe_emendations(text: Text) -> Iterator[Item]:
    """Yield the changes that the edition makes; an emendation's id names its place."""
    for emendation in text.emendations:
        start = int(emendation.id.rpartition("-e")[2].removesuffix("-label"))
        yield from find_edits(text.witness.text, start, emendation.source, emendation.reading)


def find_edits(text: str, start: int, source: str, reading: str) -> Iterator[Item]:
    """Yield the single changes of an emendation, those nearer than :data:`NEAR` as one.

    Each is cut to what differs; of equal places for a lost or doubled letter it is the leftmost.
    """
    matcher = SequenceMatcher(None, source, reading, autojunk=False)
    differing = [code[1:] for code in matcher.get_opcodes() if code[0] != "equal"]
    merged: list[tuple[int, int, int, int]] = []
    for a, b, c, d in differing:
        if merged and a - merged[-1][1] < NEAR:
            a, _, c, _ = merged.pop()
        merged.append((a, b, c, d))
    for a, b, c, d in merged:
        yield Item(EMENDATIONS, narrow(text, start + a, start + b, reading[c:d]))


def narrow(text: str, first: int, last: int, new: str) -> tuple[int, int, str]:
    """Return a change without what both sides have, moved to the left as far as it is the same."""
    while first < last and new and text[last - 1] == new[-1]:
        last, new = last - 1, new[:-1]
    while first < last and new and text[first] == new[0]:
        first, new = first + 1, new[1:]
    while first and not new and first < last and text[first - 1] == text[last - 1]:
        first, last = first - 1, last - 1
    while first and new and first == last and text[first - 1] == new[-1]:
        first, last, new = first - 1, last - 1, new[-1] + new[:-1]
    return first, last, new
