"""What is published under an id: the records of the ledger, and the anchors of the edition as it is now."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from glossator.entry import Entry
from glossator.model import AnchoredText, Block, Piece, Role, Text
from glossator_schema.credits import is_draft


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
class KnownText:
    """What the shared ledger knows of a text that was ever published, so that its own cannot be lost.

    ``witness``: the SHA-256 of its witness; ``count``: how many ids its ledger has; ``ids``: the digest of
    these ids in order; ``line``: where the entry stands in the file (0: in none).
    """

    id: str
    witness: str
    count: int = 0
    ids: str = ""
    line: int = field(default=0, compare=False)

    def is_begun_by(self, anchors: Sequence[Anchor]) -> bool:
        """Tell whether a ledger begins with the ids that were counted: ledgers only grow."""
        return len(anchors) >= self.count and digest_ids(anchors[: self.count]) == self.ids


@dataclass(frozen=True)
class Ledger:
    """The anchors of a text, or those of no one text (``witness`` is "" then), as they were published.

    ``texts``: every text that was ever published (in the shared ledger alone); ``lines``: where the entry
    of each anchor stands in the ledger's file; ``found``: whether there is a file; ``sealed``: whether it
    has a digest, as all have since version 0.2.
    """

    witness: str
    anchors: tuple[Anchor, ...]
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)
    texts: tuple[KnownText, ...] = ()
    found: bool = field(default=False, compare=False)
    sealed: bool = field(default=True, compare=False)

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

    def leads(self) -> dict[str, str]:
        """Return what :meth:`moved` does, with "" where the end was withdrawn or is never reached."""
        final = self.moved()
        nowhere = final.keys() | {anchor.id for anchor in self.anchors if anchor.withdrawn}
        return {old: "" if new in nowhere else new for old, new in final.items()}


# --- the edition as it is now -------------------------------------------------------------------


def text_anchors(anchored: AnchoredText, text_id: str = "") -> dict[str, Anchor]:
    """Return the anchors of a text as it is now; a draft of a note has none yet.

    ``text_id``: the id that it had before, to say what would stand for what under the old one.
    """
    text = anchored.text
    as_text = text_id or text.id

    def name(anchor_id: str) -> str:
        return as_text + anchor_id.removeprefix(text.id)

    pieces: dict[str, list[Piece]] = {}
    marks: dict[str, list[Piece]] = {}
    for piece in text.pieces:  # once: a long text has tens of thousands, and as many blocks
        if piece.role in WORDS:
            pieces.setdefault(piece.block, []).append(piece)
        elif piece.role is Role.NOTE_MARK:
            marks.setdefault(piece.block, []).append(piece)
    pieces = marks | pieces  # a note that the witness has not stands for its mark
    found = {}
    for block in text.targets().values():
        found[name(block.id)] = Anchor(name(block.id), *_words(text, block, pieces))
        for point in block.points:
            if point.id:
                words = digest_words(text.witness.text[point.start : point.end])
                found[name(point.id)] = Anchor(name(point.id), words, point.start, point.end)
    for resolved in anchored.notes:
        note = resolved.note
        if is_draft(note.options["state"]):
            continue
        what = f"{name(note.selector.target)}\n{note.selector.quote}"
        found[name(note.id)] = Anchor(name(note.id), digest_words(what))
    for check in anchored.self_checks:
        found[name(check.id)] = Anchor(name(check.id), digest_words(check.question))
    return found


def shared_anchors(texts: Iterable[Text], entries: Iterable[Entry]) -> dict[str, Anchor]:
    """Return the anchors that are of no one text, as they are now: those of texts and of entries.

    An entry stands for what it is called, and for that by which its kind is sorted.
    """
    anchors = [Anchor(text.id, digest_words(text.witness.received_as)) for text in texts]
    for entry in entries:
        names = dict.fromkeys((entry.kind.heading.name, *entry.kind.order))
        anchors.append(Anchor(entry.id, digest_words("\n".join(map(entry.text, names)))))
    return {anchor.id: anchor for anchor in anchors}


WORDS = (Role.TEXT, Role.NOTE_TEXT)


def _words(text: Text, block: Block, of: Mapping[str, Sequence[Piece]]) -> tuple[str, int, int]:
    """Return what a block stands for, and where in the witness; a figure without a caption, for its image."""
    if block.id not in of and block.picture:
        return digest_words(block.picture.sha256), -1, -1
    pieces = of[block.id]
    words = "".join(text.witness.text[piece.start : piece.end] for piece in pieces)
    return digest_words(words), pieces[0].start, pieces[-1].end


def digest_words(what: str) -> str:
    """Return what an anchor stands for, as the ledger keeps it."""
    return hashlib.sha256(what.encode()).hexdigest()[:16]


def digest_ids(anchors: Iterable[Anchor]) -> str:
    """Return the digest of the ids of these anchors, in order."""
    return digest_words("\n".join(anchor.id for anchor in anchors))
