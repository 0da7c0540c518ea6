"""What stands around the article of a text: nothing of it hides the text, or looks like it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from glossator.certificate.attributes import odd_attributes
from glossator.certificate.grammar import (
    AROUND,
    AROUND_ATTRIBUTES,
    FORBIDDEN,
    IN_CONTENTS,
    NOWHERE,
    PICTURES_OF_WORDS,
    TOOL_LENGTH,
    WORDS_OF_READERS,
)
from glossator.certificate.inline import describe
from glossator.markup import (
    ancestors,
    attributes_of,
    children,
    classes_of,
    descendants,
    id_of,
    is_blank,
    text_of,
)
from glossator_schema import printed
from glossator_schema.tags import attributes

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode


def check_surroundings(page: LexborHTMLParser, section: LexborNode, text_id: str) -> Iterator[str]:
    """Yield what is wrong outside of ``section``, which is the text, on its page."""
    yield from _check_encoding(page)
    doctype = page.root.prev if page.root else None
    if doctype is None or doctype.tag != "-doctype":
        yield "the page has no doctype, and browsers read its classes in another way"
    around = list(ancestors(section))
    for node in around:
        if node.tag not in AROUND:
            yield f"{describe(node)} contains the text"
        for odd in odd_attributes(node, _find_direction(node), AROUND_ATTRIBUTES):
            yield f"<{node.tag}> around the text {odd}"
    inner = section
    for distance, node in enumerate(around):
        for child in children(node):
            if child.mem_id != inner.mem_id:
                yield from _check_neighbour(child, distance)
        inner = node
    inside = {section.mem_id, *(node.mem_id for node in descendants(section))}
    yield from _check_elements(page, inside, text_id)


def _find_direction(node: LexborNode) -> dict[str, str]:
    """Return the direction that an element around the text has: that of the language which it says."""
    marked = attributes(attributes_of(node).get("lang", ""))
    return {name: value for name, value in marked.items() if name == "dir"}


def _check_encoding(page: LexborHTMLParser) -> Iterator[str]:
    """A browser that takes the page for other characters than UTF-8 shows other words."""
    charsets = [
        (node.attributes["charset"] or "").lower()
        for node in page.css("meta")
        if "charset" in node.attributes
    ]
    if charsets != ["utf-8"]:
        yield f"the page says that its characters are {', '.join(charsets) or 'unknown'}, not utf-8"
    declared = (page.raw_html or b"").lower().find(b"charset")
    if b"<meta charset=" not in (page.raw_html or b"")[max(declared - 6, 0) : 1024].lower()[:14]:
        yield "the page does not say its characters first, in its first 1024 bytes"
    for node in page.css("meta"):
        about = (node.attributes.get("http-equiv") or "").lower()
        if about in ("refresh", "content-type", "default-style"):
            yield f"{describe(node)} changes what a reader sees"


def _check_neighbour(node: LexborNode, distance: int) -> Iterator[str]:
    """Beside the text, and beside what contains it, nothing looks like its words.

    Next to the text (``distance`` 0) only its definitions stand, hidden; next to its column (1) no
    words of a reader at any depth; farther out, the theme's own elements, which have theirs inside.
    """
    if is_blank(node):
        return
    if not node.is_element_node:
        if node.is_text_node or distance == 0:
            yield f"{describe(node)} stands beside the text"
        return
    if node.tag in ("head", "script"):
        return
    words = WORDS_OF_READERS
    if distance == 0:
        popovers = node.tag == "div" and dict(node.attributes) in HIDDEN_DEFINITIONS
        tags = {found.tag for found in descendants(node)}
        if popovers and not tags & FORBIDDEN:
            return
        if text_of(node).strip() or tags or node.tag in FORBIDDEN:
            yield f"{describe(node)} stands beside the text: {text_of(node).strip()[:40]!r}"
    elif node.tag in words or (distance == 1 and _has_words(node)):
        yield f"{describe(node)} stands beside the text: {text_of(node).strip()[:40]!r}"


def _has_words(node: LexborNode) -> bool:
    """Tell whether what stands next to the text’s column is more than links, or the name of a tool."""
    tags = {node.tag, *(found.tag for found in descendants(node))}
    links = sum(len(" ".join(text_of(link).split())) for link in node.css("a"))
    words = " ".join(text_of(node).split())
    is_footer = node.tag == "footer" or node.attributes.get("role") == "contentinfo"
    return not tags.isdisjoint(WORDS_OF_READERS) or (
        not is_footer
        and (len(words) - links > TOOL_LENGTH or not tags.isdisjoint(PICTURES_OF_WORDS))
    )


HIDDEN_DEFINITIONS = tuple(
    {"class": printed.DEFINITIONS, "hidden": value} for value in (None, "", "hidden")
)


def _check_elements(page: LexborHTMLParser, inside: set[int], text_id: str) -> Iterator[str]:
    """Look at every element of the page: ids once, and no part of the text outside of it."""
    root = page.root
    if root is None:
        return
    ids: Counter[str] = Counter()
    for node in (root, *descendants(root)):
        name = id_of(node)
        ids[name] += bool(name)
        if node.tag in NOWHERE or "popover" in node.attributes:
            yield f"{describe(node)} stands on the page"
        if node.tag == "template" and any(key.startswith("shadowroot") for key in node.attributes):
            yield f"{describe(node)} hides what it stands in"
        if node.mem_id in inside:
            continue
        if name.startswith(f"{text_id}-"):
            yield f"{describe(node)} has an id of the text and stands outside of it"
        if not (printed.OF_A_TEXT - IN_CONTENTS).isdisjoint(classes_of(node)):
            yield f"{describe(node)} looks like the text and stands outside of it"
    for name, count in ids.items():
        if count > 1:
            yield f"the id {name} stands {count} times on the page"
