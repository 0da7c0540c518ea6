"""Compare a ledger with the anchors of now: what is new, gone, changed, or used again."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from enum import Enum

from glossator.ledger.anchors import Anchor, Ledger
from glossator.ledger.pages import PLACE, ROOT, is_of_page, page_of
from glossator_schema.blocks import (
    BARE,
    LINE_OF_VERSE,
    UNNUMBERED,
    Numbering,
    read_block_id,
)


class Drift(Enum):
    """How the edition differs from its ledger; the value says it to the editor."""

    NEW = "is not entered in the ledger; run glossator ledger --accept"
    GONE = "was published and is gone; run glossator ledger --accept, or say where it went"
    DRAFTED = (
        "was published and is a draft now, so that its address would lead nowhere; publish it, or withdraw "
        "it with glossator ledger --accept --withdrawn {0}"
    )
    CHANGED = "stands for something else than it did; accept it with glossator ledger --accept"
    REUSED = "stood for other words; an id is never used again: give the new one another"


PAGE_GONE = (
    "was published and is gone; restore docs/{1}.md, or say where it went with glossator ledger --accept "
    "--moved {0}=/NEW, or that it is withdrawn with --withdrawn {0}"
)
PLACE_GONE = (
    "was published and is gone; write ({2})= on a line before what took its place on that page, or say "
    "glossator ledger --accept --withdrawn '{0}'"
)


@dataclass(frozen=True)
class Difference:
    """One anchor that differs: the line of its entry (0: it has none), and the number to use instead."""

    id: str
    change: Drift
    line: int = 0
    instead: str = ""

    @property
    def message(self) -> str:
        """What an editor is told."""
        if is_of_page(self.id) and self.change is Drift.GONE:
            return f"{self.id} {PLACE_GONE if PLACE in self.id else PAGE_GONE}".format(
                self.id, page_of(self.id).removeprefix(ROOT), self.id.partition(PLACE)[2]
            )
        instead = f", such as number: {self.instead}" if self.instead else ""
        return f"{self.id} {self.change.value.format(self.id)}{instead}"


def compare(
    ledger: Ledger, now: Mapping[str, Anchor], witness: str, drafts: Set[str] = frozenset()
) -> Iterator[Difference]:
    """Yield every difference between the ledger and the anchors of now, in the ledger's order.

    ``witness``: the hash of the witness now. A block whose words changed is the same block only if it
    begins where it began in the same witness. ``drafts``: the ids of notes that are not published yet.
    """
    known = {anchor.id for anchor in ledger.anchors}
    for anchor in ledger.anchors:
        current, line = now.get(anchor.id), ledger.lines.get(anchor.id, 0)
        if current is None:
            if not (anchor.moved_to or anchor.withdrawn):
                gone = Drift.DRAFTED if anchor.id in drafts else Drift.GONE
                yield Difference(anchor.id, gone, line)
            continue
        same_words = current.stands_for == anchor.stands_for
        if anchor.moved_to or anchor.withdrawn:
            same = same_words
        elif same_words:
            continue
        else:
            same = current.start == anchor.start and witness == ledger.witness
        if same:
            yield Difference(anchor.id, Drift.CHANGED, line)
        else:
            instead = _free_number(anchor.id, known | now.keys())
            yield Difference(anchor.id, Drift.REUSED, line, instead)
    for anchor_id in now:
        if anchor_id not in known:
            yield Difference(anchor_id, Drift.NEW)


def _free_number(anchor: str, used: Set[str]) -> str:
    """Return the first free number after the one before a counted block's: of p3, ``2a``; of b3, ``b2a``."""
    kind, number = read_block_id(anchor)
    if kind is None or kind.numbering is not Numbering.COUNTED or kind is LINE_OF_VERSE:
        return ""
    stem, bare = anchor.removesuffix(number), BARE if kind is UNNUMBERED else ""
    before = max(int(number.rstrip(string.ascii_lowercase)) - 1, 1)
    letters = (a + b for a in ("", *string.ascii_lowercase) for b in string.ascii_lowercase)
    return next((f"{bare}{before}{x}" for x in letters if f"{stem}{before}{x}" not in used), "")
