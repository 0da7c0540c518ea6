"""Lines before the text that say by a word, and a colon, what it is called, who wrote it and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.languages import LANGUAGES
from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator_schema.blocks import AUTHOR, DATE, EDITOR, ORIGIN, TITLE, TRANSLATOR, LineKind

HEADS = {name: what for language in LANGUAGES for name, what in language.heads}
HEAD = re.compile(
    rf"(?P<open>\*\*|__|)(?P<name>{'|'.join(sorted(HEADS, key=len, reverse=True))})"
    r"\s*[:：](?:\*\*|__|)\s*(?P<words>\S.*)",
    re.I,
)
KINDS: dict[str, LineKind] = {
    "title": TITLE,
    "author": AUTHOR,
    "date": DATE,
    "translator": TRANSLATOR,
    "editor": EDITOR,
    "origin": ORIGIN,
}
DEEP = 10
"""So many lines that are not blank may have them."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose these lines, the first of each kind; a title is one that a line alone says."""
    seen: set[str] = set()
    for line in draft.manuscript.lines[:DEEP]:
        match = HEAD.fullmatch(line.words) if draft.is_free(line) else None
        what = HEADS[match["name"].lower()] if match else ""
        if match is None or what in seen or line.count > 25:
            continue
        seen.add(what)
        yield BlockProposal(
            line=line.number,
            kind=KINDS[what],
            cuts=(line.words[: match.start("words")].rstrip(),),
            reason=f"it opens with {match['name']!r} and a colon",
            confidence=0.95,
        )
