"""Which characters of a witness each rule of its record has: lines, and parts of lines.

A rule has whole lines, but that it may begin within its first one (``starts_at``): what stands there before it
is of the block before it. What no rule has is as the record's default says.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise

from glossator.block_rules import BlockRule, StructureRules
from glossator.data_file import Placed
from glossator.line_set import LineSet
from glossator.quotation import find_quotation
from glossator.structure.patterns import TimedPattern
from glossator.witness import Range, trim
from glossator_schema.blocks import SPEECH, SPOKEN, BlockKind, LineKind, Shape

Fault = Callable[[Placed, str], None]


@dataclass
class Extent:
    """What a rule has: ``contents`` are the parts of its lines, without white space at their ends.

    ``line``: the first of them, ``last``: the last so far; ``stretches``: runs of the witness in which
    nothing of another rule lies.
    """

    rule: BlockRule
    kind: LineKind
    line: int
    contents: list[Range] = field(default_factory=list)
    stretches: list[Range] = field(default_factory=list)
    last: int = 0

    def add(self, number: int, content: Range) -> None:
        """Add a part of a line, which goes on from the last one unless lines of others lie between."""
        last, self.last = self.last, number
        self.contents.append(content)
        within = any(part.first <= last and number <= part.last for part in self.rule.lines.ranges)
        if self.stretches and within:
            self.stretches[-1] = (self.stretches[-1][0], content[1])
        else:
            self.stretches.append(content)


class Extents:
    """Finds the extents of a witness's lines; what does not fit is told to ``fault``."""

    def __init__(
        self, rules: StructureRules, text: str, lines: Sequence[Range], fault: Fault
    ) -> None:
        self.rules = rules
        self.text = text
        self.lines = lines
        self.fault = fault
        self.spoken: set[str] = set()
        self.milestones = [TimedPattern(rule.pattern) for rule in rules.milestones]

    def find(self) -> list[Extent]:
        """Return the extents in the order in which they begin."""
        claims = self._claim()
        found: dict[int, Extent] = {}
        group: Extent | None = None  # the lines before, where the default takes lines together
        result: list[Extent] = []
        for number, line in enumerate(self.lines, 1):
            start, end = trim(self.text, *line)
            if start == end:
                group = None
                continue
            claimed = claims.get(number, ())
            first = claimed[0][0] if claimed else end
            before = trim(self.text, start, max(first, start))
            if before[0] < before[1]:
                group = self._take_default(number, before, group, result)
            if claimed:
                group = None
            for index, (offset, rule) in enumerate(claimed):
                until = claimed[index + 1][0] if index + 1 < len(claimed) else end
                content = trim(self.text, max(offset, start), until)
                if content[0] == content[1]:
                    continue
                extent = found.get(id(rule))
                if extent is None:
                    kind = rule.kind or self.rules.default
                    extent = found[id(rule)] = Extent(rule, kind, number)
                    result.append(extent)
                extent.add(number, content)
        for of_line in claims.values():
            for _, rule in of_line:
                if id(rule) not in found:
                    found[id(rule)] = Extent(rule, self.rules.default, 0)
                    self.fault(rule, f"lines {rule.lines} are blank; remove the rule")
        for name in self.rules.speakers:
            if name not in self.spoken:
                self.fault(
                    self.rules, f"no line begins with the speaker {name!r}; correct or remove it"
                )
        return result

    # --- what rules have --------------------------------------------------------------------

    def _claim(self) -> dict[int, list[tuple[int, BlockRule]]]:
        """Return for each line the rules that have something of it, each with where its part begins."""
        claims: dict[int, list[tuple[int, BlockRule]]] = {}
        for rule in sorted(self.rules.exceptions, key=lambda rule: rule.lines.first):
            if misfit := rule.lines.misfit(len(self.lines)):
                self.fault(rule, misfit)
                continue
            begin = self._begin(rule)
            if begin < 0:
                continue
            own = [(number, self.lines[number - 1][0]) for number in rule.lines]
            own[0] = (own[0][0], begin)
            for number, place in own:
                claims.setdefault(number, []).append((place, rule))
        overlapping: set[int] = set()
        for number, of_line in claims.items():
            of_line.sort(key=lambda claim: claim[0])
            for (before, rule), (place, other) in pairwise(of_line):
                ends = any(part.last == number for part in rule.lines.ranges)
                if id(other) not in overlapping and (before == place or not ends):
                    overlapping.add(id(other))
                    remedy = "give each line one rule, or say where in it one begins (starts_at)"
                    self.fault(other, f"lines {other.lines} overlap another rule; {remedy}")
        return {
            number: [claim for claim in of_line if id(claim[1]) not in overlapping]
            for number, of_line in claims.items()
        }

    def _begin(self, rule: BlockRule) -> int:
        """Return where a rule begins in its first line; -1, and a fault, where that is not to be told."""
        start, end = self.lines[rule.lines.first - 1]
        if not rule.starts_at:
            return start
        found = find_quotation(self.text[start:end], rule.starts_at)
        if len(found) == 1:
            return start + found[0]
        times = f"{len(found)} times" if found else "not"
        message = f"{rule.starts_at!r} stands {times} in line {rule.lines.first}"
        self.fault(
            rule,
            f"{message}; copy the words at which the block begins, so many that they are found once",
        )
        return -1

    # --- what the default has ---------------------------------------------------------------

    def _take_default(
        self, number: int, content: Range, group: Extent | None, result: list[Extent]
    ) -> Extent | None:
        """Give a part of a line to the default; return the extent that the next line goes on."""
        default = self.rules.default
        speaker = self._find_speaker(content)
        together = isinstance(default, BlockKind) and default.form is not Shape.PROSE
        if group is not None and together and not speaker:
            group.rule = self._make_rule(
                LineSet.of(group.line, number), group.rule.speaker, group.kind
            )
            group.add(number, content)
            return group
        kind: LineKind = SPEECH if speaker and default not in SPOKEN else default
        extent = Extent(self._make_rule(LineSet.of(number), speaker, kind), kind, number)
        extent.add(number, content)
        result.append(extent)
        return extent if together else None

    def _make_rule(self, lines: LineSet, speaker: str, kind: LineKind) -> BlockRule:
        source = self.rules.source
        return BlockRule(source=source, value_lines={}, lines=lines, kind=kind, speaker=speaker)

    def _find_speaker(self, content: Range) -> str:
        """Return the longest of the speakers' names that begins some words; "" if none does.

        Milestones may stand before it.
        """
        start, end = content
        for pattern in self.milestones if self.rules.speakers else ():
            match = None
            with suppress(TimeoutError):  # which is told where milestones are taken
                match = pattern.match(self.text, start, end)
            if match:
                start = trim(self.text, match.end(), end)[0]
        names = [n for n in self.rules.speakers if self.text.startswith(n, start, end)]
        name = max(names, key=len, default="")
        self.spoken |= {name}
        return name
