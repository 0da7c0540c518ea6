"""Take the page and line numbers of standard editions out of the words, each as a place of its own."""

from __future__ import annotations

from collections.abc import Sequence

from glossator.block_rules import BlockRule, MilestonePattern
from glossator.data_file import Placed
from glossator.model import Point, Role
from glossator.quotation import find_quotation, say_nearest
from glossator.structure.ground import Ground, RawBlock
from glossator.structure.patterns import TimedPattern
from glossator.witness import Range
from glossator_schema.blocks import MILESTONE, PointKind, read_milestone


class Milestones:
    """The milestones of a text, by the patterns of its record and by what rules say of single marks."""

    def __init__(self, patterns: Sequence[MilestonePattern], ground: Ground, text_id: str) -> None:
        self.patterns = [(rule, TimedPattern(rule.pattern)) for rule in patterns]
        self.ground = ground
        self.text_id = text_id
        self.used: set[str] = set()

    def take(
        self, draft: RawBlock, rule: BlockRule, contents: list[Range], stretches: list[Range]
    ) -> None:
        """Take the milestones among the words of a block."""
        text = self.ground.text
        for single in rule.milestones:
            places = [
                first + place
                for first, last in stretches
                for place in find_quotation(
                    text[first:last], single.mark, single.prefix, single.suffix
                )
            ]
            if len(places) == 1:
                label = single.label or single.mark.strip("[]()|/ ")
                span = places[0], places[0] + len(single.mark)
                self._take(draft, single, span, label, "")
            else:
                message = (
                    f"the milestone {single.mark!r} stands {len(places)} times in {rule.lines}"
                )
                if not places:
                    message += say_nearest(" ".join(text[a:b] for a, b in stretches), single.mark)
                remedy = "copy its mark, with a prefix or suffix if it recurs"
                self.ground.fault(single, f"{message}; {remedy}")
        for pattern, timed in () if draft.kind.verbatim else tuple(self.patterns):
            try:
                found = [it for content in contents for it in timed.finditer(text, *content)]
            except TimeoutError:
                self.ground.fault(pattern, f"the pattern of milestones {timed.complaint}")
                self.patterns.remove((pattern, timed))
                continue
            for match in found:
                free = self.ground.characters.left([match.span()])
                if free == [match.span()]:  # what the record cuts is none
                    self.used.add(pattern.pattern)
                    grouped = timed.compiled.groups and match[1] is not None
                    label = match[1] if grouped else match[0]
                    self._take(draft, pattern, match.span(), label, pattern.name)

    def _take(
        self,
        draft: RawBlock,
        rule: Placed,
        span: Range,
        label: str,
        name: str,
    ) -> None:
        """Take a mark out of the words."""
        ground, text = self.ground, self.ground.text
        start, end = span
        ground.assign_named(rule, span, Role.POINT, draft.id)
        number = read_milestone(label)
        if not number:
            ground.fault(rule, f"the milestone {text[start:end]!r} has no label; give it one")
        point = Point(
            kind=PointKind.MILESTONE,
            id=f"{self.text_id}-{MILESTONE}-{number}",
            label=label,
            source=text[start:end],
            number=name,
            start=start,
            end=end,
        )
        draft.points.append((start, point))

    def check(self) -> None:
        """Note a fault for each pattern that finds nothing."""
        for rule, timed in self.patterns:
            if timed.pattern not in self.used:
                message = f"the milestones {timed.pattern!r} are found nowhere; correct or remove"
                self.ground.fault(rule, message)
