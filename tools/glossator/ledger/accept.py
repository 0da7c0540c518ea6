"""Take the edition as it is now into the ledger: what is new, what moved, what was withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

from glossator.ledger.anchors import WORDS, Anchor, Ledger, digest_words, text_anchors
from glossator.ledger.compare import Difference, Drift, compare
from glossator.model import AnchoredText, Text


def accept(
    ledger: Ledger,
    now: Mapping[str, Anchor],
    text: Text | None,
    version: str,
    moved: Mapping[str, str],
    withdrawn: Iterable[str],
    drafts: Set[str] = frozenset(),
) -> tuple[Ledger, list[Difference]]:
    """Return the next ledger, and the differences that it cannot take in.

    An anchor that is gone moves to the block that has all its words now (``text``, if its witness is
    the one of the ledger), or to where ``moved`` says; or it is ``withdrawn``. ``drafts``: the ids of notes
    that are not published yet.
    """
    gone = set(withdrawn)
    witness = text.witness.sha256 if text else ""
    differences = {d.id: d for d in compare(ledger, now, witness, drafts)}
    anchors = []
    refused = []
    for anchor in ledger.anchors:
        difference = differences.pop(anchor.id, None)
        match difference and difference.change:
            case None:  # its place may be another, in another witness
                current = now.get(anchor.id, anchor)
                anchors.append(replace(anchor, start=current.start, end=current.end))
            case Drift.CHANGED:
                anchors.append(replace(now[anchor.id], since=anchor.since))
            case Drift.GONE | Drift.DRAFTED if anchor.id in gone:
                anchors.append(replace(anchor, withdrawn=True, until=version))
            case Drift.GONE | Drift.DRAFTED if target := _successor(
                ledger, anchor, text, moved, now
            ):
                anchors.append(replace(anchor, moved_to=target, until=version))
            case _:
                assert difference is not None
                anchors.append(anchor)
                refused.append(difference)
    anchors += [replace(now[new], since=version) for new in now if new in differences]
    return Ledger(witness, tuple(anchors), texts=ledger.texts), refused


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
    return block if digest_words(words) == anchor.stands_for else ""


def find_renamed(ledger: Ledger, anchored: AnchoredText, old: str) -> dict[str, str]:
    """Return where each anchor of a text went that had the id ``old`` and has another now.

    ``old-X`` moved to ``X`` of the new id where that is there and stands for the same, or for what
    a text that keeps its id may let it stand for.
    """
    new = anchored.text.id
    as_before = text_anchors(anchored, old)
    reused = {
        difference.id
        for difference in compare(ledger, as_before, anchored.text.witness.sha256)
        if difference.change is Drift.REUSED
    }
    return {
        anchor.id: new + anchor.id.removeprefix(old)
        for anchor in ledger.anchors
        if anchor.id in as_before and anchor.id not in reused
    }
