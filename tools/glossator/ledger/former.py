"""Where old links lead: the anchors that moved, and the texts and pages that were renamed or withdrawn."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from glossator.ledger.anchors import Anchor, Ledger
from glossator.ledger.pages import PLACE, ROOT, is_of_page, page_of
from glossator_schema.entries import ENTRY_KINDS
from glossator_schema.words import TEXT_PAGES


@dataclass(frozen=True)
class FormerPage:
    """The page of a text, or another page, that is no longer published under its id.

    ``now``: the id that it has ("": it was withdrawn); ``until``: the version in which it was renamed or
    withdrawn; ``anchors``: each old id, in the ledger's order, with the id that has its words now, or "".
    """

    id: str
    now: str
    until: str
    anchors: tuple[tuple[str, str], ...] = ()

    @property
    def path(self) -> str:
        """Where the page stands that leads on, below ``docs/``."""
        name = self.id.removeprefix(ROOT) if is_of_page(self.id) else f"{TEXT_PAGES}{self.id}"
        return f"{name}.md"


def moved_anchors(ledgers: Mapping[str, Ledger]) -> dict[str, list[str]]:
    """Return, for each anchor that took over others, the old ids that lead to it.

    ``ledgers`` are by text id, "" for the glossary; under that name stand the ids that were withdrawn,
    or lead to one that was. Texts and pages are not among them: see :func:`find_former`.
    """
    texts = {text.id for text in ledgers[""].texts} if "" in ledgers else set()
    found: dict[str, list[str]] = {}
    for name, ledger in ledgers.items():
        leads = ledger.leads()
        for anchor in ledger.anchors:
            if not name and (anchor.id in texts or is_of_page(anchor.id)):
                continue
            if anchor.withdrawn or leads.get(anchor.id) == "":
                found.setdefault(name, []).append(anchor.id)
            elif anchor.id in leads:
                found.setdefault(leads[anchor.id], []).append(anchor.id)
    return found


ENTRIES = tuple(kind.prefix for kind in ENTRY_KINDS)
"""What the ids of entries begin with; the others in the shared ledger are those of texts and pages."""


def find_former_ids(shared: Ledger) -> dict[str, str]:
    """Return the ids of texts that moved or were withdrawn, each with the id of the text now, or ""."""
    leads = shared.leads()
    return {
        anchor.id: leads.get(anchor.id, "")
        for anchor in shared.anchors
        if (anchor.moved_to or anchor.withdrawn) and not anchor.id.startswith((*ENTRIES, ROOT))
    }


def find_former(
    ledgers: Mapping[str, Ledger], texts: Collection[str], pages: Collection[str] = ()
) -> tuple[FormerPage, ...]:
    """Return the texts and pages that were published under ids that none of now has.

    ``texts``, ``pages``: the ids that there are now.
    """
    shared = ledgers[""]
    published = {text.id for text in shared.texts}
    leads = shared.leads()
    found = []
    for anchor in shared.anchors:
        is_gone = anchor.moved_to or anchor.withdrawn
        is_page = is_of_page(anchor.id) and PLACE not in anchor.id
        if not is_gone or anchor.id in texts or not (is_page or anchor.id in published):
            continue
        now = leads.get(anchor.id, "")
        if is_page:
            now = "" if anchor.id == now else now
            anchors = _list_places(shared, anchor, leads)
        else:
            now = now if now in texts else ""
            anchors = _list_anchors(ledgers[now], anchor.id, published) if now else ()
        found.append(FormerPage(anchor.id, now, anchor.until, anchors))
    return tuple(page for page in found if page.id not in pages)


def _list_places(
    ledger: Ledger, page: Anchor, leads: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """Return the labelled places of a page that is gone, with where each leads."""
    return tuple(
        (anchor.id, leads.get(anchor.id, ""))
        for anchor in ledger.anchors
        if PLACE in anchor.id and page_of(anchor.id) == page.id
    )


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
