"""Give a PDF a named destination for each id of the edition, and let the links within it lead there.

1. The template puts each id into ``metadata`` or labels a heading with it, and makes each link to one a
   link to an address: :data:`SCHEME` and the id;
2. :func:`read_destinations` asks the compiler on which page, and where, each one came to stand;
3. :func:`add_destinations` writes the tree of names, which Typst itself makes for headings only;
4. :func:`lead_links` makes the addresses names of that tree.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pikepdf
    import typst

SCHEME = b"destination:"
"""Begins the address of a link within the PDF, as the template writes it."""

EXPRESSION = """{
  let place(id, location) = {
    let position = location.position()
    let form = location.page-numbering()
    let number = numbering(if form == none { "1" } else { form }, ..counter(page).at(location))
    (id, position.page, position.x.pt(), position.y.pt(), number)
  }
  let marks = query(metadata).filter(it => type(it.value) == dictionary and "anchor" in it.value)
  let heads = query(heading).filter(it => it.at("label", default: none) != none)
  (
    ..marks.map(it => place(it.value.anchor, it.location())),
    ..heads.map(it => place(str(it.label), it.location())),
  )
}"""

LEAF = 64
"""So many names stand in a leaf of the tree."""

HEADROOM = 6.0
"""Points that stay visible above a destination."""


class Destination(NamedTuple):
    """Where an id stands in the book; lengths in points, from the top left corner of the page."""

    id: str
    page: int
    x: float
    y: float
    number: str  # of the page, as it is printed


def read_destinations(compiler: typst.Compiler) -> list[Destination]:
    """Return the place of each id in the book that the compiler has set."""
    found = json.loads(compiler.eval(EXPRESSION, format="json"))
    return sorted(Destination(*place) for place in found)


def add_destinations(book: pikepdf.Pdf, destinations: Iterable[Destination]) -> None:
    """Give a PDF a named destination for each id: a tree of names (ISO 32000-2, 7.9.6) of two levels."""
    import pikepdf  # not above: a press, which reads destinations only, has no use for it

    pages = [(page.obj, float(page.mediabox[3])) for page in book.pages]
    named = []
    for destination in destinations:
        page, height = pages[destination.page - 1]
        top = max(0.0, destination.y - HEADROOM)
        place = pikepdf.Array([page, pikepdf.Name.XYZ, 0, round(height - top, 2), None])
        named.append((pikepdf.String(destination.id), place))
    named.sort(key=lambda pair: bytes(pair[0]))
    leaves = [named[start : start + LEAF] for start in range(0, len(named), LEAF)]
    if "/Names" not in book.Root:
        book.Root.Names = pikepdf.Dictionary()
    book.Root.Names.Dests = pikepdf.Dictionary(
        Kids=[
            book.make_indirect(
                pikepdf.Dictionary(
                    Limits=[leaf[0][0], leaf[-1][0]], Names=list(chain.from_iterable(leaf))
                )
            )
            for leaf in leaves
        ]
    )


def lead_links(book: pikepdf.Pdf, destinations: Iterable[Destination]) -> None:
    """Let each link within a PDF lead to its named destination, and say its page for who cannot see it.

    :raises LookupError: if there is no such destination.
    """
    import pikepdf

    numbers = {destination.id: destination.number for destination in destinations}
    for page in book.pages:
        for link in page.get("/Annots", ()):
            action = link.get("/A")
            address = bytes(action.URI) if action is not None and "/URI" in action else b""
            if address.startswith(SCHEME):
                name = address.removeprefix(SCHEME).decode()
                if name not in numbers:
                    raise LookupError(f"the PDF has no {name} to link to")
                link.Dest = pikepdf.String(name)
                link.Contents = pikepdf.String(f"page {numbers[name]}")
                del link.A
