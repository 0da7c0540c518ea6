"""How a witness is put together again from a published page: the order of its pieces.

The page prints the words; a collation only says which come next. It is a list of steps:

- ``["words", block, n]``: the next ``n`` characters of a block, emended places as the witness has them;
- ``["join", block]``: pass over the one space at which the edition joins two halves of a block;
- ``["label", block]``, ``["mark", note]``: the printed label of a block, the mark of an author's note;
- ``["point", block]``: what the witness has at the next place of a block where a mark stands that is no word:
  at an item of a list, at a milestone;
- ``["at", block, k]``: the next words of a block, and its joins, are those from its ``k``-th character on: in a
  table a line of the witness may go on in several cells; ``["point", block, k]`` is then its ``k``-th point;
- ``["title"]``: the title, where it stands as it is printed; ``["omitted", k]``: the ``k``-th passage that the
  apparatus lists as left out;
- ``["space", characters]``: white space, and what is drawn between the cells of a table, of which the page has
  no other record.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from glossator.model import Block, Piece, Role, Text

Step = list[str | int]

OMITTED = (Role.FURNITURE, Role.STATEMENT, Role.MARKUP)


@dataclass(frozen=True)
class Omission:
    """A passage of the witness that the reading text leaves out."""

    line: int
    role: str
    text: str
    before: str  # the block that follows, "" at the end
    remark: str


def collate(text: Text) -> tuple[list[Step], list[Omission]]:
    """Return the steps by which the witness of ``text`` is regenerated, and what is left out of it."""
    steps: list[Step] = []
    omissions: list[Omission] = []
    title = find_plain_title(text)
    orders = {block.id: BlockOrder(block, text) for block in text.blocks if block.order}
    for index, piece in enumerate(text.pieces):
        words = text.witness.text[piece.start : piece.end]
        match piece.role:
            case Role.TEXT if piece == title:
                steps.append(["title"])
            case Role.TEXT | Role.MARKUP if piece.block in orders:
                _add_words(steps, orders[piece.block].take(piece))
            case Role.POINT if piece.block in orders:
                steps.append(["point", piece.block, orders[piece.block].number(piece)])
            case Role.TEXT | Role.NOTE_TEXT:
                _add_words(steps, _take_words(text, piece))
            case Role.MARKUP if piece.block:  # its block's page has it where the words are marked
                _add_words(steps, _take_words(text, piece))
            case Role.NOTE_MARK:
                steps.append(["mark", piece.block])
            case Role.LABEL:
                steps.append(["label", piece.block or _next_block(text, index)])
            case Role.POINT:
                steps.append(["point", piece.block])
            case Role.SPACE:
                steps.append(["space", words])
            case _:
                steps.append(["omitted", len(omissions)])
                line = text.witness.text.count("\n", 0, piece.start) + 1
                omissions.append(
                    Omission(
                        line=line,
                        role=piece.role.value,
                        text=words,
                        before=_next_block(text, index),
                        remark=text.remarks.get(line, ""),
                    )
                )
    return steps, omissions


class BlockOrder:
    """Where the words of a block stand on its page that is read in another order than that of the witness."""

    def __init__(self, block: Block, text: Text) -> None:
        self.block = block
        self.at: dict[int, int] = {}  # pieces of it, and where in its words they begin
        self.last = -1  # the last piece that is read
        self.taken = 0  # up to where its words are taken
        length = 0
        own = [p for p in text.pieces if p.block == block.id and p.role in (Role.TEXT, Role.MARKUP)]
        for start, end in block.order:
            within = [piece for piece in own if start <= piece.start < end]
            length += bool(within and self.at)  # the space of a join
            for piece in within:
                self.at[piece.start] = length
                length += piece.end - piece.start
                self.last = piece.start
        self.ends = {
            max((p.end for p in own if start <= p.start < end), default=-1)
            for start, end in block.order
        }

    def take(self, piece: Piece) -> Iterator[Step]:
        """Yield the steps of a piece of words."""
        start, count = self.at[piece.start], piece.end - piece.start
        if start != self.taken:
            yield ["at", piece.block, start]
        yield ["words", piece.block, count]
        self.taken = start + count
        if piece.end in self.ends and piece.start != self.last:
            yield ["join", piece.block]
            self.taken += 1

    def number(self, piece: Piece) -> int:
        """Return the number of a point among those of which the witness has something, from 0 on."""
        points = [point for point in self.block.points if point.source]
        return next(n for n, point in enumerate(points) if point.start == piece.start)


def _add_words(steps: list[Step], more: Iterator[Step]) -> None:
    """Add steps that take words; words and the signs by which they are marked are taken together."""
    for step in more:
        last = steps[-1] if steps else step
        if step[0] == "words" and last[:2] == step[:2] and last is not step:
            steps[-1] = ["words", step[1], int(last[2]) + int(step[2])]
        else:
            steps.append(step)


def find_plain_title(text: Text) -> Piece | None:
    """Return the piece that is the title, where the witness prints it in one piece, without any change."""
    if text.title is None or any(e.span.target == text.id for e in text.emendations):
        return None
    pieces = [piece for piece in text.pieces if piece.block == text.id]
    return pieces[0] if len(pieces) == 1 else None


def _take_words(text: Text, piece: Piece) -> Iterator[Step]:
    """Yield the steps of a piece of words: it is divided where the edition joins two halves of it."""
    joins = sorted(end for end in text.joins if piece.start < end <= piece.end)
    start = piece.start
    for end in joins:
        yield ["words", piece.block, end - start]
        yield ["join", piece.block]
        start = end
    if start < piece.end:
        yield ["words", piece.block, piece.end - start]


def _next_block(text: Text, index: int) -> str:
    """Return the id of the block whose words come next after the piece ``index``."""
    for piece in text.pieces[index + 1 :]:
        if piece.role is Role.TEXT and piece.block != text.id:
            return piece.block
    return ""


def digest_line(line: str) -> str:
    """Return the first 8 hexadecimal digits of a line's SHA-256: they find a change, and prove nothing."""
    return hashlib.sha256(line.encode()).hexdigest()[:8]
