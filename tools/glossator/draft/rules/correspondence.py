"""Letters of a collection, or one by itself: where each begins and ends, by what stands around its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from glossator.draft.languages import any_word
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal
from glossator.draft.rules.dates import find_date
from glossator.draft.rules.divisions import ALONE, NUMBER, is_division
from glossator.draft.rules.letters import (
    DAY,
    INITIALS,
    NUMBERED,
    POSTSCRIPT,
    REGARDS,
    SALUTATION,
    SENTENCE,
    SHORT,
    TO,
)
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence, is_name, is_title_case
from glossator_schema.blocks import CLOSER, HEADING, OPENER

RUN_IN = re.compile(
    rf"[_*\"“]*{any_word('salutations')}\s*[,:!.]?[_*]*\s?(?:--+|—|–)[_*]*\s?\S.*", re.I
)
"""A salutation with the letter in the same line."""
CALLED = re.compile(r"[^.?]{2,60}(?:[,:!.]\s?(?:--+|—|–)|,)[_*]*")
"""A line that calls somebody, whatever by: a dash after its stop, or a comma, ends it."""
ANY_TO = re.compile(TO.pattern, re.I)
ADDRESSED = re.compile(rf"(?:{NUMBER}[.:]?\s)?{TO.pattern}", re.I)
"""A heading that says to whom a letter goes."""
YEAR = re.compile(r"\b1[4-9]\d\d\b|\b20\d\d\b")
NOTED = re.compile(r"[\[*†‡§¹²³⁴-⁹①-⑳](?![^*]+\*$)|\(?\d{1,3}[.)]\s")
"""How a note begins that stands below a letter."""
ITALIC = re.compile(r"[_*]{1,2}[^_*]+[_*]{1,2}\.?")
SINGLE = re.compile(r"[^\W\d_a-zß-öø-ÿ]")
FAR = 16
"""So many columns in stands a name that is known by its place alone."""
RUNS = 5
"""So many runs of lines, at the most, stand between the place and the salutation, or below a letter."""
MOST = 80
"""The number of characters that regards have at the most."""
WORDS = 12
"""A line of more words closes no letter, and opens none."""
ADDRESS = 7
"""So many lines, at the most, an address has, or a signature with its offices."""

Run = tuple[Line, ...]


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose openers and closers of each letter, where the text is surely letters."""
    runs = draft.manuscript.runs
    opened = [n for n, run in enumerate(runs) if _is_salutation(draft, runs, n)]
    closed = [n for n, run in enumerate(runs) if any(_is_regards(draft, line) for line in run)]
    throughout = _is_addressed_throughout(draft, runs)
    if (not opened or not closed) and not throughout:
        return
    if (
        not throughout
        and len(opened) + len(closed) < 3
        and draft.manuscript.has_body_before(runs[opened[0]][0].number)
    ):
        return
    called = list(_find_addressees(draft))
    yield from called
    lines = {block.line for block in called}
    heads = {n for n, run in enumerate(runs) if _is_head(draft, run) or run[0].number in lines}
    starts = sorted({*opened, *(n + 1 for n in heads if n + 1 < len(runs) and n + 1 not in heads)})
    firsts: dict[int, Line | None] = {}
    for start in starts:
        first, last = _find_opener(draft, runs, start, heads)
        firsts[first] = last or firsts.get(first)
    for first, last in firsts.items():
        if last is not None:
            yield _block(runs[first][0], last, OPENER, "above a letter, its salutation below")
    begins = sorted({*heads, *firsts, len(runs)})
    for begin, end in pairwise(begins):
        yield from _find_closer(draft, list(runs[begin:end]))


def _is_addressed_throughout(draft: Draft, runs: Sequence[Run]) -> bool:
    """Tell whether several headings say to whom, and places and dates stand below or above as many of them."""
    heads = [n for n, run in enumerate(runs) if len(run) <= 2 and ADDRESSED.fullmatch(run[0].words)]
    near = {n for head in heads for n in (head - 2, head - 1, head + 1) if 0 <= n < len(runs)}
    dated = [n for n in near if _is_short(runs[n]) and _is_dated(runs[n])]
    texts = sum(_is_text(runs[n]) for head in heads for n in (head + 1, head + 2) if n < len(runs))
    return len(heads) > 1 and len(dated) > 1 and texts >= len(heads) - 1


# --- openers -----------------------------------------------------------------------------------


def _is_salutation(draft: Draft, runs: Sequence[Run], place: int) -> bool:
    """Tell whether a run ends with a salutation, or begins with one that its letter follows in the line."""
    run = runs[place]
    if not all(map(draft.is_free, run)):
        return False
    if RUN_IN.fullmatch(run[0].words) and run[0].count > 4:
        return True
    below = runs[place + 1] if place + 1 < len(runs) else ()
    last = run[-1]
    called = SALUTATION.fullmatch(last.words) is not None and len(last.words) <= SHORT
    if place + 2 < len(runs) and _is_date_below(runs, place):
        below = runs[place + 2]
    return called and _is_short(run) and bool(below) and _is_text(below)


def _is_date_below(runs: Sequence[Run], place: int) -> bool:
    """Tell whether place and date stand below a salutation, as some editions print them."""
    below = runs[place + 1] if place + 1 < len(runs) else ()
    return bool(below) and len(below) <= 2 and _is_short(below) and _is_dated(below)


def _find_opener(
    draft: Draft, runs: Sequence[Run], start: int, heads: set[int]
) -> tuple[int, Line | None]:
    """Return the place of the first run of a letter's opener, and its last line; None where it has none."""
    run = runs[start]
    above = start - 1
    if _is_salutation(draft, runs, start) and not RUN_IN.fullmatch(run[0].words):
        last: Line | None = runs[start + 1][-1] if _is_date_below(runs, start) else run[-1]
    elif _is_called(draft, runs, start, heads) or (
        _is_dated(run) and _is_short(run) and start + 1 < len(runs) and _is_text(runs[start + 1])
    ):
        last = run[-1]
    elif _is_text(run):
        last, above = None, start - 1
    else:
        return start, None
    first = start if last else start + 1
    for place in range(above, max(-1, above - RUNS), -1):
        other = runs[place]
        if place in heads:
            first = min(first, place + 1) if last or first <= above else first
            break
        if not _is_short(other) or not all(map(draft.is_free, other)):
            break
        later = draft.manuscript.has_body_before(other[0].number)
        if later and any(map(_is_signature, other)) and not _is_dated(other):
            break  # the letter above ends there
        if _is_dated(other) or _is_addressed(other):
            first = place
    if last is None and first <= above:
        last = runs[above][-1]
    return min(first, start), last


def _is_called(draft: Draft, runs: Sequence[Run], place: int, heads: set[int]) -> bool:
    """Tell whether a line directly below the head of a letter calls somebody, by whatever name."""
    run = runs[place]
    below = runs[place + 1] if place + 1 < len(runs) else ()
    short = len(run) == 1 and run[0].count <= WORDS and draft.is_free(run[0])
    under = place - 1 in heads or (place > 1 and _is_dated(runs[place - 1]))
    dashed = CALLED.fullmatch(run[0].words) is not None
    return short and under and dashed and bool(below) and _is_text(below)


def _find_addressees(draft: Draft) -> Iterator[BlockProposal]:
    """Yield the lines in italics that say to whom a letter goes, if below most headings one stands."""
    lines = draft.manuscript.lines
    headed = [(a, b) for a, b in pairwise(lines) if is_division(a.words) and not b.is_body]
    found = [
        b
        for _, b in headed
        if ITALIC.fullmatch(b.words) and TO.fullmatch(b.words) and draft.is_free(b)
    ]
    for line in found if len(found) > 1 and 3 * len(found) >= 2 * len(headed) else []:
        cuts = (line.words[0], line.words.rstrip(".")[-1])
        yield BlockProposal(
            line=line.number,
            kind=HEADING,
            level=2,
            cuts=cuts,
            reason="below the heading of each letter, it says to whom it goes",
            confidence=0.8,
        )


def _is_head(draft: Draft, run: Run) -> bool:
    """Tell whether a run is the heading of a letter: its number, or to whom it goes in capitals."""
    line = run[0]
    if not draft.is_free(line):
        return draft.kind(line) is HEADING
    words = line.words.strip("_*[] ")
    numbered = is_division(words) or _is_number(line) or NUMBERED.fullmatch(words)
    to = line.words.isupper() and ANY_TO.match(line.words) is not None
    to = to or (line.words[0].isdigit() and ADDRESSED.fullmatch(line.words) is not None)
    italic = ITALIC.fullmatch(line.words) is not None and TO.fullmatch(line.words) is not None
    return len(run) <= 2 and (bool(numbered) or to) and not italic


def _is_number(line: Line) -> bool:
    """Tell whether a line is a number by itself, and no initial, which is no numeral or stands far in."""
    words = line.words.strip("_*[]. ")
    initial = SINGLE.fullmatch(words) and (words not in "IVXLC" or line.indent >= FAR)
    return ALONE.fullmatch(line.words.strip("_*[] ")) is not None and not initial


def _is_dated(run: Run) -> bool:
    return any(
        find_date(line.words.replace("_", " "))
        or YEAR.search(line.words)
        or DAY.fullmatch(line.words.strip("_* "))
        for line in run
    )


def _is_addressed(run: Run) -> bool:
    return TO.fullmatch(run[0].words) is not None and not run[0].words.isupper()


def _is_short(run: Run) -> bool:
    return len(run) <= ADDRESS and all(
        len(line.words) <= SHORT and not line.is_body and line.count <= WORDS for line in run
    )


def _is_text(run: Run) -> bool:
    """Tell whether a run is text: several lines, or a sentence."""
    words = sum(line.count for line in run)
    return any(line.is_body for line in run) or (words >= 5 and ends_sentence(run[-1].words))


# --- closers -----------------------------------------------------------------------------------


def _find_closer(draft: Draft, runs: list[Run]) -> Iterator[BlockProposal]:
    """Yield what closes a letter: the last signature in it, and the short lines directly above and below."""
    while runs and (not draft.is_free(runs[-1][0]) or NOTED.match(runs[-1][0].words)):
        runs = runs[:-1]
    least = next((n for n, run in enumerate(runs) if _is_text(run)), None)
    if least is None:
        return
    for place in range(len(runs) - 1, max(least, len(runs) - RUNS) - 1, -1):
        run = runs[place]
        begin = _find_begin(draft, run, place > least)
        signed = place > least + 1 and any(map(_is_signature, runs[place - 1]))
        if begin is None or (
            signed and ends_sentence(run[-1].words) and not _is_signature(run[-1])
        ):
            continue  # greetings below the signature add to the letter
        first, last = run[begin], run[-1]
        for other in reversed(runs[least + 1 : place]) if begin == 0 else ():
            if not _leads(draft, other):
                break
            first = other[0]
        for other in runs[place + 1 :]:
            called = not ends_sentence(last.words) and len(other) == 1 and other[0].count <= 3
            if not _is_short(other) or not (called or _goes_below(other)):
                break
            last = other[-1]
        yield _block(first, last, CLOSER, "a signature below a letter, and what belongs to it")
        return


def _find_begin(draft: Draft, run: Run, apart: bool) -> int | None:
    """Return from which line on a run is a closer; None if none of it is."""
    for place, line in enumerate(run):
        if not draft.is_free(line):
            return None
        rest = run[place:]
        if (place or apart) and _is_regards(draft, line) and _is_short(rest[1:]):
            while place and _goes_on(run[place - 1]) and (place > 1 or apart):
                place -= 1
            return place
    return 0 if apart and _is_short(run) and any(map(_is_signature, run)) else None


def _goes_on(line: Line) -> bool:
    """Tell whether a short line leads to the regards below it: ``I am,`` and ``Sir,``."""
    return line.words.endswith(",") and line.count <= WORDS // 2 and not line.is_body


def _leads(draft: Draft, run: Run) -> bool:
    """Tell whether what stands above a signature leads to it, and is no sentence by itself."""
    if not all(map(draft.is_free, run)) or len(run) > 3 or any(line.count > WORDS for line in run):
        return False
    if _is_dated(run) and _is_short(run) and not _is_text(run[:-1]):
        return True
    open_end = run[-1].words.endswith(",") or not ends_sentence(run[-1].words)
    return (open_end and not run[0].is_body) or any(_is_regards(draft, line) for line in run)


def _goes_below(run: Run) -> bool:
    """Tell whether what stands below a signature belongs to it: an address, a word in italics."""
    if POSTSCRIPT.match(run[0].words):
        return len(run) <= 3
    if NOTED.match(run[0].words) or (len(run) == 1 and _is_text(run)):
        return False
    address = run[0].words.endswith(",") or any(
        char.isdigit() for line in run for char in line.words
    )
    said = run[-1].words[-1] in "!?;" or run[0].indent >= 2 > len(run)
    named = any(map(_is_signature, run)) or ITALIC.fullmatch(run[0].words) is not None
    return not _is_dated(run) and ((address and not said) or named)


def _is_signature(line: Line) -> bool:
    """Tell whether a line is a name: in capitals, with initials, or as names are written."""
    words = line.words.strip("_*.,; ")
    if not 0 < len(words) <= 50 or is_division(words) or _is_number(line) or TO.match(words):
        return False
    capitals = words.isupper() and line.count <= 6
    far = line.indent >= FAR and line.count <= 4 and is_title_case(words)
    return (
        capitals
        or far
        or SINGLE.fullmatch(words) is not None
        or INITIALS.fullmatch(words + ".") is not None
        or is_name(words)
    )


def _is_regards(draft: Draft, line: Line) -> bool:
    words = line.words.strip("_* ")
    if not draft.is_free(line) or line.is_body or len(words) > MOST or SENTENCE.fullmatch(words):
        return False
    return REGARDS.fullmatch(words) is not None


def _block(first: Line, last: Line, kind: object, reason: str) -> BlockProposal:
    fields = {"line": first.number, "last": last.number, "kind": kind, "reason": reason}
    return BlockProposal(**fields, confidence=0.88)  # type: ignore[arg-type]
