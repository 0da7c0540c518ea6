"""The elements of a page that have words of its text, and which of them a rule may do something to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from selectolax.lexbor import SelectolaxError

from glossator.certificate.selectors import GENERATED, OF_WORDS
from glossator.markup import ancestors, classes_of, descendants
from glossator_schema import printed

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from glossator.certificate.sheets import Rule


class Carriers:
    """The elements that have words of a text, and all that contain these."""

    def __init__(self, page: LexborHTMLParser, carriers: Iterable[LexborNode]) -> None:
        self.page = page
        carriers = list(carriers)
        found = {
            node.mem_id: node
            for carrier in carriers
            for node in (carrier, *ancestors(carrier), *descendants(carrier))
            if not is_sign(node)
        }
        self.all = frozenset(found)
        self.nodes = tuple(found.values())
        self.signs = frozenset(
            node.mem_id for carrier in carriers for node in descendants(carrier) if is_sign(node)
        )
        self.numbers = frozenset(key for key, node in found.items() if is_plain_number(node))
        self.lines = frozenset(key for key, node in found.items() if node.tag in WITHIN_LINES)
        self.blocks = self.all - self.lines
        self.page_itself = frozenset(
            key for key, node in found.items() if node.tag in ("html", "body")
        )
        self._matched: dict[str, frozenset[int]] = {}

    def match(self, rule: Rule) -> bool:
        """Tell whether a rule may do something to the words of one of the elements."""
        if rule.pseudo in GENERATED:
            if rule.name != "content":
                return False
        elif rule.pseudo and rule.pseudo not in OF_WORDS:
            return False
        return not self.matched(rule.selector).isdisjoint(self.concerned(rule))

    def matched(self, selector: str) -> frozenset[int]:
        """Return the elements of the page that a selector matches."""
        if selector not in self._matched:
            self._matched[selector] = self._match(selector)
        return self._matched[selector]

    def concerned(self, rule: Rule) -> frozenset[int]:
        """Return the elements that a declaration conceals, if it is theirs.

        The number of a paragraph hangs in the margin, placed from the paragraph's own edge. The lines of
        a paragraph are as high as the paragraph says, whatever a mark in them says; a label is as wide as
        it likes. Blocks that all float to the left stay in their order. What is cut off at the edge of
        the page itself can be scrolled to.
        """
        if rule.pseudo in GENERATED:
            return self.all | self.signs
        match rule.name, rule.value.lower():
            case "left" | "right", "100%":
                return self.all - self.numbers
            case "position", "absolute":
                return self.all - self.numbers
            case "position", "relative" | "sticky":
                return self.numbers
            case (("line-height" | "width" | "max-width" | "inline-size" | "max-inline-size"), _):
                return self.blocks
            case "float", "left":
                return self.lines
            case (("overflow" | "overflow-x" | "overflow-y"), _):
                return self.all - self.page_itself
        return self.all

    def _match(self, selector: str) -> frozenset[int]:
        try:
            return frozenset(node.mem_id for node in self.page.css(selector))
        except SelectolaxError:
            return self.all  # it cannot be said what it matches


WITHIN_LINES = frozenset(
    [
        *("a", "cite", "code", "del", "em", "i", "ins", "q", "s", "small", "span", "strong"),
        *("sub", "sup", "u"),
    ]
)


IN_MARGIN = ([printed.PARAGRAPH_NUMBER], [printed.LINE_NUMBER], [printed.MILESTONE])


def is_sign(node: LexborNode) -> bool:
    """Tell whether an element in a heading is the sign that leads to it."""
    return classes_of(node) == [printed.HEADING_LINK]


def is_plain_number(node: LexborNode) -> bool:
    """Tell whether an element is a number in the margin: of a paragraph, a line, a page of another edition."""
    return classes_of(node) in IN_MARGIN
