"""Headings that say what they are: ``CHAPTER I.``, ``Erstes Kapitel``, ``IV.``, ``Preface``."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from glossator.draft.languages import any_word, whole_line
from glossator.draft.layout import is_alone, is_drawn
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence
from glossator_schema.blocks import FURNITURE, HEADING

ROMAN = r"(?=[IVXLCM])M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})"
NUMBER = rf"(?:\d{{1,3}}|{ROMAN}|{any_word('ordinals')}|[A-Z])"
DIVISION = re.compile(
    rf"[\W_]*(?:{any_word('divisions')}\s+(?:the\s+)?(?i:{NUMBER})(?:er|re)?|(?:the\s+)?{any_word('ordinals')}\s+{any_word('divisions')}|"
    rf"(?:\d{{1,3}}|{ROMAN})\.?\s+{any_word('divisions')})\b(?:\s*[.:,—–-]+\s*\S.{{0,80}}|\s+(?:of|de|du|der|des)\s.{{0,60}})?[\W_]*",
    re.I,
)
ALONE = re.compile(rf"[\[(*_]*(?P<number>{ROMAN}|\d{{1,3}}|[A-Z])(?P<stop>[.)]?)[\])*_]*")
BARE_LETTER = re.compile(r"[A-Z]")
CAPTION = re.compile(rf"[*_]*{any_word('captions')}\s*(?:\d|[IVXL]+\b)[.:]?", re.I)
"""What opens the caption of a table or a picture."""
CAPITALS = "a short line in capitals"
LONGEST = 12
"""The number of words that a heading in capitals has at the most."""


def is_division(words: str) -> bool:
    """Tell whether words are the name of a division with its number."""
    return len(words) <= 110 and DIVISION.fullmatch(words) is not None


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose divisions, numbers alone in their line, names of parts, and short lines in capitals."""
    numbers = [line for line in draft.manuscript.lines if _is_number(draft, line)]
    wanted = {
        line.number
        for series in _by_form(numbers)
        if is_series([tell_value(line.words) for line in series]) and not are_pages(draft, series)
        for line in series
    }
    above: Line | None = None
    found: list[BlockProposal] = []
    for line in draft.manuscript.lines:
        if not draft.is_free(line):
            above = line if draft.kind(line) is HEADING else None
            continue
        reason = _say(draft, line, wanted, above)
        if (
            reason == CAPITALS == (found and found[-1].reason)
            and above
            and above.number + 1 == line.number
        ):
            found[-1] = replace(found[-1], last=line.number, cuts=())
        elif reason:
            level = 2 if above is not None and not is_division(line.words) else 1
            heading = BlockProposal(
                line=line.number,
                kind=HEADING,
                level=level,
                reason=reason,
                cuts=_find_cuts(line.words),
                confidence=0.9,
            )
            found.append(heading)
        above = line if reason else None
    yield from found


def _say(draft: Draft, line: Line, numbers: set[int], above: Line | None) -> str:
    """Return why a line is a heading; "" if nothing says so."""
    words = re.sub(r"(?<!\s)\s*\[\w+\]$", "", line.words)
    above_line = draft.manuscript.by_number.get(line.number - 1)
    if line is draft.manuscript.lines[-1] and (words.endswith(".") or _is_capitals(words)):
        return ""
    if CAPTION.match(words) or (above_line is not None and CAPTION.match(above_line.words)):
        return ""
    if is_division(words) and _has_room(draft, line):
        return "a division with its number"
    if line.number in numbers:
        return "a number alone in its line, one of several in order"
    named = ("sections", "notes", "references", "contents", "persons")
    if any(whole_line(name).fullmatch(words) for name in named) and _has_room(draft, line):
        return "the name of a part, alone in its line"
    if _is_capitals(words) and _has_room(draft, line) and line.count <= LONGEST:
        return CAPITALS
    if words != line.words and not ends_sentence(words):
        return "a heading of a wiki, with what edits it"
    del above
    return ""


def _is_capitals(words: str) -> bool:
    letters = [char for char in words if char.isalpha()]
    cased = [char for char in letters if char.isupper() or char.islower()]
    return (
        len(cased) >= 3 and all(char.isupper() for char in cased) and not words.endswith((",", ";"))
    )


def _has_room(draft: Draft, line: Line) -> bool:
    """Tell whether no running text goes on directly before a line."""
    before = draft.manuscript.by_number.get(line.number - 1)
    if before is None or not draft.is_free(before) or is_drawn(before.words):
        return True
    return ends_sentence(before.words) or is_division(before.words) or _is_capitals(before.words)


def _is_number(draft: Draft, line: Line) -> bool:
    """Tell whether a line is a number by itself; a Roman one may stand between lines that are whole."""
    if not draft.is_free(line) or not ALONE.fullmatch(line.words):
        return False
    if is_alone(draft, line):
        return True
    above, below = (draft.manuscript.by_number.get(line.number + step) for step in (-1, 1))
    between = above is None or not draft.is_free(above) or ends_sentence(above.words)
    capital = below is not None and below.words.lstrip("“\"'‘«„")[:1].isupper()
    return between and capital and re.fullmatch(r"[IVXL]+\.?", line.words) is not None


def _by_form(lines: list[Line]) -> list[list[Line]]:
    """Divide numbers by how they are written: those of parts and those of pages are not of one series."""
    forms: dict[str, list[Line]] = {}
    for line in lines:
        forms.setdefault(tell_form(line.words), []).append(line)
    return list(forms.values())


def are_pages(draft: Draft, numbers: list[Line]) -> bool:
    """Tell whether figures by themselves are of pages: one line stands beside several, or text goes on."""
    if not numbers[0].words.isdigit():
        return False
    broken = 0
    beside: Counter[tuple[bool, str]] = Counter()
    for line in numbers:
        above, below = draft.manuscript.above(line), draft.manuscript.below(line)
        sides = [side for side in (above, below) if side and draft.kind(side) is not FURNITURE]
        beside.update((side is above, side.words) for side in sides)
        if above and below and draft.is_free(above):
            open_end = above.count > LONGEST // 2 and not ends_sentence(above.words)
            broken += open_end or below.words[0].islower()
    return 4 * broken >= len(numbers) or max(beside.values(), default=0) > 1


def tell_form(words: str) -> str:
    """Return how a number is written, whatever it is: ``[1]``, ``I``; letters are ``A.``."""
    letters = "I" if re.fullmatch(r"\W*[IVXL]+\W*", words) else "A"
    return re.sub(r"\d+", "1", re.sub(r"[A-Z]+", letters, words))


def is_series(values: list[int]) -> bool:
    """Tell whether numbers are those of parts: most are one more than the one before, or begin anew."""
    steps = [b - a for a, b in itertools.pairwise(values)]
    fits = sum(
        step == 1 or (b == 1 and step < 0) for step, b in zip(steps, values[1:], strict=True)
    )
    return fits >= 0.6 * len(steps) if steps else values[0] in (1, 2)


def tell_value(words: str) -> int:
    """Return which number is written in figures, Roman ones, or as a letter."""
    number = re.sub(r"\W|_", "", words)
    if number.isdigit():
        return int(number)
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    if set(number) <= set(values) and number not in ("C", "D", "M"):
        figures = [values[char] for char in number]
        pairs = zip(figures, [*figures[1:], 0], strict=True)
        return sum(-a if a < b else a for a, b in pairs)
    return ord(number[0]) - ord("A") + 1


def _find_cuts(words: str) -> tuple[str, ...]:
    match = re.match(r"(?P<open>[*_]{1,2})(?=\S).*?(?P<close>[*_]{1,2})$", words)
    edit = re.search(r"(?<!\s)\s*(\[\w+\])$", words)
    if match and match["open"] == match["close"]:
        return (match["open"], match["close"])
    return (edit[1],) if edit and len(edit[1]) > 4 else ()
