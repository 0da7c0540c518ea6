"""Put the editors' notes into their place in the structure of a PDF: after the words they are about.

Typst tags a note as a child of the paragraph with its mark, in the midst of a sentence. There the
authors' own notes stay. An editor's note follows the paragraph, as on the screen; one on a heading, which
the first words below it carry, comes before them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import takewhile
from typing import NamedTuple

import pikepdf
from pikepdf import Dictionary, Name, Object

WITHIN = ("/P", "/Span", "/Em", "/Strong", "/Link", "/Lbl", "/Reference")
"""What a note must not divide."""


class Around(NamedTuple):
    """The notes that move to a block of words, in order."""

    before: list[Object]
    behind: list[Object]


def move_notes(book: pikepdf.Pdf, editorial: Sequence[bool]) -> None:
    """Move the notes; ``editorial`` tells of each note, in order, whether it is the editors'."""
    notes = list(find_note_tags(book.Root.StructTreeRoot))
    if len(notes) != len(editorial):
        return  # a note that is cited twice, say: better all where Typst has put them
    moved: dict[tuple[int, int], Around] = {}
    homes: dict[tuple[int, int], Object] = {}  # what holds the blocks
    for note, is_editorial in zip(notes, editorial, strict=True):
        if is_editorial and note.P.get("/S") in WITHIN:
            block = find_block(note)
            around = moved.setdefault(block.objgen, Around([], []))
            (around.before if is_first(note, block) else around.behind).append(note)
            take_out(note)
            note.P = block.P
            homes[block.P.objgen] = block.P
    for home in homes.values():
        home.K = pikepdf.Array(_join(_kids(home), moved))


def _join(kids: Iterable[Object], moved: Mapping[tuple[int, int], Around]) -> Iterator[Object]:
    for kid in kids:
        around = moved.get(kid.objgen) if isinstance(kid, Dictionary) else None
        before, behind = around or ((), ())
        yield from (*before, kid, *behind)


def find_note_tags(element: Object) -> Iterator[Object]:
    """Yield the notes below an element in the order of the words."""
    name = Name.Note
    waiting = child_elements(element)[::-1]  # the next is the last
    while waiting:
        child = waiting.pop()
        if child.get("/S") == name:
            yield child
        waiting.extend(child_elements(child)[::-1])


def child_elements(element: Object) -> list[Object]:
    """Return the elements, not the marked words, which are numbers, that are the children of another."""
    kids = element.get("/K")
    items = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [
        item
        for item in items
        if isinstance(item, Object) and isinstance(item, Dictionary) and "/S" in item
    ]


def find_block(note: Object) -> Object:
    """Return the outermost element around a note that it must not divide."""
    block = note.P
    while block.P.get("/S") in WITHIN:
        block = block.P
    return block


def is_first(note: Object, block: Object) -> bool:
    """Tell whether a note comes before all words of its block: other notes have left empty labels."""
    element = note
    while element.objgen != block.objgen:
        before = takewhile(partial(is_not, element), _kids(element.P))
        if not all(isinstance(kid, Dictionary) and kid.get("/S") == Name.Lbl for kid in before):
            return False
        element = element.P
    return True


def take_out(note: Object) -> None:
    """Take a note from the element that it is in."""
    kids = _kids(note.P)
    del kids[sum(1 for _ in takewhile(partial(is_not, note), kids))]


def is_not(element: Object, kid: Object) -> bool:
    return not (isinstance(kid, Dictionary) and kid.objgen == element.objgen)


def _kids(element: Object) -> pikepdf.Array:
    if not isinstance(element.get("/K"), pikepdf.Array):
        element.K = pikepdf.Array([element.K])
    return element.K  # type: ignore[return-value]
