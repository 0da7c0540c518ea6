"""Write the page of what changed from version to version: the changelog, and the anchors of the ledger."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from glossator.ledger import Anchor, FormerPage, Ledger, is_of_page
from glossator.myst.inline import mark_source, say_words
from glossator_schema.blocks import BLOCK_ID, read_block_id
from glossator_schema.entries import kind_of
from glossator_schema.words import (
    CHANGES,
    COUNTED,
    EDITORIAL_NOTE,
    HOW_ADDRESSES_STAY,
    MILESTONE,
    NEW,
    NOW,
    TEXT_PAGES,
)

HEAD = "---\nbook: false\n---\n\n% Generated from CHANGELOG.md and the ledgers by glossator; do not edit."
INTRODUCTION = f"# {say_words(CHANGES)}\n\n{say_words(HOW_ADDRESSES_STAY)}"


@dataclass(frozen=True)
class Release:
    """A section of the changelog: its version, its heading, what it says, and the lines of the two."""

    version: str
    title: str
    body: str
    line: int = 1
    body_line: int = 1


def read_releases(changelog: str) -> list[Release]:
    """Return the sections of a changelog whose headings are ``## 1.2.0 (2026-11-21)`` or the like."""
    heads = list(re.finditer(r"(?m)^## +", changelog))
    ends = [*(head.start() for head in heads), len(changelog)][1:]
    found = []
    for head, end in zip(heads, ends, strict=True):
        title, _, body = changelog[head.end() : end].partition("\n")
        if version := re.match(r"v?([0-9][\w.]*)", title):
            line = changelog.count("\n", 0, head.start()) + 1
            blank = len(body) - len(body.lstrip())
            body_line = line + 1 + body.count("\n", 0, blank)
            found.append(Release(version[1], title.strip(), body.strip(), line, body_line))
    return found


def write_changes_page(
    changelog: str,
    ledgers: Mapping[str, Ledger],
    hidden: Set[str] = frozenset(),
    former: Iterable[FormerPage] = (),
) -> str:
    """Return the MyST page: each release of the changelog, with the anchors that came or went in it.

    Of the first release the anchors are counted only: all of the edition is new in it. ``hidden``: the ids
    of what not every reader has; ``former``: the texts that were renamed or withdrawn,
    whose pages say the rest.
    """
    texts = {text.id: text for text in former}
    hidden = hidden | {
        old for ledger in ledgers.values() for old, new in ledger.leads().items() if new in hidden
    }
    told = {
        (anchor, text.until) for text in texts.values() for pair in text.anchors for anchor in pair
    }
    anchors = [
        anchor
        for ledger in ledgers.values()
        for anchor in ledger.anchors
        if anchor.id not in hidden
        if not is_of_page(anchor.id)
        if (anchor.id, anchor.until or anchor.since) not in told
    ]
    published = {text.id for ledger in ledgers.values() for text in ledger.texts}
    releases = read_releases(changelog)
    parts = [HEAD, INTRODUCTION]
    for index, release in enumerate(releases):
        parts += [mark_source(f"CHANGELOG.md:{release.line}"), f"## {release.title}"]
        if release.body:
            parts += [mark_source(f"CHANGELOG.md:{release.body_line}"), release.body]
        named = index + 1 < len(releases)
        if listed := list(write_anchors(release.version, anchors, texts, published, named=named)):
            parts += ["% From the ledgers.", *listed]
    return "\n\n".join(filter(None, parts)) + "\n"


def write_anchors(
    version: str,
    anchors: Iterable[Anchor],
    former: Mapping[str, FormerPage],
    texts: Set[str],
    *,
    named: bool,
) -> Iterator[str]:
    """Yield what one version did to the anchors; ``named``: list those that came, beside counting them.

    ``former``: the texts that were renamed or withdrawn, by their old ids; ``texts``: all ids of texts.
    """
    new = [a for a in anchors if a.since == version and not a.moved_to and not a.withdrawn]
    if count := count_kinds(new):
        yield f"{{{NEW}}}`{count}`"
    if new and named:
        yield " · ".join(refer(anchor.id, texts) for anchor in new)
    gone = [anchor for anchor in anchors if anchor.until == version]
    if gone:
        yield "\n".join(write_gone(anchor, former) for anchor in gone)


def refer(anchor: str, texts: Set[str]) -> str:
    """Return the link to an anchor; that to a text, which has no place of its own, is to its page."""
    return f"{{doc}}`texts/{anchor}`" if anchor in texts else f"{{edition:ref}}`{anchor}`"


def write_gone(anchor: Anchor, former: Mapping[str, FormerPage]) -> str:
    """Return the line of an anchor that moved or was withdrawn; that of a text leads to its old page."""
    old = f"{TEXT_PAGES}{anchor.id}" if anchor.id in former else anchor.id
    return f"- {{{NOW}}}`{' '.join(filter(None, (old, anchor.moved_to)))}`"


def count_kinds(anchors: Iterable[Anchor]) -> str:
    """Return how many there are of each kind: ``3 paragraph, 1 editorial note``; it is said in any language."""
    counts = Counter(kind for anchor in anchors if (kind := find_kind(anchor.id)))
    return ", ".join(f"{counts[noun]} {noun}" for noun in COUNTED if counts[noun])


def find_kind(anchor: str) -> str:
    """Return what an anchor is; "" for a whole text, an abstract and keywords."""
    if entry := kind_of(anchor):
        return entry.in_a_count[0]
    block, number = read_block_id(anchor)
    if block and number:
        return block.noun
    match = BLOCK_ID.fullmatch(anchor)
    if match and match["milestone"]:
        return MILESTONE
    return EDITORIAL_NOTE if match and match["slug"] else ""
