"""The words of a draft as one string, with a line feed where a line ends: what runs over lines is found."""

from __future__ import annotations

from bisect import bisect_right
from itertools import zip_longest

from glossator.notations.found import MASK
from glossator.structure.ground import RawBlock
from glossator_schema.blocks import PARTS


class Flow:
    """The words of a draft, and where in the witness each of them stands.

    Between two ranges of the draft stands a line feed, if a line ends there, or else a mask. A line of verse,
    an item or a cell ends with a carriage return: no word runs over that.
    """

    def __init__(self, draft: RawBlock, text: str) -> None:
        self.draft = draft
        parts: list[str] = []
        self.starts: list[int] = []
        self.places: list[int] = []
        length = 0
        parts_at = [place for place, point in draft.points if point.kind in PARTS]
        for (start, end), (following, _) in zip_longest(
            draft.ranges, draft.ranges[1:], fillvalue=(len(text), 0)
        ):
            self.starts.append(length)
            self.places.append(start)
            is_part = any(end <= place <= following for place in parts_at)
            between = ("\r" if is_part else "\n") if end in draft.joins else MASK
            part = text[start:end] + between
            parts.append(part)
            length += len(part)
        self.text = "".join(parts)[:-1]

    def begin(self, offset: int) -> int:
        """Return the offset in the witness of a character of the words."""
        segment = bisect_right(self.starts, offset) - 1
        return self.places[segment] + offset - self.starts[segment]

    def end(self, offset: int) -> int:
        """Return the offset in the witness at which words end; after a line end, where the next line begins."""
        segment = bisect_right(self.starts, offset) - 1
        if self.starts[segment] == offset and self.text[offset - 1] == "\n":
            return self.places[segment]
        return self.begin(offset - 1) + 1

    def find(self, place: int) -> int:
        """Return the offset in the words of one in the witness, or of the next one that is in the words."""
        segment = max(bisect_right(self.places, place) - 1, 0)
        limit = self.starts[segment + 1] if segment + 1 < len(self.starts) else len(self.text)
        return max(0, min(self.starts[segment] + place - self.places[segment], limit))
