"""What an edition publishes of its texts, in the table of its colophon: by what a page is judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossator.markup import text_of
from glossator_schema import printed
from glossator_schema.items import Item, digest_items

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode


@dataclass(frozen=True)
class PublishedText:
    """What the colophon says of a text.

    ``sha256``: the hash of its witness; ``lines``: the digest of each line of the witness; ``printed``:
    the digest of the text as it is printed; ``items``: that of each of its items, in order.
    """

    sha256: str
    lines: tuple[str, ...] = ()
    printed: str = ""
    items: tuple[str, ...] = ()


def read_published_texts(page: LexborHTMLParser) -> Iterator[tuple[str, PublishedText]]:
    """Yield what a page publishes of texts, by text id; rows without their cells are passed over."""
    for row in page.css(f"table.{printed.WITNESSES} tr.{printed.WITNESS}"):
        cells = row.css("td")
        if len(cells) >= 3:
            name, sha256 = (_words_of(cell) for cell in (cells[0], cells[2]))
            whole, *items = _digests(row, printed.TEXT_DIGESTS) or ("",)
            lines = _digests(row, printed.LINE_DIGESTS)
            yield name, PublishedText(sha256, lines, whole, tuple(items))


def _words_of(cell: LexborNode) -> str:
    return text_of(cell).strip()


def _digests(row: LexborNode, name: str) -> tuple[str, ...]:
    found = row.css_first(f"data.{name}")
    return tuple((found.attributes.get("value") or "").split()) if found else ()


def find_other_item(items: Sequence[Item], published: PublishedText) -> str:
    """Say which of the ``items`` of a page is the first that is not as published; "" where all are."""
    whole, digests = digest_items(items)
    if whole == published.printed:
        return ""
    if not published.items:
        return "the text as it is printed is not the published one; build the edition again"
    expected = published.items
    first = next(
        (n for n, (a, b) in enumerate(zip(digests, expected, strict=False)) if a != b),
        min(len(digests), len(expected)),
    )
    if first == len(digests):
        return f"the end is missing: {len(expected) - first} parts of the published text"
    name = name_item(items[first])
    if first == len(expected):
        return f"{name} is no part of the published text"
    here, there = digests[first], expected[first]
    if here in expected[first:] and there in digests[first:]:
        return f"{name} stands in another place than published"
    if here in expected[first:]:
        return f"what is published before {name} is missing"
    if there in digests[first:]:
        return f"{name} is no part of the published text"
    return f"{name} is not as published"


def name_item(item: Item) -> str:
    """Return how a message names an item: its kind, its id or class, and its first words."""
    kind, *rest = item
    strings = [part for part in rest if isinstance(part, str) and part]
    name, words = strings[:1], max(strings[1:], key=len, default="")
    return " ".join([f"the {kind}", *name, *([repr(words[:60])] if words else [])])
