"""The proposals that stand in a drafted record: what each is about, which rule made it, and where.

A record is read as it stands, by its lines: an editor may have struck some, and changed others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

REMARK = re.compile(r"(?P<body>.*\S)  # (?P<said>[a-z][a-z-]* \d\.\d\d: .*)")
"""A line of a record that is a proposal, and what is said of it."""
SAID = re.compile(r"(?:^|; )(?P<rule>[a-z][a-z-]*) (?P<sure>\d\.\d\d): ")
ITEM = re.compile(r"(?P<doubt>#?) *- (?P<fields>\{.*\})")
WITHIN = re.compile(r" +(?:run_in: )?(?P<fields>\{.*\}),?")
HEAD = re.compile(r" +- lines: (?P<lines>\[?\d[\d, -]*\]?)")
"""The first line of an exception of several lines."""
HYPHENS = re.compile(r"  default: (?:join|keep)")
NUMBERS = re.compile(r"(\d+)(?:-(\d+))?")

BLOCK, INNER, EMENDATION, DOUBTFUL, HYPHEN = "block", "inner", "emendation", "doubtful", "hyphens"


@dataclass(frozen=True)
class Said:
    """What a rule says of its proposal: how sure it is, from 0 to 1, and why."""

    rule: str
    sure: float
    why: str


@dataclass(frozen=True)
class Proposed:
    """A proposal about the lines ``first`` to ``last`` of the witness, 0 where it is about all of them.

    ``what``: a block, what stands within one (a note, its mark, a heading that runs in), an emendation, what
    hyphens at line ends are, or what is listed and not applied. ``place``: the line of the record in which it
    stands, from 0; ``along``: those that say more of it. ``number``: which it is, from 1, of those of the same
    rule about the same first line.
    """

    what: str
    first: int
    last: int
    fields: Mapping[str, Any]
    said: tuple[Said, ...]
    place: int
    along: tuple[int, ...] = ()
    number: int = 1

    @property
    def rules(self) -> list[str]:
        """The names of the rules that made it."""
        return [each.rule for each in self.said]

    @property
    def name(self) -> str:
        """What it is called where it is to be struck: ``17:dashes``, ``17:dashes:2``."""
        again = f":{self.number}" if self.number > 1 else ""
        return f"{self.first}:{self.said[0].rule}{again}"


def read_proposed(lines: Sequence[str]) -> list[Proposed]:
    """Return the proposals in the lines of a record, in its order."""
    found: list[Proposed] = []
    counted: Counter[tuple[int, str]] = Counter()
    for each in _read(lines):
        key = (each.first, each.said[0].rule)
        counted[key] += 1
        found.append(
            Proposed(
                each.what,
                each.first,
                each.last,
                each.fields,
                each.said,
                each.place,
                each.along,
                counted[key],
            )
        )
    return found


def _read(lines: Sequence[str]) -> Iterator[Proposed]:
    about = (0, 0)
    for place, line in enumerate(lines):
        head = HEAD.match(line)
        if head:
            about = _span(head["lines"])
        match = REMARK.fullmatch(line)
        if match is None:
            continue
        said = tuple(_read_said(match["said"]))
        body = match["body"]
        if item := ITEM.fullmatch(body):
            fields = _load(item["fields"])
            if "lines" in fields:
                about = _span(str(fields["lines"]))
                what = BLOCK if "kind" in fields else INNER
                yield Proposed(DOUBTFUL if item["doubt"] else what, *about, fields, said, place)
            elif str(fields.get("line", "")).isdigit():
                number = int(fields["line"])
                what = DOUBTFUL if item["doubt"] else EMENDATION
                yield Proposed(what, number, number, fields, said, place)
        elif head:
            along = tuple(_find_along(lines, place))
            fields = _load(f"{{{', '.join(lines[n].strip() for n in along)}}}")
            yield Proposed(BLOCK, *about, fields, said, place, along)
        elif HYPHENS.fullmatch(body):
            along = tuple(
                n for n in (place + 1,) if lines[n : n + 1] and lines[n].startswith("  ex")
            )
            yield Proposed(HYPHEN, 0, 0, {}, said, place, along)
        elif inner := WITHIN.fullmatch(body):
            yield Proposed(INNER, *about, _load(inner["fields"]), said, place)


def _read_said(said: str) -> Iterator[Said]:
    found = [*SAID.finditer(said)]
    ends = [*(match.start() for match in found[1:]), len(said)]
    for match, end in zip(found, ends, strict=True):
        yield Said(match["rule"], float(match["sure"]), said[match.end() : end])


def find_item_end(lines: Sequence[str], head: int) -> int:
    """Return where the exception of several lines ends that begins with a line."""
    indent = " " * (len(lines[head]) - len(lines[head].lstrip()) + 2)
    end = head + 1
    while end < len(lines) and lines[end].startswith(indent):
        end += 1
    return end


def _find_along(lines: Sequence[str], head: int) -> Iterator[int]:
    """Yield the lines that say more of the block whose exception begins with a line."""
    for number in range(head + 1, find_item_end(lines, head)):
        if re.match(r" *(?:run_in|notes):", lines[number]):
            break
        yield number


def _load(flow: str) -> dict[str, Any]:
    """Return the fields of an item, each as it was typed; none where an editor has left no YAML of it."""
    try:
        loaded = yaml.load(flow, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return {}
    return loaded if isinstance(loaded, dict) else {}


def _span(lines: str) -> tuple[int, int]:
    numbers = [int(n) for match in NUMBERS.finditer(lines) for n in match.groups() if n]
    return (min(numbers), max(numbers)) if numbers else (0, 0)
