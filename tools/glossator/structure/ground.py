"""A witness while it is divided: its lines, which of its characters have a role, and the faults found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Set
from dataclasses import dataclass, field
from operator import itemgetter
from string import ascii_lowercase

from glossator.data_file import Placed
from glossator.diagnostics import Code, Diagnostic
from glossator.model import NoteMark, Point, Role, TextSpan
from glossator.structure.characters import Characters
from glossator.structure.wrapped_rows import CellPart
from glossator.witness import Range, find_lines
from glossator_schema.blocks import BlockKind, Numbering, read_block_id


@dataclass
class RawBlock:
    """A block in the making: the ranges of the witness that are its words, in order.

    ``joins``: ends of ranges after which a line ends, and one space is read; with the end of that
    line. ``supplied``: the id of the emendation that supplies the label. ``marks``: where the marks of
    author's notes stand in the witness; ``points``: where its lines, items and cells
    begin, and where milestones stand; ``spans``: marked words, by their offsets in the witness; ``divided``:
    changes that run over the foot of a page. ``remark``: what the edition says in square brackets after the
    words of a note that has no mark, or in the place of one that is missing. ``cells``: the parts of a table's
    cells, in the order of the witness, where that is not the order in which they are read.
    """

    rule: Placed
    kind: BlockKind
    id: str
    line: int
    label: str = ""
    supplied: str = ""
    level: int = 0
    run_in: bool = False
    cited_by: str = ""
    remark: str = ""
    ranges: list[Range] = field(default_factory=list)
    joins: dict[int, int] = field(default_factory=dict)
    marks: list[tuple[int, NoteMark]] = field(default_factory=list)
    points: list[tuple[int, Point]] = field(default_factory=list)
    spans: list[TextSpan] = field(default_factory=list)
    divided: list[Range] = field(default_factory=list)
    speaker: str = ""
    header: bool = False
    cells: list[CellPart] = field(default_factory=list)


class Ground:
    """What the parts of a division share."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file  # the witness's own
        self.lines = find_lines(text)
        self.characters = Characters(text)
        self.faults: list[Diagnostic] = []
        self.at_fault: set[int] = set()  # rules, by their identity

    def fault(
        self, rule: Placed, message: str, code: Code = Code.BAD_STRUCTURE, key: str = ""
    ) -> None:
        """Note that ``rule``, a part of the record, does not fit the witness, or its value of a ``key``."""
        place = rule.source_of(key) if key in rule.value_places else rule.source
        self.faults.append(Diagnostic.at(place, code, message))
        self.at_fault.add(id(rule))

    def fault_at(self, place: int, message: str, code: Code) -> None:
        """Note a fault at its place in the witness."""
        line = self.line_at(place)
        column = place - self.lines[line - 1][0] + 1
        self.faults.append(Diagnostic(self.file, line, code, message, column))

    def line_at(self, place: int) -> int:
        """Return the number of the line in which a character stands."""
        return bisect_right(self.lines, place, key=itemgetter(0))

    def assign(
        self,
        rule: Placed,
        contents: list[Range],
        role: Role,
        block: str = "",
        *,
        optional: bool = False,
    ) -> list[Range]:
        """Give all characters that are left in ``contents`` a role, and return their ranges."""
        ranges = self.characters.left(contents)
        for start, end in ranges:
            self.characters.take(start, end, role, block)
        if not ranges and not optional:
            lines = getattr(rule, "lines", "") or "these lines"
            self.fault(rule, f"no words are left in {lines}; cut less, or remove the rule")
        return ranges

    def assign_named(self, rule: Placed, named: Range, role: Role, block: str = "") -> None:
        """Give the characters of words that the record names their role."""
        if not self.characters.take(*named, role, block):
            words = self.text[slice(*named)][:40]
            self.fault(rule, f"{words!r} is named twice by the record; name it once")

    def first_left(self, contents: list[Range]) -> int:
        """Return where the first words begin that have no role yet."""
        return next(iter(self.characters.left(contents)), contents[0])[0]


def say_free_number(name: str, taken: Set[str]) -> str:
    """Return the end of a message that says which number is free for a counted block; "" for other blocks."""
    kind, number = read_block_id(name)
    if kind is None or kind.numbering is not Numbering.COUNTED:
        return ""
    free = next((x for x in ascii_lowercase if f"{name}{x}" not in taken), "")
    return f"; {number}{free} is free" if free else ""
