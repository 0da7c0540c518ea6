"""Lists that no notation marks: items with numbers, letters or signs before them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from glossator.draft.languages import LANGUAGES, any_word
from glossator.draft.layout import find_free_runs
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal, of_lines
from glossator.draft.state import Draft, take_first
from glossator.draft.wording import ends_sentence, is_heading_like
from glossator_schema.blocks import HEADING, LIST
from glossator_schema.points import read_mark

ITEM = re.compile(
    r"(?P<star>[*†‡]?)(?P<open>\(?)(?P<label>\d{1,3}|[a-zA-Z]|[ivx]{1,5}|[IVX]{1,5})(?P<close>[.)])(?P<gap>\s+)(?=\S)"
)
FIRST = ("1", "a", "A", "i", "I")
DASHED = re.compile(r"[—–]\s*(?=\S)")
BULLET = re.compile(r"(?:[oO¤](?=\s\s)|[›▪■□●○◆►▶➢✓✔∙])\s+(?=\S)")
SHORT = 8
"""The number of words that a line above exercises has at the most."""
SECTIONS = 2
"""So many other sections of a text tell that what one of them numbers are no paragraphs."""
LONGEST = 160
"""The number of characters of an item without a sentence's end before it, in a list that nothing announces."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose lists."""
    found = (
        *_find_lists(draft),
        *_find_worded(draft),
        *_find_dashed(draft),
        *_find_bulleted(draft),
    )
    yield from take_first(found)


def _find_lists(draft: Draft) -> Iterator[BlockProposal]:
    free = [line for line in draft.manuscript.lines if draft.is_free(line)]
    whole = _read_whole(draft)
    index = 0
    while index < len(free):
        items, last = _collect(free, index, draft.manuscript.firsts)
        lines = free[index : last + 1]
        if len(items) > 1 and _is_list(draft, lines, items, whole):
            yield of_lines(lines, LIST, f"{len(items)} items, numbered in order", 0.88)
            index = last + 1
        else:
            index += 1


def _find_worded(draft: Draft) -> Iterator[BlockProposal]:
    """Yield lists whose items have the numerals of a language before them."""
    free = [line for line in draft.manuscript.lines if draft.is_free(line)]
    for numerals in (series for language in LANGUAGES for series in language.numerals):
        starts = [n for n, line in enumerate(free) if line.words.startswith(numerals[0])]
        for start in starts:
            last = start
            for numeral, line in zip(numerals, free[start:], strict=False):
                if not line.words.startswith(numeral) or line.number > free[last].number + 2:
                    break
                last = start + numerals.index(numeral)
            before = draft.manuscript.lines_before(free[start].number)
            if last > start and before and before[-1].words.endswith((":", "：")):
                marker = "|".join(map(re.escape, numerals))
                lines = free[start : last + 1]
                yield of_lines(lines, LIST, "items with numerals before them", 0.88, marker=marker)


def _find_dashed(draft: Draft) -> Iterator[BlockProposal]:
    """Yield items with a dash before them, below a colon, that go on its sentence."""
    for above, run in _runs_below(draft):
        dashed = [line for line in run if DASHED.match(line.words)]
        small = all(DASHED.sub("", line.words, count=1)[:1].islower() for line in dashed)
        if len(dashed) > 1 and run[0] in dashed and small and above.words.endswith((":", "：")):
            yield of_lines(run, LIST, "items with a dash before them, below a colon", 0.85)


def _find_bulleted(draft: Draft) -> Iterator[BlockProposal]:
    """Yield items that one sign marks, each of which may go on further in; blank lines may part them."""
    free = [line for line in draft.manuscript.lines if draft.is_free(line)]
    index = 0
    while index < len(free):
        items, last = _collect_bulleted(free, index)
        if len(items) > 1:
            sign = items[0].words[0]
            lines = free[index : last + 1]
            marker = f"{re.escape(sign)}(?=\\s)"
            yield of_lines(lines, LIST, f"items that {sign!r} marks", 0.88, marker=marker)
        index = last + 1


def _collect_bulleted(free: list[Line], index: int) -> tuple[list[Line], int]:
    """Return the items that the sign before a line marks, and the index of the last line of them."""
    first = free[index]
    items, last = [first], index
    if not BULLET.match(first.words):
        return [], index
    for place in range(index + 1, len(free)):
        line, gap = free[place], free[place].number - free[place - 1].number
        match = BULLET.match(line.words)
        if match and line.words[0] == first.words[0] and line.indent == first.indent and gap <= 2:
            items.append(line)
        elif gap > 1 or line.indent <= first.indent:
            break
        last = place
    return items, last


def _runs_below(draft: Draft) -> Iterator[tuple[Line, list[Line]]]:
    """Yield each run of free lines, with the line above it."""
    lines = draft.manuscript.lines
    places = {line.number: place for place, line in enumerate(lines)}
    for run in find_free_runs(draft):
        place = places[run[0].number]
        if place:
            yield lines[place - 1], run


def _collect(free: list[Line], index: int, firsts: frozenset[int]) -> tuple[list[Line], int]:
    """Return the lines that are items, numbered from one on, and the index of the last line."""
    first = ITEM.match(free[index].words)
    if first is None or first["label"] not in FIRST:
        return [], index
    items, last, shape = [free[index]], index, (first["open"], first["close"])
    for place in range(index + 1, len(free)):
        line, gap = free[place], free[place].number - free[place - 1].number
        match = ITEM.match(line.words)
        same = match is not None and (match["open"], match["close"]) == shape
        if match and same and _is_next(items[-1].words, match["label"]) and gap <= 2:
            items.append(line)
            last = place
        elif match and same and gap > 2:
            break
        elif (gap == 1 and (match is None or _is_within(items[-1], line, match))) or (
            gap == 2 and line.indent > items[-1].indent + 1 and line.indent not in firsts
        ):
            last = place
        else:
            break
    return items, last


def _is_within(item: Line, line: Line, match: re.Match[str]) -> bool:
    """Tell whether an item stands in another: further in, or with letters where that has figures."""
    of_item = ITEM.match(item.words)
    lettered = of_item is not None and of_item["label"].isdigit() and not match["label"].isdigit()
    return line.indent > item.indent or lettered


def _is_next(before: str, label: str) -> bool:
    match = ITEM.match(before)
    if match is None:
        return False
    if label.isdigit() and match["label"].isdigit():
        return int(label) == int(match["label"]) + 1
    romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
    first, second = match["label"].lower(), label.lower()
    if label.isupper() == match["label"].isupper() and first in romans and second in romans[1:]:
        return romans.index(second) == romans.index(first) + 1
    return len(label) == len(match["label"]) == 1 and ord(label) == ord(match["label"]) + 1


def _is_list(draft: Draft, lines: list[Line], items: list[Line], whole: Whole) -> bool:
    """Tell whether items are a list, and no numbered paragraphs, headings or notes."""
    before = draft.manuscript.lines_before(lines[0].number)
    if before and before[-1].words.endswith((":", "：", "—", "--")):
        return True
    if items[0].words.startswith("I.") and (not before or not before[-1].words.endswith(",")):
        return False
    if items[0].words.startswith("I."):
        return not any(item.apart for item in items)
    if _goes_on_later(items[-1], lines[-1], whole.numbered):
        return False
    if _are_exercises(draft, lines, items):
        return True
    if _hang(lines, items, whole):
        return True
    if all(_is_paragraph(draft, item, lines) for item in items):
        return _is_alone_numbered(draft, lines, items, whole)
    if any(read_mark(line.words.split()[0]) == "" for line in items):
        return False
    lengths = [0] * len(items)
    numbers = [line.number for line in items]
    for line in lines:
        lengths[max(n for n, start in enumerate(numbers) if start <= line.number)] += len(
            line.words
        )
    headed = bool(before) and draft.kind(before[-1]) is HEADING
    short = all(length <= LONGEST for length in lengths)
    titles = all(not ends_sentence(line.words) and line.apart for line in items)
    return short and (headed or not titles)


def _are_exercises(draft: Draft, lines: list[Line], items: list[Line]) -> bool:
    """Tell whether items are set to be answered: their heading says so, or several below a short line ask."""
    before = draft.manuscript.lines_before(lines[0].number)
    if not before or items[0].words.startswith("(") or before[-1].count > SHORT:
        return False
    if re.search(rf"(?<!\w){any_word('exercises')}(?!\w)", before[-1].words, re.I):
        return True
    asking = [line for line in lines if line.words.endswith(("?", "？"))]
    return 2 * len(asking) >= len(items) and not ends_sentence(before[-1].words)


def _hang(lines: list[Line], items: list[Line], whole: Whole) -> bool:
    """Tell whether items go on further in than they begin, as the paragraphs of the text do not."""
    first, within = items[0].indent, {item.number for item in items}
    rest = [line for line in lines if line.number not in within]
    return bool(rest) and all(line.indent >= first + 2 for line in rest) and not whole.hangs


def _is_alone_numbered(draft: Draft, lines: list[Line], items: list[Line], whole: Whole) -> bool:
    """Tell whether a text numbers these sentences, and most others not: theses, and no paragraphs.

    Below other headings it may number some too, each time from one on, if most headings have none.
    """
    if items[0].words.startswith("("):
        return False
    same = sum(map(len, whole.numbered.values())) - len(items)
    before = draft.manuscript.lines_before(items[0].number)
    headed = bool(before) and before[-1].number in whole.heads
    first = ITEM.match(items[0].words)
    begun = (
        [each for each in whole.numbered[_tell_shape(first)] if _is_first(each)] if first else []
    )
    if same > 0 and not (headed and len(whole.heads) > SECTIONS * len(begun)):
        return False
    if headed and len(whole.heads) > SECTIONS and same == 0:
        return True
    here = sum(draft.manuscript.run_of(item)[0] is item and item.is_body for item in items)
    return whole.bodies - here > same + len(items)


def _is_head(line: Line) -> bool:
    """Tell whether a line looks like the heading of a section, and not of a numbered one."""
    words = line.words
    return line.count <= SHORT and is_heading_like(words) and not re.search(r"\d", words)


def _is_paragraph(draft: Draft, item: Line, lines: list[Line]) -> bool:
    """Tell whether an item is a numbered paragraph, as laws have: by itself, and a sentence or more."""
    following = draft.manuscript.by_number
    last = item
    while last.number + 1 in following and following[last.number + 1] in lines:
        last = following[last.number + 1]
    apart = item.number - 1 not in following
    ended = ends_sentence(last.words) or last.words.endswith(("--", "—"))
    return apart and ended and last.words[-1] not in ";；" and item.count > 6


@dataclass(frozen=True)
class Whole:
    """What a list is weighed by: the numbered lines of the text by their shape, its heads, its other runs."""

    numbered: Mapping[str, list[Line]]
    heads: frozenset[int]
    bodies: int
    hangs: bool


def _read_whole(draft: Draft) -> Whole:
    """Return what the whole text has of numbers, heads, running text, and lines that go on further in."""
    numbered: dict[str, list[Line]] = {}
    for line in draft.manuscript.lines:
        if (match := ITEM.match(line.words)) is not None:
            numbered.setdefault(_tell_shape(match), []).append(line)
    runs = draft.manuscript.runs
    heads = frozenset(run[0].number for run in runs if len(run) == 1 and _is_head(run[0]))
    others = [run for run in runs if len(run) > 1 and not ITEM.match(run[0].words)]
    hanging = sum(all(line.indent >= run[0].indent + 2 for line in run[1:]) for run in others)
    bodies = sum(any(line.is_body for line in run) for run in runs)
    return Whole(numbered, heads, bodies, 3 * hanging > len(others))


def _is_first(line: Line) -> bool:
    match = ITEM.match(line.words)
    return match is not None and match["label"] in FIRST


def _tell_shape(match: re.Match[str]) -> str:
    label = match["label"]
    sign = "1" if label.isdigit() else "A" if label.isupper() else "a"
    return f"{match['open']}{sign}{match['close']}"


def _goes_on_later(item: Line, last: Line, numbered: Mapping[str, list[Line]]) -> bool:
    """Tell whether the next of such numbers below other lines is one more, as those of paragraphs are."""
    match = ITEM.match(item.words)
    same = numbered[_tell_shape(match)] if match else []
    place = bisect.bisect_right(same, last.number, key=lambda line: line.number)
    if place == len(same):
        return False
    later = ITEM.match(same[place].words)
    return later is not None and _is_next(item.words, later["label"])
