"""Where old links lead: the anchors that moved, and the texts that were renamed or withdrawn."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from glossator.ledger.anchors import Ledger
from glossator_schema.entries import ENTRY_KINDS


@dataclass(frozen=True)
class FormerText:
    """A text that is no longer published under its id.

    ``now``: the id that it has ("": it was withdrawn); ``until``: the version in which it was renamed or
    withdrawn; ``anchors``: each old id, in the ledger's order, with the id that has its words now, or "".
    """

    id: str
    now: str
    until: str
    anchors: tuple[tuple[str, str], ...] = ()


def moved_anchors(ledgers: Mapping[str, Ledger]) -> dict[str, list[str]]:
    """Return, for each anchor that took over others, the old ids that lead to it.

    ``ledgers`` are by text id, "" for the glossary; under that name stand the ids that were withdrawn,
    or lead to one that was. Texts are not among them: see :func:`find_former`.
    """
    texts = {text.id for text in ledgers[""].texts} if "" in ledgers else set()
    found: dict[str, list[str]] = {}
    for name, ledger in ledgers.items():
        leads = ledger.leads()
        for anchor in ledger.anchors:
            if anchor.id in texts and not name:
                continue
            if anchor.withdrawn or leads.get(anchor.id) == "":
                found.setdefault(name, []).append(anchor.id)
            elif anchor.id in leads:
                found.setdefault(leads[anchor.id], []).append(anchor.id)
    return found


ENTRIES = tuple(kind.prefix for kind in ENTRY_KINDS)
"""What the ids of entries begin with; the others in the shared ledger are those of texts."""


def find_former_ids(shared: Ledger) -> dict[str, str]:
    """Return the ids of texts that moved or were withdrawn, each with the id of the text now, or ""."""
    leads = shared.leads()
    return {
        anchor.id: leads.get(anchor.id, "")
        for anchor in shared.anchors
        if (anchor.moved_to or anchor.withdrawn) and not anchor.id.startswith(ENTRIES)
    }


def find_former(ledgers: Mapping[str, Ledger], texts: Collection[str]) -> tuple[FormerText, ...]:
    """Return the texts that were published under ids that none of the ``texts`` of now has."""
    shared = ledgers[""]
    published = {text.id for text in shared.texts}
    leads = shared.leads()
    found = []
    for anchor in shared.anchors:
        is_gone = anchor.moved_to or anchor.withdrawn
        if anchor.id not in published or anchor.id in texts or not is_gone:
            continue
        now = leads.get(anchor.id, "")
        now = now if now in texts else ""
        anchors = _list_anchors(ledgers[now], anchor.id, published) if now else ()
        found.append(FormerText(anchor.id, now, anchor.until, anchors))
    return tuple(found)


def _list_anchors(
    ledger: Ledger, text: str, published: Collection[str]
) -> tuple[tuple[str, str], ...]:
    """Return the ids of a text in the ledger that took over its own, with where each leads."""
    leads = ledger.leads()
    return tuple(
        (anchor.id, leads.get(anchor.id, ""))
        for anchor in ledger.anchors
        if find_owner(anchor.id, published) == text
    )


def find_owner(anchor: str, texts: Collection[str]) -> str:
    """Return the text whose id an anchor's begins with: the longest, of ``ode`` and ``ode-2``; "" if none."""
    return max((text for text in texts if anchor.startswith(f"{text}-")), key=len, default="")
