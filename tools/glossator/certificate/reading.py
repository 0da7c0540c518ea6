"""What is read of the article of a text, and what its readers have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glossator.certificate.attributes import odd_attributes
from glossator.certificate.inline import Words, describe
from glossator.markup import children, is_blank
from glossator_schema.items import Item

if TYPE_CHECKING:
    import re

    from selectolax.lexbor import LexborNode


@dataclass(frozen=True)
class PrintedBlock:
    """A part of the text that has words: its printed label, and its words."""

    label: str
    words: Words


@dataclass
class Article:
    """What the article of a text prints.

    ``items``: all of it, in order; ``blocks``: by id; ``title``; of the apparatus ``collation``,
    ``entries`` (source and reading of each emendation, by id) and ``omitted``; ``carriers``: the
    elements that have words or numbers of the text; ``faults``: what is wrong with it; ``header_end``: how
    many items there are up to the end of the header.
    """

    items: list[Item] = field(default_factory=list)
    blocks: dict[str, PrintedBlock] = field(default_factory=dict)
    title: Words = field(default_factory=Words)
    collation: str = ""
    entries: dict[str, tuple[str, str]] = field(default_factory=dict)
    omitted: list[str] = field(default_factory=list)
    carriers: list[LexborNode] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    header_end: int = 0


def read_language(node: LexborNode) -> list[Item]:
    """Return what a block or a heading says of its language, as the digest has it; nothing of none."""
    said = [node.attributes.get(name) or "" for name in ("lang", "dir")]
    return [["language", *said]] if any(said) else []


class Reader:
    """Reads a part of an article into it; ``place`` is what a message names."""

    def __init__(self, article: Article, text_id: str, place: str) -> None:
        self.article = article
        self.text_id = text_id
        self.place = place

    def fault(self, message: str) -> None:
        """Note what is wrong at the place that is being read."""
        self.article.faults.append(f"at {self.place}: {message}")

    def attributes(
        self,
        node: LexborNode,
        wanted: Mapping[str, str],
        allowed: Mapping[str, re.Pattern[str]] | None = None,
    ) -> None:
        """See that an element has the attributes that are ``wanted``, and at most those ``allowed``."""
        for odd in odd_attributes(node, wanted, allowed):
            self.fault(f"<{node.tag}> {odd}")

    def parts(self, node: LexborNode) -> Iterator[LexborNode]:
        """Yield the elements in an element that holds nothing else."""
        for child in children(node):
            if child.is_element_node:
                yield child
            elif not is_blank(child):
                self.fault(f"{describe(child)} stands alone")
