"""A published page as browsers read it, and the few questions that are asked of its elements.

Whoever reads a page back, the certificate and the checks of published pages, reads it by this module.
"""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from glossator_schema.printed import NO_WORDS

WHITE_SPACE = " \t\n\f\r"
"""What a browser does not show between elements; a no-break space is not of it."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def parse_page(html: str) -> LexborHTMLParser:
    """Parse a page as browsers do: whatever its faults are, the tree is the one that a reader sees."""
    return LexborHTMLParser(html)


def children(node: LexborNode) -> Iterator[LexborNode]:
    """Yield what is in an element, text and comments too."""
    child = node.child
    while child is not None:
        yield child
        child = child.next


def is_element(node: LexborNode) -> bool:
    """Tell whether a node is an element."""
    return bool(node.is_element_node)


def is_blank(node: LexborNode) -> bool:
    """Tell whether a node is white space between elements."""
    return bool(node.is_text_node) and not text_of(node).strip(WHITE_SPACE)


def text_of(node: LexborNode) -> str:
    """Return the characters of a node of text, or of all text in an element."""
    if node.is_text_node:
        return node.text_content or ""
    return node.text(deep=True, separator="", strip=False)


def words_of(block: LexborNode) -> str:
    """Return the words of a block: its text without numbers, labels and marks (``NO_WORDS``)."""
    passed_over = {
        inner.mem_id
        for node in descendants(block)
        if not set(NO_WORDS).isdisjoint(classes_of(node))
        for inner in node.traverse(include_text=True)
    }
    inside = (node for node in block.traverse(include_text=True) if node.is_text_node)
    return "".join(text_of(node) for node in inside if node.mem_id not in passed_over)


def attributes_of(node: LexborNode) -> dict[str, str]:
    """Return the attributes of an element; one without a value has ""."""
    return {name: value or "" for name, value in node.attributes.items()}


def classes_of(node: LexborNode) -> list[str]:
    """Return the classes of an element, in order."""
    return (node.attributes.get("class") or "").split()


def id_of(node: LexborNode) -> str:
    """Return the id of an element, "" without one."""
    return node.attributes.get("id") or ""


def ancestors(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the elements around a node, the nearest first."""
    parent = node.parent
    while parent is not None and parent.is_element_node:
        yield parent
        parent = parent.parent


def descendants(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the elements in an element, in order."""
    inside = node.traverse(include_text=False)
    return (n for n in inside if n.is_element_node and n.mem_id != node.mem_id)
