"""Verse: lines that are lines by choice, in stanzas; an epigraph; words set further in, which are another's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from glossator.draft.languages import any_word, whole_line
from glossator.draft.layout import (
    LONGEST_VERSE,
    NARROW,
    find_free_runs,
    is_begun,
    is_running,
    looks_like_verse,
)
from glossator.draft.manuscript import WIDEST, Line
from glossator.draft.proposals import BlockProposal, of_lines
from glossator.draft.rules.dates import find_date, has_date
from glossator.draft.rules.divisions import ALONE, is_division
from glossator.draft.set_off import SET_IN, divide_run
from glossator.draft.state import Draft
from glossator.draft.wording import INSTITUTIONS, ends_sentence, is_name, is_title_case
from glossator_schema.blocks import AUTHOR_NOTE, EPIGRAPH, FURNITURE, HEADING, QUOTATION, VERSE

ATTRIBUTION = re.compile(r"[\s_*(\[]*(?:—+|–|--+|―|~)\s*[_*]*[^\W_].{0,80}")
QUOTED = re.compile(r"[“\"«„][^“”\"«»„]{10,300}[”\"»“]\s*(?:—|–|--+|―)\s*[^\W\d_].{2,60}")
"""Words in quotation marks, and who said them, in one line."""
SCRIPTURE = re.compile(
    r"(?:\d\s)?[^\W\d_][\w.]+\s(?:[ivxlc]+|\d{1,3})[.,:]\s?\d{1,3}(?:[,\s–-]+\d{1,3})*\.?", re.I
)
"""Chapter and verse, above the words of the Bible."""
BY = re.compile(rf"[\W_]*{any_word('by')}(?:\s|$)", re.I)
MARKED = re.compile(r"(?:[-*+•|#>]|\d{1,3}[.)\]]|\d{1,2}:\d\d|\[|\(?[a-z][.)]\s|\(\w\)|\*\*)")
TABULAR = re.compile(r"\S(?:\s{3,}|\t)\S|[^\s.!?:;\"”’)\]]\s\s\S")
"""Room within a line, as between columns; typists set two spaces after a stop."""
COUNTED = re.compile(r"\s{2,}(\d{1,4})$")
"""The number of a line of verse, at its end."""
SHARE = 0.4
"""The least share of all lines that are in stanzas, for each run of lines that may be one to be one."""
EARLY = 6
"""Among so many lines, at the file's beginning, the title is."""
HEADED = 6
"""So many words, at the most, has a line alone that may be a heading above verse."""
NEARLY_ALL = 0.7
"""The share of all lines at which a text is a poem, and what else stands in it is likely verse too."""
STOPS = frozenset(",.;:!?—–-”»\"’'…，。；：！？")
"""What ends a line of verse that is punctuated."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose stanzas, epigraphs, and prose that is set further in."""
    base = _find_base(draft)
    pieces = [piece for run in find_free_runs(draft) for piece in divide_run(draft, run, base)]
    for run in pieces:
        if _is_epigraph(draft, run):
            yield of_lines(run, EPIGRAPH, "words with their source, before the text", 0.85)
    runs = [run for run in pieces if not _is_epigraph(draft, run)]
    for run in runs:
        if _is_numbered(draft, run):
            yield of_lines(run[:1], HEADING, "a number above a stanza", 0.85, level=1)
    runs = [run[1:] if _is_numbered(draft, run) else run for run in runs]
    stanzas = [run for run in runs if _is_stanza(draft, run)]
    more = _find_more(draft, runs, stanzas) if len(stanzas) > 1 else []
    lines = sum(map(len, stanzas))
    poem = lines >= 4 and _weigh([*stanzas, *more]) >= SHARE * _weigh(runs)
    alike = {run[0].number for run in more}
    stanzas = sorted([*stanzas, *more], key=lambda run: run[0].number)
    taken = set()
    for run in stanzas:
        apart = run[0].indent >= base + SET_IN or _follows_colon(draft, run)
        attached = draft.manuscript.by_number.get(run[0].number - 1) is not None
        sure = poem or apart or run[0].number in alike
        if sure or _is_worded(run, 2 if attached else 4):
            taken.add(run[0].number)
            cuts = tuple(match[0] for line in run if (match := COUNTED.search(line.words)))
            yield of_lines(
                run, VERSE, "lines that were not broken for want of room", 0.85, cuts=cuts
            )
    place = _Place(base, _find_firsts(draft, base), _find_outer(draft))
    quoted = [run for run in runs if run[0].number not in taken and _is_set_in(draft, run, place)]
    for words in _join(quoted):
        yield of_lines(words, QUOTATION, f"set {words[0].indent - base} columns further in", 0.85)


def _join(runs: list[list[Line]]) -> Iterator[list[Line]]:
    """Yield the lines of each quotation: paragraphs one blank line apart, as far in, are one."""
    lines: list[Line] = []
    for run in runs:
        near = lines and run[0].number == lines[-1].number + 2
        if near and min(x.indent for x in run) == min(x.indent for x in lines):
            lines += run
            continue
        if lines:
            yield lines
        lines = [*run]
    if lines:
        yield lines


def _find_more(draft: Draft, runs: list[list[Line]], stanzas: list[list[Line]]) -> list[list[Line]]:
    """Return the lines of a poem which by themselves might be prose, by their place or their shape."""
    longest = max(line.reach for run in stanzas for line in run)
    known = {run[0].number for run in stanzas}
    shapes = Counter(map(_tell_shape, stanzas))
    first, last = stanzas[0][0].number, stanzas[-1][0].number
    end = _find_end(draft, last)
    rest = [run for run in runs if first < run[0].number < end and run[0].number not in known]
    reaches = sorted(line.reach for run in stanzas for line in run)
    usual = max(NARROW, reaches[int(0.9 * len(reaches))])
    rest = [run for run in rest if not _is_prose(run, usual, draft)]
    found = sum(map(len, stanzas))
    poem = found >= 4 and found >= NEARLY_ALL * _count(runs)
    among = found >= NEARLY_ALL * _count(run for run in runs if first <= run[0].number <= last)
    ends = {run[-1].number: run for run in stanzas}
    more = []
    for run in rest:
        before = ends.get(run[0].number - 2, [])
        goes_on = len(before) == len(run) > 1 and not ends_sentence(before[-1].words)
        place = poem or shapes[_tell_shape(run)] > 1 or (among and run[0].number < last)
        if (place and _may_be_stanza(run, longest)) or (
            goes_on and _may_be_stanza(run, max(line.reach for line in before), within=True)
        ):
            more.append(run)
            ends[run[-1].number] = run
    return more


def _find_end(draft: Draft, last: int) -> int:
    """Return at which line poems end: it is neither a heading nor of the foot of a page."""
    foot = True
    end = draft.manuscript.lines[-1].number + 1
    for block in reversed(draft.of(BlockProposal)):
        if block.line <= last:
            break
        if block.kind is not HEADING and not (foot and block.kind in (FURNITURE, AUTHOR_NOTE)):
            end = block.line
        foot = block.kind is FURNITURE or (foot and block.kind is AUTHOR_NOTE)
    return end


def _is_prose(run: list[Line], usual: int, draft: Draft) -> bool:
    """Tell whether lines that are longer than is usual were broken at a width, and most begin small."""
    small = sum(line.words[0].islower() for line in run[1:])
    wide = max(line.reach for line in run) > usual
    wide = wide and all(line.indent <= run[0].indent for line in run)
    return wide and 2 * small > len(run[1:]) and is_running(run, draft.manuscript)


def _count(runs: Iterable[list[Line]]) -> int:
    """Return how many lines there are but for those alone that may be headings."""
    return sum(len(run) for run in runs if len(run) > 1 or run[0].count > HEADED)


def _tell_shape(run: list[Line]) -> tuple[int, ...]:
    """Return how far in the lines of a stanza stand, beside its first; of one line nothing is told."""
    return tuple(line.indent - run[0].indent for line in run) if len(run) > 1 else (run[0].number,)


def _weigh(runs: Iterable[list[Line]]) -> int:
    """Return how many characters there are: of prose whose paragraphs are one line each, lines say nothing."""
    return sum(len(line.words) for run in runs for line in run)


def _is_worded(run: list[Line], least: int) -> bool:
    """Tell whether lines, of so many at least, are no menu: they have words, and here and there a stop."""
    stops = sum(line.words[-1] in STOPS for line in run)
    words = sum(line.count for line in run)
    leads_in = run[0].words.endswith((":", "："))
    return len(run) >= least and 4 * stops >= len(run) and words >= 3 * len(run) and not leads_in


def _may_be_stanza(run: list[Line], longest: int, within: bool = False) -> bool:
    """Tell whether lines of a poem, which by themselves might be prose, are as short as its others.

    :param within: a sentence that goes on from the stanza before.
    """
    marked = any(MARKED.match(line.words) for line in run)
    capital = within or is_begun(run[0])
    longest = min(LONGEST_VERSE, longest + longest // 3)
    several = len(run) > 1 or ends_sentence(run[0].words)
    several = several and not ALONE.fullmatch(run[0].words)
    return several and capital and not marked and max(line.reach for line in run) <= longest


def _is_numbered(draft: Draft, run: list[Line]) -> bool:
    """Tell whether a number stands directly above a stanza."""
    alone = len(run) > 2 and ALONE.fullmatch(run[0].words) is not None
    alone = alone and not _is_titled(run)
    return alone and (_is_stanza(draft, run[1:]) or _is_stanza(draft, run))


def _is_titled(run: list[Line]) -> bool:
    """Tell whether a few lines are a title: no stop ends them; in title case, or below a number."""
    numbered = ALONE.fullmatch(run[0].words) is not None
    name = run[1:] if numbered else run
    open_ends = all(is_begun(line) and line.words[-1] not in STOPS for line in name)
    return len(name) < 4 and open_ends and (numbered or all(is_title_case(x.words) for x in name))


def _find_base(draft: Draft) -> int:
    """Return how far in most of the text stands, by its letters: a paragraph may be one line."""
    counted: Counter[int] = Counter()
    for line in draft.manuscript.lines:
        counted[line.indent] += len(line.words) if len(line.words) > 20 else 0
    return counted.most_common(1)[0][0] if counted else 0


def _is_stanza(draft: Draft, run: list[Line]) -> bool:
    if not looks_like_verse(run, draft.manuscript):
        return False
    if any(MARKED.match(line.words) or TABULAR.search(_uncounted(line)) for line in run):
        return False
    early = run[0] in draft.manuscript.lines[:EARLY]
    if early and len(run) == 2 and is_name(run[1].words):
        return False  # a title and who wrote it
    if any(has_date(line.words) for line in run):
        return False  # a place and a day, or an imprint
    if _is_titled(run):
        return False
    few = len(run) <= EARLY  # so many lines may say who wrote what, and where
    if few and any(BY.match(line.words) or INSTITUTIONS.search(line.words) for line in run):
        return False
    if any(not any(map(str.isalpha, line.words)) for line in run):
        return False
    if any(is_division(line.words) or whole_line("sections").fullmatch(line.words) for line in run):
        return False
    if (
        find_date(run[0].words)
        or find_date(run[-1].words)
        or all(line.words.isupper() for line in run)
    ):
        return False
    first = draft.manuscript.lines[0].number
    return len(run) >= 4 or run[0].number != first


def _uncounted(line: Line) -> str:
    """Return the words of a line without its number, which is a multiple of five."""
    match = COUNTED.search(line.words)
    return line.words[: match.start()] if match and int(match[1]) % 5 == 0 else line.words


def _follows_colon(draft: Draft, run: list[Line]) -> bool:
    before = draft.manuscript.lines_before(run[0].number)
    return bool(before) and before[-1].words.endswith((":", "："))


def _is_epigraph(draft: Draft, run: list[Line]) -> bool:
    """Tell whether lines are another's words with their source below, before all text or below a heading."""
    if len(run) == 1 and QUOTED.fullmatch(run[0].words):
        return not draft.manuscript.has_body_before(run[0].number)
    if 2 <= len(run) <= 5 and SCRIPTURE.fullmatch(run[0].words) and not find_date(run[0].words):
        return not draft.manuscript.has_body_before(run[0].number)
    if not 2 <= len(run) <= 8 or not ATTRIBUTION.fullmatch(run[-1].words):
        return False
    before = draft.manuscript.lines_before(run[0].number)
    return not any(line.is_body for line in before[-1:]) and (
        len(before) < 12 or not ends_sentence(before[-1].words)
    )


@dataclass(frozen=True)
class _Place:
    """Where text stands: how far in most of it, and first lines; which lines are the outermost so far."""

    base: int
    firsts: frozenset[int]
    outer: tuple[tuple[int, int], ...]


def _is_set_in(draft: Draft, run: list[Line], place: _Place) -> bool:
    base = place.base
    least = min(line.indent for line in run)
    if least < base + SET_IN or any(TABULAR.search(line.words) for line in run):
        return False
    if MARKED.match(run[0].words) or ATTRIBUTION.fullmatch(run[0].words):
        return False
    above = draft.manuscript.above(run[0])
    if above is None or not any(n < run[0].number and far < least for n, far in place.outer):
        return False  # a title page is set as its lines look best
    if above.indent == least and above.count <= HEADED and not above.is_body:
        return False  # what stands below its heading in a box
    announced = above.words.endswith((":", "："))
    if len(run) == 1 and not announced and run[0].indent in place.firsts:
        return False  # a paragraph of one line
    if run[0].indent > base + 24 or (len(run) == 1 and not ends_sentence(run[0].words)):
        return False
    words = sum(line.count for line in run)
    before = draft.manuscript.by_number.get(run[0].number - 1)
    running = (
        len(run) == 1 or is_running(run, draft.manuscript) or max(x.reach for x in run) > WIDEST
    )
    printed = len(run) > 1 and all(is_title_case(line.words) for line in run)
    running = running or (ends_sentence(run[-1].words) and not printed)
    below = before is None or (draft.is_free(before) and len(run) > 1)
    return words >= 5 and below and running


def _find_firsts(draft: Draft, base: int) -> frozenset[int]:
    """Return how far in the first lines of paragraphs stand, whose other lines do not."""
    pairs = (pair for run in draft.manuscript.runs for pair in pairwise(run[:2]))
    return frozenset(a.indent for a, b in pairs if b.indent == base < a.indent and b.is_body)


def _find_outer(draft: Draft) -> tuple[tuple[int, int], ...]:
    """Return the lines of text that stand less far in than all before, each by its number and how far."""
    found: list[tuple[int, int]] = []
    for line in draft.manuscript.lines:
        text = line.is_body and draft.kind(line) is not FURNITURE
        if text and (not found or line.indent < found[-1][1]):
            found.append((line.number, line.indent))
    return tuple(found)
