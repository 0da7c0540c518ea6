"""Put the editors' notes into their place in the structure of a PDF: after the words they are about.

Typst tags a note as a child of the paragraph with its mark, in the midst of a sentence. There the
authors' own notes stay. An editor's note follows the paragraph, as on the screen; one on a heading, which
the first words below it carry, comes before them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Dictionary, Name, Object

WITHIN = ("/P", "/Span", "/Em", "/Strong", "/Link", "/Lbl", "/Reference")
"""What a note must not divide."""


def move_notes(book: pikepdf.Pdf, editorial: Sequence[bool]) -> None:
    """Move the notes; ``editorial`` tells of each note, in order, whether it is the editors'."""
    notes = list(find_notes(book.Root.StructTreeRoot))
    if len(notes) != len(editorial):
        return  # a note that is cited twice, say: better all where Typst has put them
    behind: dict[tuple[int, int], Object] = {}  # the note that was last put behind a block
    for note, is_editorial in zip(notes, editorial, strict=True):
        if is_editorial:
            _move(note, behind)


def find_notes(element: Object) -> Iterator[Object]:
    """Yield the notes below an element in the order of the words."""
    for child in children(element):
        if child.get("/S") == Name.Note:
            yield child
        yield from find_notes(child)


def children(element: Object) -> Iterator[Object]:
    """Yield the elements, not the marked words, that are the children of another."""
    kids = element.get("/K")
    items = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    for item in items:
        if isinstance(item, Dictionary) and "/S" in item:
            yield item


def _move(note: Object, behind: dict[tuple[int, int], Object]) -> None:
    block = note.P
    if block.get("/S") not in WITHIN:
        return
    first = _is_first(note)
    while block.P.get("/S") in WITHIN:
        block = block.P
    kids = _kids(note.P)
    del kids[_position(kids, note)]
    home = _kids(block.P)
    if first:
        home.insert(_position(home, block), note)
    else:
        home.insert(_position(home, behind.get(block.objgen, block)) + 1, note)
        behind[block.objgen] = note
    note.P = block.P


def _is_first(note: Object) -> bool:
    return _position(_kids(note.P), note) == 0


def _kids(element: Object) -> pikepdf.Array:
    if not isinstance(element.get("/K"), pikepdf.Array):
        element.K = pikepdf.Array([element.K])
    return element.K  # type: ignore[return-value]


def _position(kids: pikepdf.Array, element: Object) -> int:
    for index, kid in enumerate(kids):
        if isinstance(kid, Dictionary) and kid.objgen == element.objgen:
            return index
    raise ValueError("an element of the structure is not among its parent's children")
