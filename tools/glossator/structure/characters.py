"""The role of each character of a witness, and the block it belongs to: given once, never twice."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from operator import itemgetter

from glossator.model import Piece, Role
from glossator.witness import Range, trim

FREE = re.compile(rb"\0+")

Run = tuple[int, int, Role, str]
"""A range of characters, their role and their block."""


class Characters:
    """All characters of ``text``; those that no one takes are white space in the end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._roles: list[Role | None] = [None] * len(text)
        self._blocks: list[str] = [""] * len(text)
        self._taken = bytearray(len(text))  # 1 for each character that has a role
        self._runs: list[Run] = []  # what was taken at once
        self._recast: list[Run] = []

    def take(self, start: int, end: int, role: Role, block: str = "") -> bool:
        """Give each character of a range its role; return False if one has a role already."""
        if self._taken.find(1, start, end) >= 0:
            return False
        self._taken[start:end] = b"\1" * (end - start)
        self._roles[start:end] = [role] * (end - start)
        self._blocks[start:end] = [block] * (end - start)
        if start < end:
            self._runs.append((start, end, role, block))
        return True

    def recast(self, start: int, end: int, role: Role, block: str = "") -> None:
        """Give characters that are taken, and were not recast before, another role."""
        self._roles[start:end] = [role] * (end - start)
        self._blocks[start:end] = [block] * (end - start)
        if start < end:
            self._recast.append((start, end, role, block))

    def left(self, ranges: Iterable[Range]) -> list[Range]:
        """Return what has no role yet in ``ranges``, without the white space at the outer ends."""
        free = [run.span() for range_ in ranges for run in FREE.finditer(self._taken, *range_)]
        while free and not self.text[slice(*free[0])].strip():
            free.pop(0)
        while free and not self.text[slice(*free[-1])].strip():
            free.pop()
        if free:
            free[0] = (trim(self.text, *free[0])[0], free[0][1])
            free[-1] = (free[-1][0], trim(self.text, *free[-1])[1])
        return free

    def words(self, ranges: Iterable[Range]) -> list[Range]:
        """Return what has no role yet in ``ranges``, and is read as words: without white space at their ends.

        What was taken from between two spaces leaves one of them: the mark of a note goes with what is before
        it, and anything else with what follows.
        """
        words: list[Range] = []
        for range_ in ranges:
            of_range: list[Range] = []
            for start, end in self.left([range_]):
                if of_range and self.text[start].isspace():
                    begin, last = of_range.pop()
                    if self._roles[last] is Role.NOTE_MARK:
                        last = begin + len(self.text[begin:last].rstrip())
                    elif self.text[last - 1].isspace():
                        start = trim(self.text, start, end)[0]
                    of_range += [(begin, last)] if begin < last else []
                of_range += [(start, end)] if start < end else []
            words += of_range
        return words

    def is_printed(self, offset: int) -> bool:
        """Tell whether the character at ``offset`` is printed somewhere: all but white space is."""
        return self._roles[offset] not in (None, Role.SPACE)

    def role_at(self, offset: int) -> Role | None:
        """Return the role of the character at ``offset``, None if it has none."""
        return self._roles[offset]

    def end_of_signs(self, start: int, stop: int, block: str) -> int:
        """Return where the signs end that follow the words of a block, and are of it; at most ``stop``."""
        end = start
        while start < stop and self._roles[start] is Role.MARKUP:
            start += 1
            end = start if self._blocks[start - 1] == block else end
        return end

    def block_at(self, offset: int) -> str:
        """Return the id of the block that the character at ``offset`` belongs to, "" if to none."""
        return self._blocks[offset]

    def pieces(self) -> Iterator[Piece]:
        """Yield the runs of characters of one role and block; together they are the whole witness."""
        taken = _overlay(self._runs, self._recast) if self._recast else self._runs
        runs = taken + [(*run.span(), None, "") for run in FREE.finditer(self._taken)]
        for (role, block), of_one in itertools.groupby(
            sorted(runs, key=itemgetter(0)), itemgetter(2, 3)
        ):
            first, *others = of_one
            yield Piece(first[0], (others or [first])[-1][1], role or Role.SPACE, block)


def _overlay(runs: list[Run], recast: list[Run]) -> list[Run]:
    """Return the runs, those that were recast in the place of what they were before."""
    over = sorted(recast)
    left = []
    at = 0
    for start, end, role, block in sorted(runs):
        while at < len(over) and over[at][1] <= start:
            at += 1
        for later in over[at:]:
            if later[0] >= end:
                break
            if start < later[0]:
                left.append((start, later[0], role, block))
            start = later[1]
        if start < end:
            left.append((start, end, role, block))
    return [*left, *over]
