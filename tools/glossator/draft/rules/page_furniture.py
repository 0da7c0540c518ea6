"""What pages print at their edges: page numbers, and the running heads beside them."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from operator import attrgetter

from glossator.draft.languages import any_word
from glossator.draft.manuscript import Line
from glossator.draft.note_signs import find_labels_above
from glossator.draft.page_edges import (
    LONGEST,
    find_counted,
    find_sheets,
    find_stamps,
    is_parted,
)
from glossator.draft.proposals import BlockProposal, FactProposal
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence, fold_title
from glossator_schema.blocks import FURNITURE, TITLE

SURE = re.compile(
    r"[-–—·\[(]\s*\d{1,4}\s*[-–—·\])]|[-–—·\[(]*\s*(?:page|p\.|pg\.?|seite|s\.)\s*[A-Z]?\d{1,5}(?:\s*(?:/|of|von|sur)\s*\d{1,4})?\s*[-–—·\])]*|"
    r"\d{1,4}\s*(?:/|of)\s*\d{1,4}|\*\s?\d{1,4}|\[\*\d{1,4}\]",
    re.I,
)
"""What can be nothing but the number of a page."""
NUMBER = re.compile(r"\d{1,4}|[ivxlc]{1,6}")
BESIDE = re.compile(
    r"\d{1,4}\s{2,}\S.*|\S.*\s{2,}\d{1,4}|\d{1,4}\s+[A-Z][^a-z]{4,}|[^a-z]{4,}\s\d{1,4}"
)
"""A running head with the number of its page in the same line."""
WIDE = re.compile(r"(?P<left>\d{1,4})\s{4,}\S.{2,60}|\S.{2,60}?\s{4,}(?P<right>\d{1,4})")
"""One by itself, with wide room between it and the number."""
OF_ALL = re.compile(
    r"\S.{1,70}?\s{3,}(?:page|p\.|pg\.?|seite|s\.)\s*\d{1,4}\s*(?:/|of|von|sur)\s*\d{1,4}|"
    r"(?:page|p\.|pg\.?|seite|s\.)\s*\d{1,4}\s*(?:/|of|von|sur)\s*\d{1,4}\s{3,}\S.{1,70}",
    re.I,
)
"""One that says which page it is, and of how many."""
HEADED = re.compile(r"\d{1,4}\s{4,}[^a-z\d]{6,60}|[^a-z\d]{6,60}\s{4,}\d{1,4}")
"""One that is plain from its capitals, and from the room between it and the number."""
YEAR = re.compile(r"\(\s?(?:1[4-9]|20)\d\d\s?\)")
"""A year in brackets, as it stands below a poem."""
OF_TEXT = re.compile(rf"[\W_]*(?:{any_word('sections')}|{any_word('notes')})[\W_]*", re.I)
"""A part that is called by its name alone: a title may have that too, and runs over no page."""
YEARS = 1400
"""From here on a number alone is a year, where others are none."""
HEAD_WORDS = 14
"""So many words, at the most, has a running head."""
FAR = 16
"""So many columns in, a number alone in its line is that of a page."""
ROWS = 4
"""So many lines with a number, and no other between, are rows of the contents."""
DEEP = 40
"""The furniture of so few lines may stand between two parts of a sentence."""
NEAR = 2
"""So many lines at the most lie between a page's number, or its break, and its running head."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose page numbers, and what stands beside them and recurs, names the text, or cuts a sentence."""
    lines = [line for line in draft.manuscript.lines if draft.is_free(line)]
    labels = find_labels_above(lines)
    lines = [line for line in lines if line.number not in labels]
    numbers = _find_numbers(draft, lines)
    stamps = [line for line in find_stamps(lines) if line not in numbers]
    for line in stamps:
        yield _furniture(line, "a stamp: it stands alone on several pages, with a number", 0.88)
    for line in numbers:
        yield _furniture(line, "a page number", 0.9)
    pages = {line.number for line in numbers}
    edges = [
        n for n, line in enumerate(lines) if line.number in pages or _is_after_feed(draft, line)
    ]
    times = Counter(without_numbers(line.words) for line in lines)
    titles = {fold_title(fact.value) for fact in draft.of(FactProposal) if fact.key is TITLE}
    titles |= {fold_title(line.words) for line in lines[:8] if 2 <= line.count <= 25}
    taken = pages | {line.number for line in stamps}
    below = _find_below(draft, lines, pages)
    contents = set(_find_contents(lines, pages))
    for edge in edges:
        if edge in contents:
            continue
        for line in _find_beside(draft, lines, edge, taken):
            reason = _say_head(line, times, titles, lines[:8], pages) or _cut(
                draft, lines, line, taken
            )
            if line is lines[edge] and line.number not in pages and is_parted(lines, edge):
                reason = reason or "a running head: it begins a page, with wide room in it"
            if not reason and line.number in below:
                reason = below[line.number]
            if reason and line.number not in taken:
                taken.add(line.number)
                yield _furniture(line, reason, 0.88)


def _find_contents(lines: Sequence[Line], pages: Container[int]) -> Iterator[int]:
    """Yield the places of lines that are rows of the contents, and no edges of pages."""
    for numbered, group in itertools.groupby(range(len(lines)), lambda n: lines[n].number in pages):
        places = [*group]
        if numbered and len(places) >= ROWS:
            yield from places


def _find_numbers(draft: Draft, lines: Sequence[Line]) -> list[Line]:
    """Return the lines that are numbers of pages, alone or with a running head."""
    found = [
        line
        for line in lines
        if (SURE.fullmatch(line.words) and not YEAR.fullmatch(line.words))
        or OF_ALL.fullmatch(line.words)
    ]
    plain = [
        (index, line)
        for index, line in enumerate(lines)
        if NUMBER.fullmatch(line.words) and (line.words.isdigit() or _is_after_feed(draft, line))
    ]
    far_in = [(n, line) for n, line in plain if line.indent >= FAR]
    if len(far_in) > 1:  # those of pages stand there: others are notes', or items'
        plain = far_in
    numbers = [int(line.words) for _, line in plain if line.words.isdigit()]
    if any(number < YEARS for number in numbers):
        plain = [
            (n, line) for n, line in plain if not line.words.isdigit() or int(line.words) < YEARS
        ]
    known = {line.number for line in (*found, *(each for _, each in plain))}
    told = [line for line in lines if line.number in known]
    digits = [re.search(r"\d+", line.words) for line in told]
    values = [int(number[0]) for number in digits if number]
    steps = [b - a for a, b in itertools.pairwise(values)]
    rising = bool(steps) and sum(0 < step <= 2 for step in steps) >= 0.6 * len(steps)
    begins = bool(values) and values[0] in (1, 2)
    ends = bool(plain) and plain[-1][1] is lines[-1] and len(plain) > 1
    last = lines[-1] if lines else None
    if len(plain) == 1 and plain[0][1] is last and last.apart and last.words.isdigit():
        found += [last] if 1 < int(last.words) < YEARS else []
    headed = _find_headed(lines, [index for index, _ in plain])
    found += [line for line in headed if line not in found]
    feet = sum(_is_before_feed(draft, line) for _, line in plain)  # then none stands at the top
    for index, line in plain:
        if line in headed:
            continue
        turned = _find_turned(lines, index)
        if turned is not None:
            found += [one for one in (line, turned) if one not in found]
            continue
        cuts = _cuts_sentence(lines, index)
        within = _is_within(draft, line)
        far = line.indent >= FAR and line.words.isdigit()
        if (
            cuts
            or within
            or far
            or (_is_after_feed(draft, line) and feet < 2)
            or _is_before_feed(draft, line)
            or (rising and (ends or not begins))
        ):
            found.append(line)
    heads = [line for line in lines if BESIDE.fullmatch(line.words) and len(line.words) <= LONGEST]
    names = Counter(without_numbers(line.words) for line in heads)
    found += [line for line in lines if HEADED.fullmatch(line.words)]
    wide = [line for line in lines if line.apart and WIDE.fullmatch(line.words)]
    found += wide if len(wide) > 1 else []
    found += [line for line in heads if names[without_numbers(line.words)] > 1]
    found += find_counted(lines, found)
    found += find_sheets(lines, found)
    return sorted({line.number: line for line in found}.values(), key=lambda line: line.number)


def _find_headed(lines: Sequence[Line], plain: Sequence[int]) -> list[Line]:
    """Return the numbers alone beside which the same words stand on several pages, and others of their row."""
    beside: dict[str, dict[int, int]] = {}
    for index in plain:
        near = [*lines[max(0, index - NEAR) : index], *lines[index + 1 : index + 1 + NEAR]]
        for line in near:
            name = without_numbers(line.words)
            if line.count <= HEAD_WORDS and len(name) > 3:
                beside.setdefault(name, {}).setdefault(line.number, index)
    places = {index for found in beside.values() if len(found) > 1 for index in found.values()}
    values = {n: int(lines[n].words) for n in plain if lines[n].words.isdigit()}
    rising = [values[n] for n in sorted(places) if n in values]
    if len(rising) < 2 or any(a >= b for a, b in itertools.pairwise(rising)):
        return []
    for before, after in itertools.pairwise(sorted(n for n in places if n in values)):
        between = [n for n in values if before < n < after]
        places |= {n for n in between if values[before] < values[n] < values[after]}
    for n in sorted(values, reverse=True):
        if n < min(places) and values[n] + 1 == values.get(min(places)):
            places.add(n)
    for n in sorted(values):
        if n > max(places) and values[n] - 1 == values.get(max(places)):
            places.add(n)
    return [lines[n] for n in sorted(places)]


def _find_turned(lines: Sequence[Line], index: int) -> Line | None:
    """Return the line directly after the number of a page that begins with the next, wide room after it."""
    line, following = lines[index], lines[index + 1 : index + 2]
    match = re.match(r"(\d{1,4})\s{3,}\S", following[0].words) if following else None
    if match is None or not line.words.isdigit() or int(match[1]) != int(line.words) + 1:
        return None
    return following[0] if line.apart and following[0].apart else None


def _find_below(draft: Draft, lines: Sequence[Line], pages: set[int]) -> dict[int, str]:
    """Return the lines directly below page numbers that are heads by their place: far in, or in capitals."""
    found: dict[int, str] = {}
    capitals: list[Line] = []
    middle: list[tuple[Line, bool]] = []
    wides = 0
    for index, (line, following) in enumerate(itertools.pairwise(lines)):
        if line.number not in pages or following.number in pages:
            continue
        wide = WIDE.fullmatch(line.words) is not None
        wides += wide
        if wide and following.apart and following.indent >= FAR and following.count <= 8:
            middle.append((following, _cuts_sentence(lines, index)))
        directly = following.number == line.number + 1 and line.indent >= FAR
        if directly and following.words.isupper() and following.apart is False:
            capitals.append(following)
    often = len(middle) > 1 and 2 * len(middle) >= wides  # one alone is rather a heading
    found |= {
        line.number: "a running head: it stands in the middle, below that of the page"
        for line, cuts in middle
        if often or cuts
    }
    if len(capitals) > 1:
        found |= {
            line.number: "a running head: in capitals below the numbers of pages"
            for line in capitals
        }
    return found


def _is_within(draft: Draft, line: Line) -> bool:
    """Tell whether a number stands among lines without a blank one."""
    by_number = draft.manuscript.by_number
    return line.number - 1 in by_number and line.number + 1 in by_number


def _cuts_sentence(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a sentence goes on from before a line to after it, or after the one that follows it."""
    if not 0 < index < len(lines) - 1:
        return False
    before = lines[index - 1].words
    open_end = not ends_sentence(before) and (before[-1].isalnum() or before[-1] in ",;-")
    following = [line.words[0].islower() for line in lines[index + 1 : index + 3]]
    return open_end and any(following) and lines[index - 1].count > 3


def _is_after_feed(draft: Draft, line: Line) -> bool:
    """Tell whether a page begins with a line: a form feed stands before it."""
    text = draft.manuscript.text
    start = line.start
    while start > 0 and text[start - 1].isspace():
        start -= 1
        if text[start] == "\f":
            return True
    return False


def _is_before_feed(draft: Draft, line: Line) -> bool:
    """Tell whether a page ends with a line: a form feed stands after it."""
    text = draft.manuscript.text
    end = line.start + len(line.words)
    return "\f" in text[end : len(text) - len(text[end:].lstrip())]


def _find_beside(draft: Draft, lines: Sequence[Line], edge: int, taken: set[int]) -> Iterator[Line]:
    """Yield the lines that stand beside an edge of a page, that line too."""
    yield lines[edge]
    feed = _is_after_feed(draft, lines[edge])
    for step in (1, -1):
        for distance in range(1, NEAR + 1):
            place = edge + step * distance
            if not 0 <= place < len(lines) or len(lines[place].words) > LONGEST:
                break
            yield lines[place]
    del feed, taken


def _say_head(
    line: Line, times: Counter[str], titles: set[str], early: Sequence[Line], pages: set[int]
) -> str:
    """Return why a line is a running head; "" if nothing says so."""
    name = without_numbers(line.words)
    folded = fold_title(name)
    named = times[name] > 1 and any(
        len(title) > 10 and title in folded and title != folded for title in titles
    )
    if OF_TEXT.fullmatch(line.words):
        return ""
    named = named or times[name] > 2
    paged = times[name] > 2 and any(each.number in pages for each in early[:3])
    before = [each for each in early[:3] if each.number < line.number]
    if line in early[:3] and any(without_numbers(each.words) == name for each in before):
        return ""  # the head of the page stands above: here the title itself does
    if (
        (line in early[:3] and not paged)
        or (ends_sentence(line.words) and not named)
        or line.count > HEAD_WORDS
    ):
        return ""
    if line.words.endswith(","):
        return (
            ""  # what goes on in the next line, as the regards that close each of several letters
        )
    if len(folded) > 4 and any(folded in title for title in titles) and line not in early:
        return "a running head: it names the text"
    if times[name] > 1 and len(folded) > 3:
        return f"a running head: it stands {times[name]} times at the edges of pages"
    return ""


def _cut(draft: Draft, lines: Sequence[Line], line: Line, taken: set[int]) -> str:
    """Return why a line between two parts of a sentence, beside a page's number, is a running head."""
    index = bisect_left(lines, line.number, key=attrgetter("number"))
    before, after = index - 1, index + 1
    while max(0, index - DEEP) <= before and lines[before].number in taken:
        before -= 1
    while after < min(len(lines), index + DEEP) and lines[after].number in taken:
        after += 1
    if before < 0 or after >= len(lines) or line.count > 10 or line.words[0].islower():
        return ""
    if not lines[after].words[0].islower() or len(line.words) >= 0.75 * draft.manuscript.width:
        return ""
    open_end = lines[before].words[-1].isalnum() or lines[before].words[-1] in ",-;"
    beside = line.apart or not taken.isdisjoint({line.number - 1, line.number + 1})
    if open_end and beside and not ends_sentence(lines[before].words):
        return "a running head: a sentence goes on over it"
    known = line.apart and any(lines[n].number in taken for n in (index - 1, index + 1))
    return "a running head: no sentence begins below it" if known else ""


def without_numbers(words: str) -> str:
    """Return a line without the figures at its ends: running heads have the page's number there."""
    return re.sub(r"^\d+\s+|\s+\d+$", "", words).casefold()


def _furniture(line: Line, reason: str, confidence: float) -> BlockProposal:
    return BlockProposal(line=line.number, kind=FURNITURE, reason=reason, confidence=confidence)
