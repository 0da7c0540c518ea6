"""Number the lines of verse of a text, and see how far each is indented."""

from __future__ import annotations

import string
from dataclasses import replace

from glossator.block_rules import BlockRule
from glossator.model import Point
from glossator.structure.ground import RawBlock
from glossator.structure.parts import measure_indent
from glossator.witness import Range
from glossator_schema.blocks import LINE, PointKind

FARTHEST = 24
"""So many letters a line is set in at most, on a screen and in print."""


class VerseLines:
    """The lines of verse of a text, in reading order.

    The number in a line's id is that which is printed; where the printed numbers begin anew, the ids go on.
    A line that several speakers share is counted once; the ids of its later parts have a letter more.
    """

    def __init__(self, text_id: str, text: str, every: int) -> None:
        self.every = every
        self.text_id = text_id
        self.text = text
        self.printed = 0
        self.counted = 0
        self.parts = 0  # of the last line
        self.width = 0  # of the last line so far
        self.free: list[tuple[RawBlock, int]] = []  # points whose indent is that of the witness
        self.shared: list[list[tuple[RawBlock, int]]] = []  # points of each line's later parts

    def take(self, draft: RawBlock, rule: BlockRule, lines: list[Range]) -> str:
        """Note where the lines of a block begin; return what is wrong with its rule, or ""."""
        fault = ""
        if rule.line_number is not None:
            self.printed = rule.line_number - 1
        for index, (start, end) in enumerate(lines):
            shared = rule.shared_line and index == 0
            if shared and not self.counted:
                return "no line of verse stands before this block; remove shared_line"
            if shared:
                self.parts += 1
                self.shared += [[]] if self.parts == 1 else []
                self.shared[-1] += [] if rule.indents else [(draft, len(draft.points))]
            else:
                self.printed += 1
                self.counted = max(self.counted + 1, self.printed)
                self.parts = 0
            part = string.ascii_lowercase[min(self.parts, 25)] if self.parts else ""
            before = self.width if shared else 0
            self.width = before + end - start
            point = Point(
                kind=PointKind.LINE,
                id=f"{self.text_id}-{LINE}{self.counted}{part}",
                number=str(self.printed),
                shown=bool(self.every and self.printed % self.every == 0 and not shared),
                level=before,
                start=start,
                end=end,
            )
            if rule.indents:
                point = replace(point, level=rule.indents[min(index, len(rule.indents) - 1)])
            elif not shared:
                self.free.append((draft, len(draft.points)))
                point = replace(point, level=measure_indent(self.text, start))
            draft.points.append((start, point))
        if len(rule.indents) > len(lines):
            fault = f"there are {len(rule.indents)} indents for {len(lines)} lines; correct them"
        return fault

    def finish(self) -> None:
        """Let the least indented line of the text stand at the margin, and each part of one that speakers share
        farther in than the part before it, however long the line."""
        levels = [draft.points[index][1].level for draft, index in self.free]
        least = min(levels, default=0)
        for draft, index in self.free:
            place, point = draft.points[index]
            draft.points[index] = (place, replace(point, level=point.level - least))
        for parts in self.shared:
            farthest = max((draft.points[index][1].level for draft, index in parts), default=0)
            for draft, index in parts if farthest > FARTHEST else ():
                place, point = draft.points[index]
                level = round(point.level * FARTHEST / farthest)
                draft.points[index] = (place, replace(point, level=level))
