"""Read what blocks have in common: the number or label before the words, and the words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from glossator.certificate.attributes import says_number
from glossator.certificate.grammar import ANY
from glossator.certificate.inline import Words, drop_space, read_words
from glossator.certificate.reading import PrintedBlock, Reader, read_language
from glossator.markup import children, classes_of, text_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


class NumberedReader(Reader):
    """Reads blocks that begin with a number or a label."""

    def labelled(self, nodes: Sequence[LexborNode]) -> Words:
        """Read what follows a label: a space, which is no word of the block, and the words."""
        return drop_space(read_words(nodes, self.fault), self.fault)

    def add(self, anchor: str, label: str, words: Words) -> None:
        if anchor in self.article.blocks:
            self.fault("its id stands twice")
        self.article.blocks.setdefault(anchor, PrintedBlock(label, words))

    def numbered(
        self, node: LexborNode, name: str, address: str, more: dict[str, str]
    ) -> tuple[str, list[LexborNode]]:
        """Return the number that a block begins with, a link of the class ``name``, and what follows."""
        inside = list(children(node))
        if not inside or inside[0].tag != "a" or classes_of(inside[0]) != [name]:
            self.fault("it does not begin with its number")
            return "", inside
        link = inside.pop(0)
        wanted = {"class": name, "href": address, **more}
        self.attributes(link, wanted, {"aria-label": ANY})
        if any(not child.is_text_node for child in children(link)):
            self.fault("its number holds something else")
        number = text_of(link)
        if not says_number(link.attributes.get("aria-label") or "", number):
            self.fault(f"its number {number!r} is read out as another")
        return number, inside

    def emit(
        self,
        kind: str,
        anchor: str,
        label: str,
        nodes: Sequence[LexborNode],
        carrier: LexborNode,
        *,
        spaced: bool = False,
    ) -> None:
        """Add a block; where it is ``spaced``, a space stands between its label and its words."""
        words = self.labelled(nodes) if spaced else read_words(nodes, self.fault)
        self.article.items.append([kind, anchor, label, *words.item(), *read_language(carrier)])
        self.article.carriers.append(carrier)
        self.add(anchor, label, words)
