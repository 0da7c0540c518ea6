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
from glossator.line_set import LineRange, LineSet, group_lines
from glossator.quotation import find_quotation, say_nearest
from glossator.structure.patterns import TimedPattern
from glossator.witness import Range, trim
from glossator_schema.blocks import SPEECH, SPOKEN, VERSE, BlockKind, LineKind, Shape

Fault = Callable[..., None]


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
        self.contents = [trim(text, *line) for line in lines]  # empty where a line is blank
        self.milestones = [TimedPattern(rule.pattern) for rule in rules.milestones]

    def find(self) -> list[Extent]:
        """Return the extents in the order in which they begin."""
        claims = self._claim()
        found: dict[int, Extent] = {}
        group: Extent | None = None  # the lines before, where the default takes lines together
        result: list[Extent] = []
        for number, (start, end) in enumerate(self.contents, 1):
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
                    message = f"another rule begins with line {number}, and has all of it"
                    self.fault(rule, f"{message}; leave it out of {rule.lines}")
                    continue
                extent = found.get(id(rule))
                if extent is None:
                    kind = rule.kind or self.rules.default
                    extent = found[id(rule)] = Extent(rule, kind, number)
                    result.append(extent)
                extent.add(number, content)
        return result

    def check_speakers(self) -> None:
        """Note a fault for each of the speakers who begins no line, nor is named by an exception."""
        named = {rule.speaker for rule in self.rules.exceptions}
        for name in self.rules.speakers:
            if name in self.spoken | named:
                continue
            for rule in self.rules.exceptions:
                claimed = (number for number in rule.lines if self._begins(number, name))
                if number := next(claimed, 0):
                    message = (
                        f"line {number} begins with the speaker {name!r}, but an exception has it"
                    )
                    remedy = (
                        f"say who speaks there (speaker: {name}), or remove the name from speakers"
                    )
                    self.fault(rule, f"{message}; {remedy}")
                    break
            else:
                message = f"no line begins with the speaker {name!r}; correct or remove it"
                self.fault(self.rules, message, key="speakers")

    def _begins(self, number: int, words: str) -> bool:
        return self.text.startswith(words, self.contents[number - 1][0])

    # --- what rules have --------------------------------------------------------------------

    def _claim(self) -> dict[int, list[tuple[int, BlockRule]]]:
        """Return for each line the rules that have something of it, each with where its part begins."""
        claims: dict[int, list[tuple[int, BlockRule]]] = {}
        for rule in sorted(self.rules.exceptions, key=lambda rule: rule.lines.first):
            if misfit := rule.lines.misfit(len(self.lines)) or self._find_blank(rule):
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
                    message = f"{rule.lines} and {other.lines} overlap"
                    left = [line for line in rule.lines if line not in set(other.lines)]
                    if left and left[0] < other.lines.first < left[-1]:
                        remedy = f"leave {other.lines} out of the rule in line {rule.source.line} of this file"
                        remedy = f"{remedy}: lines: {group_lines(left)}"
                    self.fault(other, f"{message}; {remedy}")
        return {
            number: [claim for claim in of_line if id(claim[1]) not in overlapping]
            for number, of_line in claims.items()
        }

    def _find_blank(self, rule: BlockRule) -> str:
        """Say which of a rule's lines are blank where they may not be; "" where none is.

        A range begins and ends with a line that has words; within one a blank line is of no account, but
        between two lines of verse, where it ends a stanza.
        """
        for part in rule.lines.ranges:
            full = [n for n in range(part.first, part.last + 1) if not self._is_blank(n)]
            if not full:
                several = len(rule.lines.ranges) > 1
                remedy = f"leave {part} out" if several else "remove the rule, or name other lines"
                return f"{LineSet((part,))} {'is' if part.first == part.last else 'are'} blank; {remedy}"
            words = LineRange(full[0], full[-1])
            if words != part:
                blank = part.first if words.first > part.first else part.last
                return f"line {blank} is blank; name the lines that have words: {words}"
            if (rule.kind or self.rules.default) is VERSE and len(
                full
            ) < part.last - part.first + 1:
                blank = next(n for n in range(part.first, part.last) if n not in full)
                remedy = f"give each stanza its rule, or name the lines alone: {group_lines(full)}"
                return f"line {blank} is blank, and a stanza ends there; {remedy}"
        return ""

    def _is_blank(self, number: int) -> bool:
        start, end = self.contents[number - 1]
        return start == end

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
        remedy = "copy the words at which the block begins, so many that they are found once"
        nearest = "" if found else say_nearest(self.text[start:end], rule.starts_at)
        self.fault(rule, f"{message}{nearest}; {remedy}")
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
        return BlockRule(source=source, value_places={}, lines=lines, kind=kind, speaker=speaker)

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
