"""The role of each character of a witness, and the block it belongs to: given once, never twice."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from glossator.model import Piece, Role
from glossator.witness import Range, trim


class Characters:
    """All characters of ``text``; those that no one takes are white space in the end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._roles: list[Role | None] = [None] * len(text)
        self._blocks: list[str] = [""] * len(text)

    def take(self, start: int, end: int, role: Role, block: str = "") -> bool:
        """Give each character of a range its role; return False if one has a role already."""
        if any(self._roles[start:end]):
            return False
        self._roles[start:end] = [role] * (end - start)
        self._blocks[start:end] = [block] * (end - start)
        return True

    def left(self, ranges: Iterable[Range]) -> list[Range]:
        """Return what has no role yet in ``ranges``, without the white space at the outer ends."""
        free: list[Range] = []
        for start, end in ranges:
            cursor = start
            for taken, run in itertools.groupby(self._roles[start:end], lambda role: bool(role)):
                stop = cursor + sum(1 for _ in run)
                if not taken:
                    free.append((cursor, stop))
                cursor = stop
        while free and not self.text[slice(*free[0])].strip():
            free.pop(0)
        while free and not self.text[slice(*free[-1])].strip():
            free.pop()
        if free:
            free[0] = (trim(self.text, *free[0])[0], free[0][1])
            free[-1] = (free[-1][0], trim(self.text, *free[-1])[1])
        return free

    def is_printed(self, offset: int) -> bool:
        """Tell whether the character at ``offset`` is printed somewhere: all but white space is."""
        return self._roles[offset] not in (None, Role.SPACE)

    def block_at(self, offset: int) -> str:
        """Return the id of the block that the character at ``offset`` belongs to, "" if to none."""
        return self._blocks[offset]

    def pieces(self) -> Iterator[Piece]:
        """Yield the runs of characters of one role and block; together they are the whole witness."""
        start = 0
        for (role, block), run in itertools.groupby(zip(self._roles, self._blocks, strict=True)):
            end = start + sum(1 for _ in run)
            yield Piece(start, end, role or Role.SPACE, block)
            start = end
