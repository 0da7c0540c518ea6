"""Every id that an edition has now, each with the first words of what it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from glossator.entry import Entry
from glossator.model import Apparatus, Block, Text
from glossator_schema.blocks import PointKind

WIDTH = 60
"""So many characters of the words are shown, at most: that fits on a line of a terminal, after an id."""


def list_text(text: Text, apparatus: Apparatus) -> Iterator[tuple[str, str]]:
    """Yield the ids of a text in reading order, then those of its notes and questions."""
    yield text.id, show_beginning(text.bibliography.title)
    for block in (*text.blocks, *text.author_notes):
        yield block.id, show_beginning(_words_of(block))
        yield from _list_points(block)
    for note in apparatus.notes:
        yield note.id, show_beginning(note.body)
    for check in apparatus.self_checks:
        yield check.id, show_beginning(check.body)


def list_entries(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """Yield the ids of entries, each with what it is called."""
    for entry in entries:
        yield entry.id, show_beginning(entry.text(entry.kind.heading.name))


def _words_of(block: Block) -> str:
    if block.text.strip():
        return block.text
    return block.picture.alt if block.picture else block.label


def _list_points(block: Block) -> Iterator[tuple[str, str]]:
    """Yield the anchors within a block: its lines of verse, and the milestones that stand in it."""
    points = [point for point in block.points if point.id]
    lines = [point for point in points if point.kind is PointKind.LINE]
    ends = {line.id: after.offset for line, after in pairwise(lines)}
    for point in points:
        end = ends.get(point.id, len(block.text))
        yield point.id, show_beginning(block.text[point.offset : end] or point.label)


def show_beginning(words: str) -> str:
    """Return the first words of some, on one line; where they go on, an ellipsis says so."""
    line = " ".join(words.split())
    if len(line) <= WIDTH:
        return line
    begun = line[: WIDTH - 1]
    whole = begun.rpartition(" ")[0] if line[WIDTH - 1] != " " else begun
    return f"{whole if len(whole) > WIDTH // 2 else begun}…"
