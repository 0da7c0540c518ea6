"""The ledger: every anchor ever published, with what it stands for, so that no citation drifts.

A block stands for its witness characters, which no emendation changes, at their place in the witness;
a note for its target and quotation, a term for its headword, an event for its name and date, a page for
its name.

1. ``anchors``: the edition as it is now -> its anchors;
2. ``guard``: the ledgers of an edition belong together: none is lost, older, or another text's;
3. ``compare``: the ledger and these anchors -> what is new, gone, changed, or used again;
4. ``accept``: the editor's word -> the next ledger; where an anchor is gone, where its words went;
5. ``former``: texts and ``pages`` that were renamed or withdrawn, for what stands at their old addresses;
6. ``file``: a ledger as its file has it, with the digest that shows every change by another hand.

Nothing here is fuzzy: the words of a block are found again by their place in the pinned witness, or
the editor says where they went.
"""

from __future__ import annotations

from glossator.ledger.accept import accept, find_renamed
from glossator.ledger.anchors import (
    Anchor,
    KnownText,
    Ledger,
    digest_ids,
    digest_words,
    shared_anchors,
    text_anchors,
)
from glossator.ledger.compare import Difference, Drift, compare
from glossator.ledger.file import WITHOUT_DIGEST, parse_ledger, write_ledger
from glossator.ledger.former import FormerPage, find_former, find_former_ids, moved_anchors
from glossator.ledger.guard import Breach, check_guard, with_texts
from glossator.ledger.pages import is_of_page, move_places, page_anchors, page_of

__all__ = [
    "WITHOUT_DIGEST",
    "Anchor",
    "Breach",
    "Difference",
    "Drift",
    "FormerPage",
    "KnownText",
    "Ledger",
    "accept",
    "check_guard",
    "compare",
    "digest_ids",
    "digest_words",
    "find_former",
    "find_former_ids",
    "find_renamed",
    "is_of_page",
    "move_places",
    "moved_anchors",
    "page_anchors",
    "page_of",
    "parse_ledger",
    "shared_anchors",
    "text_anchors",
    "with_texts",
    "write_ledger",
]
