"""Write the page at the old address of a text that was renamed or withdrawn."""

from __future__ import annotations

from glossator.ledger import FormerText
from glossator.myst.inline import directive, say_words
from glossator_schema.words import HAS_MOVED, WAS_WITHDRAWN

HEAD = """\
---
orphan: true
nosearch: true
book: false
old-address: {text}
---

% Generated from the ledgers by glossator; do not edit."""


def write_former_page(former: FormerText) -> str:
    """Return the MyST page that says where a text is now, and leads on from each of its old ids."""
    words = HAS_MOVED if former.now else WAS_WITHDRAWN
    lines = "\n".join(" ".join(filter(None, pair)) for pair in former.anchors)
    options = {"to": former.now, "version": former.until}
    parts = [
        HEAD.format(text=former.id),
        f"# {say_words(words, former.id)}",
        directive("edition:renamed", former.id, options, lines),
    ]
    return "\n\n".join(parts) + "\n"
