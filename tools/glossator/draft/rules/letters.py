"""What begins and ends letters: place and date, salutation, regards, signature."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from glossator.draft.languages import any_word
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal, of_lines
from glossator.draft.rules.dates import NUMBERS, find_date
from glossator.draft.rules.divisions import ALONE, is_division
from glossator.draft.state import Draft
from glossator.draft.wording import is_name
from glossator_schema.blocks import CLOSER, HEADING, OPENER

SALUTATION = re.compile(
    rf"[_*\"“]*{any_word('salutations')}\s*[,:;!，：！—–.-]*[_*]*(?:--+|—)?[_*]*", re.I
)
ENDED = re.compile(r"[,:;!，：！—–-][_*]*$|\.--$")
REGARDS = re.compile(rf"[_*]*{any_word('regards')}[_*.,;!]*", re.I)
POSTSCRIPT = re.compile(rf"[_*]*{any_word('postscripts')}(?!\w).*", re.I)
MONTHS = "|".join(sorted(map(re.escape, NUMBERS), key=len, reverse=True))
TO = re.compile(r"[_*]*(?:To|An|À|A|Al|Ad)\s+[^:!?]{2,60}[_*.]*")
NAMED = re.compile(
    r"(?:Mr|Mrs|Miss|Ms|Messrs|Dr|M|Mme|Herr|Frau|Se[ñn]or|Sr)\.?\s[^\W\d_][\w.’' -]{1,30}[,:]"
    r"|[^\W\d_a-zß-öø-ÿ][^\W\d_]{2,20} [–—-]"
)
"""A salutation that is a name alone."""
NUMBERED = re.compile(r"\d{1,3}\.\s\S.{2,60}[^.!?,;:]")
"""The heading of a letter with its number."""
SENTENCE = re.compile(r"(?:I|We|Je|Ich)\s.*\.")
"""What is a sentence by itself, as ``I am obliged to you.``, closes no letter where no name stands below."""
INITIALS = re.compile(r"[_*]*(?:[^\W\d_a-zß-öø-ÿ]\.\s?){2,4}[_*]*")
DAY = re.compile(
    rf"(?:[\w.' -]{{2,30}},\s)?(?:the\s)?(?:\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:of\s)?(?:{MONTHS})|"
    rf"(?:{MONTHS})\s\d{{1,2}}(?:st|nd|rd|th)?)\.?",
    re.I,
)
"""A day without its year, and its place, as the later letters of a year have."""
LONG = 6
"""A line of more words, below a salutation, is the letter."""
SHORT = 60
"""The number of characters that a line of an opener or a closer has at the most."""

_block = partial(of_lines, confidence=0.88)


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose openers and closers, where the text has a salutation and a letter below it."""
    lines = draft.manuscript.lines
    found = [n for n, line in enumerate(lines) if _is_salutation(draft, n)]
    for place, index in enumerate(found):
        first = index
        while first > 0 and _is_opener(draft, lines[first - 1]):
            first -= 1
        if 0 < first < index and _is_place(draft, lines[first - 1], lines[first]):
            first -= 1
        first = _find_heading(draft, first)
        if first == index and _is_within(draft, lines[index]):
            continue
        yield _block(
            (lines[first], lines[index]), OPENER, "place and date, or the salutation, of a letter"
        )
        until = found[place + 1] if place + 1 < len(found) else len(lines)
        yield from _find_closers(draft, index + 1, until)


def _is_within(draft: Draft, line: Line) -> bool:
    """Tell whether text stands directly above a salutation: a speaker turns to those who listen."""
    above = draft.manuscript.above(line)
    text = above is not None and draft.is_free(above) and above.words.endswith((".", "!", "?", "”"))
    return text and above is not None and (above.is_body or above.count > LONG)


def _find_heading(draft: Draft, first: int) -> int:
    """Return the index from which short lines follow the heading of a letter; ``first`` where none is near."""
    lines = draft.manuscript.lines
    for index in range(first - 1, max(-1, first - 4), -1):
        line = lines[index]
        if is_division(line.words) or ALONE.fullmatch(line.words) or NUMBERED.fullmatch(line.words):
            return index + 1
        if not draft.is_free(line) or len(line.words) > SHORT or line.is_body or not line.apart:
            break
    return first


def _is_salutation(draft: Draft, index: int) -> bool:
    line = draft.manuscript.lines[index]
    following = draft.manuscript.lines[index + 1 : index + 2]
    long = bool(following) and (following[0].is_body or following[0].count > LONG)
    if NAMED.fullmatch(line.words) and line.apart and draft.is_free(line) and following:
        return long
    return (
        draft.is_free(line)
        and len(line.words) <= 80
        and SALUTATION.fullmatch(line.words) is not None
        and bool(following)
        and (bool(ENDED.search(line.words)) or (line.apart and line.count <= 4 and long))
    )


def _is_opener(draft: Draft, line: Line) -> bool:
    """Tell whether a line above a salutation is its place and date, or says to whom it goes."""
    words = line.words.strip("_* ")
    if not draft.is_free(line) or len(words) > SHORT or re.match(r"#|\d+\.?$|[IVXLC]+\.?$", words):
        return False
    dated = find_date(words.replace("_", " ")) is not None or bool(
        re.search(r"\b(1[4-9]|20)\d\d\b", words)
    )
    dated = dated or DAY.fullmatch(words) is not None
    addressed = TO.fullmatch(line.words) is not None and not words.isupper()
    return (dated and not line.is_body) or addressed


def _is_place(draft: Draft, line: Line, following: Line) -> bool:
    """Tell whether a line is the place above a date: short, alone with it, and open at its end."""
    run = draft.manuscript.run_of(line)
    short = line.count <= LONG and line.words.endswith(",")
    return short and draft.is_free(line) and run[0] is line and following in run


def _find_closers(draft: Draft, start: int, until: int) -> Iterator[BlockProposal]:
    """Yield what closes the letter between two indexes: the short lines after the last of its text."""
    lines = draft.manuscript.lines[start:until]
    end = len(lines)
    while end and (not draft.is_free(lines[end - 1]) or _is_between(draft, lines[end - 1])):
        end -= 1
    regards = next((n for n, line in enumerate(lines[:end]) if _is_regards(draft, line)), None)
    if regards is None:
        stop = first = end
        while first and _is_closing(draft, lines[first - 1]):
            first -= 1
    else:
        first, stop = regards, regards + 1
        while stop < end and _closes_on(draft, lines[stop - 1], lines[stop]):
            stop += 1
    if 0 < first < stop and (regards is not None or stop - first <= 3):
        yield _block(
            (lines[first], lines[stop - 1]), CLOSER, "regards and a signature below a letter"
        )


def _closes_on(draft: Draft, before: Line, line: Line) -> bool:
    """Tell whether a line belongs to what closes a letter, as the one before it does."""
    if not draft.is_free(line):
        return False
    if is_division(line.words) or ALONE.fullmatch(line.words):
        return False
    together = line.number == before.number + 1 and len(line.words) <= SHORT
    after_postscript = bool(POSTSCRIPT.match(before.words)) and line.number == before.number + 1
    return together or after_postscript or _is_closing(draft, line)


def _is_between(draft: Draft, line: Line) -> bool:
    """Tell whether a line belongs to the letter after it: its number, its heading, its place and date."""
    words = line.words.strip("_* ")
    if is_division(words):
        return True
    number = re.fullmatch(r"(?:letter\s+)?(?:\d+|[IVXLC]+)\.?", words, re.I)
    heading = draft.kind(line) is HEADING or bool(re.match(r"\d+\.\s", words) and not line.is_body)
    addressed = bool(re.match(r"to\b", words, re.I)) and len(words) <= SHORT
    caps = words.isupper() and addressed
    dated = bool(find_date(words.replace("_", " "))) and len(words) <= SHORT
    dated = dated or DAY.fullmatch(words) is not None
    return bool(number) or heading or caps or addressed or dated


def _is_regards(draft: Draft, line: Line) -> bool:
    words = line.words.strip("_* ")
    if SENTENCE.fullmatch(words) and line.number + 1 not in draft.manuscript.by_number:
        return False
    return draft.is_free(line) and len(words) <= 80 and REGARDS.fullmatch(words) is not None


def _is_closing(draft: Draft, line: Line) -> bool:
    words = line.words.strip("_* ")
    if not draft.is_free(line) or line.is_body:
        return False
    if is_division(words):
        return False
    if POSTSCRIPT.match(words) or _is_regards(draft, line):
        return True
    signed = (
        words.isupper()
        or is_name(words.rstrip(".,"))
        or bool(re.fullmatch(r"(?:[A-Z]\. ?){1,4}(?:[A-Z]\w+)?\.?", words))
    )
    return len(words) <= 50 and signed
