"""The parsed page, and the few questions that a certificate asks of its elements."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser, LexborNode

if TYPE_CHECKING:
    import re

Item = list[object]
"""One thing that a reader meets in a text, such as a paragraph; docs/software/certificate.md lists them."""

WHITE_SPACE = " \t\n\f\r"
"""What a browser does not show between elements; a no-break space is not of it."""


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


def odd_attributes(
    node: LexborNode,
    wanted: Mapping[str, str],
    allowed: Mapping[str, re.Pattern[str]] | None = None,
) -> Iterator[str]:
    """Yield what is odd about the attributes of an element.

    It has to have those that are ``wanted``, with just that value, and may have those that are
    ``allowed``, with a value that the pattern matches whole.
    """
    found = attributes_of(node)
    for name, value in found.items():
        if name in wanted:
            if value != wanted[name]:
                yield f"has {name}={value!r}, and not {wanted[name]!r}"
        elif allowed is None or name not in allowed or not allowed[name].fullmatch(value):
            yield f"has {name}={value[:40]!r}, which nothing of a text has"
    for name in wanted.keys() - found.keys():
        yield f"has no {name}"


def says_number(label: str, number: str) -> bool:
    """Tell whether a name for assistive technology has the number that is printed, and no other."""
    if label.endswith(number):
        rest = label.removesuffix(number)
    elif label.count(number) == 1:
        rest = label.replace(number, "")
    else:
        return False
    return not any(character.isdigit() for character in rest)


def encode_item(item: Sequence[object]) -> str:
    """Return an item in the one form of JSON that is digested: ASCII, no white space."""
    return json.dumps(item, ensure_ascii=True, separators=(",", ":"))


def digest_items(items: Sequence[Item]) -> tuple[str, list[str]]:
    """Return the SHA-256 of a text's items, and the first 8 digits of that of each."""
    encoded = [encode_item(item) for item in items]
    whole = hashlib.sha256(f"[{','.join(encoded)}]".encode()).hexdigest()
    return whole, [hashlib.sha256(item.encode()).hexdigest()[:8] for item in encoded]
