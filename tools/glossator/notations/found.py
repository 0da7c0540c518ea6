"""What a notation finds in the words of a block, and how the notations pair the signs that they find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from glossator.witness import Range

MASK = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands in the words for a sign that is none: it is read before, or the record says so."""


@dataclass(frozen=True)
class Marked:
    """Marked words: the ranges of the signs before and after them, and what kind of words they are.

    Without a kind the signs say nothing of the words, and are left out.
    """

    opening: Range
    closing: Range
    kind: str = ""
    language: str = ""
    address: str = ""


@dataclass
class MarkedWords:
    """What is marked in some words; ``faults``: where a sign is wrong, and why.

    ``readings``: the ranges of character references, each with the character that it stands for.
    """

    marked: list[Marked] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)
    readings: list[tuple[Range, str]] = field(default_factory=list)

    def drop(self, start: int, end: int) -> None:
        """Note a sign that stands by itself, such as a comment."""
        self.marked.append(Marked((start, end), (end, end)))


Notation = Callable[[str], MarkedWords]


@dataclass(frozen=True)
class Opened:
    """A sign that waits for its end: ``key`` says which end it is."""

    key: str
    sign: Range
    kind: str = ""
    language: str = ""
    address: str = ""


class Pairs:
    """Pairs signs from left to right: what is begun last has to end first."""

    def __init__(self, text: str, found: MarkedWords) -> None:
        self.text = text
        self.found = found
        self.opened: list[Opened] = []

    def open(self, opened: Opened) -> None:
        """Note a sign that begins something."""
        self.opened.append(opened)

    def is_open(self, key: str) -> bool:
        """Tell whether something waits for this end."""
        return any(opened.key == key for opened in self.opened)

    def close(self, key: str, sign: Range) -> None:
        """End what was begun last with this key; what was begun within it and has no end is a fault."""
        if not self.is_open(key):
            self.found.faults.append((sign[0], f"{self.text[slice(*sign)]!r} ends nothing"))
            return
        while (opened := self.opened.pop()).key != key:
            self.tell_unclosed(opened)
        marked = Marked(opened.sign, sign, opened.kind, opened.language, opened.address)
        self.found.marked.append(marked)

    def finish(self) -> None:
        """Note as faults what has no end."""
        while self.opened:
            self.tell_unclosed(self.opened.pop())

    def tell_unclosed(self, opened: Opened) -> None:
        """Note a fault: a sign has no end."""
        self.found.faults.append(unclosed(opened.sign[0], self.text[slice(*opened.sign)]))


def unclosed(place: int, sign: str) -> tuple[int, str]:
    """Return the fault of a sign without its end."""
    return place, f"{sign!r} begins something that does not end in its block"


def hide(text: str, start: int, end: int) -> str:
    """Return ``text`` with a range that no sign is looked for in."""
    return text[:start] + MASK * (end - start) + text[end:]
