"""Write the page at the old address of a text, or of another page, that was renamed or withdrawn."""

from __future__ import annotations

from glossator.ledger import FormerPage, is_of_page
from glossator.myst.inline import directive, say_words
from glossator_schema.front_matter import AT_OLD_ADDRESS
from glossator_schema.words import HAS_MOVED, PAGE_HAS_MOVED, PAGE_WAS_WITHDRAWN, WAS_WITHDRAWN

GENERATED = "% Generated from the ledgers by glossator; do not edit."


def write_former_page(former: FormerPage, audience: str = "") -> str:
    """Return the MyST page that says where a text or a page is now, and leads on from each of its old ids.

    ``audience``: for whom that is which took its place, where it says so.
    """
    if is_of_page(former.id):
        words = PAGE_HAS_MOVED if former.now else PAGE_WAS_WITHDRAWN
    else:
        words = HAS_MOVED if former.now else WAS_WITHDRAWN
    for_whom = f"audience: {audience}\n" if audience else ""
    lines = "\n".join(" ".join(filter(None, pair)) for pair in former.anchors)
    options = {"to": former.now, "version": former.until}
    parts = [
        f"{AT_OLD_ADDRESS}{former.id}\n{for_whom}---",
        GENERATED,
        f"# {say_words(words, former.id.removeprefix('/'))}",
        directive("edition:renamed", former.id, options, lines),
    ]
    return "\n\n".join(parts) + "\n"
