"""The ledger: every anchor ever published, with what it stands for, so that no citation drifts.

A block stands for its witness characters, which no emendation changes, at their place in the witness;
a note for its target and quotation, a term for its headword, an event for its name and date.

1. list: the edition as it is now -> its anchors;
2. compare: the ledger and these anchors -> what is new, gone, changed, or used again;
3. accept: the editor's word -> the next ledger; where an anchor is gone, where its words went.

Nothing here is fuzzy: the words of a block are found again by their place in the pinned witness, or
the editor says where they went.
"""

from __future__ import annotations

import hashlib
import re
import string
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, fields, replace
from enum import Enum

import yaml
from pydantic.dataclasses import dataclass as validated

from glossator.data_file import STRICT, Placed, parse_data
from glossator.model import AnchoredText, Event, Person, Role, Term, Text

HEAD = """\
# Every anchor ever published, and what it stands for. Written by `glossator ledger --accept`; do not edit.
"""


@dataclass(frozen=True)
class Anchor:
    """A published id.

    ``stands_for``: the first 16 hexadecimal digits of the SHA-256 of what it names; ``start`` and
    ``end``: between which offsets of the witness a block's words stand (-1: it is no block);
    ``since``: the version that published it; ``moved_to``: the anchor that has its words now;
    ``withdrawn``: whether it is gone for good; ``until``: the version in which it moved or was withdrawn.
    """

    id: str
    stands_for: str
    start: int = -1
    end: int = -1
    since: str = ""
    moved_to: str = ""
    withdrawn: bool = False
    until: str = ""


@dataclass(frozen=True)
class Ledger:
    """The anchors of a text, or those of no one text (``witness`` is "" then), as they were published.

    ``lines``: where the entry of each anchor stands in the ledger's file.
    """

    witness: str
    anchors: tuple[Anchor, ...]
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)

    def moved(self) -> dict[str, str]:
        """Return the anchors that moved, each with the one that has its words in the end."""
        targets = {anchor.id: anchor.moved_to for anchor in self.anchors if anchor.moved_to}
        final = {}
        for old, target in targets.items():
            seen = {old}
            while target in targets and target not in seen:
                seen.add(target)
                target = targets[target]
            final[old] = target
        return final


def moved_anchors(ledgers: Mapping[str, Ledger]) -> dict[str, list[str]]:
    """Return, for each anchor that took over others, the old ids that lead to it.

    ``ledgers`` are by text id, "" for the glossary; under that name stand the ids that were withdrawn.
    """
    found: dict[str, list[str]] = {}
    for name, ledger in ledgers.items():
        for old, target in ledger.moved().items():
            found.setdefault(target, []).append(old)
        found.setdefault(name, []).extend(a.id for a in ledger.anchors if a.withdrawn)
    return found


class Change(Enum):
    """How the edition differs from its ledger; the value says it to the editor."""

    NEW = "is not entered in the ledger; run glossator ledger --accept"
    GONE = "was published and is gone; run glossator ledger --accept, or say where it went"
    CHANGED = "stands for something else than it did; accept it with glossator ledger --accept"
    REUSED = "stood for other words; an id is never used again: give the new one another"


@dataclass(frozen=True)
class Difference:
    """One anchor that differs: the line of its entry (0: it has none), and the number to use instead."""

    id: str
    change: Change
    line: int = 0
    instead: str = ""

    @property
    def message(self) -> str:
        """What an editor is told."""
        instead = f", such as number: {self.instead}" if self.instead else ""
        return f"{self.id} {self.change.value}{instead}"


# --- list ---------------------------------------------------------------------------------------


def text_anchors(anchored: AnchoredText) -> dict[str, Anchor]:
    """Return the anchors of a text as it is now."""
    text = anchored.text
    found = {block: Anchor(block, *_words(text, block)) for block in text.targets()}
    for resolved in anchored.notes:
        note = resolved.note
        what = f"{note.selector.target}\n{note.selector.quote}"
        found[note.id] = Anchor(note.id, digest(what))
    return found


def shared_anchors(
    texts: Iterable[Text],
    terms: Iterable[Term],
    people: Iterable[Person],
    events: Iterable[Event],
) -> dict[str, Anchor]:
    """Return the anchors that are of no one text, as they are now: texts, terms, people, events."""
    anchors = [Anchor(text.id, digest(text.witness.received_as)) for text in texts]
    anchors += [Anchor(term.id, digest(term.headword)) for term in terms]
    anchors += [Anchor(person.id, digest(person.name)) for person in people]
    anchors += [Anchor(event.id, digest(f"{event.name}\n{event.start}")) for event in events]
    return {anchor.id: anchor for anchor in anchors}


WORDS = (Role.TEXT, Role.NOTE_TEXT)


def _words(text: Text, block: str) -> tuple[str, int, int]:
    pieces = [p for p in text.pieces if p.block == block and p.role in WORDS]
    words = "".join(text.witness.text[piece.start : piece.end] for piece in pieces)
    return digest(words), pieces[0].start, pieces[-1].end


def digest(what: str) -> str:
    """Return what an anchor stands for, as the ledger keeps it."""
    return hashlib.sha256(what.encode()).hexdigest()[:16]


# --- compare ------------------------------------------------------------------------------------


def compare(ledger: Ledger, now: Mapping[str, Anchor], witness: str) -> Iterator[Difference]:
    """Yield every difference between the ledger and the anchors of now, in the ledger's order.

    ``witness``: the hash of the witness now. A block whose words changed is the same block only if it
    begins where it began in the same witness.
    """
    known = {anchor.id for anchor in ledger.anchors}
    for anchor in ledger.anchors:
        current, line = now.get(anchor.id), ledger.lines.get(anchor.id, 0)
        if current is None:
            if not (anchor.moved_to or anchor.withdrawn):
                yield Difference(anchor.id, Change.GONE, line)
            continue
        same_words = current.stands_for == anchor.stands_for
        if anchor.moved_to or anchor.withdrawn:
            same = same_words
        elif same_words:
            continue
        else:
            same = current.start == anchor.start and witness == ledger.witness
        if same:
            yield Difference(anchor.id, Change.CHANGED, line)
        else:
            instead = _free_number(anchor.id, known | now.keys())
            yield Difference(anchor.id, Change.REUSED, line, instead)
    for anchor_id in now:
        if anchor_id not in known:
            yield Difference(anchor_id, Change.NEW)


def _free_number(anchor: str, used: Set[str]) -> str:
    """Return the first free number after the one before a numbered block's: of p3, ``2a``."""
    match = re.fullmatch(r"(.+-(?:p|h|pq))([0-9]+)[a-z]*", anchor)
    if match is None:
        return ""
    before = max(int(match[2]) - 1, 1)
    letters = (a + b for a in ("", *string.ascii_lowercase) for b in string.ascii_lowercase)
    return next((f"{before}{x}" for x in letters if f"{match[1]}{before}{x}" not in used), "")


# --- accept -------------------------------------------------------------------------------------


def accept(
    ledger: Ledger,
    now: Mapping[str, Anchor],
    text: Text | None,
    version: str,
    moved: Mapping[str, str],
    withdrawn: Iterable[str],
) -> tuple[Ledger, list[Difference]]:
    """Return the next ledger, and the differences that it cannot take in.

    An anchor that is gone moves to the block that has all its words now (``text``, if its witness is
    the one of the ledger), or to where ``moved`` says; or it is ``withdrawn``.
    """
    gone = set(withdrawn)
    witness = text.witness.sha256 if text else ""
    differences = {d.id: d for d in compare(ledger, now, witness)}
    anchors = []
    refused = []
    for anchor in ledger.anchors:
        difference = differences.pop(anchor.id, None)
        match difference and difference.change:
            case None:  # its place may be another, in another witness
                current = now.get(anchor.id, anchor)
                anchors.append(replace(anchor, start=current.start, end=current.end))
            case Change.CHANGED:
                anchors.append(replace(now[anchor.id], since=anchor.since))
            case Change.GONE if anchor.id in gone:
                anchors.append(replace(anchor, withdrawn=True, until=version))
            case Change.GONE if target := _successor(ledger, anchor, text, moved, now):
                anchors.append(replace(anchor, moved_to=target, until=version))
            case _:
                assert difference is not None
                anchors.append(anchor)
                refused.append(difference)
    anchors += [replace(now[new], since=version) for new in now if new in differences]
    return Ledger(witness, tuple(anchors)), refused


def _successor(
    ledger: Ledger,
    anchor: Anchor,
    text: Text | None,
    moved: Mapping[str, str],
    now: Mapping[str, Anchor],
) -> str:
    """Return the anchor that has the words of one that is gone, "" if nobody can say."""
    if anchor.id in moved:
        return moved[anchor.id] if moved[anchor.id] in now else ""
    if text is None or anchor.start < 0 or ledger.witness != text.witness.sha256:
        return ""
    pieces = [p for p in text.pieces if p.role in WORDS and p.start <= anchor.start < p.end]
    block = pieces[0].block if pieces else ""
    words = "".join(
        text.witness.text[max(p.start, anchor.start) : min(p.end, anchor.end)]
        for p in text.pieces
        if p.role in WORDS and p.block == block and p.start < anchor.end and anchor.start < p.end
    )
    return block if digest(words) == anchor.stands_for else ""


# --- files --------------------------------------------------------------------------------------


@validated(frozen=True, kw_only=True, config=STRICT)
class AnchorEntry(Placed, Anchor):
    """An anchor as the file has it."""


@validated(frozen=True, kw_only=True, config=STRICT)
class LedgerFile(Placed):
    """A ledger as its file has it."""

    witness: str = ""
    anchors: tuple[AnchorEntry, ...] = ()


def parse_ledger(content: str, file: str) -> Ledger:
    """Parse a ledger; raises :class:`~glossator.diagnostics.EditionError` with file and line."""
    data = parse_data(content, file, LedgerFile)
    names = [name.name for name in fields(Anchor)]
    anchors = tuple(
        Anchor(**{name: getattr(entry, name) for name in names}) for entry in data.anchors
    )
    return Ledger(data.witness, anchors, {entry.id: entry.source.line for entry in data.anchors})


def write_ledger(ledger: Ledger) -> str:
    """Return a ledger as the content of its file: a line an anchor."""
    lines = [HEAD + f"witness: {ledger.witness}" if ledger.witness else HEAD.rstrip("\n")]
    lines.append("anchors:" if ledger.anchors else "anchors: []")
    for anchor in ledger.anchors:
        entry: dict[str, object] = {"id": anchor.id, "stands_for": anchor.stands_for}
        if anchor.start >= 0:
            entry |= {"start": anchor.start, "end": anchor.end}
        entry |= {"since": anchor.since}
        if anchor.moved_to:
            entry["moved_to"] = anchor.moved_to
        if anchor.withdrawn:
            entry["withdrawn"] = True
        if anchor.until:
            entry["until"] = anchor.until
        flow = yaml.safe_dump(entry, default_flow_style=True, sort_keys=False, width=10_000)
        lines.append(f"  - {flow.strip()}")
    return "\n".join(lines) + "\n"
