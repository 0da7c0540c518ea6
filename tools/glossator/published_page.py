"""A published page, its elements and its links, as examples and checks ask for them."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from glossator.markup import (
    HEADINGS,
    attributes_of,
    classes_of,
    descendants,
    text_of,
    words_of,
)

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


@dataclass(frozen=True)
class Link:
    """A link on a published page.

    ``page``: path of the page that has it, from the edition's folder; ``target``: path of the page that
    it leads to; ``fragment``: the id there, or ""; ``classes``: the CSS classes of the link.
    """

    page: str
    target: str
    fragment: str
    classes: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.page} -> {self.target}#{self.fragment}".rstrip("#")


@dataclass(frozen=True)
class Element:
    """An element of a published page, and what examples ask of it, by the names of Beautiful Soup."""

    node: LexborNode

    def __getitem__(self, attribute: str) -> str:
        return attributes_of(self.node)[attribute]

    def get(self, attribute: str) -> str:
        """Return the value of an attribute, "" without one."""
        return attributes_of(self.node).get(attribute, "")

    def get_text(self) -> str:
        """Return all text in the element."""
        return text_of(self.node)

    def select(self, selector: str) -> list[Element]:
        """Return the elements in it that a CSS selector matches."""
        found = self.node.css(selector)
        return [Element(node) for node in found if node.mem_id != self.node.mem_id]

    def find_all(self, tag: str = "*", *, id: str = "", class_: str = "") -> list[Element]:  # noqa: A002
        """Return the elements in it of a tag, an id, a class."""
        return [
            element
            for element in self.select(tag)
            if id in ("", element.get("id")) and class_ in ("", *classes_of(element.node))
        ]

    def find(self, tag: str = "*", *, id: str = "", class_: str = "") -> Element | None:  # noqa: A002
        """Return the first of these elements."""
        return next(iter(self.find_all(tag, id=id, class_=class_)), None)


@dataclass(frozen=True)
class Page:
    """A published page: ``path`` from the edition's folder, and its parsed HTML."""

    path: str
    html: Element

    @cached_property
    def ids(self) -> Counter[str]:
        """How often each id stands on the page: once, if the page is good."""
        return Counter(element["id"] for element in self.select("[id]"))

    @cached_property
    def by_id(self) -> dict[str, Element]:
        """The first element of each id."""
        return {element["id"]: element for element in reversed(self.select("[id]"))}

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link of the page that stays within the edition, in order."""
        return tuple(self.links_in(self.html))

    def links_in(self, element: Element) -> Iterator[Link]:
        """Yield every link in an element of the page that stays within the edition."""
        for link in element.select("a[href]"):
            classes = tuple(classes_of(link.node))
            try:
                parts = urlsplit(link["href"])
            except ValueError:  # no address at all, such as http://[
                yield Link(self.path, link["href"], "", classes)
                continue
            if parts.scheme or parts.netloc:
                continue
            folder = posixpath.dirname(self.path)
            target = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
            yield Link(
                page=self.path,
                target=target if parts.path else self.path,
                fragment=unquote(parts.fragment),
                classes=classes,
            )

    def select(self, selector: str) -> list[Element]:
        """Return the elements that a CSS selector matches."""
        return self.html.select(selector)

    def text_of(self, block: str) -> str:
        """Return the reading text of the block with the id ``block``: no numbers, marks or labels.

        Raises :class:`KeyError` where the page has no such id.
        """
        node = self.by_id[block].node
        if node.tag == "section":  # a heading's id is that of its section
            headings = (inner for inner in descendants(node) if inner.tag in HEADINGS)
            return "".join(words_of(heading).strip("\n ") for heading in islice(headings, 1))
        return words_of(node).strip("\n ")
